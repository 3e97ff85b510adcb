// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/http.h"
#include "simulator/signaturecheck.h"

#include <QDateTime>

// Requests as an AWS client would send them, and ways to spoil them.
namespace Support {

struct Signer
{
    Simulator::Credentials credentials;
    QString region = QStringLiteral("eu-west-1");
    QString service = QStringLiteral("ivs");
    QDateTime time;

    // The request with `host`, `x-amz-date`, the session token's and the Authorization header added.
    Simulator::HttpRequest sign(Simulator::HttpRequest request) const;
    // POST /<operation> with a JSON body, signed.
    Simulator::HttpRequest post(const QByteArray &operation, const QByteArray &body = "{}") const;
    // GET /tags/<arn>, signed.
    Simulator::HttpRequest tags(const QString &arn) const;
};

// A copy whose header has another value; no header of that name where `value` is null.
Simulator::HttpRequest withHeader(Simulator::HttpRequest request, const QByteArray &name, const QByteArray &value);

} // namespace Support
