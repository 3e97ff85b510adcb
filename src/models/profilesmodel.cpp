// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profilesmodel.h"

#include "models/accounttext.h"
#include "models/roles.h"
#include "session/profilelist.h"

using namespace Qt::StringLiterals;

namespace Models {

ProfilesModel::ProfilesModel(const Session::ProfileList *list, QObject *parent)
    : QAbstractListModel(parent)
    , m_entries(list->entries())
{
    connect(list, &Session::ProfileList::changed, this, [this, list] {
        beginResetModel();
        m_entries = list->entries();
        endResetModel();
    });
}

int ProfilesModel::rowOf(const QString &name) const
{
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        if (m_entries.at(row).name == name)
            return static_cast<int>(row);
    }
    return -1;
}

int ProfilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ProfilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Session::ProfileEntry &entry = m_entries.at(index.row());
    const QString name = profileDisplayName(entry.name);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
    case MeaningRole:
        return profileDetailText(entry);
    case Qt::AccessibleTextRole:
        return QStringList{name, profileDetailText(entry), entry.accountId}.join(u", "_s);
    case RawValueRole:
        return entry.accountId;
    case NameRole:
        return entry.name;
    case IsUsableRole:
        return entry.isUsable;
    case FilterTextRole:
        return QStringList{name, profileDetailText(entry), entry.accountId}.join(u'\n');
    }
    return {};
}

} // namespace Models
