// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinelanepainter.h"

#include "widgets/severityshapes.h"
#include "widgets/timelinestrokes.h"

#include <QImage>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <cmath>

namespace Widgets {

namespace Frame = Models::TimelineFrame;
using Models::LaneBlock;
using Models::LaneMarker;
using Models::LaneRow;
using Models::PlotSpan;
using Models::Severity;
using Strokes::sharp;

namespace {

constexpr double haloWidth = 5;
constexpr double blockBaseline = 11.5; // of a label in a block, under its top
constexpr double groundHalf = 6.5; // of what lies under a shape of strokes
constexpr double frameReach = 12; // how far a selected event's frame may stand out at the plot's ends

} // namespace

void TimelineLanePainter::paintBase()
{
    const auto &scale = m_layout.scale();
    const double lanesBottom = m_layout.lanesBottom();
    m_painter->fillRect(QRectF(scale.left, Frame::lanesTop, scale.width, lanesBottom - Frame::lanesTop), m_theme.base);
    const auto rule = [this](double y, const QColor &colour) {
        m_painter->setPen(colour);
        m_painter->drawLine(QPointF(0, sharp(y)), QPointF(m_layout.width(), sharp(y)));
    };
    for (const LaneRow &row : m_layout.rows())
        rule(row.top, m_theme.faintHairline);
    rule(Frame::lanesTop, m_theme.hairline);
    rule(lanesBottom, m_theme.hairline);
    if (m_view.hasReadout)
        vertical(scale.right(), Frame::lanesTop, bottom(), m_theme.hairline);
}

void TimelineLanePainter::paintBands()
{
    if (m_layout.bands().isEmpty())
        return;
    // One row of pixels, repeated down to the bottom: hundreds of bands, filled one by one, are what most of the time
    // of a move would go into.
    const auto &scale = m_layout.scale();
    QImage row(std::max(1, static_cast<int>(std::ceil(scale.width))), 1, QImage::Format_ARGB32_Premultiplied);
    row.fill(Qt::transparent);
    auto *pixels = reinterpret_cast<QRgb *>(row.scanLine(0));
    for (const PlotSpan &band : m_layout.bands()) {
        const int left = std::clamp(static_cast<int>(std::lround(band.left - scale.left)), 0, row.width() - 1);
        const int right = std::clamp(static_cast<int>(std::lround(band.right - scale.left)), left + 1, row.width());
        std::fill(pixels + left, pixels + right, qPremultiply(m_theme.band.rgba()));
    }
    m_painter->drawTiledPixmap(QRectF(scale.left, Frame::lanesTop, row.width(), bottom() - Frame::lanesTop),
                               QPixmap::fromImage(row));
}

void TimelineLanePainter::paintGrid()
{
    if (m_layout.rows().isEmpty())
        return;
    for (const auto &tick : m_layout.ticks()) {
        if (tick.isMajor)
            vertical(m_layout.scale().x(tick.time), Frame::lanesTop + 1, m_layout.lanesBottom(), m_theme.faintHairline);
    }
}

void TimelineLanePainter::paintHatch()
{
    if (const auto &unknown = m_layout.unknown(); unknown && !m_layout.rows().isEmpty()) {
        const double top = Frame::lanesTop + 1;
        Strokes::hatch(m_painter, {unknown->left, top, unknown->width(), m_layout.lanesBottom() - top}, m_theme.hatch);
    }
}

void TimelineLanePainter::paintLanes()
{
    if (m_layout.rows().isEmpty()) {
        paintNote();
        return;
    }
    for (const LaneRow &row : m_layout.rows()) {
        text(Frame::nameX, row.top + Frame::laneBaseline, row.title, m_theme.text, Fonts::small());
        paintRow(row);
    }
}

void TimelineLanePainter::paintNote()
{
    const double left = m_layout.scale().left + Frame::nameX;
    text(left, Frame::lanesTop + 18, tr("No events"), m_theme.text, Fonts::strong());
    text(left, Frame::lanesTop + 35, tr("The service told of none for this session."), m_theme.secondaryText,
         Fonts::small());
}

void TimelineLanePainter::paintRow(const LaneRow &row)
{
    const auto &scale = m_layout.scale();
    m_painter->save();
    // Shapes at the very ends stand out by half of themselves; blocks that go on are cut.
    m_painter->setClipRect(QRectF(scale.left, row.top, scale.width, Frame::laneHeight), Qt::IntersectClip);
    for (const PlotSpan &line : row.healthy)
        m_painter->fillRect(QRectF(line.left, row.centre() - 1, line.width(), 2), m_theme.severityFill(Severity::Ok));
    coverLines(row);
    double lastSliver = -1;
    for (const LaneBlock &block : row.blocks) {
        // Of those that are as narrow as their outline, a pixel shows one.
        const bool isSliver = block.isStarvation && block.rect.width() < 3;
        if (isSliver && std::floor(block.rect.left()) == lastSliver)
            continue;
        paintBlock(block);
        if (isSliver)
            lastSliver = std::floor(block.rect.left());
    }
    m_painter->restore();
    for (const LaneMarker &marker : row.markers)
        paintMarker(row, marker);
}

void TimelineLanePainter::paintBlock(const LaneBlock &block)
{
    QRectF rect = block.rect;
    rect.setLeft(std::floor(rect.left()) + 0.5);
    rect.setRight(std::max(std::floor(rect.right()) - 0.5, rect.left() + 1));
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(block.isStarvation ? m_theme.blockFill : m_theme.barFill);
    m_painter->drawRoundedRect(rect, Metrics::blockRadius, Metrics::blockRadius);
    paintBlockOutline(rect, block, block.isStarvation ? m_theme.blockLine : m_theme.barLine);
    if (block.shapeX)
        paintSeverity(m_painter, Severity::Warning, QPointF(*block.shapeX, rect.center().y() + 0.3), 5, m_theme);
    paintBlockLabel(block, false);
}

void TimelineLanePainter::paintBlockOutline(const QRectF &rect, const LaneBlock &block, const QColor &line)
{
    m_painter->setBrush(Qt::NoBrush);
    m_painter->setPen(line);
    const bool isStartDashed = block.hasStartCap && block.isStartInferred;
    const bool isEndDashed = block.hasEndCap && block.isEndInferred;
    if (!isStartDashed && !isEndDashed) {
        m_painter->drawRoundedRect(rect, Metrics::blockRadius, Metrics::blockRadius);
        return;
    }
    m_painter->drawLine(rect.topLeft(), rect.topRight());
    m_painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    QPen dashed(line, 1);
    dashed.setDashPattern({2, 2});
    dashed.setCapStyle(Qt::FlatCap);
    m_painter->setPen(isStartDashed ? dashed : QPen(line));
    m_painter->drawLine(rect.topLeft(), rect.bottomLeft());
    m_painter->setPen(isEndDashed ? dashed : QPen(line));
    m_painter->drawLine(rect.topRight(), rect.bottomRight());
}

void TimelineLanePainter::haloText(const Models::LaneLabel &label, double baseline, const QColor &colour,
                                   const QColor &halo)
{
    Strokes::haloText(m_painter, label.left, baseline, label.text, colour, Fonts::label(), halo, haloWidth);
}

void TimelineLanePainter::paintBlockLabel(const LaneBlock &block, bool needsHalo)
{
    if (block.label.text.isEmpty())
        return;
    const double baseline = block.rect.top() + blockBaseline;
    const QColor inside = block.isStarvation ? m_theme.blockText : m_theme.text;
    const QColor ground = block.isStarvation ? m_theme.blockFill : m_theme.barFill;
    if (block.isLabelBeside)
        haloText(block.label, baseline, m_theme.secondaryText, m_theme.base);
    else if (needsHalo)
        haloText(block.label, baseline, inside, ground);
    else
        text(block.label.left, baseline, block.label.text, inside, Fonts::label());
}

// A bit of the healthy line between a block and the time beside it would read as a minus sign.
void TimelineLanePainter::coverLines(const LaneRow &row)
{
    const auto cover = [this, &row](double left, double right) {
        m_painter->fillRect(QRectF(left, row.centre() - 1.5, std::max(0.0, right - left), 3), m_theme.base);
    };
    for (const LaneBlock &block : row.blocks) {
        if (block.isLabelBeside)
            cover(block.rect.right() - 1, block.label.left);
    }
    for (const LaneMarker &marker : row.markers) {
        if (!marker.label.text.isEmpty())
            cover(marker.x, marker.label.left);
    }
}

void TimelineLanePainter::paintMarker(const LaneRow &row, const LaneMarker &marker)
{
    const double y = row.centre() + (marker.severity == Severity::Warning ? 0.3 : 0);
    const bool isSmall = row.lane == Analysis::EventLane::Health;
    if (marker.count > 1 && !marker.label.text.isEmpty())
        paintGroupGround(row, marker);
    if (marker.severity == Severity::Info || marker.severity == Severity::Unknown) {
        // Shapes of strokes alone stand on a bar: a ground of their own keeps them apart from it.
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(m_theme.base);
        m_painter->drawEllipse(QPointF(marker.x, y), groundHalf, groundHalf);
    }
    paintSeverity(m_painter, marker.severity, QPointF(marker.x, y), isSmall ? 5 : 6, m_theme);
    paintMarkerLabel(row, marker);
}

// Several in one place: shape and count on a ground of their own, or what they stand for would show through.
void TimelineLanePainter::paintGroupGround(const LaneRow &row, const LaneMarker &marker)
{
    const double left = std::min(marker.x - 9, marker.label.left - 4);
    const double right = std::max(marker.x + 9, marker.label.left + marker.label.width + 4);
    m_painter->setPen(m_theme.hairline);
    m_painter->setBrush(m_theme.base);
    m_painter->drawRoundedRect(QRectF(QPointF(sharp(left), row.top + Frame::blockInset),
                                      QPointF(sharp(right), row.top + Frame::blockInset + Frame::blockHeight)),
                               Metrics::blockRadius, Metrics::blockRadius);
}

void TimelineLanePainter::paintMarkerLabel(const LaneRow &row, const LaneMarker &marker)
{
    if (marker.label.text.isEmpty())
        return;
    const bool isOnBar = std::any_of(row.blocks.cbegin(), row.blocks.cend(), [&marker](const LaneBlock &block) {
        return !block.isStarvation && block.rect.left() < marker.label.left && block.rect.right() > marker.label.left;
    });
    const QColor colour
        = row.lane == Analysis::EventLane::Health ? m_theme.secondaryText : m_theme.severityText(marker.severity);
    if (marker.count > 1) {
        text(marker.label.left, row.top + Frame::laneBaseline, marker.label.text, colour,
             Fonts::label()); // has a ground of its own
        return;
    }
    haloText(marker.label, row.top + Frame::laneBaseline, isOnBar ? m_theme.text : colour,
             isOnBar ? m_theme.barFill : m_theme.base);
}

void TimelineLanePainter::paintSelection()
{
    if (m_view.isFocused)
        paintFocus();
    const auto frame = m_layout.frameOf(m_view.selectedEvent);
    if (!frame)
        return;
    const auto &scale = m_layout.scale();
    m_painter->save();
    m_painter->setClipRect(
        QRectF(scale.left - frameReach, Frame::lanesTop, scale.width + 2 * frameReach, m_layout.lanesBottom()),
        Qt::IntersectClip);
    const double left = std::max(frame->left(), scale.left - frameReach);
    const double right = std::min(frame->right(), scale.right() + frameReach);
    m_painter->setPen(QPen(m_theme.accentLine, 2));
    m_painter->setBrush(Qt::NoBrush);
    m_painter->drawRoundedRect(
        QRectF(QPointF(std::round(left), frame->top() + 0.5), QPointF(std::round(right), frame->bottom() - 0.5)), 3, 3);
    m_painter->restore();
}

void TimelineLanePainter::paintFocus()
{
    const auto &scale = m_layout.scale();
    m_painter->setPen(QPen(m_theme.accentLine, 1));
    m_painter->setBrush(Qt::NoBrush);
    m_painter->drawRect(
        QRectF(scale.left - 0.5, Frame::lanesTop + 0.5, scale.width + 1, m_layout.lanesBottom() - Frame::lanesTop));
}

void TimelineLanePainter::paintCrossedLabels(double x)
{
    const auto isCrossed = [x](const Models::LaneLabel &label) {
        return !label.text.isEmpty() && x > label.left - 3 && x < label.left + label.width + 3;
    };
    for (const LaneRow &row : m_layout.rows()) {
        for (const LaneBlock &block : row.blocks) {
            if (isCrossed(block.label))
                paintBlockLabel(block, true);
        }
        for (const LaneMarker &marker : row.markers) {
            if (isCrossed(marker.label))
                paintMarkerLabel(row, marker);
        }
    }
}

} // namespace Widgets
