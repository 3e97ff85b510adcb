// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/endpoint.h"
#include "aws/service.h"
#include "aws/sharedconfig.h"

#include <optional>

namespace Aws {

// What the user said outright, on the command line or in the window: it wins over the environment, which wins over
// the profile.
struct Overrides
{
    std::optional<QString> profile;
    std::optional<QString> region;
    std::optional<QString> endpointUrl;
    std::optional<QString> caBundle;
    std::optional<QString> output;
    std::optional<int> maxAttempts;
    bool allowHttp = false;
};

// What is in force.
struct Settings
{
    QString profile; // "default" where nobody named one
    bool profileIsExplicit = false; // by an override: its credentials then win over those of the environment
    QString region; // may be empty: requireRegion() says why
    QString output; // empty where nobody chose
    QString caBundle; // path; empty for the system's certificates
    int maxAttempts = 3;
    bool useDualStack = false;
    bool useFips = false;
    bool allowHttp = false;
    bool useLegacyStsEndpoint = false;
    QStringList notes; // what was asked for and is done in another way, in sentences
    std::optional<QString> endpointUrl; // by an override, for whatever service is called
    Environment environment;
    SharedConfig sharedConfig;

    // The endpoint that the user set for `service`: override, AWS_ENDPOINT_URL_<service>, AWS_ENDPOINT_URL, the
    // profile's services section, the profile's endpoint_url. Empty for the service's own.
    QString endpointUrlFor(const Service &service) const;
    // All that the settings say about its address.
    EndpointOptions endpointOptionsFor(const Service &service) const;

    // The region, or a Configuration error that says where one was looked for.
    Base::Result<QString> requireRegion() const;
};

// Configuration: a shared file that cannot be read, a profile that was asked for and is in neither file, a number that
// is none, another word where one of a few is expected.
Base::Result<Settings> resolveSettings(const Environment &environment, const Overrides &overrides);

} // namespace Aws
