// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analysis/ingestevidence.h"

#include <algorithm>

namespace Analysis {

namespace {

using CloudWatch::Metric;
using CloudWatch::MetricPoint;
using CloudWatch::MetricSeries;

constexpr int afterSpell = 10; // seconds
constexpr int aroundBreach = 10;
constexpr int longestPeriod = 60;

qint64 length(const MetricSeries &series)
{
    return series.periodSeconds * Q_INT64_C(1000);
}

} // namespace

std::optional<double> lowestWithin(const MetricSeries &series, const QDateTime &start, const QDateTime &end)
{
    if (!start.isValid() || !end.isValid())
        return {};
    std::optional<double> lowest;
    for (const MetricPoint &point : series.points) {
        if (point.time < start.toMSecsSinceEpoch() || point.time + length(series) > end.toMSecsSinceEpoch())
            continue;
        const double value = point.minimum.value_or(point.average);
        lowest = std::min(value, lowest.value_or(value));
    }
    return lowest;
}

std::optional<double> averageAt(const MetricSeries &series, const QDateTime &time, int within)
{
    if (!time.isValid() || series.periodSeconds > within)
        return {};
    const qint64 at = time.toMSecsSinceEpoch();
    for (const MetricPoint &point : series.points) {
        if (point.time <= at && at < point.time + length(series))
            return point.average;
    }
    return {};
}

std::optional<double> highestAround(const MetricSeries &series, const QDateTime &time, int seconds)
{
    if (!time.isValid() || series.periodSeconds > longestPeriod)
        return {};
    const qint64 from = time.addSecs(-seconds).toMSecsSinceEpoch();
    const qint64 to = time.addSecs(seconds).toMSecsSinceEpoch();
    std::optional<double> highest;
    for (const MetricPoint &point : series.points) {
        if (point.time + length(series) <= from || point.time > to)
            continue;
        const double value = point.maximum.value_or(point.average);
        highest = std::max(value, highest.value_or(value));
    }
    return highest;
}

std::optional<double> lowestOfSpell(const Session::SessionMetrics &metrics, const QDateTime &start,
                                    const QDateTime &end)
{
    const auto *series = metrics.finest(Metric::IngestVideoBitrate, start);
    return series ? lowestWithin(*series, start, end) : std::nullopt;
}

std::optional<double> bitrateAfterSpell(const Session::SessionMetrics &metrics, const QDateTime &end)
{
    const auto *series = metrics.finest(Metric::IngestVideoBitrate, end);
    return series ? averageAt(*series, end.addSecs(afterSpell), afterSpell) : std::nullopt;
}

std::optional<double> peakOfBreach(const Session::SessionMetrics &metrics, const QDateTime &time,
                                   std::optional<double> limit)
{
    const auto *series = metrics.finest(Metric::IngestVideoBitrate, time.addSecs(-aroundBreach));
    const auto peak = series ? highestAround(*series, time, aroundBreach) : std::nullopt;
    return peak && *peak > limit.value_or(0) ? peak : std::nullopt;
}

} // namespace Analysis
