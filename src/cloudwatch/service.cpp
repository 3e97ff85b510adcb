// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cloudwatch/service.h"

using namespace Qt::StringLiterals;

namespace CloudWatch {

Aws::Service service()
{
    return {.id = u"CLOUDWATCH"_s,
            .endpointPrefix = u"monitoring"_s,
            .signingName = u"monitoring"_s,
            .name = u"Amazon CloudWatch"_s,
            // User guide of Amazon CloudWatch, service quotas: GetMetricData, the one operation that is called.
            .callsPerSecond = 500,
            .govHostIsFips = true,
            .govDualStackHostIsFips = true};
}

Base::Result<std::unique_ptr<CloudWatchClient>>
makeCloudWatchClient(const Aws::Settings &settings, std::shared_ptr<Aws::CredentialsProvider> credentials,
                     const Aws::ClientContext &context)
{
    auto client = Aws::makeClient(service(), settings, std::move(credentials), context);
    if (!client)
        return Base::failure(client.error());
    return std::make_unique<CloudWatchClient>(std::move(*client));
}

} // namespace CloudWatch
