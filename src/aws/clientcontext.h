// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/client.h"
#include "aws/mfa.h"
#include "aws/processrunner.h"
#include "aws/settings.h"

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace Aws {

// All that a program sets once for its clients.
struct ClientContext
{
    QNetworkAccessManager *network = nullptr;
    RequestLog *log = nullptr;
    std::shared_ptr<Budget> budget; // may be null: calls then wait for nothing
    Limits limits;
    Base::Clock clock = Base::systemClock;
    Trace trace;
    MfaPrompt mfaPrompt; // empty: a role that asks for a code cannot be assumed
    // In place of the system's where they are set.
    std::shared_ptr<Transport> transport;
    std::shared_ptr<Transport> metadataTransport; // to container and instance, past every proxy
    std::shared_ptr<ProcessRunner> processes;
    Pause pause;
};

// A client for `service` as the settings have it. Configuration: no region, an endpoint or CA bundle that cannot be
// used. Credentials are looked for with the first call, not here.
Base::Result<std::shared_ptr<Client>> makeClient(const Service &service, const Settings &settings,
                                                 std::shared_ptr<CredentialsProvider> credentials,
                                                 const ClientContext &context);

} // namespace Aws
