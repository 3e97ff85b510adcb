// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/sharedconfig.h"

#include <QList>

#include <optional>

namespace Aws {

// A profile as it can be shown to whoever chooses one; holds no key. Made from the files alone, without network.
struct ProfileDescription
{
    QString name;
    ProfileKind kind = ProfileKind::None;
    QString region;
    QString sourceProfile; // Role: whose credentials assume it
    QString credentialSource; // Role: "EcsContainer" and such in place of a profile
    QString roleName; // Role, WebIdentity, Sso
    QString accountId; // as far as the files say
    QString signsInWith; // the sso-session or start URL at the end of the chain; empty where nobody has to sign in
    bool asksForMfa = false; // somewhere on the chain
    std::optional<Base::Error> problem; // why it cannot be used; NoCredentials: it says nothing of any

    friend bool operator==(const ProfileDescription &, const ProfileDescription &) = default;
};

ProfileDescription describeProfile(const SharedConfig &config, const QString &name);
// "default" first, the others sorted.
QList<ProfileDescription> describeProfiles(const SharedConfig &config);

} // namespace Aws
