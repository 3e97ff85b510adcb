// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ivs/ivsclient.h"

#include "aws/boundary.h"
#include "aws/client.h"
#include "base/json.h"
#include "ivs/constraints.h"
#include "ivs/paging.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

// Every coroutine here is a free function that takes what it needs by value: the client may go while one waits.
namespace Ivs {

namespace {

using Base::Error;
using ClientPtr = std::shared_ptr<Aws::Client>;
using QuestionPtr = std::shared_ptr<Aws::Question>;

// One operation as data: what to send, what must come back, how it is read.
template <typename T>
struct Operation
{
    QString name;
    QString resource;
    QJsonObject input;
    QList<Aws::RequiredMember> required;
    Decoded<T> (*decode)(const QJsonObject &document) = nullptr;
    std::optional<Error> invalid; // breaks a constraint: nothing is sent
};

template <typename T>
Base::Result<Received<T>> failed(Error error)
{
    return Base::failure(std::move(error));
}

template <typename T>
Received<T> received(const QJsonObject &document, const QString &requestId,
                     Decoded<T> (*decode)(const QJsonObject &document))
{
    auto decoded = decode(document);
    return {.value = std::move(decoded.value),
            .issues = std::move(decoded.issues),
            .document = document,
            .requestId = requestId};
}

template <typename T>
Error refused(const Operation<T> &operation)
{
    Error error = *operation.invalid;
    error.operation = operation.name;
    error.resource = operation.resource;
    return error;
}

Aws::Call callOf(const QString &operation, const QString &resource, const QJsonObject &input)
{
    return {.operation = operation,
            .path = '/' + operation.toLatin1(),
            .resource = resource,
            .body = QJsonDocument(input).toJson(QJsonDocument::Compact)};
}

template <typename T>
QCoro::Task<Base::Result<Received<T>>> fetch(ClientPtr client, Operation<T> operation, QuestionPtr question)
{
    if (operation.invalid)
        co_return failed<T>(refused(operation));
    Aws::Call call = callOf(operation.name, operation.resource, operation.input);
    auto answer = co_await client->callJson(std::move(call), operation.required, question->token());
    if (!answer)
        co_return failed<T>(answer.error());
    co_return Base::Result<Received<T>>(received(answer->document, answer->requestId, operation.decode));
}

// A page that points back at an earlier one would be followed for ever.
template <typename T>
Error looped(const Operation<T> &operation, const QString &host, const QString &requestId)
{
    return {.kind = Error::Kind::UnreadableResponse,
            .message = QCoreApplication::translate("Ivs::IvsClient",
                                                   "The list goes round in circles: a nextToken came a second time."),
            .requestId = requestId,
            .operation = operation.name,
            .resource = operation.resource,
            .host = host};
}

template <typename T>
struct Listing
{
    Operation<Page<T>> operation;
    QString member; // "channels"
    PageLimit limit;
    std::function<void(const Received<Page<T>> &)> onPage;
};

template <typename T>
QCoro::Task<Base::Result<Received<Page<T>>>> fetchAll(ClientPtr client, Listing<T> listing, QuestionPtr question)
{
    Operation<Page<T>> operation = listing.operation;
    if (operation.invalid)
        co_return failed<Page<T>>(refused(operation));
    const auto wanted = operation.input.contains("maxResults"_L1)
                            ? std::optional(operation.input.value("maxResults"_L1).toInt())
                            : std::nullopt;
    PageMerger merger(listing.member, operation.input.value("nextToken"_L1).toString(), listing.limit.maxItems);
    QString requestId;
    for (auto next = PageMerger::Next::Page; next == PageMerger::Next::Page;) {
        if (const auto size = merger.nextMaxResults(wanted))
            operation.input.insert("maxResults"_L1, *size);
        if (!merger.nextToken().isEmpty())
            operation.input.insert("nextToken"_L1, merger.nextToken());
        auto page = co_await fetch<Page<T>>(client, operation, question);
        if (question->token().stop_requested() || !page)
            co_return std::move(page);
        requestId = page->requestId;
        next = merger.add(page->document);
        if (next == PageMerger::Next::Loop) {
            const QString host = QString::fromLatin1(client->endpoint().hostHeader());
            co_return failed<Page<T>>(looped(operation, host, requestId));
        }
        if (listing.onPage)
            question->post([onPage = listing.onPage, page = *page] { onPage(page); });
    }
    co_return Base::Result<Received<Page<T>>>(received(merger.document(), requestId, operation.decode));
}

template <typename T>
Base::RequestHandle ask(QObject *owner, const ClientPtr &client, const Operation<T> &operation, QObject *context,
                        Completion<T> done)
{
    return Aws::start<Received<T>>(
        owner, context,
        [client, operation](const QuestionPtr &question) { return fetch<T>(client, operation, question); },
        std::move(done));
}

template <typename T>
Base::RequestHandle askAll(QObject *owner, const ClientPtr &client, Listing<T> listing, QObject *context,
                           Completion<Page<T>> done)
{
    if (!listing.operation.invalid && listing.limit.maxItems && *listing.limit.maxItems < 1) {
        listing.operation.invalid
            = Error{.kind = Error::Kind::InvalidArgument,
                    .message = QCoreApplication::translate("Ivs::IvsClient", "maxItems must be 1 or more."),
                    .argument = u"maxItems"_s};
    }
    return Aws::start<Received<Page<T>>>(
        owner, context,
        [client, listing](const QuestionPtr &question) { return fetchAll<T>(client, listing, question); },
        std::move(done));
}

// The first that is broken.
std::optional<Error> firstOf(std::initializer_list<std::optional<Error>> checks)
{
    for (const auto &check : checks) {
        if (check)
            return check;
    }
    return {};
}

// Input members of one page of a list.
QJsonObject pageInput(const QString &nextToken, std::optional<int> maxResults)
{
    QJsonObject input;
    if (!nextToken.isEmpty())
        input.insert("nextToken"_L1, nextToken);
    if (maxResults)
        input.insert("maxResults"_L1, *maxResults);
    return input;
}

std::optional<Error> checkPage(const QString &nextToken, std::optional<int> maxResults)
{
    return firstOf({checkNextToken(nextToken), maxResults ? checkMaxResults(*maxResults) : std::nullopt});
}

Operation<Page<ChannelSummary>> listChannelsOperation(const ListChannelsInput &input)
{
    QJsonObject body = pageInput(input.nextToken, input.maxResults);
    if (!input.filterByName.isEmpty())
        body.insert("filterByName"_L1, input.filterByName);
    return {.name = u"ListChannels"_s,
            .resource = input.filterByName,
            .input = body,
            .required = {{u"channels"_s, QJsonValue::Array}},
            .decode = decodeChannelPage,
            .invalid = firstOf({checkChannelName(input.filterByName), checkPage(input.nextToken, input.maxResults)})};
}

Operation<Page<Stream>> listStreamsOperation(const ListStreamsInput &input)
{
    return {.name = u"ListStreams"_s,
            .input = pageInput(input.nextToken, input.maxResults),
            .required = {{u"streams"_s, QJsonValue::Array}},
            .decode = decodeStreamPage,
            .invalid = checkPage(input.nextToken, input.maxResults)};
}

Operation<Page<StreamSessionSummary>> listStreamSessionsOperation(const ListStreamSessionsInput &input)
{
    QJsonObject body = pageInput(input.nextToken, input.maxResults);
    body.insert("channelArn"_L1, input.channelArn);
    return {.name = u"ListStreamSessions"_s,
            .resource = input.channelArn,
            .input = body,
            .required = {{u"streamSessions"_s, QJsonValue::Array}},
            .decode = decodeStreamSessionPage,
            .invalid = firstOf({checkChannelArn(input.channelArn), checkPage(input.nextToken, input.maxResults)})};
}

} // namespace

IvsClient::IvsClient(std::shared_ptr<Aws::Client> client, QObject *parent)
    : QObject(parent)
    , m_client(std::move(client))
{
}

IvsClient::~IvsClient() = default;

QString IvsClient::region() const
{
    return m_client->region();
}

QString IvsClient::endpoint() const
{
    return m_client->endpoint().text();
}

std::unique_ptr<IvsClient> IvsClient::background() const
{
    return std::make_unique<IvsClient>(m_client->background());
}

Base::RequestHandle IvsClient::getStreamSession(const QString &channelArn, const std::optional<QString> &streamId,
                                                QObject *context, Completion<StreamSession> done)
{
    Operation<StreamSession> operation{
        .name = u"GetStreamSession"_s,
        .resource = streamId.value_or(channelArn),
        .input = {{u"channelArn"_s, channelArn}},
        .required = {{u"streamSession"_s, QJsonValue::Object}},
        .decode =
            [](const QJsonObject &document) {
                return decodeStreamSession(document.value("streamSession"_L1).toObject(), u"/streamSession"_s);
            },
        .invalid = firstOf({checkChannelArn(channelArn), streamId ? checkStreamId(*streamId) : std::nullopt})};
    if (streamId)
        operation.input.insert("streamId"_L1, *streamId);
    return ask(this, m_client, operation, context, std::move(done));
}

Base::RequestHandle IvsClient::getChannel(const QString &arn, QObject *context, Completion<Channel> done)
{
    const Operation<Channel> operation{.name = u"GetChannel"_s,
                                       .resource = arn,
                                       .input = {{u"arn"_s, arn}},
                                       .required = {{u"channel"_s, QJsonValue::Object}},
                                       .decode =
                                           [](const QJsonObject &document) {
                                               return decodeChannel(document.value("channel"_L1).toObject(),
                                                                    u"/channel"_s);
                                           },
                                       .invalid = checkChannelArn(arn, u"arn"_s)};
    return ask(this, m_client, operation, context, std::move(done));
}

Base::RequestHandle IvsClient::batchGetChannel(const QStringList &arns, QObject *context,
                                               Completion<BatchGetChannelResult> done)
{
    const Operation<BatchGetChannelResult> operation{
        .name = u"BatchGetChannel"_s,
        .resource = arns.value(0),
        .input = {{u"arns"_s, QJsonArray::fromStringList(arns)}},
        // Both are optional in the model; an answer with neither says nothing.
        .required = {{u"channels"_s, QJsonValue::Array}, {u"errors"_s, QJsonValue::Array}},
        .decode = decodeBatchGetChannel,
        .invalid = checkChannelArns(arns)};
    return ask(this, m_client, operation, context, std::move(done));
}

Base::RequestHandle IvsClient::getStream(const QString &channelArn, QObject *context, Completion<Stream> done)
{
    const Operation<Stream> operation{.name = u"GetStream"_s,
                                      .resource = channelArn,
                                      .input = {{u"channelArn"_s, channelArn}},
                                      .required = {{u"stream"_s, QJsonValue::Object}},
                                      .decode =
                                          [](const QJsonObject &document) {
                                              return decodeStream(document.value("stream"_L1).toObject(), u"/stream"_s);
                                          },
                                      .invalid = checkChannelArn(channelArn)};
    return ask(this, m_client, operation, context, std::move(done));
}

Base::RequestHandle IvsClient::getRecordingConfiguration(const QString &arn, QObject *context,
                                                         Completion<RecordingConfiguration> done)
{
    const Operation<RecordingConfiguration> operation{
        .name = u"GetRecordingConfiguration"_s,
        .resource = arn,
        .input = {{u"arn"_s, arn}},
        .required = {{u"recordingConfiguration"_s, QJsonValue::Object}},
        .decode =
            [](const QJsonObject &document) {
                return decodeRecordingConfiguration(document.value("recordingConfiguration"_L1).toObject(),
                                                    u"/recordingConfiguration"_s);
            },
        .invalid = checkRecordingConfigurationArn(arn)};
    return ask(this, m_client, operation, context, std::move(done));
}

Base::RequestHandle IvsClient::listChannels(const ListChannelsInput &input, QObject *context,
                                            Completion<Page<ChannelSummary>> done)
{
    return ask(this, m_client, listChannelsOperation(input), context, std::move(done));
}

Base::RequestHandle IvsClient::listStreams(const ListStreamsInput &input, QObject *context,
                                           Completion<Page<Stream>> done)
{
    return ask(this, m_client, listStreamsOperation(input), context, std::move(done));
}

Base::RequestHandle IvsClient::listStreamSessions(const ListStreamSessionsInput &input, QObject *context,
                                                  Completion<Page<StreamSessionSummary>> done)
{
    return ask(this, m_client, listStreamSessionsOperation(input), context, std::move(done));
}

Base::RequestHandle IvsClient::listAllChannels(const ListChannelsInput &input, const PageLimit &limit, QObject *context,
                                               OnPage<ChannelSummary> onPage, Completion<Page<ChannelSummary>> done)
{
    return askAll<ChannelSummary>(this, m_client,
                                  {listChannelsOperation(input), u"channels"_s, limit, std::move(onPage)}, context,
                                  std::move(done));
}

Base::RequestHandle IvsClient::listAllStreams(const ListStreamsInput &input, const PageLimit &limit, QObject *context,
                                              OnPage<Stream> onPage, Completion<Page<Stream>> done)
{
    return askAll<Stream>(this, m_client, {listStreamsOperation(input), u"streams"_s, limit, std::move(onPage)},
                          context, std::move(done));
}

Base::RequestHandle IvsClient::listAllStreamSessions(const ListStreamSessionsInput &input, const PageLimit &limit,
                                                     QObject *context, OnPage<StreamSessionSummary> onPage,
                                                     Completion<Page<StreamSessionSummary>> done)
{
    return askAll<StreamSessionSummary>(
        this, m_client, {listStreamSessionsOperation(input), u"streamSessions"_s, limit, std::move(onPage)}, context,
        std::move(done));
}

} // namespace Ivs
