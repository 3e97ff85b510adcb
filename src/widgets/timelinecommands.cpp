// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TimelineWidget's commands, by key, menu and palette: events, range, span.

#include "models/timelinecharts.h"
#include "models/timelinerange.h"
#include "models/timespantext.h"
#include "widgets/themedicon.h"
#include "widgets/timelinebar.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinewidget.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Widgets {

using Session::TimeRange;

namespace {

constexpr double keyZoom = 1.5;
constexpr double keyPan = 0.2; // of what is visible

} // namespace

void TimelineWidget::buildActions()
{
    addCommand(u"nextEvent"_s, tr("Next event"), {Qt::Key_Period}, [this] { selectNeighbour(1, false); });
    addCommand(u"previousEvent"_s, tr("Previous event"), {Qt::Key_Comma}, [this] { selectNeighbour(-1, false); });
    addCommand(u"nextProblem"_s, tr("Next problem"), {Qt::Key_N}, [this] { selectNeighbour(1, true); });
    addCommand(u"previousProblem"_s, tr("Previous problem"), {QKeySequence(Qt::SHIFT | Qt::Key_N)},
               [this] { selectNeighbour(-1, true); });
    addCommand(u"firstEvent"_s, tr("First event"), {Qt::Key_Home},
               [this] { selectEvent(m_content.neighbour(-1, 1, {})); });
    // Of what is on air, the end is Now.
    addCommand(u"lastEvent"_s, tr("Last event, or back to now"), {Qt::Key_End}, [this] {
        if (m_content.isOpen() && !m_follow.isFollowing())
            followNow();
        else
            selectEvent(m_content.neighbour(-1, -1, {}));
    });
    addCommand(u"showEvent"_s, tr("Show the event in the table"), {Qt::Key_Return, Qt::Key_Enter}, [this] {
        if (m_selection->eventIndex() >= 0)
            Q_EMIT eventActivated(m_selection->eventIndex());
    });
    buildRangeActions();
    buildSpanActions();
    buildChartActions();
}

void TimelineWidget::buildRangeActions()
{
    addCommand(u"zoomIn"_s, tr("Zoom in"), {Qt::Key_W, Qt::Key_Up, Qt::Key_Plus, Qt::Key_Equal},
               [this] { zoom(1 / keyZoom); });
    addCommand(u"zoomOut"_s, tr("Zoom out"), {Qt::Key_S, Qt::Key_Down, Qt::Key_Minus}, [this] { zoom(keyZoom); });
    addCommand(u"panEarlier"_s, tr("Move to earlier"), {Qt::Key_A, Qt::Key_Left}, [this] { pan(-keyPan); });
    addCommand(u"panLater"_s, tr("Move to later"), {Qt::Key_D, Qt::Key_Right}, [this] { pan(keyPan); });
    addCommand(u"pageEarlier"_s, tr("Move far to earlier"),
               {QKeySequence(Qt::SHIFT | Qt::Key_A), QKeySequence(Qt::SHIFT | Qt::Key_Left), Qt::Key_PageUp},
               [this] { pan(-1); });
    addCommand(u"pageLater"_s, tr("Move far to later"),
               {QKeySequence(Qt::SHIFT | Qt::Key_D), QKeySequence(Qt::SHIFT | Qt::Key_Right), Qt::Key_PageDown},
               [this] { pan(1); });
    addCommand(u"cursorEarlier"_s, tr("Cursor to the value before"), {QKeySequence(Qt::CTRL | Qt::Key_Left)},
               [this] { moveCursor(-1); });
    addCommand(u"cursorLater"_s, tr("Cursor to the next value"), {QKeySequence(Qt::CTRL | Qt::Key_Right)},
               [this] { moveCursor(1); });
    addCommand(u"fitSelection"_s, tr("Fit the selection"), {Qt::Key_F}, [this] {
        fitSelection();
    })->setIconText(tr("Zoom to it"));
    addCommand(u"zoomAll"_s, tr("Show the whole session"), {QKeySequence(Qt::CTRL | Qt::Key_0)},
               [this] { changeRange({}); });
    addCommand(u"undoZoom"_s, tr("Back to the range before"), {Qt::Key_Backspace}, [this] { undoZoom(); });
}

void TimelineWidget::buildSpanActions()
{
    addCommand(u"spanStart"_s, tr("Begin the selected span at the cursor"), {Qt::Key_BracketLeft},
               [this] { setSpanEnd(true); });
    addCommand(u"spanEnd"_s, tr("End the selected span at the cursor"), {Qt::Key_BracketRight},
               [this] { setSpanEnd(false); });
    addCommand(u"spanCopy"_s, tr("Copy the figures of the selected span"), {QKeySequence(Qt::CTRL | Qt::Key_C)},
               [this] { copySpan(); })
        ->setIconText(tr("Copy figures"));
    addCommand(u"spanCopyCsv"_s, tr("Copy values and events of the selected span as CSV"), {Qt::Key_C}, [this] {
        Q_EMIT spanCopyWanted(*m_span);
    })->setIconText(tr("Copy CSV"));
    addCommand(u"spanExport"_s, tr("Export values and events of the selected span as CSV…"), {Qt::Key_X}, [this] {
        Q_EMIT spanExportWanted(*m_span);
    })->setIconText(tr("Export CSV…"));
    // While it is enabled the plot takes the key before the window does, whose Cancel it is.
    QAction *clear
        = addCommand(u"spanClear"_s, tr("Select no span"), {Qt::Key_Escape}, [this] { setSpan(std::nullopt); });
    clear->setIcon(themedIcon(IconName::Close));
    clear->setIconVisibleInMenu(false);
    addCommand(u"addMark"_s, tr("Mark or unmark this instant"), {Qt::Key_M}, [this] { Q_EMIT markWanted(anchor()); });
    addCommand(u"addNote"_s, tr("Write a note for this instant…"), {Qt::Key_Semicolon},
               [this] { Q_EMIT noteWanted(anchor()); });
}

QAction *TimelineWidget::addCommand(const QString &name, const QString &text, const QList<QKeySequence> &keys,
                                    const std::function<void()> &run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setToolTip(u"%1 (%2)"_s.arg(text, keys.first().toString(QKeySequence::NativeText)));
    // Single letters are commands of the plot alone: elsewhere they are what one types.
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    m_plot->addAction(action);
    return action;
}

QAction *TimelineWidget::command(const QString &name) const
{
    return findChild<QAction *>(name, Qt::FindDirectChildrenOnly);
}

QList<QAction *> TimelineWidget::spanCommands() const
{
    return {command(u"fitSelection"_s), command(u"spanCopy"_s), command(u"spanCopyCsv"_s), command(u"spanExport"_s),
            command(u"spanClear"_s)};
}

std::optional<Models::TimeSpanStatistics> TimelineWidget::spanStatistics() const
{
    if (!m_span)
        return std::nullopt;
    return Models::statisticsOf(*m_span, m_content, m_metrics.series);
}

void TimelineWidget::setSpan(const std::optional<TimeRange> &range)
{
    if (m_span == range)
        return;
    m_span = range;
    updateSpan();
    Q_EMIT spanChanged();
}

void TimelineWidget::updateSpan()
{
    m_plot->setSpan(spanStatistics());
    m_bar->setSpanText(m_span ? Models::spanLengthText(*m_span) : QString());
    for (const QString &name : {u"spanCopy"_s, u"spanCopyCsv"_s, u"spanExport"_s, u"spanClear"_s})
        command(name)->setEnabled(m_span.has_value());
}

// By keys: one end goes to the cursor, the other stays, or is where the span then begins.
void TimelineWidget::setSpanEnd(bool isStart)
{
    if (!m_content.span().isValid())
        return;
    const QDateTime at = anchor();
    const TimeRange shown = shownRange();
    TimeRange range = m_span.value_or(isStart ? TimeRange{at, shown.end} : TimeRange{shown.start, at});
    (isStart ? range.start : range.end) = at;
    if (range.start > range.end)
        (isStart ? range.end : range.start) = at;
    setSpan(range);
}

// The span; else what the selected event began or ended, with something around it; else five minutes around it.
void TimelineWidget::fitSelection()
{
    if (m_span) {
        changeRange(Models::fittedRange(*m_span, m_content.span()));
        return;
    }
    const auto *event = m_content.event(m_selection->eventIndex());
    if (!event)
        return;
    const auto &intervals = m_content.intervals();
    for (const auto *list : {&intervals.starving, &intervals.recording, &intervals.live}) {
        for (const auto &interval : *list) {
            if (interval.startEvent != event->index && interval.endEvent != event->index)
                continue;
            const QDateTime start = m_content.startOf(interval);
            const QDateTime end = m_content.endOf(interval);
            const qint64 around = start.msecsTo(end) / 4;
            changeRange(Models::fittedRange({start.addMSecs(-around), end.addMSecs(around)}, m_content.span()));
            return;
        }
    }
    changeRange(Models::rangeAround(event->time, qint64(300'000), m_content.span()));
}

void TimelineWidget::copySpan()
{
    const auto statistics = spanStatistics();
    if (!statistics)
        return;
    QGuiApplication::clipboard()->setText(Models::spanText(*statistics, m_display->format()));
    Q_EMIT copied(tr("Figures of the selected span copied."));
}

// Along the values of the first chart; where there is none, by a pixel.
void TimelineWidget::moveCursor(int steps)
{
    const TimeRange range = shownRange();
    if (!range.isValid())
        return;
    const auto &charts = m_plot->view().charts.charts();
    const auto &scale = m_plot->geometryOfTimeline().scale();
    const auto pixel = std::max<qint64>(1, std::llround(1 / scale.pixelsPerSecond()));
    const qint64 step = charts.isEmpty() ? pixel : std::max<qint64>(charts.first().series.periodSeconds, pixel);
    const QDateTime from = anchor();
    const QDateTime to = std::clamp(QDateTime::fromSecsSinceEpoch(from.toSecsSinceEpoch() + steps * step, Qt::UTC),
                                    m_content.span().start, m_content.span().end);
    m_selection->setCursor(to);
    m_selection->setVisibleRange(Models::rangeShowing(m_selection->visibleRange(), m_content.span(), to));
    updateAccessibleText();
}

void TimelineWidget::showMenu(const QPoint &globalPosition)
{
    QMenu menu(this);
    const auto add = [this, &menu](const QStringList &names) {
        for (const QString &name : names)
            menu.addAction(command(name));
        menu.addSeparator();
    };
    const QPoint position = m_plot->mapFromGlobal(globalPosition);
    const auto &charts = m_plot->view().chartLayout;
    const auto *title = charts.titleAt(position);
    if (const auto *chart = title ? title : charts.rowAt(position.y()))
        add({foldCommandName(chart->metric)});
    add({u"addMark"_s, u"addNote"_s});
    add({u"fitSelection"_s, u"zoomAll"_s, u"undoZoom"_s});
    if (m_span)
        add({u"spanCopy"_s, u"spanCopyCsv"_s, u"spanExport"_s, u"spanClear"_s});
    menu.addMenu(m_chartsMenu);
    menu.exec(globalPosition);
}

// What stays in place when a key zooms: the cursor, else the selected event, else the middle.
QDateTime TimelineWidget::anchor() const
{
    const TimeRange range = shownRange();
    const auto isVisible = [&range](const QDateTime &time) { return time >= range.start && time <= range.end; };
    if (const auto &cursor = m_selection->cursor(); cursor && isVisible(*cursor))
        return *cursor;
    if (const auto *event = m_content.event(m_selection->eventIndex()); event && isVisible(event->time))
        return event->time;
    return range.start.addMSecs(range.start.msecsTo(range.end) / 2);
}

void TimelineWidget::zoom(double factor)
{
    changeRange(Models::zoomedRange(m_selection->visibleRange(), m_content.span(), factor, anchor()));
}

void TimelineWidget::pan(double share)
{
    const TimeRange range = shownRange();
    const auto length = static_cast<double>(range.start.msecsTo(range.end));
    changeRange(Models::pannedRange(m_selection->visibleRange(), m_content.span(), std::llround(length * share)));
}

// Around the selected event where it is in view; else the newest part of what goes on, else the middle of the view.
void TimelineWidget::showLength(qint64 seconds)
{
    const TimeRange range = shownRange();
    QDateTime centre
        = m_content.isOpen() ? m_content.span().end : range.start.addMSecs(range.start.msecsTo(range.end) / 2);
    if (const auto *event = m_content.event(m_selection->eventIndex());
        event && event->time >= range.start && event->time <= range.end)
        centre = event->time;
    changeRange(Models::rangeAround(centre, seconds * 1000, m_content.span()));
}

void TimelineWidget::selectNeighbour(int step, bool problemsOnly)
{
    const QDateTime from = m_selection->cursor() ? *m_selection->cursor() : QDateTime();
    selectEvent(m_content.neighbour(m_selection->eventIndex(), step, from, problemsOnly));
}

void TimelineWidget::selectEvent(int index)
{
    const auto *event = m_content.event(index);
    if (!event)
        return;
    m_selection->setEvent(index);
    m_selection->setCursor(event->time); // the readout tells the state there, also to who uses no mouse
    updateAccessibleText();
}

} // namespace Widgets
