// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ivs/paging.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace Ivs {

namespace {

constexpr int largestPage = 100; // and the service's default

} // namespace

PageMerger::PageMerger(QString member, const QString &firstToken, std::optional<qint64> maxItems)
    : m_member(std::move(member))
    , m_maxItems(maxItems)
    , m_token(firstToken)
{
    if (!firstToken.isEmpty())
        m_seen.insert(firstToken);
}

qint64 PageMerger::room() const
{
    return m_maxItems ? *m_maxItems - m_items.size() : std::numeric_limits<qint64>::max();
}

std::optional<int> PageMerger::nextMaxResults(std::optional<int> wanted) const
{
    // No more than there is room for, so that a cut falls between two pages and the token resumes right after it.
    const qint64 usual = wanted.value_or(largestPage);
    return room() < usual ? std::optional(static_cast<int>(std::max<qint64>(room(), 1))) : wanted;
}

PageMerger::Next PageMerger::add(const QJsonObject &page)
{
    const QJsonArray items = page.value(m_member).toArray();
    const bool overflows = items.size() > room();
    for (const auto &item : items) {
        if (room() <= 0)
            break;
        m_items.append(item);
    }
    for (auto it = page.begin(); it != page.end(); ++it) {
        if (!m_document.contains(it.key()))
            m_document.insert(it.key(), it.value());
    }

    const QString before = m_token;
    const QString next = page.value("nextToken"_L1).toString();
    // More than was asked for came: resume at this page's start, so that nothing is left out.
    m_token = overflows && !before.isEmpty() ? before : next;
    if (room() <= 0 || next.isEmpty())
        return Next::End;
    if (m_seen.contains(next))
        return Next::Loop;
    m_seen.insert(next);
    return Next::Page;
}

QJsonObject PageMerger::document() const
{
    QJsonObject result = m_document;
    result.insert(m_member, m_items);
    result.remove("nextToken"_L1);
    if (!m_token.isEmpty())
        result.insert("nextToken"_L1, m_token);
    return result;
}

} // namespace Ivs
