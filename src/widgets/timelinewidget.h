// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/selection.h"
#include "session/sessionrecord.h"
#include "session/timedisplay.h"

#include <QDateTime>
#include <QList>
#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QLabel;

namespace Models {
class TimelineModel;
}

namespace Widgets {

class TimelineBar;
class TimelinePlot;

// The timeline of a session: bar (presets, visible range, legend), overview strip, lanes of events and what lasted,
// time axis, and at the right the state at the cursor. Shows and changes the event, range and cursor of `selection`.
//
// As high as its content needs; hides itself while there is no session. The plot has the keyboard focus (focusProxy);
// its commands are actions() of this widget, which act by key only while the plot has it.
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
    // Data that is about to be replaced is shown dimmed.
    void setDimmed(bool dimmed);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // Enter or a double click on an event: show it in the table.
    void eventActivated(int index);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildActions();
    QAction *addCommand(const QString &name, const QString &text, const QList<QKeySequence> &keys);
    void updateAccessibleText();
    void updateNotices();
    void onEventChanged();

    Session::Selection *m_selection;
    Session::TimeDisplay *m_display;
    std::unique_ptr<Models::TimelineModel> m_model;
    TimelineBar *m_bar = nullptr;
    QLabel *m_cutNotice = nullptr;
    TimelinePlot *m_plot = nullptr;
    bool m_isDimmed = false;
};

} // namespace Widgets
