// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fakeaccount.h"

#include "aws/credentialsprovider.h"
#include "ivs/service.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Testing {

namespace {

// One page of `all`; the token is the number of the item that comes next.
QJsonObject page(const QString &member, const QJsonArray &all, const QJsonObject &input)
{
    constexpr qsizetype pageSize = 100;
    const qsizetype from = input.value("nextToken"_L1).toString().toInt();
    const qsizetype to = std::min(all.size(), from + pageSize);
    QJsonArray items;
    for (qsizetype i = from; i < to; ++i)
        items.append(all.at(i));
    QJsonObject document{{member, items}};
    if (to < all.size())
        document.insert(u"nextToken"_s, QString::number(to));
    return document;
}

} // namespace

FakeAccount::FakeAccount()
{
    m_server.setHandler([this](const auto &request) { return answer(request); });
}

QString FakeAccount::arnOf(const QString &name)
{
    QString id = name;
    return u"arn:aws:ivs:eu-west-1:111122223333:channel/"_s + id.remove(u'-');
}

void FakeAccount::addChannel(const QString &name, const QJsonObject &more)
{
    QJsonObject channel{{u"arn"_s, arnOf(name)}, {u"name"_s, name}, {u"type"_s, u"STANDARD"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        channel.insert(it.key(), it.value());
    m_channels.append(channel);
}

void FakeAccount::removeChannel(const QString &name)
{
    for (qsizetype i = m_channels.size() - 1; i >= 0; --i) {
        if (m_channels.at(i).toObject().value("name"_L1) == name)
            m_channels.removeAt(i);
    }
}

void FakeAccount::setLive(const QString &name, const QString &health)
{
    if (health.isEmpty())
        m_live.remove(arnOf(name));
    else
        m_live.insert(arnOf(name), health);
}

void FakeAccount::addSession(const QString &channel, const QString &streamId, const QDateTime &start,
                             const QDateTime &end, bool hasErrors)
{
    QJsonObject session{
        {u"streamId"_s, streamId}, {u"startTime"_s, start.toString(Qt::ISODate)}, {u"hasErrorEvent"_s, hasErrors}};
    if (end.isValid())
        session.insert(u"endTime"_s, end.toString(Qt::ISODate));
    m_sessions[arnOf(channel)].prepend(session);
}

void FakeAccount::endSession(const QString &channel, const QString &streamId, const QDateTime &end)
{
    QJsonArray &sessions = m_sessions[arnOf(channel)];
    for (auto &&value : sessions) {
        QJsonObject session = value.toObject();
        if (session.value("streamId"_L1) != streamId)
            continue;
        session.insert(u"endTime"_s, end.toString(Qt::ISODate));
        value = session;
    }
}

void FakeAccount::refuse(const QString &operation, bool refused)
{
    if (refused)
        m_refused.insert(operation);
    else
        m_refused.remove(operation);
}

Support::Answer FakeAccount::answer(const Support::ReceivedRequest &request) const
{
    const QString operation = QString::fromUtf8(request.target).mid(1);
    const QJsonObject input = QJsonDocument::fromJson(request.body).object();
    if (m_refused.contains(operation))
        return Support::Answer::error(403, "AccessDeniedException", "No policy allows it");
    QJsonObject document;
    if (operation == "ListChannels"_L1) {
        document = page(u"channels"_s, m_channels, input);
    } else if (operation == "ListStreams"_L1) {
        QJsonArray streams;
        for (auto it = m_live.begin(); it != m_live.end(); ++it)
            streams.append(
                QJsonObject{{u"channelArn"_s, it.key()}, {u"health"_s, it.value()}, {u"state"_s, u"LIVE"_s}});
        document = page(u"streams"_s, streams, input);
    } else if (operation == "ListStreamSessions"_L1) {
        document = page(u"streamSessions"_s, m_sessions.value(input.value("channelArn"_L1).toString()), input);
    }
    return Support::Answer::json(QJsonDocument(document).toJson());
}

std::unique_ptr<Ivs::IvsClient> FakeAccount::makeClient()
{
    Aws::Settings settings;
    settings.region = u"eu-west-1"_s;
    settings.endpointUrl = m_server.urlText();
    auto credentials = std::make_shared<Aws::StaticCredentialsProvider>(
        Aws::Credentials{.accessKeyId = u"AKIDEXAMPLE"_s, .secretAccessKey = Base::Secret("secret")});
    auto client = Ivs::makeIvsClient(settings, credentials, {.network = &m_network, .log = &m_log});
    if (!client)
        qFatal("no client: %s", qPrintable(client.error().message));
    return std::move(*client);
}

int FakeAccount::requestCount(const QString &operation) const
{
    const auto &requests = m_server.requests();
    return static_cast<int>(std::count_if(requests.begin(), requests.end(), [&](const auto &request) {
        return QString::fromUtf8(request.target) == u'/' + operation;
    }));
}

} // namespace Testing
