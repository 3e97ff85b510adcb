// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timespantext.h"

#include "models/countedtext.h"
#include "models/timelinecharts.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Models::TimeSpanText)
};

// "20 min" where it is round, "33:12" where it is not.
QString roundLengthText(qint64 seconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    if (seconds >= hour && seconds % hour == 0)
        return Text::tr("%1 h").arg(seconds / hour);
    if (seconds >= minute && seconds < hour && seconds % minute == 0)
        return Text::tr("%1 min").arg(seconds / minute);
    if (seconds < minute)
        return Text::tr("%1 s").arg(seconds);
    return Base::durationText(seconds);
}

} // namespace

QString visibleRangeText(const Session::TimeRange &range, const Base::TimeFormat &format, const QDateTime &sessionStart)
{
    if (!range.isValid())
        return {};
    const QString length = roundLengthText(range.end.toSecsSinceEpoch() - range.start.toSecsSinceEpoch());
    QString start = format.clock(range.start, sessionStart);
    QString end = format.clock(range.end, sessionStart);
    if (format.kind() == Base::TimeFormat::Kind::Elapsed)
        return Text::tr("T+ %1 – %2, %3").arg(start, end, length);
    const QDate firstDay = format.day(range.start);
    const QDate lastDay = format.day(range.end);
    if (firstDay != lastDay) {
        const QLocale english(QLocale::English);
        start.prepend(english.toString(firstDay, u"d MMM "_s));
        end.prepend(english.toString(lastDay, u"d MMM "_s));
    }
    const QString zone = format.zoneLabel(range.end);
    if (const QString before = format.zoneLabel(range.start); before != zone)
        start += u' ' + before;
    return Text::tr("%1 – %2 %3, %4").arg(start, end, zone, length);
}

QString spanLengthText(const Session::TimeRange &range)
{
    return Text::tr("ΔT %1").arg(Base::durationText(range.end.toSecsSinceEpoch() - range.start.toSecsSinceEpoch()));
}

QString spanEventsText(const TimeSpanStatistics &statistics)
{
    QStringList parts{countedText(statistics.eventCount, Text::tr("1 event"), Text::tr("%1 events"))};
    if (statistics.problemCount > 0)
        parts << countedText(statistics.problemCount, Text::tr("1 problem"), Text::tr("%1 problems"));
    if (statistics.starvedSeconds > 0)
        parts << Text::tr("starving %1").arg(Base::durationText(statistics.starvedSeconds));
    return parts.join(u", "_s);
}

QList<QStringList> spanRows(const TimeSpanStatistics &statistics)
{
    if (statistics.metrics.isEmpty())
        return {};
    QList<QStringList> rows{{QString(), Text::tr("min"), Text::tr("avg"), Text::tr("max")}};
    for (const MetricStatistics &one : statistics.metrics) {
        const ChartWords words = chartWords(one.metric);
        const QString name = words.unit.isEmpty() ? words.title : words.title + u", "_s + words.unit;
        rows.append({name, chartNumber(one.metric, one.minimum), chartNumber(one.metric, one.average),
                     chartNumber(one.metric, one.maximum)});
    }
    return rows;
}

QString spanText(const TimeSpanStatistics &statistics, const Base::TimeFormat &format)
{
    QStringList lines{
        Text::tr("%1 – %2").arg(format.dateTime(statistics.range.start), format.dateTime(statistics.range.end)),
        spanLengthText(statistics.range) + u", "_s + spanEventsText(statistics)};
    for (const QStringList &row : spanRows(statistics))
        lines << row.join(u'\t');
    return lines.join(u'\n');
}

} // namespace Models
