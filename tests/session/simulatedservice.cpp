// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/simulatedservice.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Testing {

Simulator::Server::Options SimulatedService::optionsFor(const Simulator::World::Options &world,
                                                        const Base::Clock &clock)
{
    return {.world = world, .clock = clock, .throttling = false};
}

SimulatedService::SimulatedService(const Simulator::World::Options &world, const Base::Clock &clock)
    : m_clock(clock)
    , m_server(optionsFor(world, clock))
{
    const auto started = m_server.start();
    if (!started)
        qFatal("the simulator does not start: %s", qPrintable(started.error().message));
}

template <typename Make>
auto SimulatedService::made(const QString &region, const Make &make)
{
    Aws::Settings settings;
    settings.region = region.isEmpty() ? m_server.region() : region;
    settings.endpointUrl = m_server.url();
    const auto &keys = m_server.credentials();
    auto credentials = std::make_shared<Aws::StaticCredentialsProvider>(
        Aws::Credentials{.accessKeyId = keys.accessKeyId, .secretAccessKey = keys.secretAccessKey});
    auto client = make(settings, credentials, {.network = &m_network, .log = &m_log, .clock = m_clock});
    if (!client)
        qFatal("no client: %s", qPrintable(client.error().message));
    return std::move(*client);
}

std::unique_ptr<Ivs::IvsClient> SimulatedService::makeClient(const QString &region)
{
    return made(region, [](const auto &settings, const auto &credentials, const Aws::ClientContext &context) {
        return Ivs::makeIvsClient(settings, credentials, context);
    });
}

std::unique_ptr<CloudWatch::CloudWatchClient> SimulatedService::makeMetricsClient(const QString &region)
{
    return made(region, [](const auto &settings, const auto &credentials, const Aws::ClientContext &context) {
        return CloudWatch::makeCloudWatchClient(settings, credentials, context);
    });
}

SimulatedConnector::SimulatedConnector(SimulatedService *service)
    : m_service(service)
{
}

QList<Session::ProfileEntry> SimulatedConnector::profiles()
{
    return {{.name = u"sim"_s, .kind = u"keys"_s},
            {.name = u"broken"_s, .kind = u"keys"_s, .isUsable = false, .whyNot = u"It holds no keys."_s}};
}

QStringList SimulatedConnector::regions() const
{
    return {u"eu-west-1"_s, u"us-east-1"_s};
}

QString SimulatedConnector::defaultRegion(const QString &)
{
    return m_service->server().region();
}

Base::Result<Session::Connection> SimulatedConnector::connect(const QString &profile, const QString &region)
{
    ++m_connectCount;
    if (profile == "broken"_L1)
        return Base::failure({.kind = Base::Error::Kind::NoCredentials, .message = u"The profile holds no keys."_s});
    Session::Connection connection{.ivs = m_service->makeClient(region)};
    if (m_service->hasMetrics())
        connection.metrics = m_service->makeMetricsClient(region);
    return connection;
}

} // namespace Testing
