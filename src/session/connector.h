// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "cloudwatch/cloudwatchclient.h"
#include "ivs/ivsclient.h"

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

    friend bool operator==(const ProfileEntry &, const ProfileEntry &) = default;
};

// What a profile and a region give: the clients of the services that are read.
struct Connection
{
    std::unique_ptr<Ivs::IvsClient> ivs; // never null
    std::unique_ptr<CloudWatch::CloudWatchClient> metrics; // null: sessions are shown without
    std::optional<Base::Error> metricsError; // why `metrics` is null, where there is something to mend
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
};

} // namespace Session
