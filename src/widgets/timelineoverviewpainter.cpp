// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelineoverviewpainter.h"

#include "widgets/curvestrokes.h"
#include "widgets/severityshapes.h"
#include "widgets/timelinestrokes.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Widgets {

namespace Frame = Models::TimelineFrame;
using Models::PlotSpan;
using Models::Severity;
using Strokes::sharp;

void TimelineOverviewPainter::paintBase()
{
    m_painter->fillRect(m_layout.overviewRect(), m_theme.base);
}

void TimelineOverviewPainter::paintCurve()
{
    const Models::TimelineChart *chart = m_view.overviewSeries;
    if (!chart || chart->series.points.isEmpty())
        return;
    const QRectF strip = m_layout.overviewRect();
    const Models::ValueScale values{.highest = chart->top, .top = strip.top() + 3, .height = strip.height() - 4};
    for (const auto &run : curveRuns(chart->series, m_layout.overviewScale(), values)) {
        QList<QPointF> ground = run.line;
        for (QPointF &point : ground)
            point.setY(strip.bottom());
        Strokes::fillBetween(m_painter, strip.adjusted(1, 1, -1, 0), run.line, ground, m_theme.overviewArea);
    }
}

void TimelineOverviewPainter::paint()
{
    const QRectF strip = m_layout.overviewRect();
    paintBlocks();
    m_painter->setPen(m_theme.hairline);
    m_painter->setBrush(Qt::NoBrush);
    m_painter->drawRect(strip.adjusted(0.5, 0.5, -0.5, 0.5));
    paintWindow();
    paintLabels();
}

void TimelineOverviewPainter::paintBlocks()
{
    const QRectF strip = m_layout.overviewRect();
    if (const auto &unknown = m_layout.overviewUnknown())
        Strokes::hatch(m_painter, {unknown->left, strip.top() + 1, unknown->width(), strip.height() - 1},
                       m_theme.hatch);
    for (const PlotSpan &block : m_layout.overviewBlocks())
        m_painter->fillRect(QRectF(block.left, strip.top() + 1, block.width(), strip.height() - 1),
                            m_theme.overviewBlock);
    paintTicks();
}

void TimelineOverviewPainter::paintTicks()
{
    const QRectF strip = m_layout.overviewRect();
    // Of thousands in one pixel, one of each kind is painted.
    double lastX = -1;
    QList<Severity> painted;
    for (const auto &tick : m_layout.overviewTicks()) {
        if (std::round(tick.x) != lastX)
            painted.clear();
        lastX = std::round(tick.x);
        if (painted.contains(tick.severity))
            continue;
        painted.append(tick.severity);
        const QColor colour
            = tick.severity == Severity::Warning ? m_theme.warningOutline : m_theme.severityFill(tick.severity);
        m_painter->fillRect(QRectF(std::round(tick.x) - 0.25, strip.bottom() - 7, 1.5, 7), colour);
    }
}

void TimelineOverviewPainter::paintWindow()
{
    const QRectF strip = m_layout.overviewRect();
    const PlotSpan &window = m_layout.window();
    const QRectF inside = strip.adjusted(1, 1, -1, 0);
    if (window.left > inside.left())
        m_painter->fillRect(QRectF(inside.topLeft(), QPointF(window.left, inside.bottom())), m_theme.veil);
    if (window.right < inside.right())
        m_painter->fillRect(QRectF(QPointF(window.right, inside.top()), inside.bottomRight()), m_theme.veil);
    for (const auto &tick : m_layout.overviewTicks()) {
        if (tick.event == m_view.selectedEvent)
            m_painter->fillRect(QRectF(std::round(tick.x) - 0.5, strip.top() + 1, 2, strip.height() - 1),
                                m_theme.accentLine);
    }
    for (const double x : m_layout.overviewErrors())
        paintSeverity(m_painter, Severity::Error, QPointF(x, strip.top() + 7), 5, m_theme);

    m_painter->setPen(m_theme.accentLine);
    m_painter->setBrush(Qt::NoBrush);
    const double left = std::min(sharp(window.left), strip.right() - 1.5);
    const double right = std::max(std::round(window.right) - 0.5, left + 1);
    m_painter->drawRect(QRectF(QPointF(left, strip.top() + 0.5), QPointF(right, strip.bottom() + 0.5)));
    for (const double x : {left, right}) {
        const double half = Frame::handleWidth / 2 - 0.5;
        m_painter->setPen(m_theme.accentLine);
        m_painter->setBrush(m_theme.control);
        m_painter->drawRoundedRect(QRectF(x - half, strip.top() - 1.5, 2 * half, strip.height() + 4), 1.5, 1.5);
        for (const double grip : {x - 1, x + 1})
            m_painter->drawLine(QPointF(grip, strip.top() + 9.5), QPointF(grip, strip.top() + 18.5));
    }
}

void TimelineOverviewPainter::paintLabels()
{
    const double bottom = m_layout.overviewRect().bottom();
    const auto &scale = m_layout.overviewScale();
    const QFontMetricsF metrics(Fonts::label());
    for (const auto &tick : m_layout.overviewLabels()) {
        const double x = scale.x(tick.time);
        vertical(x, bottom + 1, bottom + 4, m_theme.secondaryText);
        const double half = metrics.horizontalAdvance(tick.label) / 2;
        if (x - half >= scale.left - Frame::tickLabelGap && x + half <= scale.right() + Frame::tickLabelGap)
            text(x, bottom + 14, tick.label, m_theme.secondaryText, Fonts::label(), Qt::AlignHCenter);
    }
    const auto &span = m_view.content.span();
    text(Frame::nameX, Frame::overviewTop + 12, tr("Whole session"), m_theme.text, Fonts::small());
    const QString end = m_view.content.isOpen() ? tr("now") : m_view.clock(span.end);
    text(Frame::nameX, Frame::overviewTop + 27, tr("%1 – %2").arg(m_view.clock(span.start), end), m_theme.secondaryText,
         Fonts::label());
}

} // namespace Widgets
