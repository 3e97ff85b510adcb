// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/client.h"
#include "aws/profilechain.h"
#include "aws/ssotarget.h"
#include "aws/ssotoken.h"

namespace Aws {

// Where the token of a sign-in comes from.
struct SsoTokenSource
{
    SsoTarget target;
    Base::Result<std::shared_ptr<Client>> oidc; // refreshes it
    Base::Clock clock;
};

// The token in the cache; refreshed, and kept there, where it is about to expire. SignInRequired where there is none
// that is good, naming the session.
QCoro::Task<Base::Result<SsoToken>> currentSsoToken(SsoTokenSource source, std::stop_token stop);

// The credentials of a role that a sign-in gives access to.
class SsoCredentials final : public CredentialsProvider
{
public:
    struct Means
    {
        SsoTokenSource token;
        Base::Result<std::shared_ptr<Client>> portal;
        QString accountId;
        QString roleName;
        QString profile;
    };

    explicit SsoCredentials(Means means);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;

private:
    Means m_means;
};

} // namespace Aws
