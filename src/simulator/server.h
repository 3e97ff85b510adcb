// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "simulator/controls.h"
#include "simulator/gateway.h"
#include "simulator/throttle.h"
#include "simulator/world.h"

#include <functional>
#include <memory>

namespace Simulator {

// A simulated Amazon IVS endpoint on 127.0.0.1, on threads of its own, for as long as it lives.
//
//     Simulator::Server server;
//     if (auto started = server.start(); !started)
//         … started.error() …
//     // Any IVS client: server.url(), server.region(), server.credentials()
//     const auto target = server.world().target(Simulator::Scenario::Starving);
//
// The clock tells the world's time and judges signatures: with a clock that stands still, the client must sign by the
// same one. Throttling has a clock of its own, which goes on by default.
class Server
{
public:
    struct Options
    {
        World::Options world;
        Base::Clock clock = Base::systemClock;
        Throttle::MonotonicClock throttleClock = steadyMilliseconds;
        bool throttling = true;
        int port = 0; // 0: any that is free
        QString certificateFile; // PEM; both files: HTTPS
        QString privateKeyFile;
        QByteArray sessionToken; // empty: long-term credentials, which come without one
        std::function<void(const AccessRecord &)> accessLog; // called on the server's threads
    };

    explicit Server(Options options);
    Server()
        : Server(Options())
    {
    }
    ~Server(); // stops it
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    // Returns when it answers. Errors, each with a sentence as its message: Configuration (certificate or key cannot be
    // used), ConnectionRefused (the port is taken).
    Base::Result<void> start();
    // Answers that are held back are given at once. Nothing is open when it returns. It may be started again.
    void stop();
    bool isRunning() const;

    int port() const; // 0 before the first start
    QString url() const; // "http://127.0.0.1:41234"
    QString region() const;
    const Credentials &credentials() const;

    const World &world() const;
    Controls &controls();

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace Simulator
