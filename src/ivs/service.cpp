// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ivs/service.h"

using namespace Qt::StringLiterals;

namespace Ivs {

Aws::Service service()
{
    return {.id = u"IVS"_s,
            .endpointPrefix = u"ivs"_s,
            .signingName = u"ivs"_s,
            .name = u"Amazon IVS"_s,
            // General reference, endpoints of Amazon IVS, 2026.
            .regions = {u"us-east-1"_s, u"us-west-2"_s, u"ap-south-1"_s, u"ap-northeast-1"_s, u"ap-northeast-2"_s,
                        u"eu-central-1"_s, u"eu-west-1"_s},
            // User guide of Amazon IVS low-latency streaming, service quotas, API call rates: they cannot be raised.
            .callsPerSecond = 5,
            .operationRates = {{u"GetRecordingConfiguration"_s, 3}, {u"ListRecordingConfigurations"_s, 3}}};
}

Base::Result<std::unique_ptr<IvsClient>> makeIvsClient(const Aws::Settings &settings,
                                                       std::shared_ptr<Aws::CredentialsProvider> credentials,
                                                       const Aws::ClientContext &context)
{
    auto client = Aws::makeClient(service(), settings, std::move(credentials), context);
    if (!client)
        return Base::failure(client.error());
    return std::make_unique<IvsClient>(std::move(*client));
}

} // namespace Ivs
