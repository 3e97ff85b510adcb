// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QTreeView>

namespace Widgets {

// The tree of channels and sessions: one painted column over the model's several, chevrons that toggle, and further
// pages of sessions asked for as they are scrolled to.
class NavigatorView : public QTreeView
{
    Q_OBJECT

public:
    explicit NavigatorView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    // Enter or a double click.
    void chosen(const QModelIndex &index);

protected:
    // Up and Down pass over days and messages, which nothing can be done with.
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fetchWhatIsInSight();
    void expandAgain(int first, int last);

    QSet<QString> m_expandedArns;
    bool m_pressToggled = false;
    bool m_wasExpanded = false;
};

} // namespace Widgets
