// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/credentialsprovider.h"

#include <QStringList>

#include <utility>

namespace Aws {

namespace {

using Kind = Base::Error::Kind;

// A free function, since a member's coroutine would hold a bare this while it waits.
QCoro::Task<Base::Result<Credentials>> firstOf(QList<std::shared_ptr<CredentialsProvider>> providers,
                                               std::stop_token stop)
{
    QStringList reasons;
    for (const auto &provider : std::as_const(providers)) {
        auto result = co_await provider->credentials(stop);
        if (result || result.error().kind != Kind::NoCredentials || stop.stop_requested())
            co_return std::move(result);
        reasons.append(result.error().message);
    }
    co_return Base::Result<Credentials>(
        Base::failure({.kind = Kind::NoCredentials, .message = reasons.join(QLatin1Char(' '))}));
}

} // namespace

bool CredentialsProvider::invalidate(const Credentials &)
{
    return false;
}

StaticCredentialsProvider::StaticCredentialsProvider(Base::Result<Credentials> credentials)
    : m_credentials(std::move(credentials))
{
}

QCoro::Task<Base::Result<Credentials>> StaticCredentialsProvider::credentials(std::stop_token)
{
    // A copy by name: GCC 12 moves a member that is returned as it stands, and the next call would find none.
    Base::Result<Credentials> copy = m_credentials;
    co_return std::move(copy);
}

ChainCredentialsProvider::ChainCredentialsProvider(QList<std::shared_ptr<CredentialsProvider>> providers)
    : m_providers(std::move(providers))
{
}

QCoro::Task<Base::Result<Credentials>> ChainCredentialsProvider::credentials(std::stop_token stop)
{
    return firstOf(m_providers, std::move(stop));
}

bool ChainCredentialsProvider::invalidate(const Credentials &refused)
{
    bool mayHaveOthers = false;
    for (const auto &provider : m_providers)
        mayHaveOthers = provider->invalidate(refused) || mayHaveOthers;
    return mayHaveOthers;
}

} // namespace Aws
