// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinelayout.h"

#include <algorithm>
#include <cmath>

namespace Models {

using Analysis::EventLane;
using Analysis::Interval;
using Session::TimeRange;

namespace {

constexpr double reach = 8; // how near a pointer must be to a shape
constexpr double edgeReach = 5; // to a block's end
constexpr double octagonApart = 9;

TimelineScale scaleOf(const TimeRange &range, double left, double width)
{
    return {.start = range.start.toMSecsSinceEpoch(),
            .end = std::max(range.end.toMSecsSinceEpoch(), range.start.toMSecsSinceEpoch() + 1),
            .left = left,
            .width = std::max(width, 1.0)};
}

// Spans from left to right; what is nearer than half a pixel is one, as nothing could be seen between.
void append(QList<PlotSpan> &spans, const PlotSpan &span)
{
    constexpr double nearest = 0.5;
    if (!spans.isEmpty() && span.left >= spans.last().left && span.left - spans.last().right < nearest)
        spans.last().right = std::max(spans.last().right, span.right);
    else
        spans.append(span);
}

bool isWithin(double value, double low, double high)
{
    return value >= low && value <= high;
}

} // namespace

TimelineLayout::TimelineLayout(const TimelineContent &content, const Request &request, const TextWidth &textWidth)
    : m_width(request.width)
{
    if (!content.span().isValid())
        return;
    const double left = TimelineFrame::gutter;
    const double width = request.width - left - (request.hasReadout ? TimelineFrame::readout : TimelineFrame::margin);
    const TimeRange visible = effectiveRange(request.visible, content.span());
    m_scale = scaleOf(visible, left, width);
    m_overviewScale = scaleOf(content.span(), left, width);
    m_ticks = axisTicks(visible, width, request.format, content.sessionStart());
    layOverview(content, request);
    layLanes(content, request, textWidth);
}

PlotSpan TimelineLayout::clipped(const QDateTime &start, const QDateTime &end) const
{
    return {std::clamp(m_scale.x(start), m_scale.left, m_scale.right()),
            std::clamp(m_scale.x(end), m_scale.left, m_scale.right())};
}

void TimelineLayout::layOverview(const TimelineContent &content, const Request &request)
{
    for (const Interval &spell : content.intervals().starving) {
        PlotSpan block{m_overviewScale.x(content.startOf(spell)), m_overviewScale.x(content.endOf(spell))};
        block.right = std::max(block.right, block.left + 1); // a short spell in a long session is still seen
        append(m_overviewBlocks, block);
    }
    if (content.isCut())
        m_overviewUnknown = {m_overviewScale.left, m_overviewScale.x(content.knownSince())};
    for (const TimelineEvent &event : content.events()) {
        const double x = m_overviewScale.x(event.time);
        m_overviewTicks.append({x, event.severity, event.index});
        if (event.severity == Severity::Error
            && (m_overviewErrors.isEmpty() || x - m_overviewErrors.last() >= octagonApart))
            m_overviewErrors.append(x);
    }
    for (const AxisTick &tick :
         axisTicks(content.span(), m_overviewScale.width, request.format, content.sessionStart())) {
        if (tick.isMajor)
            m_overviewLabels.append(tick);
    }
    m_window = {m_overviewScale.x(m_scale.start), m_overviewScale.x(m_scale.end)};
}

void TimelineLayout::layLanes(const TimelineContent &content, const Request &request, const TextWidth &textWidth)
{
    for (const Interval &spell : content.intervals().starving) {
        const PlotSpan band = clipped(content.startOf(spell), content.endOf(spell));
        if (band.width() > 0)
            append(m_bands, band);
    }
    if (content.isCut()) {
        const PlotSpan unknown = clipped(content.span().start, content.knownSince());
        if (unknown.width() > 0)
            m_unknown = unknown;
    }
    LaneBuilder builder(content, m_scale, request.format, textWidth);
    double top = TimelineFrame::lanesTop;
    for (const EventLane lane : content.lanes()) {
        LaneRow row = builder.row(lane, top);
        if (lane == EventLane::Health) {
            for (const TimeRange &range : content.healthy()) {
                const PlotSpan line = clipped(range.start, range.end);
                if (line.width() > 0)
                    append(row.healthy, line);
            }
        }
        m_rows.append(row);
        top += TimelineFrame::laneHeight;
    }
}

QRectF TimelineLayout::overviewRect() const
{
    return {m_overviewScale.left, TimelineFrame::overviewTop, m_overviewScale.width, TimelineFrame::overviewHeight};
}

double TimelineLayout::lanesBottom(qsizetype lanes)
{
    return TimelineFrame::lanesTop
           + (lanes == 0 ? TimelineFrame::noteHeight : static_cast<double>(lanes) * TimelineFrame::laneHeight);
}

bool TimelineLayout::isInLanes(QPointF point) const
{
    return isWithin(point.x(), m_scale.left, m_scale.right()) && isWithin(point.y(), TimelineFrame::lanesTop, height());
}

QList<int> TimelineLayout::eventsAt(QPointF point) const
{
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(), [point](const LaneRow &candidate) {
        return isWithin(point.y(), candidate.top, candidate.top + TimelineFrame::laneHeight);
    });
    if (row == m_rows.cend())
        return {};
    const LaneMarker *nearest = nullptr;
    for (const LaneMarker &marker : row->markers) {
        const double distance = std::abs(marker.x - point.x());
        if (distance <= reach && (!nearest || distance < std::abs(nearest->x - point.x())))
            nearest = &marker;
    }
    if (nearest)
        return nearest->events;
    for (const LaneMarker &marker : row->markers) {
        if (!marker.label.text.isEmpty()
            && isWithin(point.x(), marker.label.left, marker.label.left + marker.label.width))
            return marker.events;
    }
    for (const LaneBlock &block : row->blocks) {
        const bool isOnLabel
            = block.isLabelBeside && isWithin(point.x(), block.label.left, block.label.left + block.label.width);
        if (!isOnLabel && !isWithin(point.x(), block.rect.left() - 2, block.rect.right() + 2))
            continue;
        const bool isNearEnd = block.hasEndCap && block.rect.width() >= 4 * edgeReach
                               && std::abs(point.x() - block.rect.right()) <= edgeReach;
        const int event
            = (isNearEnd && block.endEvent >= 0) || block.startEvent < 0 ? block.endEvent : block.startEvent;
        if (event >= 0)
            return {event};
    }
    return {};
}

std::optional<QRectF> TimelineLayout::frameOf(int event) const
{
    if (event < 0)
        return std::nullopt;
    for (const LaneRow &row : m_rows) {
        for (const LaneMarker &marker : row.markers) {
            if (marker.events.contains(event))
                return QRectF(marker.x - 10, row.top + 1.5, 20, TimelineFrame::laneHeight - 3);
        }
        for (const LaneBlock &block : row.blocks) {
            if (block.startEvent == event || block.endEvent == event)
                return QRectF(QPointF(std::max(block.rect.left(), m_scale.left) - 1, block.rect.top() - 1),
                              QPointF(std::min(block.rect.right(), m_scale.right()) + 1, block.rect.bottom() + 1));
        }
    }
    return std::nullopt;
}

OverviewPart TimelineLayout::overviewPartAt(QPointF point) const
{
    const QRectF strip = overviewRect();
    const double half = TimelineFrame::handleWidth / 2 + 1;
    if (!isWithin(point.y(), strip.top() - 2, strip.bottom() + 2)
        || !isWithin(point.x(), strip.left() - half, strip.right() + half))
        return OverviewPart::None;
    const double toStart = std::abs(point.x() - m_window.left);
    const double toEnd = std::abs(point.x() - m_window.right);
    if (toStart <= half && toStart < toEnd)
        return OverviewPart::StartHandle;
    if (toEnd <= half)
        return OverviewPart::EndHandle;
    return isWithin(point.x(), m_window.left, m_window.right) ? OverviewPart::Window : OverviewPart::Outside;
}

} // namespace Models
