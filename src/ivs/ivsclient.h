// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/requesthandle.h"
#include "base/result.h"
#include "ivs/codec.h"
#include "ivs/streamsession.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace Aws {
class Client;
}

namespace Ivs {

// A response: its typed reading, what could not be read, and the document as received, secrets and unknown members
// included. For lists that were read to their end the document is one, merged from all pages, without nextToken.
template <typename T>
struct Received
{
    T value;
    QList<FieldIssue> issues;
    QJsonObject document;
    QString requestId;
};

template <typename T>
using Completion = std::function<void(Base::Result<Received<T>>)>;

struct ListStreamSessionsInput
{
    QString channelArn;
    QString nextToken; // empty for the first page
    std::optional<int> maxResults; // 1–100; the service's default is 100
};

struct ListChannelsInput
{
    QString filterByName; // empty for all channels
    QString nextToken;
    std::optional<int> maxResults;
};

struct ListStreamsInput
{
    QString nextToken;
    std::optional<int> maxResults;
};

// When to stop following nextToken. By default at the end of the list.
struct PageLimit
{
    std::optional<qint64> maxItems; // what is cut off leaves a nextToken in the document
};

// The read-only operations of Amazon IVS that this program knows.
//
// Every call answers through `done`: once, from the event loop, never before the call returns, even for an argument
// that breaks a documented constraint (InvalidArgument; nothing is sent). Dropping the handle, assigning another to it
// or destroying `context` withdraws the call in silence. `done` may drop its own handle or destroy its context. The
// client may be destroyed with calls in flight: they are withdrawn.
class IvsClient : public QObject
{
    Q_OBJECT

public:
    explicit IvsClient(std::shared_ptr<Aws::Client> client, QObject *parent = nullptr);
    ~IvsClient() override;

    QString region() const;
    QString endpoint() const; // "https://ivs.eu-west-1.amazonaws.com"

    // A client of the same account whose calls let those go first that a person waits for: for scans, exports, lists
    // that are read ahead. Independent of this one's life.
    std::unique_ptr<IvsClient> background() const;

    // Without `streamId`: the channel's most recent session.
    Base::RequestHandle getStreamSession(const QString &channelArn, const std::optional<QString> &streamId,
                                         QObject *context, Completion<StreamSession> done);
    Base::RequestHandle getChannel(const QString &arn, QObject *context, Completion<Channel> done);
    Base::RequestHandle batchGetChannel(const QStringList &arns, QObject *context,
                                        Completion<BatchGetChannelResult> done);
    Base::RequestHandle getStream(const QString &channelArn, QObject *context, Completion<Stream> done);
    Base::RequestHandle getRecordingConfiguration(const QString &arn, QObject *context,
                                                  Completion<RecordingConfiguration> done);

    // One page.
    Base::RequestHandle listChannels(const ListChannelsInput &input, QObject *context,
                                     Completion<Page<ChannelSummary>> done);
    Base::RequestHandle listStreams(const ListStreamsInput &input, QObject *context, Completion<Page<Stream>> done);
    Base::RequestHandle listStreamSessions(const ListStreamSessionsInput &input, QObject *context,
                                           Completion<Page<StreamSessionSummary>> done);

    // All pages from the input's on, one after the other. `onPage` (may be empty) is told each page as it comes, from
    // the event loop, before `done` gets the whole. A page whose nextToken was seen before in the same listing ends it
    // with UnreadableResponse instead of looping for ever.
    template <typename T>
    using OnPage = std::function<void(const Received<Page<T>> &page)>;
    Base::RequestHandle listAllChannels(const ListChannelsInput &input, const PageLimit &limit, QObject *context,
                                        OnPage<ChannelSummary> onPage, Completion<Page<ChannelSummary>> done);
    Base::RequestHandle listAllStreams(const ListStreamsInput &input, const PageLimit &limit, QObject *context,
                                       OnPage<Stream> onPage, Completion<Page<Stream>> done);
    Base::RequestHandle listAllStreamSessions(const ListStreamSessionsInput &input, const PageLimit &limit,
                                              QObject *context, OnPage<StreamSessionSummary> onPage,
                                              Completion<Page<StreamSessionSummary>> done);

private:
    std::shared_ptr<Aws::Client> m_client;
};

} // namespace Ivs
