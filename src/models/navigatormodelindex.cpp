// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the rows of a NavigatorModel are, and what a view may fetch; navigatormodel.cpp has how they come and go.

#include "models/navigatormodel.h"

#include "models/navigatoropened.h"

namespace Models {

QModelIndex NavigatorModel::indexOfChannel(const QString &arn) const
{
    const int row = m_directory->indexOf(arn);
    return row < 0 ? QModelIndex() : index(row, 0);
}

QModelIndex NavigatorModel::indexOfSession(const QString &arn, const QString &streamId) const
{
    const Opened *opened = openedOf(arn);
    const int session = opened && opened->list ? opened->list->indexOf(streamId) : -1;
    if (session < 0)
        return {};
    for (int row = 0; row < opened->rows.size(); ++row) {
        if (opened->rows.at(row).session == session)
            return createIndex(row, 0, opened->id);
    }
    return {};
}

QModelIndex NavigatorModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr(0));
    return createIndex(row, column, openedAt(parent)->id);
}

QModelIndex NavigatorModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const auto opened = m_opened.find(child.internalId());
    return opened == m_opened.end() ? QModelIndex() : channelIndex(*opened->second);
}

int NavigatorModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_directory->channels().size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    const Opened *opened = openedAt(parent);
    return opened ? static_cast<int>(opened->rows.size()) : 0;
}

int NavigatorModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return ColumnCount;
}

bool NavigatorModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0 || canFetchMore(parent) || (isChannel(parent) && m_asked.contains(arnAt(parent)));
}

bool NavigatorModel::isChannel(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() == 0 && index.column() == 0;
}

QString NavigatorModel::arnAt(const QModelIndex &channel) const
{
    return m_directory->channels().at(channel.row()).arn;
}

bool NavigatorModel::canFetchMore(const QModelIndex &parent) const
{
    if (!isChannel(parent) || m_asked.contains(arnAt(parent)))
        return false;
    const Opened *opened = openedAt(parent);
    return !opened || (opened->list && opened->list->canFetchMore());
}

void NavigatorModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    // From the event loop: views ask while they handle a change of this model, and must not meet another one in it.
    const QString arn = arnAt(parent);
    m_asked.insert(arn);
    QMetaObject::invokeMethod(
        this, [this, arn] { fetchNow(arn); }, Qt::QueuedConnection);
}

void NavigatorModel::fetchNow(const QString &arn)
{
    const int row = m_directory->indexOf(arn);
    if (!m_asked.remove(arn) || row < 0)
        return;
    Opened *opened = openedOf(arn);
    const bool isFirst = !opened;
    if (isFirst)
        opened = open(row);
    // Another part of the program may have read sessions already: they are shown, and further ones on demand alone.
    if (!isFirst || opened->list->sessions().isEmpty())
        opened->list->fetchMore();
}

Qt::ItemFlags NavigatorModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const auto kind = index.data(KindRole).value<NavigatorKind>();
    const Qt::ItemFlags child = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return kind == NavigatorKind::Session ? child | Qt::ItemIsSelectable : child;
}

} // namespace Models
