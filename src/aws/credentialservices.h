// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/service.h"

// The services that give credentials.
namespace Aws {

Service stsService(); // Security Token Service
Service ssoService(); // the portal of IAM Identity Center, which trades a token for a role's credentials
Service ssoOidcService(); // where somebody signs in to it

} // namespace Aws
