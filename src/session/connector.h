// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "cloudwatch/cloudwatchclient.h"
#include "ivs/ivsclient.h"
#include "session/accountsource.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace Session {

// One line of the report that an empty window shows: where credentials were looked for, and what was found.
struct LookedAt
{
    QString place; // "Environment", "Credentials file"
    QString finding; // "AWS_ACCESS_KEY_ID is not set"

    friend bool operator==(const LookedAt &, const LookedAt &) = default;
};

// A profile that can be chosen.
struct ProfileEntry
{
    QString name; // "default"; empty for the environment's keys
    QString kind; // "keys", "SSO", "role", "process", "environment", "demo"
    QString region; // its own, may be empty
    bool isUsable = true;
    QString whyNot; // where it is not usable
    QString accountId; // where the files name it, else empty
    bool canSignIn = false; // by the browser: SSO, directly or through a source profile

    friend bool operator==(const ProfileEntry &, const ProfileEntry &) = default;
};

// What a profile and a region give: the clients of the services that are read.
struct Connection
{
    std::unique_ptr<Ivs::IvsClient> ivs; // never null
    std::unique_ptr<CloudWatch::CloudWatchClient> metrics; // null: sessions are shown without
    std::optional<Base::Error> metricsError; // why `metrics` is null, where there is something to mend
    std::unique_ptr<AccountSource> account; // null where nobody is to be asked
};

// Where a workspace gets its profiles and its clients from. The application, the demo and the tests each bring their
// own.
class Connector
{
public:
    virtual ~Connector() = default;

    virtual QList<ProfileEntry> profiles() = 0; // read anew on each call: files change
    virtual QStringList regions() const = 0; // the ones that have IVS
    virtual QString defaultProfile() = 0; // by AWS_PROFILE, else "default" where there is one
    virtual QString defaultRegion(const QString &profile) = 0; // empty where none is configured
    virtual QList<LookedAt> lookedAt() = 0;
    virtual Base::Result<Connection> connect(const QString &profile, const QString &region) = 0;

    // The files that `profiles` reads, whether they exist or not; none where profiles come from elsewhere.
    virtual QStringList files() const { return {}; }
    // Changes with whatever the files say about a profile and those it builds on, keys among it. Means nothing else.
    virtual QByteArray fingerprint(const QString &) { return {}; }

    // Signs in by the browser for a profile that can. `prompt` runs once there is a page to go to; `done` as the
    // completion of any request. Dropping the handle gives up. The default has nobody to sign in with.
    virtual Base::RequestHandle signIn(const QString &profile, QObject *context, SignInPrompted prompt, SignedIn done);
    // Who is asked for a token code; the provider waits until it is answered. Null: nobody, which is an error then.
    virtual void setMfaAsker(const MfaAsker &) { }
};

} // namespace Session
