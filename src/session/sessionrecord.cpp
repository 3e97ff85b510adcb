// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionrecord.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Session {

bool SessionRecord::isLive() const
{
    return session.startTime.isValid() && !session.endTime.isValid();
}

QString SessionRecord::channelName() const
{
    if (session.channel && session.channel->name && !session.channel->name->isEmpty())
        return *session.channel->name;
    const QString arn = session.channel ? session.channel->arn.value_or(source.channelArn) : source.channelArn;
    return arn.mid(arn.lastIndexOf(u'/') + 1);
}

std::optional<qint64> SessionRecord::durationSeconds(const QDateTime &now) const
{
    if (!session.startTime.isValid())
        return {};
    const QDateTime end = session.endTime.isValid() ? session.endTime : now;
    if (!end.isValid())
        return {};
    return end.toSecsSinceEpoch() - session.startTime.toSecsSinceEpoch();
}

Base::Result<SessionRecord> makeRecord(const QJsonObject &response, const Source &source, const QDateTime &capturedAt)
{
    const QJsonValue member = response.value("streamSession"_L1);
    if (!member.isObject()) {
        return Base::failure({.kind = Base::Error::Kind::UnreadableResponse,
                              .message = QCoreApplication::translate(
                                  "Session::SessionRecord", "The document has no object named \"streamSession\".")});
    }
    auto decoded = Ivs::decodeStreamSession(member.toObject(), u"/streamSession"_s);
    SessionRecord record;
    record.response = response;
    record.session = std::move(decoded.value);
    record.issues = std::move(decoded.issues);
    record.source = source;
    record.capturedAt = capturedAt;
    return record;
}

SessionRecord recordOf(const Ivs::Received<Ivs::StreamSession> &answer, const Ivs::IvsClient &client,
                       const Address &address, const QDateTime &capturedAt)
{
    SessionRecord record;
    record.response = answer.document;
    record.session = answer.value;
    record.issues = answer.issues;
    record.source = {.region = client.region(),
                     .channelArn = address.channelArn,
                     .streamId = answer.value.streamId.value_or(address.streamId.value_or(QString())),
                     .endpoint = client.endpoint()};
    record.capturedAt = capturedAt;
    record.requestId = answer.requestId;
    record.isFromService = true;
    return record;
}

} // namespace Session
