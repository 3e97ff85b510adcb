// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timespanstatistics.h"

#include "models/timelinecharts.h"

#include <algorithm>
#include <optional>

namespace Models {

using CloudWatch::MetricPoint;
using CloudWatch::MetricSeries;
using Session::TimeRange;

namespace {

std::optional<MetricStatistics> statisticsOf(const MetricSeries &series, qint64 start, qint64 end)
{
    const qint64 period = std::max<qint64>(series.periodSeconds, 1) * 1000;
    // A period is [time, time + period). An instant is a span of a millisecond.
    const qint64 until = std::max(end, start + 1);
    const auto first = std::lower_bound(series.points.cbegin(), series.points.cend(), start - period + 1,
                                        [](const MetricPoint &point, qint64 time) { return point.time < time; });
    MetricStatistics result{.metric = series.metric};
    double weighted = 0;
    double weights = 0;
    for (auto point = first; point != series.points.cend() && point->time < until; ++point) {
        const double low = point->minimum.value_or(point->average);
        const double high = point->maximum.value_or(point->average);
        result.minimum = result.points == 0 ? low : std::min(result.minimum, low);
        result.maximum = result.points == 0 ? high : std::max(result.maximum, high);
        const auto shared = static_cast<double>(std::min(point->time + period, until) - std::max(point->time, start));
        weighted += point->average * shared;
        weights += shared;
        ++result.points;
    }
    if (result.points == 0)
        return std::nullopt;
    result.average = weighted / weights;
    return result;
}

} // namespace

const MetricStatistics *TimeSpanStatistics::find(CloudWatch::Metric metric) const
{
    const auto found = std::find_if(metrics.cbegin(), metrics.cend(),
                                    [metric](const MetricStatistics &one) { return one.metric == metric; });
    return found == metrics.cend() ? nullptr : &*found;
}

TimeSpanStatistics statisticsOf(const TimeRange &range, const TimelineContent &content,
                                const QList<MetricSeries> &series)
{
    TimeSpanStatistics result{.range = range};
    for (const TimelineEvent &event : content.events()) {
        if (event.time < range.start || event.time > range.end)
            continue;
        ++result.eventCount;
        if (event.severity == Severity::Error || event.severity == Severity::Warning)
            ++result.problemCount;
    }
    for (const auto &spell : content.intervals().starving) {
        const QDateTime from = std::max(content.startOf(spell), range.start);
        const QDateTime until = std::min(content.endOf(spell), range.end);
        result.starvedSeconds += std::max<qint64>(0, from.secsTo(until));
    }
    const QList<CloudWatch::Metric> order = chartMetrics() << CloudWatch::Metric::IngestBitrate;
    for (const CloudWatch::Metric metric : order) {
        const auto one = std::find_if(series.cbegin(), series.cend(),
                                      [metric](const MetricSeries &candidate) { return candidate.metric == metric; });
        if (one == series.cend())
            continue;
        if (const auto found = statisticsOf(*one, range.start.toMSecsSinceEpoch(), range.end.toMSecsSinceEpoch()))
            result.metrics.append(*found);
    }
    return result;
}

} // namespace Models
