// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/budget.h"
#include "aws/requestlog.h"
#include "session/connector.h"
#include "session/sessionrecord.h"
#include "simulator/server.h"

class QNetworkAccessManager;

namespace App {

// The embedded simulator as an account: one profile, "demo", in one region, without a network.
class DemoConnector : public Session::Connector
{
public:
    // Starts the simulator. `network` and `log` must outlive the connector and its clients. With a clock that stands
    // still the same is shown every time. Without a `budget` nothing waits, and the simulator throttles.
    DemoConnector(Base::Clock clock, QNetworkAccessManager *network, Aws::RequestLog *log,
                  std::shared_ptr<Aws::Budget> budget = {});

    const Simulator::World &world() const { return m_server.world(); }
    Simulator::Server &server() { return m_server; }
    // What the demo opens on: the flapping encoder.
    Session::Address startAddress() const;

    QList<Session::ProfileEntry> profiles() override;
    QStringList regions() const override;
    QString defaultProfile() override;
    QString defaultRegion(const QString &profile) override;
    QList<Session::LookedAt> lookedAt() override;
    Base::Result<Session::Connection> connect(const QString &profile, const QString &region) override;

private:
    Base::Clock m_clock;
    QNetworkAccessManager *m_network;
    Aws::RequestLog *m_log;
    std::shared_ptr<Aws::Budget> m_budget;
    Simulator::Server m_server;
    std::optional<Base::Error> m_startError;
};

} // namespace App
