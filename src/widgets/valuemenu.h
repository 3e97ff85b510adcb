// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QModelIndex>
#include <QObject>

class QAbstractItemView;
class QMenu;

namespace Widgets {

class Desktop;

// The context menu on any value: Copy value, Copy name, Copy path, Copy subtree as JSON, Show secret, What is this?
// It asks the model for everything (Models::Role) and leaves out what a cell does not have.
class ValueMenu : public QObject
{
    Q_OBJECT

public:
    // Serves the view's context menu and its Ctrl+C. `desktop` must outlive the menu; the view owns it.
    ValueMenu(QAbstractItemView *view, Desktop *desktop);

    // The entries for a cell, as a menu that the caller owns.
    QMenu *menuFor(const QModelIndex &index, QWidget *parent);
    void copyValue(const QModelIndex &index);

Q_SIGNALS:
    // The person asked to see a secret, or to hide it again.
    void revealRequested(const QModelIndex &index, bool revealed);
    // What was copied, for the status bar.
    void copied(const QString &what);

private:
    void showAt(const QPoint &position);
    void addCopy(QMenu *menu, const QString &label, const QString &text, const QString &what);
    void addReveal(QMenu *menu, const QModelIndex &index);
    void addMeaning(QMenu *menu, const QModelIndex &index);
    void explain(const QModelIndex &index);

    QAbstractItemView *m_view;
    Desktop *m_desktop;
};

} // namespace Widgets
