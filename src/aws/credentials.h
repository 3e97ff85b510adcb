// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"

#include <QDateTime>
#include <QString>

namespace Aws {

struct Credentials
{
    QString accessKeyId; // an identifier, no secret
    Base::Secret secretAccessKey;
    Base::Secret sessionToken; // empty for a user's own keys
    QDateTime expiration; // invalid where they do not expire or nobody said
    QString source; // for people: "profile ops", "environment"
    QString accountId; // empty where nobody said
    QString roleName; // of temporary credentials that a role gave; empty else

    friend bool operator==(const Credentials &, const Credentials &) = default;
};

// What may be shown of them.
struct CredentialsInfo
{
    QString accessKeyId;
    QString source;
    QString accountId;
    QString roleName;
    QDateTime expiration;

    friend bool operator==(const CredentialsInfo &, const CredentialsInfo &) = default;
};

inline CredentialsInfo infoOf(const Credentials &credentials)
{
    return {.accessKeyId = credentials.accessKeyId,
            .source = credentials.source,
            .accountId = credentials.accountId,
            .roleName = credentials.roleName,
            .expiration = credentials.expiration};
}

} // namespace Aws
