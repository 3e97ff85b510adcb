// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/credentials.h"
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

// Always the same, or always the same reason why there are none.
class StaticCredentialsProvider final : public CredentialsProvider
{
public:
    explicit StaticCredentialsProvider(Base::Result<Credentials> credentials);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;

private:
    Base::Result<Credentials> m_credentials;
};

// The first that has any. Where none has, a NoCredentials error with what each of them said.
class ChainCredentialsProvider final : public CredentialsProvider
{
public:
    explicit ChainCredentialsProvider(QList<std::shared_ptr<CredentialsProvider>> providers);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;
    bool invalidate(const Credentials &refused) override;

private:
    QList<std::shared_ptr<CredentialsProvider>> m_providers;
};

} // namespace Aws
