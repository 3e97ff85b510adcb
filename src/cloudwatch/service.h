// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/clientcontext.h"
#include "cloudwatch/cloudwatchclient.h"

#include <memory>

namespace CloudWatch {

// Amazon CloudWatch as aws has to know it.
Aws::Service service();

// A client as the settings have it; what can be wrong with them is Aws::makeClient()'s to tell.
Base::Result<std::unique_ptr<CloudWatchClient>>
makeCloudWatchClient(const Aws::Settings &settings, std::shared_ptr<Aws::CredentialsProvider> credentials,
                     const Aws::ClientContext &context);

} // namespace CloudWatch
