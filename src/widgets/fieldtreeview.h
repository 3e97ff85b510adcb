// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QTreeView>

namespace Widgets {

class CellDelegate;

// A tree of fields and values as the design has it: chevrons, 20 px rows, the key column as wide as its longest key.
// Which groups are open is kept by PathRole, across documents and runs.
class FieldTreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit FieldTreeView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setDimmed(bool dimmed);

    QStringList collapsedPaths() const;
    QStringList expandedPaths() const;
    // What was kept; paths in neither list follow the rule for new groups: open while they are on the first level.
    void restorePaths(const QStringList &expanded, const QStringList &collapsed);

    void expandEverything();
    void collapseEverything();

    // The value's column of the current row; invalid without one.
    QModelIndex currentValue() const;

protected:
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyExpansion(const QModelIndex &parent);
    void remember(const QModelIndex &index, bool expanded);
    void fitKeyColumn();
    void keepPlace();
    void returnToPlace();
    QModelIndex find(const QString &path, const QModelIndex &parent) const;
    int widestKey(const QModelIndex &parent, int depth) const;

    CellDelegate *m_delegate;
    QSet<QString> m_expanded;
    QSet<QString> m_collapsed;
    bool m_isApplying = false;
    QStringList m_identity; // of the session shown
    QString m_keptPath; // of the current row, over a reset
    int m_keptScroll = 0;
};

} // namespace Widgets
