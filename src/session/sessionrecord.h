// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "ivs/codec.h"
#include "ivs/ivsclient.h"
#include "ivs/streamsession.h"
#include "session/mark.h"
#include "session/sessionmetrics.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace Session {

// Which session: a channel's ARN and a stream id; without a stream id, the channel's most recent session.
struct Address
{
    QString channelArn;
    std::optional<QString> streamId;

    friend bool operator==(const Address &, const Address &) = default;
};

// Where a record came from. What a bare document does not tell stays empty.
struct Source
{
    QString region;
    QString channelArn;
    QString streamId;
    QString endpoint; // "https://ivs.eu-west-1.amazonaws.com"

    friend bool operator==(const Source &, const Source &) = default;
};

// One stream session with its evidence: the response as received, its typed reading, and where and when it was read.
struct SessionRecord
{
    QJsonObject response; // {"streamSession": {…}, …}: as received, secrets included where the service sent them
    Ivs::StreamSession session;
    QList<Ivs::FieldIssue> issues; // pointers below `response`
    Source source;
    QDateTime capturedAt; // UTC; invalid where a file does not say
    QString requestId; // empty for files
    bool isFromService = false; // read by a call just now, not from a file or from text

    // GetStream's answer for a session that is live; empty otherwise and for files without one.
    std::optional<Ivs::Stream> stream;

    // What was read of its metrics, of whatever state; None for a file without.
    SessionMetrics metrics;

    // Marks and notes, to be carried by an export; empty: those of the envelope stand as they are.
    std::optional<QList<Mark>> marks;

    // Of a session file: all of it but `response`, as read, so that the next export carries on what this version does
    // not know; empty for everything else.
    QJsonObject envelope;
    QStringList withheld; // of a session file: JSON pointers, from the file's root, of the secrets taken out
    QString fileName; // empty for a session read from the service
    int formatVersion = 0; // of the file; 0 where it was no session file of ours
    bool isNewerFormat = false; // written by a later version: shown, not to be overwritten

    QJsonObject streamSession() const { return response.value(QLatin1String("streamSession")).toObject(); }
    // Live as far as the document says: it started, and has no end.
    bool isLive() const;
    // The header's and the window title's name: the channel's, else the last part of its ARN.
    QString channelName() const;
    // From startTime to endTime, or to `now` while live; empty where the start is unknown.
    std::optional<qint64> durationSeconds(const QDateTime &now) const;
    // Exactly 500 events: older ones are gone.
    bool eventsMayBeCut() const { return session.truncatedEvents.size() == Ivs::maximumEventCount; }
};

// A record from the document around "streamSession". UnreadableResponse where that member is missing or no object.
Base::Result<SessionRecord> makeRecord(const QJsonObject &response, const Source &source, const QDateTime &capturedAt);

// A record from a client's answer to `address`.
SessionRecord recordOf(const Ivs::Received<Ivs::StreamSession> &answer, const Ivs::IvsClient &client,
                       const Address &address, const QDateTime &capturedAt);

} // namespace Session
