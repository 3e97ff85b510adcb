// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Widgets {

// Paints a cell of our trees and tables by what its model says about it (Models::Role): severity as a shape, ids in
// monospace, labels and the words absent, null, empty and withheld in the secondary colour.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    struct Metrics
    {
        int rowHeight = 20;
        int leftPadding = 8;
        int rightPadding = 8;
        int firstColumnPadding = 8; // of column 0
        int severityColumn = -1; // shown as a shape alone
        bool fillsBackground = true; // false where the view has painted the row
    };

    explicit CellDelegate(const Metrics &metrics, QObject *parent = nullptr);

    // What a column needs for this text in its common face, px.
    int cellWidth(int column, const QString &text) const;

    // Old data while newer is on its way: all text in the secondary colour, shapes half way to the base.
    void setDimmed(bool dimmed) { m_isDimmed = dimmed; }
    bool isDimmed() const { return m_isDimmed; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // The tool tip, and where a text was elided the whole of it.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    int leftPadding(int column) const;

    Metrics m_metrics;
    bool m_isDimmed = false;
};

// The face and size of a cell.
QFont cellFont(const QModelIndex &index);

} // namespace Widgets
