// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/democonnector.h"

#include "aws/clientcontext.h"
#include "cloudwatch/service.h"
#include "ivs/service.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace App {

DemoConnector::DemoConnector(Base::Clock clock, QNetworkAccessManager *network, Aws::RequestLog *log,
                             std::shared_ptr<Aws::Budget> budget)
    : m_clock(std::move(clock))
    , m_network(network)
    , m_log(log)
    , m_budget(std::move(budget))
    , m_server({.clock = m_clock})
{
    if (const auto started = m_server.start(); !started)
        m_startError = started.error();
}

Session::Address DemoConnector::startAddress() const
{
    const auto target = m_server.world().target(Simulator::Scenario::Starving);
    return {target.channelArn, target.streamId};
}

QList<Session::ProfileEntry> DemoConnector::profiles()
{
    return {{.name = u"demo"_s, .kind = u"demo"_s, .region = m_server.region()}};
}

QStringList DemoConnector::regions() const
{
    return {m_server.region()};
}

QString DemoConnector::defaultProfile()
{
    return u"demo"_s;
}

QString DemoConnector::defaultRegion(const QString &)
{
    return m_server.region();
}

QList<Session::LookedAt> DemoConnector::lookedAt()
{
    return {};
}

Base::Result<Session::Connection> DemoConnector::connect(const QString &, const QString &region)
{
    if (m_startError)
        return Base::failure(*m_startError);
    Aws::Settings settings;
    settings.region = region;
    settings.endpointUrl = m_server.url();
    const auto &keys = m_server.credentials();
    auto credentials = std::make_shared<Aws::StaticCredentialsProvider>(
        Aws::Credentials{.accessKeyId = keys.accessKeyId, .secretAccessKey = keys.secretAccessKey});
    const Aws::ClientContext context{.network = m_network, .log = m_log, .budget = m_budget, .clock = m_clock};
    auto ivs = Ivs::makeIvsClient(settings, credentials, context);
    if (!ivs)
        return Base::failure(ivs.error());
    auto metrics = CloudWatch::makeCloudWatchClient(settings, credentials, context);
    if (!metrics)
        return Base::failure(metrics.error());
    Session::Connection connection{.ivs = std::move(*ivs), .metrics = std::move(*metrics)};
    const QString accountId = Simulator::World::Options().accountId;
    connection.account = std::make_unique<Session::FixedAccount>(
        Session::Identity{.accountId = accountId, .arn = u"arn:aws:iam::%1:user/demo"_s.arg(accountId)},
        Session::CredentialsState{.source = QCoreApplication::translate("App::DemoConnector", "the simulator")});
    return connection;
}

} // namespace App
