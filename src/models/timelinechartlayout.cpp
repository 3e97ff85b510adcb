// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinechartlayout.h"

#include "models/timelinelayout.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace Models {

using CloudWatch::Metric;

namespace {

constexpr double tallChart = 80; // has room for four ticks
constexpr double sparkInset = 3; // a folded chart's line does not touch its neighbours

constexpr std::array foldingOrder{Metric::ConcurrentViews, Metric::KeyframeInterval, Metric::IngestAudioBitrate,
                                  Metric::IngestFramerate};

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

void shrinkVideo(QList<ChartHeight> &charts, double room)
{
    ChartHeight *video = find(charts, Metric::IngestVideoBitrate);
    const double missing = countedHeight(charts) - room;
    if (video && !video->isFolded && missing > 0)
        video->height = std::clamp(video->height - missing, ChartFrame::videoLeast, video->height);
}

void openChosen(QList<ChartHeight> &charts, double most, const QList<Metric> &opened)
{
    for (const Metric metric : opened) {
        if (ChartHeight *chart = find(charts, metric); chart && chart->isFolded)
            *chart = {metric, chartHeight(metric), false};
    }
    QList<Metric> yielding;
    if (!opened.isEmpty()) {
        std::copy_if(foldingOrder.cbegin(), foldingOrder.cend(), std::back_inserter(yielding),
                     [&opened](Metric metric) { return !opened.contains(metric); });
        if (!opened.contains(Metric::IngestVideoBitrate))
            yielding.append(Metric::IngestVideoBitrate);
        yielding.append(opened.first(opened.size() - 1));
    }
    shrinkVideo(charts, most);
    for (const Metric metric : std::as_const(yielding)) {
        if (countedHeight(charts) > most)
            fold(find(charts, metric));
    }
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

QList<ChartHeight> chartHeights(const QList<Metric> &metrics, const ChartRoom &room, const ChartChoices &choices)
{
    QList<ChartHeight> charts;
    for (const Metric metric : metrics) {
        if (choices.isShown(metric))
            charts.append({metric, chartHeight(metric), false});
        if (choices.isFolded(metric))
            fold(find(charts, metric));
    }
    for (const Metric metric : foldingOrder) {
        if (countedHeight(charts) > room.usual)
            fold(find(charts, metric));
    }
    shrinkVideo(charts, room.usual);
    openChosen(charts, room.most, choices.opened());
    grow(charts, Metric::IngestVideoBitrate, ChartFrame::videoMost, room.usual);
    grow(charts, Metric::IngestFramerate, ChartFrame::framerateMost, room.usual);
    const bool endsWithFoldedViews
        = charts.size() > 1 && charts.last().metric == Metric::ConcurrentViews && charts.last().isFolded;
    if (endsWithFoldedViews && heightOf(charts) > room.most)
        charts.removeLast();
    return charts;
}

TimelineChartLayout::TimelineChartLayout(const TimelineCharts &charts, const QList<ChartHeight> &heights, double top)
    : m_bottom(top)
{
    double y = top;
    for (qsizetype i = 0; i < heights.size(); ++i) {
        const ChartHeight &height = heights.at(i);
        const TimelineChart *chart = charts.find(height.metric);
        if (!chart)
            continue;
        y += gapOver(heights, i);
        ChartRow row{
            .metric = height.metric, .chart = chart - charts.charts().constData(), .isFolded = height.isFolded};
        row.values = {.highest = chart->top, .top = y, .height = height.height};
        const ChartWords words = chartWords(height.metric);
        if (height.isFolded) {
            row.values.top += sparkInset;
            row.values.height -= 2 * sparkInset;
        } else {
            const int wanted = height.height >= tallChart ? 4 : 3;
            for (const double tick : chartTicks(chart->top / words.unitSize, wanted, words.isCount)) {
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

const ChartRow *TimelineChartLayout::titleAt(QPointF point) const
{
    if (point.x() < 0 || point.x() >= TimelineFrame::gutter)
        return nullptr;
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [point](const ChartRow &row) {
        const double top = row.values.top - (row.isFolded ? sparkInset : 0);
        return point.y() >= top && point.y() <= top + ChartFrame::titleHeight;
    });
    return found == m_rows.cend() ? nullptr : &*found;
}

const ChartRow *TimelineChartLayout::find(Metric metric) const
{
    const auto found
        = std::find_if(m_rows.cbegin(), m_rows.cend(), [metric](const ChartRow &row) { return row.metric == metric; });
    return found == m_rows.cend() ? nullptr : &*found;
}

} // namespace Models
