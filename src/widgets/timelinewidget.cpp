// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinewidget.h"

#include "models/chartsnote.h"
#include "models/timelinechartlayout.h"
#include "models/timelinerange.h"
#include "models/timespantext.h"
#include "widgets/theme.h"
#include "widgets/timelineaccessible.h"
#include "widgets/timelinebar.h"
#include "widgets/timelinenote.h"
#include "widgets/timelinepill.h"
#include "widgets/timelineplot.h"

#include <QAction>
#include <QClipboard>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Widgets {

using Session::TimeRange;

namespace {

constexpr qsizetype mostUndone = 50;
constexpr int pillTop = 33; // in the plot

} // namespace

TimelineWidget::TimelineWidget(Session::Selection *selection, Session::TimeDisplay *display, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_display(display)
    , m_bar(new TimelineBar(this))
    , m_plot(new TimelinePlot(this))
    , m_pill(new TimelinePill(this))
    , m_note(new TimelineNote(this))
    , m_chartsMenu(new QMenu(tr("&Charts"), this))
{
    installTimelineAccessible();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_plot);
    layout->addWidget(m_note);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setObjectName(u"timeline"_s);
    m_plot->setObjectName(u"timelinePlot"_s);
    m_plot->setTimeFormat(display->format());
    buildActions();
    m_bar->setSpanCommands(spanCommands());
    m_bar->setChartsMenu(m_chartsMenu);
    connectPlot();
    connectBar();
    connectSelection();
    setVisible(false);
}

TimelineWidget::~TimelineWidget() = default;

void TimelineWidget::connectPlot()
{
    connect(m_pill, &QAbstractButton::clicked, this, &TimelineWidget::followNow);
    connect(m_plot, &TimelinePlot::gestureStarted, this, [this] { rememberRange(Change::Single); });
    connect(m_plot, &TimelinePlot::rangeWanted, m_selection, &Session::Selection::setVisibleRange);
    connect(m_plot, &TimelinePlot::zoomWanted, this, [this](double factor, const QDateTime &at) {
        changeRange(Models::zoomedRange(m_selection->visibleRange(), m_content.span(), factor, at), Change::Wheel);
    });
    connect(m_plot, &TimelinePlot::panWanted, this, [this](qint64 milliseconds) {
        changeRange(Models::pannedRange(m_selection->visibleRange(), m_content.span(), milliseconds), Change::Wheel);
    });
    connect(m_plot, &TimelinePlot::instantWanted, m_selection, &Session::Selection::setCursor);
    connect(m_plot, &TimelinePlot::eventWanted, m_selection, &Session::Selection::setEvent);
    connect(m_plot, &TimelinePlot::eventActivated, this, &TimelineWidget::eventActivated);
    connect(m_plot, &TimelinePlot::spanWanted, this, &TimelineWidget::setSpan);
    connect(m_plot, &TimelinePlot::markActivated, this, &TimelineWidget::markActivated);
    connect(m_plot, &TimelinePlot::chartFoldWanted, this, &TimelineWidget::foldChart);
    connect(m_plot, &TimelinePlot::menuWanted, this, &TimelineWidget::showMenu);
    connect(m_note, &TimelineNote::tryAgainWanted, this, &TimelineWidget::metricsWanted);
    connect(m_note, &TimelineNote::copyWanted, this, [this](const QString &policy) {
        QGuiApplication::clipboard()->setText(policy);
        Q_EMIT copied(tr("Policy statement copied."));
    });
}

void TimelineWidget::connectBar()
{
    connect(m_bar, &TimelineBar::wholeWanted, this, [this] { changeRange({}); });
    connect(m_bar, &TimelineBar::lengthWanted, this, &TimelineWidget::showLength);
    connect(m_bar, &TimelineBar::followWanted, this, &TimelineWidget::setFollowing);
}

void TimelineWidget::connectSelection()
{
    connect(m_selection, &Session::Selection::eventChanged, this, &TimelineWidget::onEventChanged);
    connect(m_selection, &Session::Selection::visibleRangeChanged, this, &TimelineWidget::onRangeChanged);
    connect(m_selection, &Session::Selection::cursorChanged, this,
            [this] { m_plot->setInstant(m_selection->cursor()); });
    connect(m_display, &Session::TimeDisplay::changed, this, [this] {
        m_plot->setTimeFormat(m_display->format());
        onRangeChanged();
    });
}

void TimelineWidget::setRecord(const std::optional<Session::SessionRecord> &record, const QDateTime &now)
{
    if (!record) {
        m_record.reset();
        m_content = {};
        m_address = {};
        m_now = {};
        m_metrics = {};
        m_undo.clear();
        setSpan(std::nullopt);
        m_note->setNote(std::nullopt);
        setVisible(false);
        m_plot->setContent(m_content);
        return;
    }
    const TimeRange before = m_content.span();
    const Session::Address address{record->source.channelArn, record->session.streamId};
    const bool isSame = address == m_address;
    if (isSame && m_record)
        m_follow.eventsChanged(m_record->session.truncatedEvents, record->session.truncatedEvents);
    else
        m_follow.reset();
    m_record = record;
    m_now = now;
    m_content = Models::TimelineContent(record->session, now);
    m_address = address;
    const TimeRange &visible = m_selection->visibleRange();
    TimeRange wanted
        = isSame ? m_follow.moved(visible, before, m_content.span()) : Models::fittedRange(visible, m_content.span());
    if (!isSame) {
        m_undo.clear();
        setSpan(std::nullopt);
        m_metrics = {};
        // A range of another session tells nothing here.
        if (visible.isValid() && (visible.end <= m_content.span().start || visible.start >= m_content.span().end))
            wanted = {};
    }
    m_plot->setContent(m_content);
    m_bar->setContent(m_content);
    setMetrics(m_metrics);
    m_plot->setSelectedEvent(m_selection->eventIndex());
    m_plot->setInstant(m_selection->cursor());
    moveTo(wanted);
    onRangeChanged();
    updateAccessibleText();
    setVisible(m_content.span().isValid());
}

void TimelineWidget::setNow(const QDateTime &now)
{
    if (!m_content.isOpen() || now == m_now || !now.isValid() || !isSeen(now))
        return;
    const TimeRange before = m_content.span();
    m_now = now;
    m_content = Models::TimelineContent(m_record->session, now);
    m_plot->setContent(m_content);
    m_plot->setMetrics(m_metrics, m_record->session);
    moveTo(m_follow.moved(m_selection->visibleRange(), before, m_content.span()));
    const TimeRange range = shownRange();
    m_bar->setRange(range, range == m_content.span(), m_display->format());
}

// Whether the drawing would differ by half a pixel, or by a figure that counts on.
bool TimelineWidget::isSeen(const QDateTime &now) const
{
    const auto &starving = m_content.intervals().starving;
    const bool counts = m_follow.isFollowing() && std::any_of(starving.begin(), starving.end(), [](const auto &spell) {
                            return !spell.end.isValid();
                        });
    const auto &layout = m_plot->geometryOfTimeline();
    const auto &scale = m_follow.isFollowing() ? layout.scale() : layout.overviewScale();
    return counts || std::abs(static_cast<double>(m_now.msecsTo(now))) / 1000 * scale.pixelsPerSecond() >= 0.5;
}

// The range changes, but nobody chose it.
void TimelineWidget::moveTo(const TimeRange &range)
{
    m_isMoving = true;
    m_selection->setVisibleRange(range);
    m_isMoving = false;
    updateFollow();
}

void TimelineWidget::followNow()
{
    setFollowing(true);
}

void TimelineWidget::setFollowing(bool follow)
{
    const TimeRange &visible = m_selection->visibleRange();
    const TimeRange wanted
        = follow ? m_follow.attached(visible, m_content.span()) : m_follow.detached(visible, m_content.span());
    if (wanted != visible)
        rememberRange(Change::Single);
    moveTo(wanted);
}

void TimelineWidget::updateFollow()
{
    m_bar->setFollow(m_content.isOpen(), m_follow.isFollowing());
    m_pill->setCount(m_content.isOpen() ? m_follow.newEvents() : 0);
    placePill();
}

// Over the labels of the overview, at the right end of the plots: no datum lies there.
void TimelineWidget::placePill()
{
    if (m_pill->isHidden())
        return;
    const auto &scale = m_plot->geometryOfTimeline().scale();
    const QSize size = m_pill->sizeHint();
    m_pill->setGeometry(
        QRect(QPoint(m_plot->x() + static_cast<int>(scale.right()) - size.width(), m_plot->y() + pillTop), size));
}

// No proxy: Qt would make a stop of Tab of us besides, before the bar.
void TimelineWidget::focusInEvent(QFocusEvent *event)
{
    m_plot->setFocus(event->reason());
}

void TimelineWidget::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placePill();
}

void TimelineWidget::setMetrics(const Session::SessionMetrics &metrics)
{
    m_metrics = metrics;
    if (!m_record)
        return;
    m_plot->setMetrics(metrics, m_record->session);
    m_bar->setCharts(m_plot->charts());
    const bool isDrawn = m_content.span().isValid();
    m_note->setNote(isDrawn ? Models::chartsNote(metrics, *m_record, m_content) : std::nullopt);
    updateRoom();
    updateSpan();
    updateChartActions();
}

void TimelineWidget::setMarks(const QList<Session::Mark> &marks)
{
    m_plot->setMarks(marks);
}

void TimelineWidget::setDimmed(bool dimmed)
{
    m_plot->setDimmed(dimmed);
    m_bar->setDimmed(dimmed);
}

void TimelineWidget::setAvailableHeight(int height)
{
    m_availableHeight = height;
    updateRoom();
}

// The views keep their height as long as a chart can fold. A lane more or less is theirs to pay or to have.
void TimelineWidget::updateRoom()
{
    if (m_availableHeight <= 0)
        return;
    namespace Frame = Models::TimelineFrame;
    constexpr double usualLanes = 4 * Frame::laneHeight;
    const double ownLanes = Models::TimelineLayout::lanesBottom(m_content.lanes().size()) - Frame::lanesTop;
    const double below = m_availableHeight - Metrics::timelineBarHeight - Frame::lanesTop;
    m_plot->setRoom({.usual = below - usualLanes - Models::ChartFrame::axisHeight - Metrics::viewsHeight,
                     .most = below - ownLanes - Frame::axisHeight - Metrics::viewsMinimumHeight});
}

TimeRange TimelineWidget::shownRange() const
{
    return Models::effectiveRange(m_selection->visibleRange(), m_content.span());
}

void TimelineWidget::rememberRange(Change change)
{
    if (change == Change::Wheel && m_lastChange == Change::Wheel && !m_undo.isEmpty())
        return;
    m_lastChange = change;
    if (!m_undo.isEmpty() && m_undo.last() == m_selection->visibleRange())
        return;
    m_undo.append(m_selection->visibleRange());
    if (m_undo.size() > mostUndone)
        m_undo.removeFirst();
}

void TimelineWidget::changeRange(const TimeRange &range, Change change)
{
    if (range == m_selection->visibleRange())
        return;
    rememberRange(change);
    m_selection->setVisibleRange(range);
}

void TimelineWidget::undoZoom()
{
    m_lastChange = Change::Single;
    while (!m_undo.isEmpty()) {
        const TimeRange range = Models::fittedRange(m_undo.takeLast(), m_content.span());
        if (range == m_selection->visibleRange())
            continue; // a gesture that changed nothing
        m_selection->setVisibleRange(range);
        return;
    }
}

void TimelineWidget::onEventChanged()
{
    m_plot->setSelectedEvent(m_selection->eventIndex());
    if (const auto *event = m_content.event(m_selection->eventIndex()))
        m_selection->setVisibleRange(Models::rangeShowing(m_selection->visibleRange(), m_content.span(), event->time));
    updateAccessibleText();
}

void TimelineWidget::onRangeChanged()
{
    m_plot->setVisibleRange(m_selection->visibleRange());
    if (!m_isMoving && m_content.span().isValid()) {
        m_follow.rangeChosen(m_selection->visibleRange(), m_content.span());
        updateFollow();
    }
    const TimeRange range = shownRange();
    m_bar->setRange(range, range == m_content.span(), m_display->format());
    m_bar->setCharts(m_plot->charts());
    updateAccessibleText();
}

void TimelineWidget::updateAccessibleText()
{
    if (!m_content.span().isValid())
        return;
    setAccessibleName(tr("Timeline"));
    m_plot->setAccessibleName(tr("Timeline, %1, %2 visible").arg(m_content.summary(), m_bar->rangeText()));
    const QStringList lines = m_content.eventLines(m_selection->eventIndex(), m_display->format());
    QStringList sentences{lines.isEmpty() ? tr("No event selected") : tr("Selected: %1").arg(lines.join(u", "_s))};
    if (m_selection->cursor())
        sentences << cursorText(*m_selection->cursor());
    const QString description = sentences.join(u". "_s);
    if (m_plot->accessibleDescription() != description)
        m_plot->setAccessibleDescription(description);
}

// "At 02:52:05: Healthy, Video bitrate 5.9 Mb/s, …": what the readout shows.
QString TimelineWidget::cursorText(const QDateTime &time) const
{
    QStringList words;
    for (const Analysis::EventLane lane : m_content.lanes())
        words << m_content.stateAt(lane, time, 0).text;
    const Models::TimelineCharts &charts = m_plot->charts();
    for (const auto &chart : charts.charts())
        words << tr("%1 %2").arg(Models::chartWords(chart.series.metric).title, charts.readout(chart, time).value);
    words.removeAll(QString());
    return tr("At %1: %2").arg(m_display->format().clock(time, m_content.sessionStart()), words.join(u", "_s));
}

} // namespace Widgets
