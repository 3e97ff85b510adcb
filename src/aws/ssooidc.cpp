// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/ssooidc.h"

#include "aws/secretreading.h"
#include "base/programversion.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using ClientPtr = std::shared_ptr<Client>;

QString revealed(const Base::Secret &secret)
{
    return QString::fromUtf8(secret.reveal().bytes());
}

Call callOf(const QString &operation, const QByteArray &path, const QJsonObject &input)
{
    return {.operation = operation,
            .path = path,
            .body = QJsonDocument(input).toJson(QJsonDocument::Compact),
            .isSigned = false,
            .isConfidential = true};
}

QList<RequiredMember> requiring(const QString &member)
{
    return {{member, QJsonValue::String}};
}

// Built before it is awaited: GCC 12 loses its way among the temporaries of a co_await.
QCoro::Task<Base::Result<SsoGrant>> createToken(ClientPtr oidc, SsoRegistration registration, QString grantType,
                                                QString member, Base::Secret secret, std::stop_token stop)
{
    const QJsonObject input{{u"clientId"_s, registration.clientId},
                            {u"clientSecret"_s, revealed(registration.clientSecret)},
                            {u"grantType"_s, grantType},
                            {member, revealed(secret)}};
    const Call call = callOf(u"CreateToken"_s, "/token", input);
    const auto answer = co_await oidc->callJson(call, requiring(u"accessToken"_s), std::move(stop));
    if (!answer)
        co_return Base::Result<SsoGrant>(Base::failure(answer.error()));
    const QJsonObject &document = answer->document;
    co_return Base::Result<SsoGrant>(
        SsoGrant{.accessToken = secretMember(document, u"accessToken"_s),
                 .refreshToken = secretMember(document, u"refreshToken"_s),
                 .lifetime = std::chrono::seconds(document.value(u"expiresIn"_s).toInteger())});
}

} // namespace

QCoro::Task<Base::Result<SsoRegistration>> registerClient(ClientPtr oidc, QStringList scopes, std::stop_token stop)
{
    const QJsonObject input{{u"clientName"_s, Base::programName()},
                            {u"clientType"_s, u"public"_s},
                            {u"scopes"_s, QJsonArray::fromStringList(scopes)}};
    const Call call = callOf(u"RegisterClient"_s, "/client/register", input);
    const auto answer = co_await oidc->callJson(call, requiring(u"clientId"_s), std::move(stop));
    if (!answer)
        co_return Base::Result<SsoRegistration>(Base::failure(answer.error()));
    const QJsonObject &document = answer->document;
    co_return Base::Result<SsoRegistration>(SsoRegistration{
        .clientId = document.value(u"clientId"_s).toString(),
        .clientSecret = secretMember(document, u"clientSecret"_s),
        .expiresAt = QDateTime::fromSecsSinceEpoch(document.value(u"clientSecretExpiresAt"_s).toInteger(), Qt::UTC)});
}

QCoro::Task<Base::Result<DeviceAuthorization>> startDeviceAuthorization(ClientPtr oidc, SsoRegistration registration,
                                                                        QString startUrl, std::stop_token stop)
{
    const QJsonObject input{{u"clientId"_s, registration.clientId},
                            {u"clientSecret"_s, revealed(registration.clientSecret)},
                            {u"startUrl"_s, startUrl}};
    const Call call = callOf(u"StartDeviceAuthorization"_s, "/device_authorization", input);
    const auto answer = co_await oidc->callJson(call, requiring(u"deviceCode"_s), std::move(stop));
    if (!answer)
        co_return Base::Result<DeviceAuthorization>(Base::failure(answer.error()));
    const QJsonObject &document = answer->document;
    co_return Base::Result<DeviceAuthorization>(DeviceAuthorization{
        .deviceCode = secretMember(document, u"deviceCode"_s),
        .userCode = document.value(u"userCode"_s).toString(),
        .verificationUri = QUrl(document.value(u"verificationUri"_s).toString(), QUrl::StrictMode),
        .verificationUriComplete = QUrl(document.value(u"verificationUriComplete"_s).toString(), QUrl::StrictMode),
        .lifetime = std::chrono::seconds(document.value(u"expiresIn"_s).toInteger(600)),
        .interval = std::chrono::seconds(std::max<qint64>(1, document.value(u"interval"_s).toInteger(5)))});
}

QCoro::Task<Base::Result<SsoGrant>> createTokenFromDevice(ClientPtr oidc, SsoRegistration registration,
                                                          Base::Secret deviceCode, std::stop_token stop)
{
    return createToken(std::move(oidc), std::move(registration), u"urn:ietf:params:oauth:grant-type:device_code"_s,
                       u"deviceCode"_s, std::move(deviceCode), std::move(stop));
}

QCoro::Task<Base::Result<SsoGrant>> createTokenFromRefresh(ClientPtr oidc, SsoRegistration registration,
                                                           Base::Secret refreshToken, std::stop_token stop)
{
    return createToken(std::move(oidc), std::move(registration), u"refresh_token"_s, u"refreshToken"_s,
                       std::move(refreshToken), std::move(stop));
}

} // namespace Aws
