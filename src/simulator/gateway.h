// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "simulator/controls.h"
#include "simulator/service.h"
#include "simulator/signaturecheck.h"

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace Simulator {

// One request that was answered.
struct AccessRecord
{
    QDateTime time; // UTC, when it came
    QByteArray method;
    QByteArray target;
    QString operation; // empty where it is unknown
    int status = 0;
    QString errorCode; // empty where it went well
    QString requestId;
    qint64 bytes = 0; // of the answer's body
};

// What stands before the services: it finds the service, checks the signature, throttles, lets the ordered faults
// happen, and gives every answer its request id. Without sockets; handle() may come from any thread.
class Gateway
{
public:
    struct Terms
    {
        QString region;
        QString accountId;
        Credentials credentials;
        Base::Clock clock;
        Throttle::MonotonicClock throttleClock;
        std::function<void(const AccessRecord &)> accessLog; // may be empty; called on the thread of the request
    };

    // `controls` must outlive the gateway.
    Gateway(Terms terms, Controls *controls);

    // The first is also asked to word the errors of requests that no service wants.
    void addService(std::unique_ptr<Service> service);

    HttpResponse handle(HttpRequest request);

private:
    struct Outcome
    {
        HttpResponse response;
        QString errorCode;
    };
    Outcome refuse(const Service &service, const HttpRequest &request, const ServiceError &error) const;
    Outcome process(const Service &service, const QString &operation, const HttpRequest &request);
    Outcome meet(const Fault &fault, const Service &service, const QString &operation,
                 const HttpRequest &request) const;
    QString nextRequestId();

    Terms m_terms;
    Controls *m_controls;
    Throttle m_throttle;
    std::vector<std::unique_ptr<Service>> m_services;
    std::atomic<quint64> m_requests = 0;
};

} // namespace Simulator
