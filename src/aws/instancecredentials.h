// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/client.h"
#include "aws/sharedconfig.h"

#include <QUrl>

#include <optional>

namespace Aws {

// Credentials of the role of the EC2 instance that this runs on, from its metadata service (version 2 alone).
// NoCredentials where there is no such service, or no role. While the service is out of order what it gave last stays
// in use (static stability), as does what it gives when that has expired.
class InstanceCredentials final : public CredentialsProvider
{
public:
    struct Means
    {
        Base::Result<QUrl> address; // instanceMetadataAddress()
        bool isDisabled = false; // AWS_EC2_METADATA_DISABLED
        std::shared_ptr<Client> service; // null where there is no address; signs nothing
        Base::Clock clock;
    };

    explicit InstanceCredentials(Means means);
    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;

    struct Last; // what it gave last

private:
    Means m_means;
    std::shared_ptr<Last> m_last;
};

// AWS_EC2_METADATA_DISABLED
bool isInstanceMetadataDisabled(const Environment &environment);

// What a caller says outright, before environment and profile.
struct InstanceMetadataOverrides
{
    std::optional<QString> endpoint;
    std::optional<QString> mode;
};

// AWS_EC2_METADATA_SERVICE_ENDPOINT(_MODE), ec2_metadata_service_endpoint(_mode), else the service's own address.
// Configuration: no address, or a mode that is neither IPv4 nor IPv6.
Base::Result<QUrl> instanceMetadataAddress(const Environment &environment, const Profile &profile,
                                           const InstanceMetadataOverrides &overrides = {});

// Where the token comes from: "http://169.254.169.254/latest/api/token"
QUrl instanceTokenUrl(QUrl address);

} // namespace Aws
