// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include <optional>

namespace Ivs {

// Pages of a list put together, without a thought of where they come from.
class PageMerger
{
public:
    // `member` holds the items: "channels". `firstToken` is what the first page is asked for with.
    PageMerger(QString member, const QString &firstToken, std::optional<qint64> maxItems);

    // How many items the next page should have at most, given the caller's wish; nothing for the service's default.
    std::optional<int> nextMaxResults(std::optional<int> wanted) const;

    enum class Next {
        Page, // ask again, with nextToken()
        End,
        Loop, // the token was there before
    };
    Next add(const QJsonObject &page);

    QString nextToken() const { return m_token; }
    // All items so far, cut at maxItems, with the members of the first page that had them. It carries nextToken
    // where something is left.
    QJsonObject document() const;

private:
    qint64 room() const;

    QString m_member;
    std::optional<qint64> m_maxItems;
    QJsonObject m_document;
    QJsonArray m_items;
    QString m_token;
    QSet<QString> m_seen;
};

} // namespace Ivs
