// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionlist.h"

#include <algorithm>
#include <utility>

namespace Session {

SessionList::SessionList(Ivs::IvsClient *client, QString channelArn, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_channelArn(std::move(channelArn))
{
}

SessionList::~SessionList() = default;

int SessionList::indexOf(const QString &streamId) const
{
    const auto it = std::find_if(m_sessions.begin(), m_sessions.end(),
                                 [&](const auto &summary) { return summary.streamId == streamId; });
    return it == m_sessions.end() ? -1 : static_cast<int>(it - m_sessions.begin());
}

bool SessionList::canFetchMore() const
{
    switch (m_state) {
    case State::Empty:
        return m_client != nullptr;
    case State::Ready:
        return !m_nextToken.isEmpty();
    case State::Loading:
    case State::Failed: // views ask on and on: what failed waits for refresh()
        return false;
    }
    Q_UNREACHABLE();
}

void SessionList::fetchMore()
{
    if (canFetchMore())
        ask(m_nextToken);
}

void SessionList::refresh()
{
    ask({});
}

void SessionList::cancel()
{
    if (m_state != State::Loading)
        return;
    m_request.cancel();
    setState(m_wasRead ? State::Ready : State::Empty);
}

void SessionList::ask(const QString &nextToken)
{
    if (!m_client)
        return;
    const bool isFirst = nextToken.isEmpty();
    m_request = m_client->listStreamSessions({.channelArn = m_channelArn, .nextToken = nextToken}, this,
                                             [this, isFirst](const auto &answer) {
                                                 if (!answer) {
                                                     m_error = answer.error();
                                                     setState(State::Failed);
                                                     return;
                                                 }
                                                 m_error.reset();
                                                 takePage(answer->value, isFirst);
                                                 setState(State::Ready);
                                             });
    setState(State::Loading);
}

void SessionList::takePage(const Ivs::Page<Ivs::StreamSessionSummary> &page, bool isFirst)
{
    if (isFirst && m_wasRead) {
        takeFirstPage(page);
        return;
    }
    m_wasRead = true;
    m_nextToken = page.nextToken;
    append(page.items);
}

void SessionList::append(const QList<Ivs::StreamSessionSummary> &items)
{
    // A session that began between two pages shifts the list by one: what is known already is not shown twice.
    QList<Ivs::StreamSessionSummary> added;
    for (const auto &item : items) {
        if (!item.streamId || indexOf(*item.streamId) < 0)
            added.append(item);
    }
    if (added.isEmpty())
        return;
    const auto first = static_cast<int>(m_sessions.size());
    Q_EMIT aboutToInsert(first, first + static_cast<int>(added.size()) - 1);
    m_sessions.append(added);
    Q_EMIT inserted();
}

void SessionList::takeFirstPage(const Ivs::Page<Ivs::StreamSessionSummary> &page)
{
    // Newest first: the new sessions are those in front of the first one that we know.
    const auto known = std::find_if(page.items.begin(), page.items.end(), [this](const auto &summary) {
        return summary.streamId && indexOf(*summary.streamId) >= 0;
    });
    if (known == page.items.end() && !m_sessions.isEmpty()) {
        // Nothing in common: more than a page is new, or what was known is past the service's 60 days.
        Q_EMIT aboutToReset();
        m_sessions = page.items;
        m_nextToken = page.nextToken;
        Q_EMIT reset();
        return;
    }
    const QList<Ivs::StreamSessionSummary> fresh(page.items.begin(), known);
    for (auto it = known; it != page.items.end(); ++it) {
        const int row = it->streamId ? indexOf(*it->streamId) : -1;
        if (row >= 0 && m_sessions.at(row) != *it) {
            m_sessions[row] = *it;
            Q_EMIT changed(row, row);
        }
    }
    if (fresh.isEmpty())
        return;
    Q_EMIT aboutToInsert(0, static_cast<int>(fresh.size()) - 1);
    m_sessions = fresh + m_sessions;
    Q_EMIT inserted();
}

void SessionList::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace Session
