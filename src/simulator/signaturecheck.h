// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"
#include "simulator/http.h"

#include <QDateTime>

namespace Simulator {

// Who may ask.
struct Credentials
{
    QString accessKeyId;
    Base::Secret secretAccessKey;
    Base::Secret sessionToken; // empty: long-term credentials, which come without one
};

struct SignatureTerms
{
    Credentials credentials;
    bool tokenExpired = false;
    QString region;
    QString service; // signing name
    QDateTime now;
};

// Whether the request carries a good Signature Version 4 in its Authorization header, made for these terms within five
// minutes of now; else the error that AWS answers with. It is computed from the raw request target, so a client that
// sends another path than it signs is found out.
std::optional<ServiceError> checkSignature(const HttpRequest &request, const SignatureTerms &terms);

} // namespace Simulator
