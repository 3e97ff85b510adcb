// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/markstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <utility>

using namespace Qt::StringLiterals;

namespace Session {

namespace {

constexpr auto driver = "QSQLITE"_L1;
// SQLite's own result codes.
constexpr auto corrupt = "11"_L1;
constexpr auto notADatabase = "26"_L1;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Session::MarkStore)
};

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

// A null text would be NULL, which equals nothing.
QString bound(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QDateTime timeFrom(const QVariant &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

} // namespace

MarkStore::MarkStore(QString fileName)
    : m_fileName(std::move(fileName))
{
}

MarkStore::~MarkStore()
{
    close();
}

QSqlDatabase MarkStore::database() const
{
    return QSqlDatabase::database(m_connection, false);
}

Base::Error MarkStore::errorOf(const QSqlError &error) const
{
    const QString reason = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return {.kind = Base::Error::Kind::File,
            .message = Text::tr("%1: %2").arg(QDir::toNativeSeparators(m_fileName), reason),
            .resource = m_fileName};
}

void MarkStore::close()
{
    if (m_connection.isEmpty())
        return;
    database().close();
    QSqlDatabase::removeDatabase(std::exchange(m_connection, QString()));
}

Base::Result<void> MarkStore::open()
{
    if (!m_connection.isEmpty())
        return {};
    if (!QSqlDatabase::isDriverAvailable(driver)) {
        return Base::failure({.kind = Base::Error::Kind::File,
                              .message = Text::tr("Qt's driver for SQLite is not installed."),
                              .resource = m_fileName});
    }
    QDir().mkpath(QFileInfo(m_fileName).absolutePath());
    auto opened = openOnce();
    if (!opened && m_isBroken && moveAside())
        opened = openOnce();
    return opened;
}

Base::Result<void> MarkStore::openOnce()
{
    m_isBroken = false;
    m_connection = u"marks-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    Base::Result<void> result;
    {
        QSqlDatabase opened = QSqlDatabase::addDatabase(driver, m_connection);
        opened.setDatabaseName(m_fileName);
        opened.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=2000"_s); // milliseconds that another window may take
        if (opened.open())
            result = prepareSchema();
        else
            result = Base::failure(errorOf(opened.lastError()));
    }
    if (!result)
        close();
    return result;
}

Base::Result<void> MarkStore::prepareSchema()
{
    QSqlQuery query(database());
    const auto fails = [&](const QString &statement) {
        if (query.exec(statement))
            return false;
        const QString code = query.lastError().nativeErrorCode();
        m_isBroken = code == corrupt || code == notADatabase;
        return true;
    };
    if (fails(u"PRAGMA quick_check(1)"_s))
        return Base::failure(errorOf(query.lastError()));
    if (query.next() && query.value(0).toString() != "ok"_L1) {
        m_isBroken = true;
        return Base::failure(errorOf({{}, query.value(0).toString()}));
    }
    query.finish();
    // At once for writing: of two windows that start together, one waits for the other's schema.
    if (fails(u"BEGIN IMMEDIATE"_s) || fails(u"PRAGMA user_version"_s))
        return Base::failure(errorOf(query.lastError()));
    const int version = query.next() ? query.value(0).toInt() : 0;
    query.finish();
    if (version > schemaVersion) {
        query.exec(u"ROLLBACK"_s);
        return Base::failure({.kind = Base::Error::Kind::File,
                              .message = Text::tr("%1: it was written by a later version of this program.")
                                             .arg(QDir::toNativeSeparators(m_fileName)),
                              .resource = m_fileName});
    }
    if (version == 0
        && (fails(
                u"CREATE TABLE mark (id TEXT PRIMARY KEY NOT NULL, channel_arn TEXT NOT NULL, stream_id TEXT NOT NULL, "
                "time TEXT NOT NULL, text TEXT NOT NULL, created_at TEXT NOT NULL)"_s)
            || fails(u"CREATE INDEX mark_session ON mark (channel_arn, stream_id)"_s)
            || fails(u"PRAGMA user_version = %1"_s.arg(schemaVersion))))
        return Base::failure(errorOf(query.lastError()));
    if (fails(u"COMMIT"_s))
        return Base::failure(errorOf(query.lastError()));
    return {};
}

// Kept for whoever can mend it, under a name that is free.
bool MarkStore::moveAside()
{
    for (int i = 1; i < 100; ++i) {
        const QString name = m_fileName + u".broken"_s + (i == 1 ? QString() : QString::number(i));
        if (QFile::exists(name))
            continue;
        if (!QFile::rename(m_fileName, name))
            return false;
        QFile::remove(m_fileName + u"-journal"_s); // of what was moved
        m_movedTo = name;
        return true;
    }
    return false;
}

Base::Result<QList<Mark>> MarkStore::marks(const QString &channelArn, const QString &streamId)
{
    if (const auto opened = open(); !opened)
        return Base::failure(opened.error());
    QSqlQuery query(database());
    query.prepare(u"SELECT id, time, text, created_at FROM mark WHERE channel_arn = ? AND stream_id = ?"_s);
    query.addBindValue(bound(channelArn));
    query.addBindValue(bound(streamId));
    if (!query.exec())
        return Base::failure(errorOf(query.lastError()));
    QList<Mark> marks;
    while (query.next()) {
        const Mark mark{.id = query.value(0).toString(),
                        .time = timeFrom(query.value(1)),
                        .text = query.value(2).toString(),
                        .createdAt = timeFrom(query.value(3))};
        if (mark.time.isValid())
            marks.append(mark);
    }
    sortMarks(&marks);
    return marks;
}

Base::Result<void> MarkStore::put(const QString &channelArn, const QString &streamId, const Mark &mark)
{
    if (const auto opened = open(); !opened)
        return opened;
    QSqlQuery query(database());
    query.prepare(u"INSERT OR REPLACE INTO mark (id, channel_arn, stream_id, time, text, created_at) "
                  "VALUES (?, ?, ?, ?, ?, ?)"_s);
    for (const QString &value :
         {mark.id, channelArn, streamId, timeText(mark.time), mark.text, timeText(mark.createdAt)})
        query.addBindValue(bound(value));
    if (!query.exec())
        return Base::failure(errorOf(query.lastError()));
    return {};
}

Base::Result<void> MarkStore::remove(const QString &id)
{
    if (const auto opened = open(); !opened)
        return opened;
    QSqlQuery query(database());
    query.prepare(u"DELETE FROM mark WHERE id = ?"_s);
    query.addBindValue(id);
    if (!query.exec())
        return Base::failure(errorOf(query.lastError()));
    return {};
}

} // namespace Session
