// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/clientcontext.h"

#include "aws/proxies.h"

#include <utility>

namespace Aws {

Base::Result<std::shared_ptr<Client>> makeClient(const Service &service, const Settings &settings,
                                                 std::shared_ptr<CredentialsProvider> credentials,
                                                 const ClientContext &context)
{
    const auto region = settings.requireRegion();
    if (!region)
        return Base::failure(region.error());
    const auto endpoint = resolveEndpoint(service, *region, settings.endpointOptionsFor(service));
    if (!endpoint)
        return Base::failure(endpoint.error());
    if (const auto proxies = ProxyRules::fromEnvironment(settings.environment); !proxies)
        return Base::failure(proxies.error());
    const auto ssl = sslConfiguration(settings.caBundle);
    if (!ssl)
        return Base::failure(ssl.error());
    auto transport = context.transport ? context.transport : makeTransport(context.network, context.limits, *ssl);
    return std::make_shared<Client>(Client::Parts{.service = service,
                                                  .region = *region,
                                                  .endpoint = *endpoint,
                                                  .credentials = std::move(credentials),
                                                  .transport = std::move(transport),
                                                  .retry = {.maxAttempts = settings.maxAttempts},
                                                  .log = context.log,
                                                  .clock = context.clock,
                                                  .pause = context.pause,
                                                  .budget = context.budget,
                                                  .quotaOwner = settings.profile,
                                                  .trace = context.trace});
}

} // namespace Aws
