// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cloudwatch/metricseries.h"
#include "models/timelinerange.h"

#include <QList>
#include <QPointF>

#include <limits>

// The arithmetic of curves: ranges and ticks of values, where data is missing, and how many points become few.
namespace Models {

// A span of values on a stretch of pixels; the smallest value, zero, lies at the bottom.
struct ValueScale
{
    double highest = 1; // at the top, above zero
    double top = 0; // pixels
    double height = 1;

    double bottom() const { return top + height; }
    double y(double value) const { return bottom() - value / highest * height; }

    friend bool operator==(const ValueScale &, const ValueScale &) = default;
};

// The top of a chart for the highest of what it shows: the roundest value from 10 to 20 % above it. `isCount`: whole
// numbers, and never under 3. Where nothing is above zero, 1.
double chartTop(double highest, bool isCount = false);

// Round values from zero to the top, three or four of them; `wanted` where both are possible.
QList<double> chartTicks(double top, int wanted, bool isCount = false);

// Milliseconds since the epoch.
struct TimeGap
{
    qint64 start = 0; // the last point before, or where data could begin
    qint64 end = 0; // the next point, or where data could end

    friend bool operator==(const TimeGap &, const TimeGap &) = default;
};

// Where periods are missing between points, and between the points and the ends of `start` to `end`, the time in which
// there could be data; there a delay of two periods is no gap. Without a point, all of it.
QList<TimeGap> gapsOf(const CloudWatch::MetricSeries &series, qint64 start, qint64 end);

// The point nearest to an instant, among those whose period holds it and the one right after; null in a gap.
const CloudWatch::MetricPoint *pointAt(const CloudWatch::MetricSeries &series, qint64 time);

// The middle one of the averages, the lower of two; 0 without points.
double medianOf(const CloudWatch::MetricSeries &series);

// The highest of averages and maxima; 0 without points.
double highestOf(const CloudWatch::MetricSeries &series);

// Points without a gap between them, as pixels.
struct CurveRun
{
    QList<QPointF> line;
    QList<QPointF> upper; // of the band between minimum and maximum, from left to right; empty where neither is told
    QList<QPointF> lower;

    friend bool operator==(const CurveRun &, const CurveRun &) = default;
};

// The curve over the scale's span, with the next point on either side so that a line reaches the edges. Of more points
// than pixels, each pixel keeps its first, lowest, highest and last: no peak is lost, and the picture is the same.
// Points before `from` and after `until` (milliseconds since the epoch) are left out.
QList<CurveRun> curveRuns(const CloudWatch::MetricSeries &series, const TimelineScale &scale, const ValueScale &values,
                          qint64 from = std::numeric_limits<qint64>::min(),
                          qint64 until = std::numeric_limits<qint64>::max());

} // namespace Models
