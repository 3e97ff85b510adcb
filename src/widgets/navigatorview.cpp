// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/navigatorview.h"

#include "models/roles.h"
#include "widgets/navigatordelegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimer>

namespace Widgets {

namespace {

bool isChannel(const QModelIndex &index)
{
    return index.isValid()
           && index.data(Models::KindRole).value<Models::NavigatorKind>() == Models::NavigatorKind::Channel;
}

QString arnOf(const QModelIndex &index)
{
    return index.data(Models::ChannelArnRole).toString();
}

} // namespace

NavigatorView::NavigatorView(QWidget *parent)
    : QTreeView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setExpandsOnDoubleClick(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // rows keep their width
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setItemDelegate(new NavigatorDelegate(this));
    setTabKeyNavigation(false);
    verticalScrollBar()->setSingleStep(24);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &NavigatorView::fetchWhatIsInSight);
}

void NavigatorView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    for (int column = 1; column < model->columnCount(); ++column)
        setColumnHidden(column, true);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(40);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    // Whether the end of a list is in sight is known once the rows are laid out.
    const auto later = [this] { QTimer::singleShot(0, this, &NavigatorView::fetchWhatIsInSight); };
    connect(model, &QAbstractItemModel::rowsInserted, this, later);
    connect(this, &QTreeView::expanded, this, later);
    // A long list is filled anew while it grows, and filtered: what was open is opened again.
    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { m_expandedArns.insert(arnOf(index)); });
    connect(this, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { m_expandedArns.remove(arnOf(index)); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] { expandAgain(0, this->model()->rowCount() - 1); });
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parent, int first, int last) {
        if (!parent.isValid())
            expandAgain(first, last);
    });
}

void NavigatorView::expandAgain(int first, int last)
{
    if (m_expandedArns.isEmpty())
        return;
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (m_expandedArns.contains(arnOf(index)))
            expand(index);
    }
}

void NavigatorView::fetchWhatIsInSight()
{
    QModelIndex index = indexAt(QPoint(1, 1));
    const int bottom = viewport()->height();
    while (index.isValid() && visualRect(index).top() <= bottom) {
        const QModelIndex parent = index.parent();
        if (parent.isValid() && index.row() == model()->rowCount(parent) - 1 && model()->canFetchMore(parent)) {
            model()->fetchMore(parent);
            return; // rows move: the insertion asks again
        }
        index = indexBelow(index);
    }
}

QModelIndex NavigatorView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex target = QTreeView::moveCursor(action, modifiers);
    if (!target.isValid() || target.flags().testFlag(Qt::ItemIsSelectable))
        return target;
    const bool isUp = action == MoveUp || action == MovePrevious || action == MovePageUp || action == MoveHome;
    QModelIndex index = target;
    while (index.isValid() && !index.flags().testFlag(Qt::ItemIsSelectable))
        index = isUp ? indexAbove(index) : indexBelow(index);
    return index.isValid() ? index : currentIndex();
}

void NavigatorView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    m_pressToggled = false;
    m_wasExpanded = index.isValid() && isExpanded(index);
    if (event->button() == Qt::LeftButton && isChannel(index)
        && NavigatorDelegate::chevronRect(visualRect(index)).contains(event->pos())) {
        setExpanded(index, !isExpanded(index));
        m_pressToggled = true;
        event->accept();
        return;
    }
    QTreeView::mousePressEvent(event);
}

void NavigatorView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    // A click on a channel shows its sessions; only its chevron folds them again.
    if (event->button() == Qt::LeftButton && !m_pressToggled && isChannel(index) && !m_wasExpanded)
        expand(index);
}

void NavigatorView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (isChannel(index) && NavigatorDelegate::chevronRect(visualRect(index)).contains(event->pos())) {
        mousePressEvent(event);
        return;
    }
    QTreeView::mouseDoubleClickEvent(event);
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT chosen(index);
}

void NavigatorView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT chosen(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void NavigatorView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fetchWhatIsInSight();
}

} // namespace Widgets
