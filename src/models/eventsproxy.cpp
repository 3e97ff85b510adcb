// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/eventsproxy.h"

#include "models/eventsmodel.h"
#include "models/roles.h"

namespace Models {

EventsProxy::EventsProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setFilterKeyColumn(-1);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
}

void EventsProxy::setProblemsOnly(bool problemsOnly)
{
    if (problemsOnly == m_problemsOnly)
        return;
    m_problemsOnly = problemsOnly;
    invalidateFilter();
}

bool EventsProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (m_problemsOnly) {
        const QModelIndex index = sourceModel()->index(sourceRow, EventsModel::SeverityColumn, sourceParent);
        switch (index.data(SeverityRole).value<Severity>()) {
        case Severity::Error:
        case Severity::Warning:
        case Severity::Unknown:
            break;
        case Severity::None:
        case Severity::Ok:
        case Severity::Info:
        case Severity::Offline:
            return false;
        }
    }
    return QSortFilterProxyModel::filterAcceptsRow(sourceRow, sourceParent);
}

bool EventsProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (QSortFilterProxyModel::lessThan(left, right))
        return true;
    if (QSortFilterProxyModel::lessThan(right, left))
        return false;
    // Equal: the service's order, whichever way the column is sorted. Descending asks with the sides exchanged.
    return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
}

} // namespace Models
