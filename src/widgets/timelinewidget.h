// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "models/chartchoices.h"
#include "models/timelinecontent.h"
#include "models/timelinefollow.h"
#include "models/timespanstatistics.h"
#include "session/marks.h"
#include "session/selection.h"
#include "session/sessionmetrics.h"
#include "session/sessionrecord.h"
#include "session/timedisplay.h"

#include <QDateTime>
#include <QImage>
#include <QKeySequence>
#include <QList>
#include <QWidget>

#include <functional>
#include <optional>

class QAction;
class QMenu;
class QPainter;
class QSettings;

namespace Widgets {

class TimelineBar;
class TimelinePill;
class TimelineNote;
class TimelinePlot;

// The timeline of a session: bar (presets, visible range, legend), overview strip, lanes of events and what lasted,
// charts of metrics or why there are none, time axis, and at the right the state at the cursor. Shows and changes the
// event, range and cursor of `selection`.
//
// As high as its content needs in the room that it is told of; hides itself while there is no session. The plot has the
// keyboard focus (focusProxy); its commands are actions() of this widget, which act by key only while the plot has it.
class TimelineWidget : public QWidget
{
    Q_OBJECT

public:
    // Both must outlive the widget.
    TimelineWidget(Session::Selection *selection, Session::TimeDisplay *display, QWidget *parent = nullptr);
    ~TimelineWidget() override;

    // `now` is the end of what is still going on: the present for a live session, the time of capture for a file. A
    // visible range that touched the end of the same session goes on touching it.
    void setRecord(const std::optional<Session::SessionRecord> &record, const QDateTime &now);
    // Now went on, and nothing else is new: what follows it moves, what does not is left alone.
    void setNow(const QDateTime &now);
    // Back to Now, where the session is on air.
    void followNow();
    // Of the session that is shown; to be given again after setRecord().
    void setMetrics(const Session::SessionMetrics &metrics);
    void setMarks(const QList<Session::Mark> &marks); // oldest first
    // Data that is about to be replaced is shown dimmed.
    void setDimmed(bool dimmed);
    // What timeline and views have together: charts fold and grow by it.
    void setAvailableHeight(int height);

    const Models::TimelineContent &content() const { return m_content; }
    const Models::TimelineFollow &follow() const { return m_follow; }
    const Session::SessionMetrics &metrics() const { return m_metrics; }
    const std::optional<Session::TimeRange> &span() const { return m_span; } // that is selected
    std::optional<Models::TimeSpanStatistics> spanStatistics() const;
    // Where a mark would go: the cursor, else the selected event, else the middle of what is visible.
    QDateTime anchor() const;
    // The drawing under a caption, without the cursor: `scale` pixels a logical one.
    QImage picture(qreal scale = 1) const;
    QString pictureName() const; // for a file, less its ending
    // Errors of kind File. A PDF is a page of vectors, as many points wide as the drawing has pixels.
    Base::Result<void> writePng(const QString &fileName, qreal scale) const;
    Base::Result<void> writePdf(const QString &fileName) const;
    // Which charts are shown, to stand in other menus too.
    QMenu *chartsMenu() const { return m_chartsMenu; }
    // The charts that somebody opened, folded or hid.
    void saveLayout(QSettings *settings) const;
    void restoreLayout(const QSettings *settings);
    void resetLayout();
    TimelinePlot *plot() const { return m_plot; }
    TimelineBar *bar() const { return m_bar; }

Q_SIGNALS:
    // Enter, or a double click on an event: show it in the table.
    void eventActivated(int index);
    void spanChanged();
    void spanCopyWanted(const Session::TimeRange &range); // as CSV
    void spanExportWanted(const Session::TimeRange &range); // as CSV
    void markWanted(const QDateTime &time); // m
    void noteWanted(const QDateTime &time); // ;
    void markActivated(const QString &id);
    void metricsWanted(); // try again
    void copied(const QString &what); // a sentence for the status bar

protected:
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Change { Single, Wheel }; // turns of the wheel are undone as one

    void connectPlot();
    void connectBar();
    void connectSelection();
    void buildActions();
    void buildRangeActions();
    void buildSpanActions();
    void buildChartActions();
    QAction *addCommand(const QString &name, const QString &text, const QList<QKeySequence> &keys,
                        const std::function<void()> &run);
    QAction *command(const QString &name) const;
    QList<QAction *> spanCommands() const;

    void changeRange(const Session::TimeRange &range, Change change = Change::Single);
    void rememberRange(Change change);
    void undoZoom();
    void zoom(double factor);
    void pan(double share);
    void showLength(qint64 seconds);
    void selectNeighbour(int step, bool problemsOnly);
    void selectEvent(int index);
    void moveCursor(int steps);
    void setSpan(const std::optional<Session::TimeRange> &range);
    void setSpanEnd(bool isStart);
    void fitSelection();
    void copySpan();
    static QString foldCommandName(CloudWatch::Metric metric);
    void foldChart(CloudWatch::Metric metric, bool isFolded);
    void setChartChoices(const Models::ChartChoices &choices);
    void updateChartActions();
    void showMenu(const QPoint &globalPosition);
    QSize pictureSize() const;
    void paintPicture(QPainter *painter) const;
    void updateRoom();
    void updateSpan();
    Session::TimeRange shownRange() const;

    void onEventChanged();
    void onRangeChanged();
    void updateAccessibleText();
    QString cursorText(const QDateTime &time) const;
    void setFollowing(bool follow);
    bool isSeen(const QDateTime &now) const;
    void moveTo(const Session::TimeRange &range);
    void updateFollow();
    void placePill();

    Session::Selection *m_selection;
    Session::TimeDisplay *m_display;
    Models::TimelineContent m_content;
    Session::SessionMetrics m_metrics;
    std::optional<Session::SessionRecord> m_record; // of which the content is made, anew with each second of Now
    std::optional<Session::TimeRange> m_span;
    int m_availableHeight = 0; // 0: not told
    Session::Address m_address; // of the session that is shown
    QDateTime m_now;
    Models::TimelineFollow m_follow;
    bool m_isMoving = false; // the range changes because Now does
    TimelineBar *m_bar;
    TimelinePlot *m_plot;
    TimelinePill *m_pill;
    TimelineNote *m_note;
    QMenu *m_chartsMenu;
    Models::ChartChoices m_choices;
    QList<Session::TimeRange> m_undo; // oldest first
    Change m_lastChange = Change::Single;
};

} // namespace Widgets
