// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/client.h"

namespace Aws {

// One attempt of a call as it is sent. `credentials` is null for a call that is not signed. `now` is the service's
// time.
HttpRequest requestOf(const Client::Parts &parts, const Call &call, const Credentials *credentials,
                      const QDateTime &now);

} // namespace Aws
