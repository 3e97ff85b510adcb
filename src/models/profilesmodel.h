// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connector.h"

#include <QAbstractListModel>

namespace Session {
class ProfileList;
}

namespace Models {

// The profiles of the shared files, one a row. Qt::DisplayRole is the name, MeaningRole the line under it, RawValueRole
// the account where the files name one, NameRole the name that connects. A profile that cannot be used (IsUsableRole)
// can be walked to all the same, so that its reason is read. FilterTextRole has all of it.
class ProfilesModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int IsUsableRole = Qt::UserRole + 1000;

    // `list` must outlive the model.
    explicit ProfilesModel(const Session::ProfileList *list, QObject *parent = nullptr);

    int rowOf(const QString &name) const; // -1 where there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<Session::ProfileEntry> m_entries;
};

} // namespace Models
