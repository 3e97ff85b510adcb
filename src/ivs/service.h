// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/clientcontext.h"
#include "ivs/ivsclient.h"

#include <memory>

namespace Ivs {

// Amazon IVS (low-latency) as aws has to know it.
Aws::Service service();

// A client as the settings have it; what can be wrong with them is Aws::makeClient()'s to tell.
Base::Result<std::unique_ptr<IvsClient>> makeIvsClient(const Aws::Settings &settings,
                                                       std::shared_ptr<Aws::CredentialsProvider> credentials,
                                                       const Aws::ClientContext &context);

} // namespace Ivs
