// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSortFilterProxyModel>

namespace Models {

// Sorts an EventsModel by column, stably: events of the same second keep the service's order. Filters to problems
// (severity error or warning, unknown ones too: they may be problems), and by text.
class EventsProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit EventsProxy(QObject *parent = nullptr);

    bool isProblemsOnly() const { return m_problemsOnly; }
    void setProblemsOnly(bool problemsOnly);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    bool m_problemsOnly = false;
};

} // namespace Models
