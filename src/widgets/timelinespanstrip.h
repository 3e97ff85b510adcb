// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace Widgets {

// How long the selected span is and what can be done with it, in a row of buttons; compact, in one button with a menu.
class TimelineSpanStrip : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineSpanStrip(QWidget *parent = nullptr);

    // The last of them, which takes the selection away, is a button of its own in either form.
    void setCommands(const QList<QAction *> &commands);
    void setText(const QString &text);
    QString text() const;
    void setCompact(bool compact);

private:
    QToolButton *addButton(QAction *command);

    QHBoxLayout *m_layout;
    QLabel *m_text;
    QToolButton *m_all;
    QMenu *m_menu;
    QList<QToolButton *> m_buttons;
};

} // namespace Widgets
