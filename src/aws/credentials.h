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

    friend bool operator==(const Credentials &, const Credentials &) = default;
};

} // namespace Aws
