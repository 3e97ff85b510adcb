// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/http.h"
#include "simulator/throttle.h"

#include <tl/expected.hpp>

namespace Simulator {

// One AWS service behind the gateway, which asks every service in turn whether a request is its own. A service knows
// its operations, how it words answers and errors, and nothing of signatures, throttling or faults.
class Service
{
public:
    Service() = default;
    virtual ~Service() = default;
    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;

    // The name in the credential scope: "ivs".
    virtual QString signingName() const = 0;
    // What stands before the colon of an action in a policy: "ivs".
    virtual QString actionPrefix() const { return signingName(); }
    // The operation that is asked for; nothing where it is none of this service's.
    virtual std::optional<QString> operation(const HttpRequest &request) const = 0;
    virtual Throttle::Rate rate(const QString &operation) const = 0;
    // May be called from several threads at once.
    virtual tl::expected<HttpResponse, ServiceError> answer(const QString &operation,
                                                            const HttpRequest &request) const = 0;
    // The error as this service puts it on the wire for that request.
    virtual HttpResponse errorResponse(const ServiceError &error, const HttpRequest &request) const = 0;
};

} // namespace Simulator
