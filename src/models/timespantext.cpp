// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timespantext.h"

#include "models/timelinecharts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Models::TimeSpanText", text);
}

QString counted(qsizetype count, const char *one, const char *many)
{
    return count == 1 ? tr(one) : tr(many).arg(count);
}

} // namespace

QString spanLengthText(const Session::TimeRange &range)
{
    return tr("ΔT %1").arg(Base::durationText(range.end.toSecsSinceEpoch() - range.start.toSecsSinceEpoch()));
}

QString spanEventsText(const TimeSpanStatistics &statistics)
{
    QStringList parts{counted(statistics.eventCount, QT_TRANSLATE_NOOP("Models::TimeSpanText", "1 event"),
                              QT_TRANSLATE_NOOP("Models::TimeSpanText", "%1 events"))};
    if (statistics.problemCount > 0)
        parts << counted(statistics.problemCount, QT_TRANSLATE_NOOP("Models::TimeSpanText", "1 problem"),
                         QT_TRANSLATE_NOOP("Models::TimeSpanText", "%1 problems"));
    if (statistics.starvedSeconds > 0)
        parts << tr("starving %1").arg(Base::durationText(statistics.starvedSeconds));
    return parts.join(u", "_s);
}

QList<QStringList> spanRows(const TimeSpanStatistics &statistics)
{
    if (statistics.metrics.isEmpty())
        return {};
    QList<QStringList> rows{{QString(), tr("min"), tr("avg"), tr("max")}};
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
    QStringList lines{tr("%1 – %2").arg(format.dateTime(statistics.range.start), format.dateTime(statistics.range.end)),
                      spanLengthText(statistics.range) + u", "_s + spanEventsText(statistics)};
    for (const QStringList &row : spanRows(statistics))
        lines << row.join(u'\t');
    return lines.join(u'\n');
}

} // namespace Models
