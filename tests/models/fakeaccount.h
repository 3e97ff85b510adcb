// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/requestlog.h"
#include "ivs/ivsclient.h"
#include "support/scriptedserver.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QSet>
#include <QString>

#include <memory>

namespace Testing {

// An account whose channels, live streams and sessions the test writes itself, behind a server on loopback that pages
// as the service does.
class FakeAccount
{
public:
    FakeAccount();

    static QString arnOf(const QString &name);
    void addChannel(const QString &name, const QJsonObject &more = {});
    void removeChannel(const QString &name);
    void setLive(const QString &name, const QString &health); // empty: not live
    // Newest first, as the service has them: call it with the newest last.
    void addSession(const QString &channel, const QString &streamId, const QDateTime &start, const QDateTime &end,
                    bool hasErrors = false);
    void endSession(const QString &channel, const QString &streamId, const QDateTime &end);
    void refuse(const QString &operation, bool refused = true);

    std::unique_ptr<Ivs::IvsClient> makeClient();
    Aws::RequestLog &log() { return m_log; }
    int requestCount(const QString &operation) const;

private:
    Support::Answer answer(const Support::ReceivedRequest &request) const;

    Support::ScriptedServer m_server;
    QNetworkAccessManager m_network;
    Aws::RequestLog m_log;
    QJsonArray m_channels;
    QHash<QString, QString> m_live; // health by ARN
    QHash<QString, QJsonArray> m_sessions; // by ARN
    QSet<QString> m_refused;
};

} // namespace Testing
