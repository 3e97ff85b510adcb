// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/client.h"
#include "aws/ssotoken.h"

#include <QUrl>

#include <chrono>

// The calls of IAM Identity Center's OIDC service by which somebody signs in. None is signed.
namespace Aws {

struct SsoRegistration
{
    QString clientId;
    Base::Secret clientSecret;
    QDateTime expiresAt;
};

struct DeviceAuthorization
{
    Base::Secret deviceCode;
    QString userCode;
    QUrl verificationUri;
    QUrl verificationUriComplete;
    std::chrono::seconds lifetime{600};
    std::chrono::seconds interval{5}; // between two questions whether it was confirmed
};

struct SsoGrant
{
    Base::Secret accessToken;
    Base::Secret refreshToken; // may be empty
    std::chrono::seconds lifetime{0};
};

QCoro::Task<Base::Result<SsoRegistration>> registerClient(std::shared_ptr<Client> oidc, QStringList scopes,
                                                          std::stop_token stop);
QCoro::Task<Base::Result<DeviceAuthorization>> startDeviceAuthorization(std::shared_ptr<Client> oidc,
                                                                        SsoRegistration registration, QString startUrl,
                                                                        std::stop_token stop);
// The error's code says AuthorizationPendingException until the code was confirmed.
QCoro::Task<Base::Result<SsoGrant>> createTokenFromDevice(std::shared_ptr<Client> oidc, SsoRegistration registration,
                                                          Base::Secret deviceCode, std::stop_token stop);
QCoro::Task<Base::Result<SsoGrant>> createTokenFromRefresh(std::shared_ptr<Client> oidc, SsoRegistration registration,
                                                           Base::Secret refreshToken, std::stop_token stop);

} // namespace Aws
