// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/transport.h"

namespace Aws {

// To what gives credentials beside this machine (container agent, instance metadata): link-local, so never through a
// proxy, and with short limits, since mostly nobody is there.
std::shared_ptr<Transport> makeMetadataTransport();

} // namespace Aws
