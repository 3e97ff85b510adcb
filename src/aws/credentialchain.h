// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/clientcontext.h"
#include "aws/credentialsprovider.h"
#include "aws/settings.h"

namespace Aws {

// The chain in force, in the SDKs' order: environment, profile, web identity of the environment, container, EC2
// instance. A profile that was named outright comes before the environment, which is then not looked at. What expires
// is fetched anew in time, once for all who ask. Keeps no more of the settings than it needs.
std::shared_ptr<CredentialsProvider> makeCredentialsProvider(const Settings &settings, const ClientContext &context);

// The part of it that a profile stands for: its keys, or what it gets them from.
std::shared_ptr<CredentialsProvider> makeProfileCredentials(const Settings &settings, const ClientContext &context);

// One link of the chain as far as it can be told without asking anybody, for the screen that says that there are no
// credentials. Holds no key.
struct CredentialsPlace
{
    enum class Provider {
        Environment,
        CredentialsFile,
        ConfigFile,
        WebIdentity,
        Container,
        Instance,
    };

    Provider provider = Provider::Environment;
    bool mayGive = false; // has credentials, or something that only asking can tell
    QString finding; // "AWS_ACCESS_KEY_ID is not set"

    friend bool operator==(const CredentialsPlace &, const CredentialsPlace &) = default;
};

// In the order in which the chain looks.
QList<CredentialsPlace> credentialsPlaces(const Settings &settings);

} // namespace Aws
