// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ivs/streamsession.h"

#include <QDateTime>
#include <QString>

#include <initializer_list>

// Sessions for the tests of the timeline, written down as an operator would tell them.
namespace TimelineTest {

inline QDateTime at(const QString &time)
{
    return QDateTime::fromString(QStringLiteral("2026-11-24T") + time + QLatin1Char('Z'), Qt::ISODate);
}

// Adds an event that is newer than those before it, as the service lists them: in front.
inline void addEvent(Ivs::StreamSession &session, const QDateTime &time, const QString &name,
                     const QString &type = QStringLiteral("IVS Stream State Change"))
{
    Ivs::StreamEvent event;
    event.name = name;
    event.type = type;
    event.eventTime = time;
    session.truncatedEvents.prepend(event);
}

inline void addSpell(Ivs::StreamSession &session, const QString &start, const QString &end)
{
    const QString type = QStringLiteral("IVS Stream Health Change");
    if (!start.isEmpty())
        addEvent(session, at(start), QStringLiteral("Starvation Start"), type);
    if (!end.isEmpty())
        addEvent(session, at(end), QStringLiteral("Starvation End"), type);
}

// Connected at 02:41:08, live seven seconds later, recorded, and nothing else yet.
inline Ivs::StreamSession quietSession()
{
    Ivs::StreamSession session;
    session.streamId = QStringLiteral("st-1F4kVx9QmT2bZr7LwCe8YdN");
    session.startTime = at(QStringLiteral("02:41:08"));
    Ivs::RecordingConfiguration recording;
    recording.bucketName = QStringLiteral("arena-vod");
    session.recordingConfiguration = recording;
    addEvent(session, at(QStringLiteral("02:41:08")), QStringLiteral("Session Created"));
    addEvent(session, at(QStringLiteral("02:41:15")), QStringLiteral("Stream Start"));
    addEvent(session, at(QStringLiteral("02:41:16")), QStringLiteral("Recording Start"),
             QStringLiteral("IVS Recording State Change"));
    return session;
}

inline QDateTime starvingNow()
{
    return at(QStringLiteral("03:14:20"));
}

// Live and starving: seven spells, the last one open, and one breach of the bitrate. 17 events.
inline Ivs::StreamSession starvingSession()
{
    Ivs::StreamSession session = quietSession();
    addSpell(session, QStringLiteral("02:52:41"), QStringLiteral("02:53:19"));
    addSpell(session, QStringLiteral("02:57:02"), QStringLiteral("02:58:31"));
    addSpell(session, QStringLiteral("03:00:12"), QStringLiteral("03:01:20"));
    addEvent(session, at(QStringLiteral("03:01:27")), QStringLiteral("Ingest Bitrate"),
             QStringLiteral("IVS Limit Breach"));
    addSpell(session, QStringLiteral("03:03:48"), QStringLiteral("03:04:22"));
    addSpell(session, QStringLiteral("03:06:05"), QStringLiteral("03:08:10"));
    addSpell(session, QStringLiteral("03:09:40"), QStringLiteral("03:10:15"));
    addSpell(session, QStringLiteral("03:12:27"), {});
    return session;
}

inline void endSession(Ivs::StreamSession &session, const QString &time)
{
    session.endTime = at(time);
    addEvent(session, at(time), QStringLiteral("Recording End"), QStringLiteral("IVS Recording State Change"));
    addEvent(session, at(time), QStringLiteral("Stream End"));
    addEvent(session, at(time), QStringLiteral("Session Ended"));
}

} // namespace TimelineTest
