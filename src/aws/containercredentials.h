// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/client.h"
#include "aws/environment.h"

#include <QUrl>

namespace Aws {

// Credentials from the agent beside a container: ECS task roles, EKS Pod Identity. NoCredentials where the environment
// names no such agent.
class ContainerCredentials final : public CredentialsProvider
{
public:
    struct Means
    {
        Base::Result<QUrl> address; // containerAddress()
        QString tokenFile; // AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, read anew each time; wins over the token
        Base::Secret token; // AWS_CONTAINER_AUTHORIZATION_TOKEN
        std::shared_ptr<Client> agent; // null where there is no address; signs nothing
    };

    explicit ContainerCredentials(Means means);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;

private:
    Means m_means;
};

// AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, else AWS_CONTAINER_CREDENTIALS_FULL_URI. NoCredentials where neither is set;
// Configuration for one that is no URL, and for plain http to any host but this one, the ECS agent (169.254.170.2) and
// the EKS agent (169.254.170.23, fd00:ec2::23). No name is looked up.
Base::Result<QUrl> containerAddress(const Environment &environment);

} // namespace Aws
