// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/client.h"
#include "aws/mfa.h"
#include "aws/profilechain.h"

namespace Aws {

// A role assumed with the credentials that `sts` signs with. SignInRequired where the role asks for a code and nobody
// gives one.
class AssumeRoleCredentials final : public CredentialsProvider
{
public:
    struct Means
    {
        ProfileChain::Role role;
        Base::Result<std::shared_ptr<Client>> sts;
        MfaPrompt mfaPrompt; // empty: nobody can be asked
        Base::Clock clock;
    };

    explicit AssumeRoleCredentials(Means means);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;

private:
    Means m_means;
};

// For STS, where nobody chose a name: "streamloupe-1632246085998".
QString defaultSessionName(const QDateTime &now);

} // namespace Aws
