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
    QString signingRegion; // where that is another than the region; empty else

    // As it stands in the Host header: with the port unless it is the scheme's own.
    QByteArray hostHeader() const;
    // "https://ivs.eu-west-1.amazonaws.com"
    QString text() const;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

// What the user may want of a service's address.
struct EndpointOptions
{
    QString url; // to be used as it is; empty for the service's own
    bool useDualStack = false; // IPv6 as well
    bool useFips = false;
    bool allowHttp = false; // unencrypted to other machines
    bool useLegacyGlobal = false; // for services that have one
};

// By the rules of the SDKs. Configuration, before anything is sent: a region that is no region, or one where the
// service does not exist (unless a URL says where to go), a URL that cannot be used, or together with FIPS or dual
// stack, http to another host than this one unless that is allowed.
Base::Result<Endpoint> resolveEndpoint(const Service &service, const QString &region,
                                       const EndpointOptions &options = {});

// 127.0.0.0/8, ::1, localhost.
bool isLoopback(const QString &host);

} // namespace Aws
