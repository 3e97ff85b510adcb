// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/gateway.h"
#include "simulator/world.h"

#include "signer.h"

#include <QJsonObject>

// A simulated endpoint without a socket, and how to read what it answers.
namespace Support {

QDateTime aMoment(); // 2026-11-24 03:14:20 UTC

// A gateway over a world of 41 channels whose clocks stand still until they are moved.
struct Endpoint
{
    explicit Endpoint(const QByteArray &sessionToken = {});

    // Signed and sent.
    Simulator::HttpResponse post(const QByteArray &operation, const QJsonObject &body = {});

    QDateTime now = aMoment();
    std::chrono::milliseconds uptime{0}; // what throttling goes by
    QList<Simulator::AccessRecord> log;
    Simulator::Controls controls;
    Signer signer;
    Simulator::World world;
    Simulator::Gateway gateway;
};

QJsonObject bodyOf(const Simulator::HttpResponse &response);
QString codeOf(const Simulator::HttpResponse &response);
QString messageOf(const Simulator::HttpResponse &response);

} // namespace Support
