// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/metricstext.h"

#include "base/timetext.h"
#include "cli/texttable.h"
#include "models/timelinecharts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Cli {

QString metricsText(const Session::SessionMetrics &metrics)
{
    TextTable table;
    table.addColumn(u"Metric"_s);
    for (const auto *title : {"Period", "Points", "Lowest", "Average", "Highest"})
        table.addColumn(QString::fromLatin1(title), TextTable::Align::Right);
    for (const auto &series : metrics.series) {
        const QString period = u"%1 s"_s.arg(series.periodSeconds);
        const QString count = QString::number(series.points.size());
        if (series.points.isEmpty()) {
            table.addRow({CloudWatch::metricName(series.metric), period, count, {}, u"no data"_s, {}});
            continue;
        }
        double sum = 0;
        double lowest = series.points.first().average;
        double highest = lowest;
        for (const auto &point : series.points) {
            sum += point.average;
            lowest = std::min(lowest, point.minimum.value_or(point.average));
            highest = std::max(highest, point.maximum.value_or(point.average));
        }
        const auto text = [&series](double value) { return Models::chartValue(series.metric, value); };
        table.addRow({CloudWatch::metricName(series.metric), period, count, text(lowest),
                      text(sum / static_cast<double>(series.points.size())), text(highest)});
    }
    const auto format = Base::TimeFormat::utc();
    return u"%1 to %2\n\n"_s.arg(format.dateTime(metrics.range.start), format.dateTime(metrics.range.end))
           + table.toText();
}

} // namespace Cli
