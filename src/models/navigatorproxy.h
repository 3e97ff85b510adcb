// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSortFilterProxyModel>

namespace Models {

// Filters channels as one types: every word must occur in the name, ARN, type or a tag's key or value, whatever its
// case; `!word` must not occur. Sessions follow their channel. Keeps the directory's order.
class NavigatorProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit NavigatorProxy(QObject *parent = nullptr);

    void setFilterText(const QString &text);
    QString filterText() const { return m_filterText; }
    void setLiveOnly(bool liveOnly);
    bool isLiveOnly() const { return m_liveOnly; }

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QString m_filterText;
    QStringList m_words;
    bool m_liveOnly = false;
};

} // namespace Models
