// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "session/mark.h"

#include <QList>
#include <QString>

#include <optional>

class QSqlDatabase;
class QSqlError;

namespace Session {

// Marks and notes on sessions that have no file, in an SQLite database of this machine: by channel ARN and stream id.
// Nothing else is kept in it, and no secret.
//
// Several windows and programs may use it at once: each change is a transaction of its own. A database that is broken
// is moved aside, never deleted, and a new one begun. One that a later version wrote is left alone: nothing is read or
// kept then.
class MarkStore
{
public:
    static constexpr int schemaVersion = 1;

    // Nothing is opened before the first use; the folder is made where it is missing.
    explicit MarkStore(QString fileName);
    ~MarkStore();
    MarkStore(const MarkStore &) = delete;
    MarkStore &operator=(const MarkStore &) = delete;

    // By time. Errors here and below are of kind File.
    Base::Result<QList<Mark>> marks(const QString &channelArn, const QString &streamId);
    // In place of the one with the same id, where there is one.
    Base::Result<void> put(const QString &channelArn, const QString &streamId, const Mark &mark);
    Base::Result<void> remove(const QString &id);

    const QString &fileName() const { return m_fileName; }
    // Where a broken database was moved to; empty where none was.
    const QString &movedTo() const { return m_movedTo; }

private:
    Base::Result<void> open();
    Base::Result<void> openOnce();
    Base::Result<void> prepareSchema();
    bool moveAside();
    void close();
    QSqlDatabase database() const;
    Base::Error errorOf(const QSqlError &error) const;

    QString m_fileName;
    QString m_connection; // of Qt SQL; empty while closed
    QString m_movedTo;
    bool m_isBroken = false; // the last attempt found no database in the file
};

} // namespace Session
