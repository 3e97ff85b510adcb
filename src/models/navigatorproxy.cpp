// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/navigatorproxy.h"

#include "models/roles.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Models {

NavigatorProxy::NavigatorProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
}

void NavigatorProxy::setFilterText(const QString &text)
{
    m_filterText = text;
    static const QRegularExpression blanks(u"\\s+"_s);
    QStringList words = text.split(blanks, Qt::SkipEmptyParts);
    // A lone "!" is a word that is still being typed.
    words.removeAll(u"!"_s);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

void NavigatorProxy::setLiveOnly(bool liveOnly)
{
    if (liveOnly == m_liveOnly)
        return;
    m_liveOnly = liveOnly;
    invalidateFilter();
}

bool NavigatorProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (sourceParent.isValid())
        return true;
    const QModelIndex channel = sourceModel()->index(sourceRow, 0);
    if (m_liveOnly && !channel.data(IsLiveRole).toBool())
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = channel.data(FilterTextRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) {
        if (word.startsWith(u'!'))
            return !text.contains(QStringView(word).mid(1), Qt::CaseInsensitive);
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace Models
