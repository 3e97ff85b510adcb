// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/clientcontext.h"
#include "aws/requestlog.h"
#include "ivs/service.h"
#include "session/workspace.h"
#include "simulator/server.h"

#include <QNetworkAccessManager>

#include <memory>

namespace Testing {

// The moment at which the tests' world stands still: the one of the design's pictures.
inline QDateTime standingNow()
{
    return QDateTime({2026, 11, 24}, {3, 14, 20}, Qt::UTC);
}

// The simulator in this process, without throttling, its clock standing still, and clients that talk to it.
class SimulatedService
{
public:
    explicit SimulatedService(const Simulator::World::Options &world = {});

    Simulator::Server &server() { return m_server; }
    const Simulator::World &world() const { return m_server.world(); }
    Aws::RequestLog &log() { return m_log; }
    std::unique_ptr<Ivs::IvsClient> makeClient(const QString &region = {});

private:
    static Simulator::Server::Options optionsFor(const Simulator::World::Options &world);

    Simulator::Server m_server;
    QNetworkAccessManager m_network;
    Aws::RequestLog m_log;
};

// A workspace's connector to the simulator: two profiles, of which "broken" has no credentials.
class SimulatedConnector : public Session::Connector
{
public:
    explicit SimulatedConnector(SimulatedService *service);

    QList<Session::ProfileEntry> profiles() override;
    QStringList regions() const override;
    QString defaultProfile() override { return QStringLiteral("sim"); }
    QString defaultRegion(const QString &profile) override;
    QList<Session::LookedAt> lookedAt() override { return {}; }
    Base::Result<Session::Connection> connect(const QString &profile, const QString &region) override;

    int connectCount() const { return m_connectCount; }

private:
    SimulatedService *m_service;
    int m_connectCount = 0;
};

} // namespace Testing
