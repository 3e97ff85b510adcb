// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ivs/streamsession.h"

#include <QJsonObject>

// From the API's documents to values. Nothing here fails: what cannot be read is left out of the value and told,
// member by member, in a list of issues; the document itself stays as it was received.
namespace Ivs {

// A member that was there and could not be read as the service model has it. null is no issue: the service sends it
// for "none".
struct FieldIssue
{
    QString pointer; // JSON pointer below the document that was decoded: "/channel/authorized"
    QString expected; // "string", "integer", "ISO 8601 time or epoch seconds", …
    QString found; // "number 12", "an object", "text \"soon\""; never the text of a secret

    friend bool operator==(const FieldIssue &, const FieldIssue &) = default;
};

template <typename T>
struct Decoded
{
    T value;
    QList<FieldIssue> issues;
};

// Each takes the object itself, not its wrapper: the value of "streamSession", not the document around it.
// `pointer` prefixes the issues' pointers.
Decoded<StreamSession> decodeStreamSession(const QJsonObject &object, const QString &pointer = {});
Decoded<Channel> decodeChannel(const QJsonObject &object, const QString &pointer = {});
Decoded<RecordingConfiguration> decodeRecordingConfiguration(const QJsonObject &object, const QString &pointer = {});
Decoded<Stream> decodeStream(const QJsonObject &object, const QString &pointer = {});

// These take the whole document: {"channels": […], "nextToken": …}.
Decoded<Page<ChannelSummary>> decodeChannelPage(const QJsonObject &document);
Decoded<Page<StreamSessionSummary>> decodeStreamSessionPage(const QJsonObject &document);
Decoded<Page<Stream>> decodeStreamPage(const QJsonObject &document);
Decoded<BatchGetChannelResult> decodeBatchGetChannel(const QJsonObject &document);

// A time in any form that AWS has sent: "2026-11-24T02:41:08Z", "…+00:00", "….123Z", epoch seconds as a number
// (fractions allowed). Invalid where it is none of them. The result is UTC.
QDateTime decodeTime(const QJsonValue &value);

} // namespace Ivs
