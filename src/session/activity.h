// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace Aws {
class RequestLog;
}

namespace Session {

// One call as the activity dock shows it.
struct ActivityEntry
{
    enum class State { Running, Done, Failed, Cancelled };

    quint64 id = 0;
    QString operation; // "GetStreamSession"
    QString resource; // ARN or stream id; empty for lists
    QString host;
    QDateTime startedAt;
    State state = State::Running;
    qint64 durationMs = 0;
    qint64 waitedMs = 0; // of it, for the request budget
    int attempts = 0;
    int httpStatus = 0; // 0 where no response arrived
    QString requestId;
    qint64 bytesSent = 0;
    qint64 bytesReceived = 0;
    std::optional<Base::Error> error;
    QByteArray body; // of the response, without secrets, cut at a bound; on demand alone
    bool bodyIsCut = false; // at the bound, or dropped altogether to save memory

    friend bool operator==(const ActivityEntry &, const ActivityEntry &) = default;
};

// Every request made, newest last, bounded: the oldest ones fall out.
class Activity : public QObject
{
    Q_OBJECT

public:
    static constexpr int maximumEntries = 2000;
    static constexpr qint64 maximumBodyBytes = 32 * 1024 * 1024; // of all entries together

    explicit Activity(QObject *parent = nullptr);

    // Follows a log; may be called for several.
    void follow(Aws::RequestLog *log);

    const QList<ActivityEntry> &entries() const { return m_entries; }
    int failedCount() const; // Failed ones, cancelled not among them
    int runningCount() const;
    qint64 totalCount() const { return m_totalCount; } // those that fell out included

    // The index of the newest entry with this request id; -1 where there is none.
    int indexOfRequest(const QString &requestId) const;

Q_SIGNALS:
    void aboutToInsert(int row);
    void inserted(int row);
    void aboutToRemove(int row);
    void removed(int row);
    void changed(int row);

private:
    void update(const ActivityEntry &entry);
    void dropOldBodies();

    QList<ActivityEntry> m_entries;
    qint64 m_totalCount = 0;
};

} // namespace Session
