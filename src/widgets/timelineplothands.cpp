// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TimelinePlot's hands: what the pointer and the wheel do.

#include "widgets/timelineplot.h"

#include "models/chartpointtext.h"
#include "widgets/timelinespanpainter.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace Frame = Models::TimelineFrame;
using Models::OverviewPart;
using Session::TimeRange;

namespace {

constexpr double edgeReach = 4; // how near the pointer must be to an end of the span

bool isPan(const QMouseEvent &event)
{
    return event.button() == Qt::MiddleButton
           || (event.button() == Qt::LeftButton && event.modifiers().testFlag(Qt::ShiftModifier));
}

// The first line stands out.
QString paragraph(QStringList lines)
{
    for (QString &line : lines)
        line = line.toHtmlEscaped(); // names come from the service as they are
    if (!lines.isEmpty())
        lines.first() = u"<b>%1</b>"_s.arg(lines.first());
    return u"<div style=\"white-space: nowrap\">%1</div>"_s.arg(lines.join(u"<br>"_s));
}

} // namespace

bool TimelinePlot::event(QEvent *event)
{
    // Esc is the window's shortcut for Cancel; while a span is selected, it is the span that goes.
    if (event->type() == QEvent::ShortcutOverride && view().span
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (!showToolTip(help->pos(), help->globalPos())) {
            QToolTip::hideText();
            event->ignore();
        }
        return true;
    }
    return QWidget::event(event);
}

bool TimelinePlot::showToolTip(QPointF position, const QPoint &globalPosition)
{
    const QString text = toolTipAt(position);
    if (text.isEmpty())
        return false;
    QToolTip::showText(globalPosition, text, this);
    return true;
}

QString TimelinePlot::toolTipAt(QPointF position) const
{
    if (const QList<int> events = view().layout.eventsAt(position); !events.isEmpty())
        return eventsToolTip(events);
    if (const auto *row = view().chartLayout.titleAt(position)) {
        const QString title = Models::chartWords(row->metric).title;
        return (row->isFolded ? tr("Open the chart “%1”") : tr("Fold the chart “%1”")).arg(title).toHtmlEscaped();
    }
    const auto *row = view().chartLayout.rowAt(position.y());
    if (!row || !isInPlots(position) || view().charts.isLoading())
        return {};
    return paragraph(Models::chartPointLines(view().charts, view().chartOf(*row), instantAt(position), view().format,
                                             view().content.sessionStart()));
}

QString TimelinePlot::eventsToolTip(const QList<int> &events) const
{
    constexpr qsizetype most = 6;
    QStringList paragraphs;
    for (qsizetype i = 0; i < std::min(events.size(), most); ++i)
        paragraphs << paragraph(view().content.eventLines(events.at(i), view().format));
    if (events.size() > most)
        paragraphs << tr("and %1 more").arg(events.size() - most);
    return paragraphs.join(u"<div style=\"font-size: 4px\">&nbsp;</div>"_s);
}

bool TimelinePlot::isInPlots(QPointF position) const
{
    const auto &scale = view().layout.scale();
    return position.x() >= scale.left && position.x() <= scale.right() && position.y() >= Frame::lanesTop
           && position.y() <= view().height();
}

// Whole seconds, as events have them and clocks show them.
QDateTime TimelinePlot::instantAt(QPointF position) const
{
    const bool isOverview = view().layout.overviewPartAt(position) != OverviewPart::None;
    const auto &scale = isOverview ? view().layout.overviewScale() : view().layout.scale();
    const double x = std::clamp(position.x(), scale.left, scale.right());
    const qint64 seconds = std::llround(static_cast<double>(scale.timeAt(x)) / 1000.0);
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

void TimelinePlot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        event->ignore();
        return;
    }
    m_dragFrom = event->position();
    if (const auto *row = view().chartLayout.titleAt(m_dragFrom)) {
        m_drag = Drag::None;
        Q_EMIT chartFoldWanted(row->metric, !row->isFolded);
        return;
    }
    m_dragRange = Models::effectiveRange(m_range, view().content.span());
    m_isDragged = false;
    startDrag(*event);
    if (m_drag == Drag::None || m_drag == Drag::Span) {
        selectAt(m_dragFrom);
        return;
    }
    Q_EMIT gestureStarted();
    if (view().layout.overviewPartAt(m_dragFrom) == OverviewPart::Outside)
        dragWindow(m_dragFrom);
    updatePointer(m_dragFrom);
}

void TimelinePlot::startDrag(const QMouseEvent &event)
{
    m_drag = Drag::None;
    switch (view().layout.overviewPartAt(m_dragFrom)) {
    case OverviewPart::StartHandle:
        m_drag = Drag::StartHandle;
        return;
    case OverviewPart::EndHandle:
        m_drag = Drag::EndHandle;
        return;
    case OverviewPart::Window:
    case OverviewPart::Outside:
        m_drag = Drag::Window;
        return;
    case OverviewPart::None:
        break;
    }
    if (!view().content.span().isValid() || !isInPlots(m_dragFrom))
        return;
    if (isPan(event)) {
        m_drag = Drag::Pan;
    } else if (event.button() == Qt::LeftButton) {
        m_drag = Drag::Span;
        m_spanAnchor = spanAnchorAt(m_dragFrom).value_or(instantAt(m_dragFrom));
    }
}

// Several events in one place: each click takes the next.
void TimelinePlot::selectAt(QPointF position)
{
    if (const auto mark = markAt(view(), position)) {
        Q_EMIT markActivated(*mark);
        return;
    }
    const QList<int> events = view().layout.eventsAt(position);
    if (events.isEmpty())
        return;
    const qsizetype current = events.indexOf(view().selectedEvent);
    Q_EMIT eventWanted(events.at((current + 1) % events.size()));
}

// The window's middle comes to where the overview was pressed, and the drag goes on from there.
void TimelinePlot::dragWindow(QPointF position)
{
    const auto &span = view().content.span();
    const QDateTime centre
        = QDateTime::fromMSecsSinceEpoch(view().layout.overviewScale().timeAt(position.x()), Qt::UTC);
    const TimeRange range = Models::rangeAround(centre, m_dragRange.start.msecsTo(m_dragRange.end), span);
    m_dragRange = Models::effectiveRange(range, span);
    Q_EMIT rangeWanted(range);
}

std::optional<QDateTime> TimelinePlot::spanAnchorAt(QPointF position) const
{
    if (!view().span)
        return std::nullopt;
    const auto &scale = view().layout.scale();
    const TimeRange &range = view().span->range;
    if (std::abs(position.x() - scale.x(range.end)) <= edgeReach)
        return range.start;
    if (std::abs(position.x() - scale.x(range.start)) <= edgeReach)
        return range.end;
    return std::nullopt;
}

void TimelinePlot::dragSpan(QPointF position)
{
    const QDateTime other = instantAt({position.x(), Frame::lanesTop + 1});
    const auto &whole = view().content.span();
    const TimeRange range{std::max(std::min(m_spanAnchor, other), whole.start),
                          std::min(std::max(m_spanAnchor, other), whole.end)};
    Q_EMIT instantWanted(std::clamp(other, whole.start, whole.end));
    if (range.start < range.end)
        Q_EMIT spanWanted(range);
}

void TimelinePlot::dragTo(QPointF position)
{
    const auto &whole = view().content.span();
    const auto &scale = m_drag == Drag::Pan ? view().layout.scale() : view().layout.overviewScale();
    const qint64 moved
        = std::llround(static_cast<double>(position.x() - m_dragFrom.x()) * 1000.0 / scale.pixelsPerSecond());
    TimeRange range = m_dragRange;
    switch (m_drag) {
    case Drag::None:
        return;
    case Drag::Span:
        dragSpan(position);
        return;
    case Drag::Pan:
        // The content follows the pointer, so that the range goes the other way.
        Q_EMIT rangeWanted(Models::pannedRange(range, whole, -moved));
        return;
    case Drag::Window:
        Q_EMIT rangeWanted(Models::pannedRange(range, whole, moved));
        return;
    case Drag::StartHandle:
        range.start = std::clamp(range.start.addMSecs(moved), whole.start,
                                 std::max(whole.start, range.end.addMSecs(-Models::minimumVisibleMilliseconds)));
        break;
    case Drag::EndHandle:
        range.end
            = std::clamp(range.end.addMSecs(moved),
                         std::min(whole.end, range.start.addMSecs(Models::minimumVisibleMilliseconds)), whole.end);
        break;
    }
    Q_EMIT rangeWanted(Models::fittedRange(range, whole));
}

void TimelinePlot::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF position = event->position();
    if (m_drag != Drag::None) {
        m_isDragged = m_isDragged || std::abs(position.x() - m_dragFrom.x()) >= QApplication::startDragDistance();
        if (m_isDragged || m_drag != Drag::Span)
            dragTo(position);
        return;
    }
    updatePointer(position);
    const bool isOverview = view().layout.overviewPartAt(position) != OverviewPart::None;
    if (isOverview || isInPlots(position))
        Q_EMIT instantWanted(instantAt(position));
    else
        Q_EMIT instantWanted(std::nullopt);
}

void TimelinePlot::mouseReleaseEvent(QMouseEvent *event)
{
    // A click beside everything takes the span away; one on an event keeps it.
    const bool isClick = m_drag == Drag::Span && !m_isDragged;
    m_drag = Drag::None;
    if (isClick && view().span && !spanAnchorAt(m_dragFrom) && view().layout.eventsAt(m_dragFrom).isEmpty())
        Q_EMIT spanWanted(std::nullopt);
    updatePointer(event->position());
}

void TimelinePlot::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (view().chartLayout.titleAt(event->position())) {
        mousePressEvent(event); // the second of two clicks
        return;
    }
    const QList<int> events = view().layout.eventsAt(event->position());
    if (event->button() != Qt::LeftButton || events.isEmpty())
        return;
    Q_EMIT eventActivated(events.contains(view().selectedEvent) ? view().selectedEvent : events.first());
}

void TimelinePlot::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuWanted(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(rect().center())
                                                                     : event->globalPos());
}

void TimelinePlot::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && view().span) {
        Q_EMIT spanWanted(std::nullopt);
        return;
    }
    QWidget::keyPressEvent(event);
}

void TimelinePlot::updatePointer(QPointF position)
{
    switch (view().layout.overviewPartAt(position)) {
    case OverviewPart::StartHandle:
    case OverviewPart::EndHandle:
        setCursor(Qt::SizeHorCursor);
        return;
    case OverviewPart::Window:
        setCursor(m_drag == Drag::Window ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
        return;
    case OverviewPart::Outside:
        setCursor(Qt::PointingHandCursor);
        return;
    case OverviewPart::None:
        break;
    }
    const bool isOnSomething = view().chartLayout.titleAt(position) || !view().layout.eventsAt(position).isEmpty()
                               || markAt(view(), position);
    if (m_drag == Drag::Pan)
        setCursor(Qt::ClosedHandCursor);
    else if (isInPlots(position) && spanAnchorAt(position))
        setCursor(Qt::SizeHorCursor);
    else if (isOnSomething)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void TimelinePlot::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    const auto &scale = view().layout.scale();
    if (event->modifiers().testFlag(Qt::ControlModifier) && angle.y() != 0) {
        const double factor = std::pow(0.8, angle.y() / 120.0);
        Q_EMIT zoomWanted(factor, QDateTime::fromMSecsSinceEpoch(scale.timeAt(event->position().x()), Qt::UTC));
        event->accept();
        return;
    }
    const bool isSideways = event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(angle.x()) > std::abs(angle.y());
    const int turned = angle.x() != 0 ? angle.x() : angle.y();
    if (isSideways && turned != 0) {
        Q_EMIT panWanted(-std::llround(turned / 120.0 * 60.0 * 1000.0 / scale.pixelsPerSecond()));
        event->accept();
        return;
    }
    event->ignore(); // the page may want to scroll
}

void TimelinePlot::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    Q_EMIT instantWanted(std::nullopt);
}

} // namespace Widgets
