// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinevalues.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace Models {

using CloudWatch::MetricPoint;
using CloudWatch::MetricSeries;

namespace {

constexpr double leastHeadroom = 1.1;
constexpr double mostHeadroom = 1.2;
constexpr double least = 1e-9; // so much is lost in dividing

qint64 periodOf(const MetricSeries &series)
{
    return std::max<qint64>(series.periodSeconds, 1) * 1000;
}

auto firstFrom(const QList<MetricPoint> &points, qint64 time)
{
    return std::lower_bound(points.cbegin(), points.cend(), time,
                            [](const MetricPoint &point, qint64 wanted) { return point.time < wanted; });
}

// What becomes one pixel's worth of a curve.
class Column
{
public:
    explicit Column(const ValueScale &values)
        : m_values(values)
    {
    }

    void begin(double x)
    {
        m_x = x;
        m_isEmpty = true;
    }
    void add(const MetricPoint &point)
    {
        const double low = point.minimum.value_or(point.average);
        const double high = point.maximum.value_or(point.average);
        if (m_isEmpty) {
            m_first = m_lowest = m_highest = point.average;
            m_isLowestFirst = true;
            m_low = low;
            m_high = high;
            m_isEmpty = false;
        }
        if (point.average < m_lowest) {
            m_lowest = point.average;
            m_isLowestFirst = false;
        }
        if (point.average > m_highest) {
            m_highest = point.average;
            m_isLowestFirst = true;
        }
        m_last = point.average;
        m_low = std::min(m_low, low);
        m_high = std::max(m_high, high);
    }
    void finish(CurveRun &run) const
    {
        if (m_isEmpty)
            return;
        const std::array inOrder = m_isLowestFirst ? std::array{m_first, m_lowest, m_highest, m_last}
                                                   : std::array{m_first, m_highest, m_lowest, m_last};
        for (const double value : inOrder) {
            const QPointF pixel(m_x, m_values.y(value));
            if (run.line.isEmpty() || run.line.last() != pixel)
                run.line.append(pixel);
        }
        run.upper.append({m_x, m_values.y(m_high)});
        run.lower.append({m_x, m_values.y(m_low)});
    }

private:
    const ValueScale &m_values;
    double m_x = 0;
    double m_first = 0;
    double m_lowest = 0;
    double m_highest = 0;
    double m_last = 0;
    double m_low = 0;
    double m_high = 0;
    bool m_isLowestFirst = true;
    bool m_isEmpty = true;
};

// Points one by one.
void takePoints(CurveRun &run, const MetricPoint *first, const MetricPoint *last, const TimelineScale &scale,
                const ValueScale &values)
{
    for (const MetricPoint *point = first; point != last; ++point) {
        const double x = scale.x(point->time);
        run.line.append({x, values.y(point->average)});
        run.upper.append({x, values.y(point->maximum.value_or(point->average))});
        run.lower.append({x, values.y(point->minimum.value_or(point->average))});
    }
}

// A pixel's points as one.
void takeColumns(CurveRun &run, const MetricPoint *first, const MetricPoint *last, const TimelineScale &scale,
                 const ValueScale &values)
{
    Column column(values);
    const MetricPoint *point = first;
    while (point != last) {
        const double pixel = std::floor(scale.x(point->time));
        // Asked once a pixel and not once a point. The time is rounded: the next pixel's first may be one too early.
        const qint64 end = std::max(scale.timeAt(pixel + 1), point->time + 1);
        column.begin(pixel + 0.5);
        for (; point != last && point->time < end; ++point)
            column.add(*point);
        column.finish(run);
    }
}

} // namespace

double chartTop(double highest, bool isCount)
{
    if (!(highest > 0))
        return isCount ? 3 : 1;
    const double power = std::pow(10.0, std::floor(std::log10(highest * leastHeadroom)));
    double top = highest * mostHeadroom;
    for (const double grain : {5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05}) {
        // The roundest of what lies between.
        const double candidate = std::ceil(highest * leastHeadroom / (grain * power) - least) * grain * power;
        if (candidate <= highest * mostHeadroom * (1 + least)) {
            top = candidate;
            break;
        }
    }
    return isCount ? std::max(std::ceil(top - least), 3.0) : top;
}

QList<double> chartTicks(double top, int wanted, bool isCount)
{
    constexpr std::array steps{8.0, 6.0, 5.0, 4.0, 3.0, 2.5, 2.0, 1.0};
    const auto countOf = [top](double step) { return static_cast<int>(std::floor(top / step + least)) + 1; };
    const int other = wanted == 3 ? 4 : 3;
    const double power = std::pow(10.0, std::floor(std::log10(top)));
    double best = top / 3;
    bool isFound = false;
    for (const int count : {wanted, other}) {
        for (const double size : {power, power / 10}) {
            for (const double step : steps) {
                const double candidate = step * size;
                if (isFound || countOf(candidate) != count || (isCount && candidate != std::floor(candidate)))
                    continue;
                best = candidate;
                isFound = true;
            }
        }
    }
    QList<double> ticks;
    for (int i = 0; i < countOf(best); ++i)
        ticks.append(i * best);
    return ticks;
}

QList<TimeGap> gapsOf(const MetricSeries &series, qint64 start, qint64 end)
{
    const qint64 period = periodOf(series);
    QList<TimeGap> gaps;
    if (series.points.isEmpty()) {
        if (start < end)
            gaps.append({start, end});
        return gaps;
    }
    if (series.points.first().time - start > 2 * period)
        gaps.append({start, series.points.first().time});
    for (qsizetype i = 1; i < series.points.size(); ++i) {
        const qint64 before = series.points.at(i - 1).time;
        const qint64 after = series.points.at(i).time;
        if (after - before > period)
            gaps.append({before, after});
    }
    if (end - series.points.last().time > 3 * period) // the last one's own period, and two
        gaps.append({series.points.last().time, end});
    return gaps;
}

const MetricPoint *pointAt(const MetricSeries &series, qint64 time)
{
    const auto after = firstFrom(series.points, time);
    if (after != series.points.cend() && after->time == time)
        return &*after;
    if (after == series.points.cbegin())
        return nullptr;
    const MetricPoint &before = *std::prev(after);
    const qint64 period = periodOf(series);
    if (time - before.time >= period)
        return nullptr;
    if (after != series.points.cend() && after->time - time < time - before.time)
        return &*after;
    return &before;
}

double medianOf(const MetricSeries &series)
{
    if (series.points.isEmpty())
        return 0;
    QList<double> averages;
    averages.reserve(series.points.size());
    for (const MetricPoint &point : series.points)
        averages.append(point.average);
    const auto middle = averages.begin() + (averages.size() - 1) / 2;
    std::nth_element(averages.begin(), middle, averages.end());
    return *middle;
}

double highestOf(const MetricSeries &series)
{
    double highest = 0;
    for (const MetricPoint &point : series.points)
        highest = std::max(highest, point.maximum.value_or(point.average));
    return highest;
}

QList<CurveRun> curveRuns(const MetricSeries &series, const TimelineScale &scale, const ValueScale &values, qint64 from,
                          qint64 until)
{
    const QList<MetricPoint> &points = series.points;
    auto first = firstFrom(points, std::max(scale.start, from));
    if (first != points.cbegin() && std::prev(first)->time >= from)
        --first;
    auto last = firstFrom(points, std::min(scale.end, until));
    if (last != points.cend() && last->time <= until)
        ++last;
    QList<CurveRun> runs;
    if (first >= last)
        return runs;
    const qint64 period = periodOf(series);
    const bool isDense = static_cast<double>(last - first) > 2 * scale.width;
    auto runStart = first;
    for (auto point = first; point != last; ++point) {
        const auto next = std::next(point);
        if (next != last && next->time - point->time <= period)
            continue;
        CurveRun run;
        if (isDense)
            takeColumns(run, &*runStart, &*runStart + (next - runStart), scale, values);
        else
            takePoints(run, &*runStart, &*runStart + (next - runStart), scale, values);
        runs.append(run);
        runStart = next;
    }
    return runs;
}

} // namespace Models
