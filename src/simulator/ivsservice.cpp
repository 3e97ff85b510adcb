// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/ivsservice.h"

#include "simulator/documents.h"
#include "simulator/pagetoken.h"
#include "simulator/requestreader.h"
#include "simulator/world.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <functional>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

constexpr qsizetype pageSize = 100;
constexpr QByteArrayView tagsPath("/tags/");

ServiceError notFound(const QString &resource)
{
    return {
        .status = 404, .code = u"ResourceNotFoundException"_s, .message = u"Resource: %1 not found"_s.arg(resource)};
}

tl::unexpected<ServiceError> failed(const ServiceError &error)
{
    return tl::unexpected<ServiceError>(error);
}

// What a list's request says about its page.
struct PageRequest
{
    QByteArray request; // what the token belongs to
    QString token;
    qsizetype size = pageSize;
};

PageRequest readPage(RequestReader *reader, const QByteArray &request)
{
    PageRequest page{.request = request};
    page.token = reader->optional(u"nextToken"_s, Rules::nextToken()).value_or(QString());
    page.size = static_cast<qsizetype>(reader->optionalNumber(u"maxResults"_s, 1, pageSize).value_or(pageSize));
    return page;
}

// `count` items under `member`, each made by `item` when it is on the page.
tl::expected<QJsonObject, ServiceError> pageOf(const QString &member, qsizetype count, const PageRequest &page,
                                               const std::function<QJsonObject(qsizetype)> &item)
{
    qsizetype from = 0;
    if (!page.token.isEmpty()) {
        const auto offset = readPageToken(page.request, page.token);
        if (!offset)
            return failed(validationError(u"Invalid nextToken"_s));
        from = std::min(*offset, count);
    }
    const qsizetype to = std::min(from + page.size, count);
    QJsonArray items;
    for (qsizetype i = from; i < to; ++i)
        items.append(item(i));
    QJsonObject document{{member, items}};
    if (to < count)
        document.insert("nextToken"_L1, makePageToken(page.request, to));
    return document;
}

HttpResponse jsonResponse(int status, const QJsonObject &document)
{
    return {.status = status,
            .headers = {{.name = "Content-Type", .value = "application/json"}},
            .body = QJsonDocument(document).toJson(QJsonDocument::Compact)};
}

} // namespace

const IvsService::Operation IvsService::operations[] = {
    {u"GetStreamSession", &IvsService::getStreamSession, 5},
    {u"ListStreamSessions", &IvsService::listStreamSessions, 5},
    {u"ListChannels", &IvsService::listChannels, 5},
    {u"ListStreams", &IvsService::listStreams, 5},
    {u"GetStream", &IvsService::getStream, 5},
    {u"GetChannel", &IvsService::getChannel, 5},
    {u"BatchGetChannel", &IvsService::batchGetChannel, 5},
    {u"GetRecordingConfiguration", &IvsService::getRecordingConfiguration, 3},
    {u"ListRecordingConfigurations", &IvsService::listRecordingConfigurations, 3},
    {u"ListTagsForResource", nullptr, 10},
};

const IvsService::Operation *IvsService::find(const QString &name)
{
    for (const auto &operation : operations) {
        if (name == QStringView(operation.name))
            return &operation;
    }
    return nullptr;
}

IvsService::IvsService(const World &world)
    : m_world(world)
{
}

QString IvsService::signingName() const
{
    return u"ivs"_s;
}

std::optional<QString> IvsService::operation(const HttpRequest &request) const
{
    const QByteArray path = request.path();
    if (request.method == "GET" && path.startsWith(tagsPath))
        return u"ListTagsForResource"_s;
    const auto *known = find(QString::fromLatin1(path.mid(1)));
    if (request.method != "POST" || !known || !known->handler)
        return {};
    return QString::fromUtf16(known->name);
}

Throttle::Rate IvsService::rate(const QString &operation) const
{
    const auto *known = find(operation);
    const double perSecond = known ? known->perSecond : 5;
    return {.perSecond = perSecond, .burst = std::max(perSecond, 5.0)};
}

tl::expected<HttpResponse, ServiceError> IvsService::answer(const QString &operation, const HttpRequest &request) const
{
    const auto *known = find(operation);
    if (!known || !known->handler)
        return listTagsForResource(request).map([](const auto &document) { return jsonResponse(200, document); });
    QJsonObject body;
    if (!request.body.isEmpty()) {
        const auto document = QJsonDocument::fromJson(request.body);
        if (!document.isObject())
            return failed({.status = 400,
                           .code = u"SerializationException"_s,
                           .message = u"The request body is no JSON object"_s});
        body = document.object();
    }
    RequestReader reader(body);
    return (this->*known->handler)(&reader).map([](const auto &document) { return jsonResponse(200, document); });
}

HttpResponse IvsService::errorResponse(const ServiceError &error, const HttpRequest &request) const
{
    Q_UNUSED(request)
    auto response
        = jsonResponse(error.status, {{error.atTheDoor ? u"message"_s : u"exceptionMessage"_s, error.message}});
    response.headers.append({.name = "x-amzn-ErrorType", .value = error.code.toUtf8()});
    return response;
}

IvsService::Answer IvsService::getStreamSession(RequestReader *reader) const
{
    const QString arn = reader->required(u"channelArn"_s, Rules::channelArn());
    const auto streamId = reader->optional(u"streamId"_s, Rules::streamId());
    if (const auto error = reader->error())
        return failed(*error);
    const auto sessions = m_world.sessions(arn);
    if (!sessions)
        return failed(notFound(arn));
    for (const auto &session : *sessions) {
        if (!streamId || session.streamId == *streamId)
            return QJsonObject{{u"streamSession"_s, streamSessionDocument(session, m_world.place(), m_world.now())}};
    }
    return failed(notFound(streamId.value_or(arn)));
}

IvsService::Answer IvsService::listStreamSessions(RequestReader *reader) const
{
    const QString arn = reader->required(u"channelArn"_s, Rules::channelArn());
    const auto page = readPage(reader, "ListStreamSessions " + arn.toUtf8());
    if (const auto error = reader->error())
        return failed(*error);
    const auto sessions = m_world.sessions(arn);
    if (!sessions)
        return failed(notFound(arn));
    return pageOf(u"streamSessions"_s, sessions->size(), page,
                  [&](qsizetype i) { return streamSessionSummaryDocument(sessions->at(i), m_world.now()); });
}

IvsService::Answer IvsService::listChannels(RequestReader *reader) const
{
    const QString names[] = {u"filterByName"_s, u"filterByRecordingConfigurationArn"_s,
                             u"filterByPlaybackRestrictionPolicyArn"_s, u"filterByAdConfigurationArn"_s};
    const TextRule rules[]
        = {Rules::channelName(), Rules::optionalArn(u"recording-configuration"_s),
           Rules::optionalArn(u"playback-restriction-policy"_s), Rules::optionalArn(u"ad-configuration"_s)};
    const QString members[]
        = {u"name"_s, u"recordingConfigurationArn"_s, u"playbackRestrictionPolicyArn"_s, u"adConfigurationArn"_s};
    QString member;
    QString wanted;
    int filters = 0;
    for (std::size_t i = 0; i < std::size(names); ++i) {
        // An empty filter is none, as clients send one for an empty field.
        const auto value = reader->optional(names[i], rules[i]);
        if (!value || value->isEmpty())
            continue;
        ++filters;
        member = members[i];
        wanted = *value;
    }
    const auto page = readPage(reader, "ListChannels " + member.toUtf8() + ' ' + wanted.toUtf8());
    if (const auto error = reader->error())
        return failed(*error);
    if (filters > 1)
        return failed({.status = 409,
                       .code = u"ConflictException"_s,
                       .message = u"Only one filter may be given: %1"_s.arg(
                           QStringList(std::begin(names), std::end(names)).join(u", "_s))});
    QList<qsizetype> found;
    for (qsizetype i = 0; i < m_world.channelCount(); ++i) {
        if (member.isEmpty()
            || channelSummaryDocument(m_world.channel(i), m_world.place()).value(member).toString() == wanted)
            found.append(i);
    }
    return pageOf(u"channels"_s, found.size(), page,
                  [&](qsizetype i) { return channelSummaryDocument(m_world.channel(found.at(i)), m_world.place()); });
}

IvsService::Answer IvsService::listStreams(RequestReader *reader) const
{
    const auto health = reader->optionalIn(u"filterBy"_s, u"health"_s, Rules::streamHealth());
    const auto page = readPage(reader, "ListStreams " + health.value_or(QString()).toUtf8());
    if (const auto error = reader->error())
        return failed(*error);
    const auto now = m_world.now();
    QList<SessionPlan> found;
    const auto live = m_world.liveChannels();
    for (const auto index : live) {
        const auto session = m_world.sessionOnAir(index);
        if (session && (!health || healthAt(*session, now) == *health))
            found.append(*session);
    }
    return pageOf(u"streams"_s, found.size(), page, [&](qsizetype i) {
        return streamSummaryDocument(found.at(i), m_world.place(), now, m_world.viewersNow(found.at(i)));
    });
}

IvsService::Answer IvsService::getStream(RequestReader *reader) const
{
    const QString arn = reader->required(u"channelArn"_s, Rules::channelArn());
    if (const auto error = reader->error())
        return failed(*error);
    const auto index = m_world.channelIndex(arn);
    if (!index)
        return failed(notFound(arn));
    const auto session = m_world.sessionOnAir(*index);
    if (!session)
        return failed({.status = 404,
                       .code = u"ChannelNotBroadcasting"_s,
                       .message = u"Channel: %1 is not currently broadcasting"_s.arg(arn)});
    return QJsonObject{
        {u"stream"_s, streamDocument(*session, m_world.place(), m_world.now(), m_world.viewersNow(*session))}};
}

IvsService::Answer IvsService::getChannel(RequestReader *reader) const
{
    const QString arn = reader->required(u"arn"_s, Rules::channelArn());
    if (const auto error = reader->error())
        return failed(*error);
    const auto index = m_world.channelIndex(arn);
    if (!index)
        return failed(notFound(arn));
    return QJsonObject{{u"channel"_s, channelDocument(m_world.channel(*index), m_world.place())}};
}

IvsService::Answer IvsService::batchGetChannel(RequestReader *reader) const
{
    const auto arns = reader->requiredList(u"arns"_s, 1, 50, Rules::channelArn());
    if (const auto error = reader->error())
        return failed(*error);
    QJsonArray channels;
    QJsonArray errors;
    for (const auto &arn : arns) {
        if (const auto index = m_world.channelIndex(arn))
            channels.append(channelDocument(m_world.channel(*index), m_world.place()));
        else
            errors.append(QJsonObject{
                {u"arn"_s, arn}, {u"code"_s, u"ResourceNotFoundException"_s}, {u"message"_s, notFound(arn).message}});
    }
    return QJsonObject{{u"channels"_s, channels}, {u"errors"_s, errors}};
}

IvsService::Answer IvsService::getRecordingConfiguration(RequestReader *reader) const
{
    const QString arn = reader->required(u"arn"_s, Rules::recordingConfigurationArn());
    if (const auto error = reader->error())
        return failed(*error);
    const auto *plan = m_world.recording(arn);
    if (!plan)
        return failed(notFound(arn));
    return QJsonObject{{u"recordingConfiguration"_s, recordingDocument(*plan, m_world.place())}};
}

IvsService::Answer IvsService::listRecordingConfigurations(RequestReader *reader) const
{
    const auto page = readPage(reader, "ListRecordingConfigurations");
    if (const auto error = reader->error())
        return failed(*error);
    const auto &plans = m_world.recordings();
    return pageOf(u"recordingConfigurations"_s, plans.size(), page,
                  [&](qsizetype i) { return recordingSummaryDocument(plans.at(i), m_world.place()); });
}

IvsService::Answer IvsService::listTagsForResource(const HttpRequest &request) const
{
    const QString arn = QString::fromUtf8(QByteArray::fromPercentEncoding(request.path().mid(tagsPath.size())));
    if (!arn.startsWith("arn:aws:ivs:"_L1))
        return failed(validationError(
            u"1 validation error detected: Value '%1' at 'resourceArn' failed to satisfy constraint: Member must be an ARN of Amazon IVS"_s
                .arg(arn)));
    const auto tags = m_world.tags(arn);
    if (!tags)
        return failed(notFound(arn));
    QJsonObject document;
    for (auto it = tags->cbegin(); it != tags->cend(); ++it)
        document.insert(it.key(), it.value());
    return QJsonObject{{u"tags"_s, document}};
}

} // namespace Simulator
