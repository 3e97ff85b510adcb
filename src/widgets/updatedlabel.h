// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace Session {
class LiveRefresh;
class TimeDisplay;
} // namespace Session

namespace Widgets {

// "Updated 03:14:20 UTC  next in 4 s": when the session on screen was read, and when it will be again. Ticks while the
// session is followed; says the age of what could not be read again.
class UpdatedLabel : public QWidget
{
    Q_OBJECT

public:
    // Both must outlive the label.
    UpdatedLabel(Session::LiveRefresh *live, Session::TimeDisplay *display, QWidget *parent = nullptr);

    QString updatedText() const;
    QString nextText() const;

private:
    void update();
    QString whatComesNext() const;

    Session::LiveRefresh *m_live;
    Session::TimeDisplay *m_display;
    QLabel *m_updated;
    QLabel *m_next;
};

} // namespace Widgets
