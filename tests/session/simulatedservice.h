// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/clientcontext.h"
#include "aws/requestlog.h"
#include "cloudwatch/service.h"
#include "ivs/service.h"
#include "session/workspace.h"
#include "simulator/server.h"

#include <QNetworkAccessManager>

#include <atomic>
#include <memory>

namespace Testing {

// The moment at which the tests' world stands still: the one of the design's pictures.
inline QDateTime standingNow()
{
    return QDateTime({2026, 11, 24}, {3, 14, 20}, Qt::UTC);
}

// A clock that goes on when told to, from standingNow(). Copies tell the same time; the simulator's threads read it.
class MovableClock
{
public:
    QDateTime operator()() const { return standingNow().addMSecs(m_milliseconds->load()); }
    void advance(qint64 seconds) const { m_milliseconds->fetch_add(seconds * 1000); }

private:
    std::shared_ptr<std::atomic<qint64>> m_milliseconds = std::make_shared<std::atomic<qint64>>(0);
};

// The simulator in this process, without throttling, and clients that talk to it; all by one clock, which stands still
// unless another one is given.
class SimulatedService
{
public:
    explicit SimulatedService(const Simulator::World::Options &world = {}, const Base::Clock &clock = standingNow);

    Simulator::Server &server() { return m_server; }
    const Simulator::World &world() const { return m_server.world(); }
    Aws::RequestLog &log() { return m_log; }
    std::unique_ptr<Ivs::IvsClient> makeClient(const QString &region = {});
    std::unique_ptr<CloudWatch::CloudWatchClient> makeMetricsClient(const QString &region = {});

    // Whether the connector's connections have metrics; not at first.
    bool hasMetrics() const { return m_hasMetrics; }
    void setHasMetrics(bool hasMetrics) { m_hasMetrics = hasMetrics; }

private:
    static Simulator::Server::Options optionsFor(const Simulator::World::Options &world, const Base::Clock &clock);

    template <typename Make>
    auto made(const QString &region, const Make &make);

    Base::Clock m_clock;
    bool m_hasMetrics = false;
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
