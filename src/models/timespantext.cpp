// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timespantext.h"

#include "models/timelinecharts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Models::TimeSpanText)
};

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(count);
}

} // namespace

QString spanLengthText(const Session::TimeRange &range)
{
    return Text::tr("ΔT %1").arg(Base::durationText(range.end.toSecsSinceEpoch() - range.start.toSecsSinceEpoch()));
}

QString spanEventsText(const TimeSpanStatistics &statistics)
{
    QStringList parts{counted(statistics.eventCount, Text::tr("1 event"), Text::tr("%1 events"))};
    if (statistics.problemCount > 0)
        parts << counted(statistics.problemCount, Text::tr("1 problem"), Text::tr("%1 problems"));
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
