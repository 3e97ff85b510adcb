// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/credentialsprovider.h"
#include "aws/environment.h"

namespace Aws {

// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_ACCOUNT_ID. A key without its secret is a
// Configuration error. Read once, when it is made.
class EnvironmentCredentials final : public CredentialsProvider
{
public:
    explicit EnvironmentCredentials(const Environment &environment);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;

private:
    Base::Result<Credentials> m_credentials;
};

Base::Result<Credentials> credentialsOfEnvironment(const Environment &environment);

} // namespace Aws
