// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QModelIndex;
class QToolButton;

namespace Widgets {

class Desktop;

// What the selected event means and what to do about it, whole, under the table of events. Hidden without an event, and
// where the panel is too low for the table beside it.
class EventDetails : public QWidget
{
    Q_OBJECT

public:
    // `desktop` must outlive the widget.
    explicit EventDetails(Desktop *desktop, QWidget *parent = nullptr);

    // A row of an EventsModel or of a proxy on one; an invalid index for none.
    void setEvent(const QModelIndex &row);
    // The height of table and details together.
    void setRoom(int height);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateVisible();

    QLabel *m_text;
    QToolButton *m_link;
    QString m_url;
    int m_room = 0;
};

} // namespace Widgets
