// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinechartlayout.h"

#include "models/timelinelayout.h"

#include <algorithm>
#include <array>

namespace Models {

using CloudWatch::Metric;

namespace {

constexpr double tallChart = 80; // has room for four ticks

double gapOver(const QList<ChartHeight> &charts, qsizetype index)
{
    if (index == 0)
        return ChartFrame::gap;
    return charts.at(index).isFolded && charts.at(index - 1).isFolded ? ChartFrame::foldedGap : ChartFrame::gap;
}

ChartHeight *find(QList<ChartHeight> &charts, Metric metric)
{
    const auto found = std::find_if(charts.begin(), charts.end(),
                                    [metric](const ChartHeight &chart) { return chart.metric == metric; });
    return found == charts.end() ? nullptr : &*found;
}

void fold(ChartHeight *chart)
{
    if (!chart)
        return;
    chart->isFolded = true;
    chart->height = ChartFrame::foldedHeight;
}

// A folded row of concurrent views at the end costs nothing here.
double countedHeight(const QList<ChartHeight> &charts)
{
    QList<ChartHeight> counted = charts;
    if (!counted.isEmpty() && counted.last().metric == Metric::ConcurrentViews && counted.last().isFolded)
        counted.removeLast();
    return heightOf(counted);
}

void grow(QList<ChartHeight> &charts, Metric metric, double most, double room)
{
    ChartHeight *chart = find(charts, metric);
    if (!chart || chart->isFolded)
        return;
    const double spare = room - countedHeight(charts);
    chart->height = std::clamp(chart->height + spare, chart->height, std::max(most, chart->height));
}

} // namespace

double chartHeight(Metric metric)
{
    switch (metric) {
    case Metric::IngestVideoBitrate:
        return 112;
    case Metric::IngestFramerate:
        return 64;
    case Metric::IngestAudioBitrate:
    case Metric::KeyframeInterval:
    case Metric::ConcurrentViews:
    case Metric::IngestBitrate:
        return 48;
    }
    Q_UNREACHABLE();
}

double heightOf(const QList<ChartHeight> &charts)
{
    double height = 0;
    for (qsizetype i = 0; i < charts.size(); ++i)
        height += gapOver(charts, i) + charts.at(i).height;
    return height;
}

QList<ChartHeight> chartHeights(const QList<Metric> &metrics, double room, double leastRoom)
{
    QList<ChartHeight> charts;
    for (const Metric metric : metrics)
        charts.append({metric, chartHeight(metric), false});
    constexpr std::array foldingOrder{Metric::ConcurrentViews, Metric::KeyframeInterval, Metric::IngestAudioBitrate,
                                      Metric::IngestFramerate};
    for (const Metric metric : foldingOrder) {
        if (countedHeight(charts) > room)
            fold(find(charts, metric));
    }
    ChartHeight *video = find(charts, Metric::IngestVideoBitrate);
    if (const double missing = countedHeight(charts) - room; video && missing > 0)
        video->height = std::max(ChartFrame::videoLeast, video->height - missing);
    grow(charts, Metric::IngestVideoBitrate, ChartFrame::videoMost, room);
    grow(charts, Metric::IngestFramerate, ChartFrame::framerateMost, room);
    if (charts.size() > 1 && charts.last().metric == Metric::ConcurrentViews && heightOf(charts) > leastRoom)
        charts.removeLast();
    return charts;
}

TimelineChartLayout::TimelineChartLayout(const TimelineCharts &charts, const QList<ChartHeight> &heights, double top)
    : m_bottom(top)
{
    double y = top;
    for (qsizetype i = 0; i < heights.size(); ++i) {
        const ChartHeight &height = heights.at(i);
        const auto &all = charts.charts();
        const auto found = std::find_if(all.cbegin(), all.cend(), [&height](const TimelineChart &chart) {
            return chart.series.metric == height.metric;
        });
        if (found == all.cend())
            continue;
        y += gapOver(heights, i);
        ChartRow row{.metric = height.metric, .chart = found - all.cbegin(), .isFolded = height.isFolded};
        row.values = {.highest = found->top, .top = y, .height = height.height};
        const ChartWords words = chartWords(height.metric);
        if (height.isFolded) {
            constexpr double inset = 3; // a spark line does not touch its neighbours
            row.values.top += inset;
            row.values.height -= 2 * inset;
        } else {
            const int wanted = height.height >= tallChart ? 4 : 3;
            for (const double tick : chartTicks(found->top / words.unitSize, wanted, words.isCount)) {
                const double value = tick * words.unitSize;
                const double tickY = row.values.y(value);
                row.ticks.append({tickY, chartFigure(height.metric, value),
                                  tickY < row.values.bottom() - 0.5 && tickY > row.values.top + 0.5});
            }
        }
        m_rows.append(row);
        y += height.height;
    }
    m_bottom = y;
}

double TimelineChartLayout::axisHeight() const
{
    return m_rows.isEmpty() || m_rows.last().isFolded ? TimelineFrame::axisHeight : ChartFrame::axisHeight;
}

const ChartRow *TimelineChartLayout::rowAt(double y) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [y](const ChartRow &row) {
        return y >= row.values.top && y <= row.values.bottom();
    });
    return found == m_rows.cend() ? nullptr : &*found;
}

} // namespace Models
