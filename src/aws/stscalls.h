// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/client.h"
#include "aws/profilechain.h"

// The calls of STS that give credentials, as bytes.
namespace Aws {

// `code` is empty where the role asks for none.
Call assumeRoleCall(const ProfileChain::Role &role, const QString &sessionName, const Base::Secret &code);
Call assumeRoleWithWebIdentityCall(const QString &roleArn, const QString &sessionName, const Base::Secret &token);

// UnreadableResponse where the answer holds none.
Base::Result<Credentials> credentialsOfSts(const Response &response, const QString &operation);

// "Admin" of "arn:aws:iam::123456789012:role/team/Admin"
QString roleNameOf(const QString &roleArn);

} // namespace Aws
