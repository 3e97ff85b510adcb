// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinechartpainter.h"

#include "widgets/curvestrokes.h"
#include "widgets/themedicon.h"
#include "widgets/timelinestrokes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace Frame = Models::TimelineFrame;
using CloudWatch::Metric;
using Models::ChartRow;
using Models::CurveRun;
using Models::Severity;
using Models::TimelineChart;

namespace {

constexpr double curveWidth = 1.6;
constexpr double sparkWidth = 1.2; // of a folded chart
constexpr double freshShare = 0.6; // of the curve's colour in what may still change
constexpr double haloWidth = 3;
constexpr double leastBand = 6; // pixels; the edges of a narrower one would be all that is seen of it
constexpr double nameBaseline = 13; // under a chart's top
constexpr double foldedBaseline = 12;
constexpr double arrowX = 1; // of what tells whether it is folded
constexpr double arrowSize = 10;

double widthOf(const ChartRow &row)
{
    return row.isFolded ? sparkWidth : curveWidth;
}

} // namespace

QRectF TimelineChartPainter::plotRect(const ChartRow &row) const
{
    const auto &scale = m_layout.scale();
    return {scale.left, row.values.top, scale.width, row.values.height};
}

void TimelineChartPainter::paintBase()
{
    for (const ChartRow &row : m_view.chartLayout.rows())
        m_painter->fillRect(plotRect(row), m_theme.base);
}

void TimelineChartPainter::paintGrid()
{
    const auto &scale = m_layout.scale();
    for (const ChartRow &row : m_view.chartLayout.rows()) {
        for (const auto &tick : m_layout.ticks()) {
            if (tick.isMajor)
                vertical(scale.x(tick.time), row.values.top, row.values.bottom(), m_theme.faintHairline);
        }
        for (const auto &tick : row.ticks) {
            if (tick.hasLine)
                horizontal(tick.y, scale.left, scale.right(), m_theme.faintHairline);
        }
    }
}

void TimelineChartPainter::paintHatch()
{
    const auto &scale = m_layout.scale();
    const auto paint = [&](const ChartRow &row, double from, double until) {
        const double left = std::max(scale.left, from + 1);
        const double right = std::min(scale.right(), until - 1);
        if (left < right)
            Strokes::hatch(m_painter, {left, row.values.top + 1, right - left, row.values.height - 1}, m_theme.hatch);
    };
    for (const ChartRow &row : m_view.chartLayout.rows()) {
        for (const auto &gap : m_view.chartOf(row).gaps)
            paint(row, scale.x(gap.start), scale.x(gap.end));
        if (m_view.content.isOpen() && !m_view.charts.isLoading())
            paint(row, scale.x(m_view.charts.provisionalFrom()), scale.x(m_view.content.span().end) + 1);
    }
}

void TimelineChartPainter::paintTargets()
{
    const auto &scale = m_layout.scale();
    for (const ChartRow &row : m_view.chartLayout.rows()) {
        const TimelineChart &chart = m_view.chartOf(row);
        if (row.isFolded)
            continue;
        if (chart.target)
            horizontal(row.values.y(*chart.target), scale.left, scale.right(), Strokes::dashed(m_theme.target, 6, 4));
        if (chart.limit)
            horizontal(row.values.y(*chart.limit), scale.left, scale.right(),
                       Strokes::dashed(m_theme.limit, 1.5, 3, 1.3));
    }
}

void TimelineChartPainter::paintCurves()
{
    const qint64 settled = m_view.charts.provisionalFrom();
    for (const ChartRow &row : m_view.chartLayout.rows()) {
        const auto &series = m_view.chartOf(row).series;
        const auto &scale = m_layout.scale();
        const bool isSettled = series.points.isEmpty() || series.points.last().time <= settled;
        const QList<CurveRun> runs = curveRuns(series, scale, row.values, std::numeric_limits<qint64>::min(), settled);
        // The others would hardly show one; the video bitrate's is what tells a stutter from a low rate.
        if (row.metric == Metric::IngestVideoBitrate && !row.isFolded)
            paintRange(row, isSettled ? runs : curveRuns(series, scale, row.values));
        paintSettled(row, runs);
        if (!isSettled)
            paintFresh(row, curveRuns(series, scale, row.values, settled));
    }
}

void TimelineChartPainter::paintRange(const ChartRow &row, const QList<CurveRun> &runs)
{
    QColor colour = m_view.colourOf(row.metric);
    colour.setAlpha(m_theme.rangeAlpha);
    for (const CurveRun &run : runs)
        Strokes::fillBetween(m_painter, plotRect(row), run.upper, run.lower, colour);
}

void TimelineChartPainter::paintSettled(const ChartRow &row, const QList<CurveRun> &runs)
{
    QList<QList<QPointF>> lines;
    for (const CurveRun &run : runs)
        lines.append(run.line);
    Strokes::curves(m_painter, plotRect(row), lines, widthOf(row), m_view.colourOf(row.metric));
}

// What may still change is there, and is told apart.
void TimelineChartPainter::paintFresh(const ChartRow &row, const QList<CurveRun> &runs)
{
    m_painter->save();
    m_painter->setClipRect(plotRect(row), Qt::IntersectClip);
    m_painter->setPen(
        Strokes::dashed(mixed(m_view.colourOf(row.metric), m_theme.base, freshShare), 2, 2, widthOf(row)));
    for (const CurveRun &run : runs) {
        for (qsizetype i = 1; i < run.line.size(); ++i)
            m_painter->drawLine(run.line.at(i - 1), run.line.at(i));
        if (run.line.size() == 1) // alone between two gaps
            m_painter->drawLine(run.line.first() - QPointF(1, 0), run.line.first() + QPointF(1, 0));
    }
    m_painter->restore();
}

void TimelineChartPainter::paintLabels()
{
    for (const ChartRow &row : m_view.chartLayout.rows())
        paintRowLabels(row, m_view.chartOf(row));
    if (m_view.charts.isLoading() && !m_view.chartLayout.isEmpty()) {
        const ChartRow &row = m_view.chartLayout.rows().first();
        text(m_layout.scale().left + Frame::nameX, row.values.top + 20, tr("Reading metrics…"), m_theme.secondaryText,
             Fonts::small());
    }
}

void TimelineChartPainter::paintRowLabels(const ChartRow &row, const TimelineChart &chart)
{
    const auto &scale = m_layout.scale();
    const Models::ChartWords words = Models::chartWords(row.metric);
    const double top = row.values.top;
    paintIcon(m_painter, row.isFolded ? IconName::ChevronRight : IconName::ChevronDown,
              QRectF(arrowX, top + (row.isFolded ? foldedBaseline : nameBaseline) - arrowSize, arrowSize, arrowSize),
              m_theme.secondaryText);
    if (row.isFolded) {
        text(Frame::nameX, top + foldedBaseline, words.title, m_theme.text, Fonts::small());
        horizontal(row.values.bottom() + 2, scale.left, scale.right(), m_theme.faintHairline);
        return;
    }
    for (const auto &tick : row.ticks) {
        const double baseline = std::min(std::max(tick.y + 4, top + 8), row.values.bottom());
        text(scale.left - Frame::tickLabelGap, baseline, tick.label, m_theme.secondaryText, Fonts::label(),
             Qt::AlignRight);
    }
    text(Frame::nameX, top + nameBaseline, words.title, m_theme.text, Fonts::small());
    if (m_view.hasReadout)
        text(Frame::nameX, top + Frame::unitBaseline, words.unit, m_theme.secondaryText, Fonts::label());
    if (chart.limit)
        Strokes::haloText(m_painter, scale.left + Frame::tickLabelGap, row.values.y(*chart.limit) - 4, chart.limitText,
                          m_theme.severityText(Severity::Error), Fonts::label(), m_theme.base, haloWidth);
    if (chart.target) {
        const double under = row.metric == Metric::IngestVideoBitrate ? 15 : 14;
        Strokes::haloText(m_painter, scale.left + Frame::tickLabelGap, row.values.y(*chart.target) + under,
                          chart.targetText, m_theme.secondaryText, Fonts::label(), m_theme.base, haloWidth);
    }
    vertical(scale.left, top, row.values.bottom(), m_theme.hairline);
    horizontal(row.values.bottom(), scale.left, scale.right(), m_theme.hairline);
}

void TimelineChartPainter::paintEdges()
{
    if (m_view.chartLayout.isEmpty())
        return;
    const auto &scale = m_layout.scale();
    const double top = m_view.chartLayout.rows().first().values.top;
    const double bottom = m_view.axisY();
    const QPen pen = Strokes::dashed(m_theme.bandEdge, 2, 2);
    for (const auto &spell : m_view.content.intervals().starving) {
        const double start = scale.x(m_view.content.startOf(spell));
        const double end = scale.x(m_view.content.endOf(spell));
        if (end - start < leastBand || end < scale.left || start > scale.right())
            continue;
        if (spell.start.isValid() && start >= scale.left)
            vertical(start, top, bottom, pen);
        if (spell.end.isValid() && end <= scale.right())
            vertical(end, top, bottom, pen);
    }
    paintErrorEdges();
    paintSelectedEdges();
}

void TimelineChartPainter::paintErrorEdges()
{
    QColor colour = m_theme.limit;
    colour.setAlphaF(colour.alphaF() * 0.8F);
    const QPen pen = Strokes::dashed(colour, 2, 3);
    for (const auto &row : m_layout.rows()) {
        for (const auto &marker : row.markers) {
            if (marker.severity == Severity::Error)
                vertical(marker.x, row.top + Frame::laneHeight - 3, m_view.axisY(), pen);
        }
    }
}

// The edges of the event's block, or its moment, through the charts.
void TimelineChartPainter::paintSelectedEdges()
{
    if (m_view.selectedEvent < 0)
        return;
    const auto &scale = m_layout.scale();
    const auto edge = [&](double x, double top) {
        if (x >= scale.left - 0.5 && x <= scale.right() + 0.5)
            vertical(x, top, m_view.axisY(), m_theme.accentLine);
    };
    for (const auto &row : m_layout.rows()) {
        const double top = row.top + Frame::laneHeight - 3;
        for (const auto &block : row.blocks) {
            if (block.startEvent != m_view.selectedEvent && block.endEvent != m_view.selectedEvent)
                continue;
            if (block.hasStartCap)
                edge(block.rect.left(), top);
            if (block.hasEndCap)
                edge(block.rect.right(), top);
            return;
        }
        for (const auto &marker : row.markers) {
            if (!marker.events.contains(m_view.selectedEvent))
                continue;
            edge(marker.x, top);
            return;
        }
    }
}

} // namespace Widgets
