// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/service.h"
#include "base/result.h"

#include <QUrl>

namespace Aws {

struct Endpoint
{
    QUrl url; // scheme, host and port; a path only where the user gave one
    bool isCustom = false; // named by the user, not derived from the region

    // As it stands in the Host header: with the port unless it is the scheme's own.
    QByteArray hostHeader() const;
    // "https://ivs.eu-west-1.amazonaws.com"
    QString text() const;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

// Configuration, before anything is sent: a region that is no region, one where the service does not exist (unless
// `endpointUrl` says where to go), a URL that cannot be used, http to another host than this one.
Base::Result<Endpoint> resolveEndpoint(const Service &service, const QString &region, const QString &endpointUrl);

// 127.0.0.0/8, ::1, localhost.
bool isLoopback(const QString &host);

} // namespace Aws
