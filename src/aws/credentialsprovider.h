// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/credentials.h"
#include "aws/settings.h"
#include "base/result.h"

#include <qcorotask.h>

#include <QList>

#include <memory>
#include <stop_token>

namespace Aws {

// Where credentials come from. Asked before every attempt; whoever has to fetch them keeps them until they expire.
// NoCredentials says that there are none here, and a chain goes on; every other error ends it.
class CredentialsProvider
{
public:
    CredentialsProvider() = default;
    CredentialsProvider(const CredentialsProvider &) = delete;
    CredentialsProvider &operator=(const CredentialsProvider &) = delete;
    virtual ~CredentialsProvider() = default;

    virtual QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) = 0;

    // The service says that `refused` has expired, whatever its own date says. True where credentials() may give others
    // from now on: the call is then made once more. Whoever holds others already has nothing to fetch.
    virtual bool invalidate(const Credentials &refused);
};

// Always the same.
class StaticCredentialsProvider final : public CredentialsProvider
{
public:
    explicit StaticCredentialsProvider(Credentials credentials);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;

private:
    Credentials m_credentials;
};

// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN. A key without its secret is a Configuration error.
class EnvironmentCredentialsProvider final : public CredentialsProvider
{
public:
    explicit EnvironmentCredentialsProvider(Environment environment);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;

private:
    Environment m_environment;
};

// The static keys of one profile. A profile that gets its credentials another way (single sign-on, a role, a process)
// is a NoCredentials error which says so and what to do.
class ProfileCredentialsProvider final : public CredentialsProvider
{
public:
    ProfileCredentialsProvider(SharedConfig config, QString profile);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;

private:
    SharedConfig m_config;
    QString m_profile;
};

// The first that has any. Where none has, the last one's NoCredentials error.
class ChainCredentialsProvider final : public CredentialsProvider
{
public:
    explicit ChainCredentialsProvider(QList<std::shared_ptr<CredentialsProvider>> providers);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;
    bool invalidate(const Credentials &refused) override;

private:
    QList<std::shared_ptr<CredentialsProvider>> m_providers;
};

// The chain in force: a profile that was named outright alone, else the environment, then the profile.
std::shared_ptr<CredentialsProvider> makeCredentialsProvider(const Settings &settings);

// One place where credentials were looked for, for the screen that says that there are none.
struct CredentialsPlace
{
    enum class Result {
        Found, // credentials that this program can use; AWS_PROFILE: it names a profile
        NotSet, // a variable
        Incomplete, // a key without its secret
        NoFile,
        NoProfile, // the file has no such profile
        NoKeys, // the profile is there, and holds no keys
        NotUsable, // single sign-on, role or process: this version cannot
    };

    QString place; // "AWS_ACCESS_KEY_ID" or a path
    QString profile; // for files; empty for variables
    Result result = Result::NotSet;
    ProfileKind kind = ProfileKind::None; // NotUsable: which

    friend bool operator==(const CredentialsPlace &, const CredentialsPlace &) = default;
};

// In the order in which the chain looks. Holds no key.
QList<CredentialsPlace> credentialsPlaces(const Settings &settings);

} // namespace Aws
