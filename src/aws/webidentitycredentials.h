// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/client.h"
#include "aws/profilechain.h"

namespace Aws {

// A role assumed with a token that the surroundings keep in a file, which is read anew each time.
class WebIdentityCredentials final : public CredentialsProvider
{
public:
    struct Means
    {
        ProfileChain::WebIdentity identity;
        Base::Result<std::shared_ptr<Client>> sts; // signs nothing
        QString source; // for people
        Base::Clock clock;
    };

    explicit WebIdentityCredentials(Means means);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;

private:
    Means m_means;
};

} // namespace Aws
