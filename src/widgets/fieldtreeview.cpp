// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/fieldtreeview.h"

#include "models/fieldtreemodel.h"
#include "models/roles.h"
#include "widgets/celldelegate.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int indentStep = 12;
constexpr int leastKey = 96;
constexpr int leastValue = 76;

QString pathOf(const QModelIndex &index)
{
    return index.data(Models::PathRole).toString();
}

int depthOf(QModelIndex index)
{
    int depth = 0;
    for (index = index.parent(); index.isValid(); index = index.parent())
        ++depth;
    return depth;
}

// A list of many members and the deprecated older form are opened on demand.
bool opensByItself(const QModelIndex &index)
{
    return depthOf(index) == 0 && index.model()->rowCount(index) <= 12
           && index.data(Models::NameRole).toString() != "ingestConfiguration"_L1;
}

} // namespace

FieldTreeView::FieldTreeView(QWidget *parent)
    : QTreeView(parent)
    , m_delegate(new CellDelegate({.leftPadding = 4, .rightPadding = 6, .fillsBackground = false}, this))
{
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(true);
    setIndentation(indentStep);
    setUniformRowHeights(true);
    setItemDelegate(m_delegate);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setTextElideMode(Qt::ElideNone);
    setTabKeyNavigation(false);
    header()->setMinimumSectionSize(40);
    header()->setStretchLastSection(false); // fitKeyColumn() sets both
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { remember(index, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { remember(index, false); });
}

void FieldTreeView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    if (!model)
        return;
    const auto apply = [this] {
        applyExpansion({});
        fitKeyColumn();
    };
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &FieldTreeView::keepPlace);
    connect(model, &QAbstractItemModel::modelReset, this, [this, apply] {
        apply();
        returnToPlace();
    });
    connect(model, &QAbstractItemModel::rowsInserted, this, apply);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &FieldTreeView::fitKeyColumn);
    apply();
}

// A session that was read again may have members more or less: what was current is current again, and in its place.
void FieldTreeView::keepPlace()
{
    m_keptPath = currentIndex().isValid() ? pathOf(currentIndex()) : QString();
    m_keptScroll = verticalScrollBar()->value();
}

void FieldTreeView::returnToPlace()
{
    const auto *fields = qobject_cast<Models::FieldTreeModel *>(model());
    if (!fields || std::exchange(m_identity, fields->identity()) != fields->identity())
        return;
    if (const QModelIndex index = find(m_keptPath, {}); index.isValid())
        setCurrentIndex(index);
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(m_keptScroll);
}

QModelIndex FieldTreeView::find(const QString &path, const QModelIndex &parent) const
{
    for (int row = 0; row < model()->rowCount(parent) && !path.isEmpty(); ++row) {
        const QModelIndex index = model()->index(row, 0, parent);
        if (pathOf(index) == path)
            return index;
        if (const QModelIndex below = find(path, index); below.isValid())
            return below;
    }
    return {};
}

void FieldTreeView::setDimmed(bool dimmed)
{
    if (dimmed == m_delegate->isDimmed())
        return;
    m_delegate->setDimmed(dimmed);
    viewport()->update();
}

QStringList FieldTreeView::collapsedPaths() const
{
    QStringList paths(m_collapsed.begin(), m_collapsed.end());
    paths.sort();
    return paths;
}

QStringList FieldTreeView::expandedPaths() const
{
    QStringList paths(m_expanded.begin(), m_expanded.end());
    paths.sort();
    return paths;
}

void FieldTreeView::restorePaths(const QStringList &expanded, const QStringList &collapsed)
{
    m_expanded = QSet<QString>(expanded.begin(), expanded.end());
    m_collapsed = QSet<QString>(collapsed.begin(), collapsed.end());
    if (model())
        applyExpansion({});
}

void FieldTreeView::expandEverything()
{
    expandAll();
    fitKeyColumn();
}

void FieldTreeView::collapseEverything()
{
    collapseAll();
}

QModelIndex FieldTreeView::currentValue() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? index.siblingAtColumn(Models::FieldTreeModel::ValueColumn) : QModelIndex();
}

void FieldTreeView::applyExpansion(const QModelIndex &parent)
{
    const QScopedValueRollback guard(m_isApplying, true);
    for (int row = 0; row < model()->rowCount(parent); ++row) {
        const QModelIndex index = model()->index(row, 0, parent);
        if (!model()->hasChildren(index))
            continue;
        const QString path = pathOf(index);
        const bool wanted = m_expanded.contains(path) || (!m_collapsed.contains(path) && opensByItself(index));
        setExpanded(index, wanted);
        applyExpansion(index);
    }
}

void FieldTreeView::remember(const QModelIndex &index, bool expanded)
{
    if (m_isApplying)
        return;
    const QString path = pathOf(index);
    (expanded ? m_expanded : m_collapsed).insert(path);
    (expanded ? m_collapsed : m_expanded).remove(path);
    fitKeyColumn();
}

int FieldTreeView::widestKey(const QModelIndex &parent, int depth) const
{
    int widest = 0;
    for (int row = 0; row < model()->rowCount(parent); ++row) {
        const QModelIndex index = model()->index(row, 0, parent);
        widest = std::max(widest, m_delegate->sizeHint({}, index).width() + depth * indentStep);
        if (isExpanded(index))
            widest = std::max(widest, widestKey(index, depth + 1));
    }
    return widest;
}

void FieldTreeView::fitKeyColumn()
{
    if (!model())
        return;
    // A key says what a value is, and is short; a value that is cut is in its tool tip.
    const int most = std::max({viewport()->width() - leastValue, viewport()->width() / 2, leastKey});
    const int key = std::min(widestKey({}, 1), most);
    setColumnWidth(0, key);
    setColumnWidth(1, std::max(viewport()->width() - key, 40));
}

void FieldTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitKeyColumn();
}

void FieldTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // The delegate paints cells; the gap of the indentation is ours.
    const Theme theme = Theme::of(palette());
    const bool isSelected = selectionModel() && selectionModel()->isSelected(index);
    painter->fillRect(option.rect, isSelected ? theme.accent : theme.base);
    QTreeView::drawRow(painter, option, index);
}

void FieldTreeView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const Theme theme = Theme::of(palette());
    const bool isSelected = selectionModel() && selectionModel()->isSelected(index);
    painter->fillRect(rect, isSelected ? theme.accent : theme.base);
    if (!model()->hasChildren(index))
        return;
    const QRectF box(rect.right() + 1 - indentStep + 4, rect.center().y() - 6, Metrics::treeArrowSize,
                     Metrics::treeArrowSize);
    paintIcon(painter, isExpanded(index) ? IconName::ChevronDown : IconName::ChevronRight, box,
              isSelected ? theme.onAccent : theme.secondaryText);
}

} // namespace Widgets
