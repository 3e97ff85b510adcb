// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/credentialsprovider.h"
#include "aws/environment.h"
#include "aws/processrunner.h"
#include "aws/profilechain.h"

namespace Aws {

// What the program that a profile names prints (credential_process). CredentialsFailed where it fails, takes more than
// a minute or prints something else; told with its stderr, and never with its stdout.
class ProcessCredentials final : public CredentialsProvider
{
public:
    struct Means
    {
        ProfileChain::Process process;
        QString profile;
        std::shared_ptr<ProcessRunner> runner;
        Environment::Platform platform = Environment::Platform::Unix;
    };

    explicit ProcessCredentials(Means means);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;
    bool invalidate(const Credentials &) override { return true; } // it can be run again

private:
    Means m_means;
};

} // namespace Aws
