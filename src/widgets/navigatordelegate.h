// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Widgets {

// Paints a whole row of the navigator from the columns of its model: chevron, health, name and state for a channel;
// start, duration, state and flag for a session; the words of a day row or a message.
class NavigatorDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit NavigatorDelegate(QObject *parent = nullptr);

    // The chevron's square in a channel's row.
    static QRect chevronRect(const QRect &row);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintChannel(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintSession(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintWords(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace Widgets
