// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/budget.h"
#include "aws/credentialsprovider.h"
#include "aws/endpoint.h"
#include "aws/requestlog.h"
#include "aws/retry.h"
#include "aws/trace.h"
#include "aws/transport.h"
#include "base/clock.h"

#include <QJsonObject>
#include <QPointer>

#include <functional>

namespace Aws {

// One call of a service's operation.
struct Call
{
    QString operation; // "GetStreamSession"
    QByteArray path; // "/GetStreamSession"
    QString resource; // for the record and for errors
    QByteArray body; // holds a secret only where isConfidential says so
    QByteArray contentType = QByteArrayLiteral("application/json");
    QList<SigV4::Header> headers; // further ones, signed as well
    QByteArray method = QByteArrayLiteral("POST");
    QByteArray query; // raw, without '?'; never holds a secret
    bool isSigned = true; // false: no credentials are asked for
    // Both bodies hold secrets: neither is traced, and the answer is kept only where it is an error's.
    bool isConfidential = false;
};

struct Response
{
    HttpResponse http;
    QString requestId;
};

struct JsonResponse
{
    QJsonObject document;
    QString requestId;
};

// A member without which an answer says nothing.
struct RequiredMember
{
    QString name;
    QJsonValue::Type type = QJsonValue::Object;
};

// A service at an endpoint: signs, sends, tries again, decodes errors and keeps the request log told. Immutable once
// it is made. A running call keeps what it needs alive; a stop ends it within request_stop(), and its result is then
// of no account. Errors carry operation, resource, host, attempts and elapsed time.
class Client
{
public:
    struct Parts
    {
        Service service;
        QString region;
        Endpoint endpoint;
        std::shared_ptr<CredentialsProvider> credentials; // null where no call is signed
        std::shared_ptr<Transport> transport;
        RetryPolicy retry;
        QPointer<RequestLog> log; // may be null, and may go before the client
        Base::Clock clock = Base::systemClock;
        std::function<double()> random; // [0, 1); the system's where empty
        Pause pause; // a timer where empty
        // Shared by the clients of the process; null: calls wait for nothing.
        std::shared_ptr<Budget> budget;
        QString quotaOwner; // whose quota it is, as Budget::tellAccount() knows it: the profile
        Priority priority = Priority::Interactive;
        std::function<bool()> isOnline; // whether this machine has a network; asks the system where empty
        Trace trace; // may be empty
    };

    explicit Client(Parts parts);

    QString region() const;
    const Endpoint &endpoint() const;

    // The same service with the same connections, for calls that let those that a person waits for go first.
    std::shared_ptr<Client> background() const;

    QCoro::Task<Base::Result<Response>> call(Call call, std::stop_token stop) const;

    // Reads the answer as a JSON object that has at least one of `required`, each of the type it should be;
    // UnreadableResponse else, of which the record keeps the body.
    QCoro::Task<Base::Result<JsonResponse>> callJson(Call call, QList<RequiredMember> required,
                                                     std::stop_token stop) const;

    // What the calls of a client learn for those that come after them.
    struct Learnt
    {
        RetryQuota quota;
        std::chrono::milliseconds clockOffset{}; // of the service's clock from this machine's
    };

private:
    Client(std::shared_ptr<Parts> parts, std::shared_ptr<Learnt> learnt);

    std::shared_ptr<Parts> m_parts;
    std::shared_ptr<Learnt> m_learnt;
};

} // namespace Aws
