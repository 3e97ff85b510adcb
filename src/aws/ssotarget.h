// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/profilechain.h"
#include "aws/settings.h"

namespace Aws {

// Where somebody signs in with IAM Identity Center (SSO): an sso-session of the config file, or the sso_start_url of a
// profile (the legacy form).
struct SsoTarget
{
    QString session; // empty for the legacy form
    QString startUrl;
    QString region;
    QStringList scopes;
    QString tokenPath; // the cache file, shared with the AWS CLI

    QString name() const { return session.isEmpty() ? startUrl : session; } // for people

    friend bool operator==(const SsoTarget &, const SsoTarget &) = default;
};

SsoTarget ssoTargetOf(const Environment &environment, const SsoSession &session);
// Whatever profile `name` signs in with, at the end of its chain of roles. Configuration where it does not use single
// sign-on or where a property is missing.
Base::Result<SsoTarget> ssoTargetOfProfile(const Settings &settings, const QString &name);
// Configuration where there is no such session, or it lacks a property.
Base::Result<SsoTarget> ssoTargetOfSession(const Settings &settings, const QString &session);

// ~/.aws/sso/cache/<SHA-1 of the session's name or the start URL>.json; empty without a home.
QString ssoTokenPath(const Environment &environment, const QString &sessionOrStartUrl);

} // namespace Aws
