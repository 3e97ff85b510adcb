// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelineplot.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <qcustomplot.h>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace Frame = Models::TimelineFrame;
using Models::OverviewPart;
using Session::TimeRange;

namespace {

// One layer's drawing, handed to our painter.
class Drawing : public QCPLayerable
{
public:
    Drawing(QCustomPlot *plot, const QString &layer, const TimelineView &view,
            std::function<void(TimelinePainter &)> paint)
        : QCPLayerable(plot, layer)
        , m_view(view)
        , m_paint(std::move(paint))
    {
    }

protected:
    // One pixel more at the bottom: the plot moves the clip up by one.
    QRect clipRect() const override { return mParentPlot->viewport().adjusted(0, 0, 0, 1); }
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter *painter) override
    {
        if (!m_view.content.span().isValid())
            return;
        TimelinePainter timelinePainter(painter, m_view);
        m_paint(timelinePainter);
    }

private:
    const TimelineView &m_view;
    std::function<void(TimelinePainter &)> m_paint;
};

bool isPan(const QMouseEvent &event)
{
    return event.button() == Qt::MiddleButton
           || (event.button() == Qt::LeftButton && event.modifiers().testFlag(Qt::ShiftModifier));
}

} // namespace

TimelinePlot::TimelinePlot(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_view.theme = Theme::of(palette());
    buildPlot();
}

TimelinePlot::~TimelinePlot() = default;

void TimelinePlot::buildPlot()
{
    m_plot = new QCustomPlot(this);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMinimumSize(0, 0);
    m_plot->setPlottingHint(QCP::phFastPolylines);
    m_plot->plotLayout()->clear();
    m_plot->plotLayout()->setRowSpacing(0);
    m_plot->plotLayout()->setMargins(QMargins());
    m_overview = addRow(static_cast<int>(Frame::lanesTop));
    m_lanes = addRow(static_cast<int>(Frame::laneHeight));

    // From the back to the front. The charts' own layers (target and limit, min–max, curves) belong before "labels".
    addLayer(u"base"_s, [this](TimelinePainter &painter) { painter.paintBase(axisY()); });
    addLayer(u"bands"_s, [this](TimelinePainter &painter) { painter.paintBands(axisY()); });
    addLayer(u"timegrid"_s, [](TimelinePainter &painter) { painter.paintGrid(); });
    addLayer(u"hatch"_s, [](TimelinePainter &painter) { painter.paintHatch(); });
    addLayer(u"labels"_s, [](TimelinePainter &painter) {
        painter.paintOverview();
        painter.paintLanes();
    });
    addLayer(u"edges"_s, [](TimelinePainter &painter) { painter.paintSelection(); });
    addLayer(u"axis"_s, [this](TimelinePainter &painter) { painter.paintAxis(axisY()); });
    addLayer(u"cursor"_s, [this](TimelinePainter &painter) {
        painter.paintReadout();
        painter.paintCursor(axisY());
    });
    for (const QString &name : {u"axis"_s, u"cursor"_s}) {
        m_plot->layer(name)->setMode(QCPLayer::lmBuffered);
        m_cursorLayers.append(m_plot->layer(name));
    }
}

void TimelinePlot::addLayer(const QString &name, const std::function<void(TimelinePainter &)> &paint)
{
    m_plot->addLayer(name);
    new Drawing(m_plot, name, m_view, paint); // owned by the plot
}

QCPAxisRect *TimelinePlot::addRow(int height)
{
    auto *rect = new QCPAxisRect(m_plot, false);
    rect->setAutoMargins(QCP::msNone);
    rect->setMinimumMargins(QMargins());
    rect->setMinimumSize(0, height);
    rect->setMaximumSize(QWIDGETSIZE_MAX, height);
    QCPAxis *axis = rect->addAxis(QCPAxis::atBottom);
    axis->setVisible(false); // the timeline's own axis is drawn for all rows
    m_plot->plotLayout()->addElement(m_plot->plotLayout()->rowCount(), 0, rect);
    return rect;
}

void TimelinePlot::setContent(const Models::TimelineContent &content)
{
    m_view.content = content;
    updateLayout();
}

void TimelinePlot::setVisibleRange(const TimeRange &range)
{
    m_range = range;
    updateLayout();
}

void TimelinePlot::setTimeFormat(const Base::TimeFormat &format)
{
    m_view.format = format;
    updateLayout();
}

void TimelinePlot::setSelectedEvent(int index)
{
    m_view.selectedEvent = index;
    repaintPlot(Extent::All);
}

void TimelinePlot::setInstant(const std::optional<QDateTime> &time)
{
    if (m_view.cursor == time)
        return;
    m_view.cursor = time;
    repaintPlot(Extent::Cursor);
}

void TimelinePlot::setDimmed(bool dimmed)
{
    m_isDimmed = dimmed;
    updateLayout();
}

void TimelinePlot::updateLayout()
{
    const Theme theme = Theme::of(palette());
    m_view.theme = m_isDimmed ? theme.dimmed() : theme;
    m_view.hasReadout = width() >= Metrics::readoutMinimumWidth;
    const QFontMetricsF metrics(Fonts::label());
    const int heightBefore = sizeHint().height();
    m_view.layout = Models::TimelineLayout(m_view.content,
                                           {.visible = m_range,
                                            .format = m_view.format,
                                            .width = static_cast<double>(width()),
                                            .hasReadout = m_view.hasReadout},
                                           [&metrics](const QString &text) { return metrics.horizontalAdvance(text); });

    const auto &scale = m_view.layout.scale();
    const int left = static_cast<int>(scale.left);
    const int right = width() - static_cast<int>(scale.right());
    m_overview->setMargins(QMargins(left, static_cast<int>(Frame::overviewTop), right,
                                    static_cast<int>(Frame::lanesTop - Frame::overviewTop - Frame::overviewHeight)));
    m_lanes->setMargins(QMargins(left, 0, right, 0));
    const int lanesHeight = static_cast<int>(m_view.layout.lanesBottom() - Frame::lanesTop);
    m_lanes->setMinimumSize(0, lanesHeight);
    m_lanes->setMaximumSize(QWIDGETSIZE_MAX, lanesHeight);
    m_lanes->axis(QCPAxis::atBottom)
        ->setRange(static_cast<double>(scale.start) / 1000.0, static_cast<double>(scale.end) / 1000.0);
    m_plot->setBackground(QBrush(theme.window));
    if (sizeHint().height() != heightBefore)
        updateGeometry();
    repaintPlot(Extent::All);
}

void TimelinePlot::repaintPlot(Extent extent)
{
    if (extent == Extent::All) {
        m_plot->replot(QCustomPlot::rpQueuedReplot);
        return;
    }
    for (QCPLayer *layer : std::as_const(m_cursorLayers))
        layer->replot();
}

double TimelinePlot::axisY() const
{
    return m_view.layout.lanesBottom();
}

double TimelinePlot::axisPixel(const QDateTime &time) const
{
    return m_lanes->axis(QCPAxis::atBottom)->coordToPixel(static_cast<double>(time.toMSecsSinceEpoch()) / 1000.0);
}

QSize TimelinePlot::sizeHint() const
{
    return {1024, static_cast<int>(m_view.layout.height())};
}

QSize TimelinePlot::minimumSizeHint() const
{
    return {400, sizeHint().height()};
}

void TimelinePlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
    updateLayout();
}

void TimelinePlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange
        || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateLayout();
}

bool TimelinePlot::event(QEvent *event)
{
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
    const QList<int> events = m_view.layout.eventsAt(position);
    if (events.isEmpty())
        return false;
    QToolTip::showText(globalPosition, toolTipText(events), this);
    return true;
}

QString TimelinePlot::toolTipText(const QList<int> &events) const
{
    constexpr qsizetype most = 6;
    QStringList paragraphs;
    for (qsizetype i = 0; i < std::min(events.size(), most); ++i) {
        QStringList lines = m_view.content.eventLines(events.at(i), m_view.format);
        for (QString &line : lines)
            line = line.toHtmlEscaped(); // names come from the service as they are
        if (!lines.isEmpty())
            lines.first() = u"<b>%1</b>"_s.arg(lines.first());
        paragraphs << u"<div style=\"white-space: nowrap\">%1</div>"_s.arg(lines.join(u"<br>"_s));
    }
    if (events.size() > most)
        paragraphs << tr("and %1 more").arg(events.size() - most);
    return paragraphs.join(u"<div style=\"font-size: 4px\">&nbsp;</div>"_s);
}

void TimelinePlot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        event->ignore();
        return;
    }
    const QPointF position = event->position();
    m_dragFrom = position;
    m_dragRange = Models::effectiveRange(m_range, m_view.content.span());
    switch (m_view.layout.overviewPartAt(position)) {
    case OverviewPart::StartHandle:
        m_drag = Drag::StartHandle;
        break;
    case OverviewPart::EndHandle:
        m_drag = Drag::EndHandle;
        break;
    case OverviewPart::Window:
    case OverviewPart::Outside:
        m_drag = Drag::Window;
        break;
    case OverviewPart::None:
        m_drag = isPan(*event) && m_view.layout.isInLanes(position) ? Drag::Lanes : Drag::None;
        break;
    }
    if (m_drag != Drag::None) {
        Q_EMIT gestureStarted();
        if (m_view.layout.overviewPartAt(position) == OverviewPart::Outside)
            dragWindow(position);
        updatePointer(position);
        return;
    }
    const QList<int> events = m_view.layout.eventsAt(position);
    if (events.isEmpty())
        return;
    // Several in one place: each click takes the next.
    const qsizetype current = events.indexOf(m_view.selectedEvent);
    Q_EMIT eventWanted(events.at((current + 1) % events.size()));
}

// The window's middle comes to where the overview was pressed, and the drag goes on from there.
void TimelinePlot::dragWindow(QPointF position)
{
    const auto &span = m_view.content.span();
    const QDateTime centre
        = QDateTime::fromMSecsSinceEpoch(m_view.layout.overviewScale().timeAt(position.x()), Qt::UTC);
    const TimeRange range = Models::rangeAround(centre, m_dragRange.start.msecsTo(m_dragRange.end), span);
    m_dragRange = Models::effectiveRange(range, span);
    Q_EMIT rangeWanted(range);
}

void TimelinePlot::dragTo(QPointF position)
{
    const auto &whole = m_view.content.span();
    const bool isInLanes = m_drag == Drag::Lanes;
    const auto &scale = isInLanes ? m_view.layout.scale() : m_view.layout.overviewScale();
    const qint64 moved = scale.timeAt(position.x()) - scale.timeAt(m_dragFrom.x());
    TimeRange range = m_dragRange;
    switch (m_drag) {
    case Drag::None:
        return;
    case Drag::Lanes:
        // The content follows the pointer, so that the range goes the other way.
        Q_EMIT rangeWanted(Models::pannedRange(
            range, whole,
            -std::llround(static_cast<double>(position.x() - m_dragFrom.x()) * 1000.0 / scale.pixelsPerSecond())));
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
        dragTo(position);
        return;
    }
    updatePointer(position);
    const bool isOverview = m_view.layout.overviewPartAt(position) != OverviewPart::None;
    if (!isOverview && !m_view.layout.isInLanes(position)) {
        Q_EMIT instantWanted(std::nullopt);
        return;
    }
    const auto &scale = isOverview ? m_view.layout.overviewScale() : m_view.layout.scale();
    // Whole seconds, as events have them and clocks show them.
    const qint64 seconds = std::llround(static_cast<double>(scale.timeAt(position.x())) / 1000.0);
    Q_EMIT instantWanted(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC));
}

void TimelinePlot::mouseReleaseEvent(QMouseEvent *event)
{
    m_drag = Drag::None;
    updatePointer(event->position());
}

void TimelinePlot::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QList<int> events = m_view.layout.eventsAt(event->position());
    if (event->button() != Qt::LeftButton || events.isEmpty())
        return;
    Q_EMIT eventActivated(events.contains(m_view.selectedEvent) ? m_view.selectedEvent : events.first());
}

void TimelinePlot::updatePointer(QPointF position)
{
    switch (m_view.layout.overviewPartAt(position)) {
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
    if (m_drag == Drag::Lanes)
        setCursor(Qt::ClosedHandCursor);
    else if (!m_view.layout.eventsAt(position).isEmpty())
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void TimelinePlot::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    const auto &scale = m_view.layout.scale();
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

void TimelinePlot::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_view.isFocused = event->reason() != Qt::MouseFocusReason;
    repaintPlot(Extent::All);
}

void TimelinePlot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_view.isFocused = false;
    repaintPlot(Extent::All);
}

} // namespace Widgets
