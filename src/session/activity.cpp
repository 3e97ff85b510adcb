// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/activity.h"

#include "aws/requestlog.h"

#include <algorithm>

namespace Session {

namespace {

ActivityEntry::State stateOf(Aws::RequestRecord::State state)
{
    switch (state) {
    case Aws::RequestRecord::State::Running:
        return ActivityEntry::State::Running;
    case Aws::RequestRecord::State::Done:
        return ActivityEntry::State::Done;
    case Aws::RequestRecord::State::Failed:
        return ActivityEntry::State::Failed;
    case Aws::RequestRecord::State::Cancelled:
        return ActivityEntry::State::Cancelled;
    }
    Q_UNREACHABLE();
}

ActivityEntry entryOf(const Aws::RequestRecord &record)
{
    return {.id = record.id,
            .operation = record.operation,
            .resource = record.resource,
            .host = record.host,
            .startedAt = record.startedAt,
            .state = stateOf(record.state),
            .durationMs = record.durationMs,
            .waitedMs = record.waitedMs,
            .attempts = record.attempts,
            .httpStatus = record.httpStatus,
            .requestId = record.requestId,
            .bytesSent = record.bytesSent,
            .bytesReceived = record.bytesReceived,
            .error = record.error,
            .body = record.body,
            .bodyIsCut = record.bodyIsCut};
}

} // namespace

Activity::Activity(QObject *parent)
    : QObject(parent)
{
}

void Activity::follow(Aws::RequestLog *log)
{
    const auto take = [this](const Aws::RequestRecord &record) { update(entryOf(record)); };
    connect(log, &Aws::RequestLog::started, this, take);
    connect(log, &Aws::RequestLog::retried, this, take);
    connect(log, &Aws::RequestLog::finished, this, take);
}

int Activity::failedCount() const
{
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [](const auto &entry) {
        return entry.state == ActivityEntry::State::Failed;
    }));
}

int Activity::runningCount() const
{
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [](const auto &entry) {
        return entry.state == ActivityEntry::State::Running;
    }));
}

int Activity::indexOfRequest(const QString &requestId) const
{
    for (int row = static_cast<int>(m_entries.size()) - 1; row >= 0; --row) {
        if (!requestId.isEmpty() && m_entries.at(row).requestId == requestId)
            return row;
    }
    return -1;
}

void Activity::update(const ActivityEntry &entry)
{
    // The newest is the likeliest.
    for (int row = static_cast<int>(m_entries.size()) - 1; row >= 0; --row) {
        if (m_entries.at(row).id == entry.id) {
            m_entries[row] = entry;
            dropOldBodies();
            Q_EMIT changed(row);
            return;
        }
    }
    if (entry.state != ActivityEntry::State::Running)
        return; // it has fallen out
    if (m_entries.size() >= maximumEntries) {
        Q_EMIT aboutToRemove(0);
        m_entries.removeFirst();
        Q_EMIT removed(0);
    }
    const auto row = static_cast<int>(m_entries.size());
    Q_EMIT aboutToInsert(row);
    m_entries.append(entry);
    ++m_totalCount;
    Q_EMIT inserted(row);
}

// A shift of 2,000 requests of a megabyte each is no use to anybody: the newest bodies stay, within a bound.
void Activity::dropOldBodies()
{
    qint64 kept = 0;
    for (qsizetype row = m_entries.size() - 1; row >= 0; --row) {
        auto &entry = m_entries[row];
        kept += entry.body.size();
        if (kept > maximumBodyBytes && !entry.body.isEmpty()) {
            entry.body.clear();
            entry.bodyIsCut = true;
        }
    }
}

} // namespace Session
