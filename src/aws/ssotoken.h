// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QDateTime>

namespace Aws {

// The cache file of one sign-in, as the AWS CLI has it.
struct SsoToken
{
    QString startUrl;
    QString region;
    Base::Secret accessToken;
    QDateTime expiresAt;
    // Where the token can be refreshed.
    Base::Secret refreshToken;
    QString clientId;
    Base::Secret clientSecret;
    QDateTime registrationExpiresAt;

    bool canBeRefreshed(const QDateTime &now) const;

    friend bool operator==(const SsoToken &, const SsoToken &) = default;
};

// SignInRequired where there is no file, or none that can be read as a token; never quotes it.
Base::Result<SsoToken> readSsoToken(const QString &path);

// In one piece, for the user alone (mode 0600 where there are modes), with the folders that are missing. Members of the
// file that this program does not know are kept. File where it cannot be written.
Base::Result<void> writeSsoToken(const QString &path, const SsoToken &token);

} // namespace Aws
