// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/credentials.h"
#include "aws/sharedconfig.h"

#include <QList>

#include <optional>
#include <variant>

namespace Aws {

// [sso-session NAME], or the same properties in a profile (the legacy form).
struct SsoSession
{
    QString name; // empty for the legacy form
    QString startUrl;
    QString region;
    QStringList scopes;

    friend bool operator==(const SsoSession &, const SsoSession &) = default;
};

// How a profile comes by credentials: where the first ones come from, and the roles that are assumed with them.
struct ProfileChain
{
    struct SsoRole
    {
        SsoSession session;
        QString accountId;
        QString roleName;
    };
    struct Process
    {
        QString command;
        QString accountId; // aws_account_id, for a program that does not say
    };
    struct WebIdentity
    {
        QString roleArn;
        QString tokenFile;
        QString sessionName;
    };
    enum class Source { // credential_source
        Environment,
        Container,
        InstanceMetadata,
    };
    struct Role
    {
        QString profile; // whose it is
        QString roleArn;
        QString externalId;
        QString sessionName;
        QString mfaSerial;
        std::optional<int> durationSeconds;
    };

    std::variant<Credentials, SsoRole, Process, WebIdentity, Source> base;
    QString baseProfile; // that `base` stands in
    QList<Role> roles; // in the order in which they are assumed; the last one is the profile's own
};

// Without network, as the SDKs read it. NoCredentials: the profile itself says nothing of credentials. Configuration: a
// property is missing or contradicts another, a source profile is missing, profiles form a loop.
Base::Result<ProfileChain> resolveProfileChain(const SharedConfig &config, const QString &profile);

// What a profile signs in with by its own section. Configuration: it does not, or a property is missing.
Base::Result<SsoSession> ssoSessionOf(const SharedConfig &config, const Profile &profile);
Base::Result<SsoSession> ssoSessionNamed(const SharedConfig &config, const QString &name);

} // namespace Aws
