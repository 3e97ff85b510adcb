// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/instancecredentials.h"

#include "aws/secretreading.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

// How long expired credentials are given out again before the service is asked anew.
constexpr qint64 extension = 10 * 60; // s

struct InstanceCredentials::Last
{
    std::optional<Credentials> credentials;
};

namespace {

using Base::Error;
using Kind = Error::Kind;
using Means = InstanceCredentials::Means;
using Last = InstanceCredentials::Last;

constexpr auto tokenPath = "/latest/api/token";
constexpr auto rolesPath = "/latest/meta-data/iam/security-credentials/";

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aws::Credentials)
};

Error none(const QString &message)
{
    return {.kind = Kind::NoCredentials, .message = message};
}

Call tokenCall()
{
    return {.operation = u"GetMetadataToken"_s,
            .path = tokenPath,
            .headers = {{"x-aws-ec2-metadata-token-ttl-seconds", "21600"}},
            .method = "PUT",
            .isSigned = false,
            .isConfidential = true};
}

Call metadataCall(const QString &operation, const QByteArray &path, const Base::Secret &token)
{
    return {.operation = operation,
            .path = path,
            .headers = {{"x-aws-ec2-metadata-token", token.reveal().bytes()}},
            .method = "GET",
            .isSigned = false,
            .isConfidential = true};
}

// A service that does not answer is none: most machines are no instance. One that answers with a fault is one.
Error notGiven(const Error &error)
{
    if (error.httpStatus >= 500 || error.kind == Kind::Throttled) {
        Error failed = error;
        failed.kind = Kind::CredentialsFailed;
        failed.message = Text::tr("The instance metadata service gave no credentials: %1").arg(error.message);
        return failed;
    }
    if (error.httpStatus == 404)
        return none(Text::tr("The EC2 instance has no role."));
    return none(Text::tr("No EC2 instance metadata service answers."));
}

// What stands there may be the page of a network that wants a sign-in first.
bool isRoleName(const QString &name)
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(u"[\\w+=,.@-]{1,128}"_s));
    return pattern.match(name).hasMatch();
}

Base::Result<Credentials> credentialsOf(const QJsonObject &document, const QString &role)
{
    const QString code = document.value(u"Code"_s).toString();
    Credentials credentials{.accessKeyId = document.value(u"AccessKeyId"_s).toString(),
                            .secretAccessKey = secretMember(document, u"SecretAccessKey"_s),
                            .sessionToken = secretMember(document, u"Token"_s),
                            .expiration
                            = QDateTime::fromString(document.value(u"Expiration"_s).toString(), Qt::ISODate).toUTC(),
                            .source = Text::tr("EC2 instance"),
                            .accountId = document.value(u"AccountId"_s).toString(),
                            .roleName = role};
    if ((!code.isEmpty() && code != "Success"_L1) || credentials.accessKeyId.isEmpty()
        || credentials.secretAccessKey.isEmpty()) {
        return Base::failure(
            {.kind = Kind::CredentialsFailed,
             .code = code,
             .message = Text::tr("The instance metadata service has no credentials for the role %1.").arg(role)});
    }
    return credentials;
}

QCoro::Task<Base::Result<Credentials>> fetch(std::shared_ptr<Client> service, std::stop_token stop)
{
    const Call askToken = tokenCall();
    const auto tokenAnswer = co_await service->call(askToken, stop);
    if (!tokenAnswer)
        co_return Base::Result<Credentials>(Base::failure(notGiven(tokenAnswer.error())));
    const Base::Secret token(QByteArrayView(tokenAnswer->http.body).trimmed());
    if (hasLineBreak(token))
        co_return Base::Result<Credentials>(Base::failure(none(Text::tr("No EC2 instance metadata service answers."))));
    const Call askRole = metadataCall(u"ListInstanceRoles"_s, rolesPath, token);
    const auto roleAnswer = co_await service->call(askRole, stop);
    if (!roleAnswer)
        co_return Base::Result<Credentials>(Base::failure(notGiven(roleAnswer.error())));
    const QString role = QString::fromUtf8(roleAnswer->http.body).section(u'\n', 0, 0).trimmed();
    if (!isRoleName(role))
        co_return Base::Result<Credentials>(Base::failure(none(Text::tr("The EC2 instance has no role."))));
    const Call askKeys = metadataCall(u"GetInstanceCredentials"_s, rolesPath + role.toUtf8(), token);
    const auto answer = co_await service->callJson(askKeys, {}, stop);
    if (!answer)
        co_return Base::Result<Credentials>(Base::failure(notGiven(answer.error())));
    co_return credentialsOf(answer->document, role);
}

Credentials extended(Credentials credentials, const QDateTime &now)
{
    if (credentials.expiration.isValid() && credentials.expiration <= now)
        credentials.expiration = now.addSecs(extension);
    return credentials;
}

QCoro::Task<Base::Result<Credentials>> fetchOrKeep(Means means, std::shared_ptr<Last> last, std::stop_token stop)
{
    if (means.isDisabled)
        co_return Base::Result<Credentials>(Base::failure(none(Text::tr("AWS_EC2_METADATA_DISABLED is set."))));
    if (!means.address)
        co_return Base::Result<Credentials>(Base::failure(means.address.error()));
    const auto fetched = co_await fetch(means.service, stop);
    if (fetched)
        last->credentials = *fetched;
    else if (!last->credentials)
        co_return Base::Result<Credentials>(Base::failure(fetched.error()));
    co_return Base::Result<Credentials>(extended(*last->credentials, means.clock()));
}

} // namespace

bool isInstanceMetadataDisabled(const Environment &environment)
{
    return environment.value(u"AWS_EC2_METADATA_DISABLED"_s).compare("true"_L1, Qt::CaseInsensitive) == 0;
}

Base::Result<QUrl> instanceMetadataAddress(const Environment &environment, const Profile &profile,
                                           const InstanceMetadataOverrides &overrides)
{
    const auto firstOf = [&](const std::optional<QString> &outright, const QString &variable, const QString &property) {
        if (outright)
            return *outright;
        const QString value = environment.value(variable);
        return value.isEmpty() ? profile.value(property) : value;
    };
    const QString mode
        = firstOf(overrides.mode, u"AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"_s, u"ec2_metadata_service_endpoint_mode"_s);
    const bool isIpv6 = mode.compare("IPv6"_L1, Qt::CaseInsensitive) == 0;
    if (!mode.isEmpty() && !isIpv6 && mode.compare("IPv4"_L1, Qt::CaseInsensitive) != 0) {
        return Base::failure(
            {.kind = Kind::Configuration,
             .message = Text::tr("\"%1\" is no mode of the instance metadata service: IPv4 or IPv6.").arg(mode)});
    }
    const QString endpoint
        = firstOf(overrides.endpoint, u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_s, u"ec2_metadata_service_endpoint"_s);
    if (endpoint.isEmpty())
        return QUrl(isIpv6 ? u"http://[fd00:ec2::254]"_s : u"http://169.254.169.254"_s);
    QUrl url(endpoint, QUrl::StrictMode);
    const bool isAddress = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery();
    if (!isAddress || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)) {
        return Base::failure(
            {.kind = Kind::Configuration,
             .message = Text::tr("AWS_EC2_METADATA_SERVICE_ENDPOINT (ec2_metadata_service_endpoint) is no "
                                 "address.")});
    }
    if (url.path().endsWith(u'/'))
        url.setPath(url.path().chopped(1));
    return url;
}

QUrl instanceTokenUrl(QUrl address)
{
    address.setPath(address.path() + QLatin1StringView(tokenPath));
    return address;
}

InstanceCredentials::InstanceCredentials(Means means)
    : m_means(std::move(means))
    , m_last(std::make_shared<Last>())
{
}

QCoro::Task<Base::Result<Credentials>> InstanceCredentials::credentials(std::stop_token stop)
{
    return fetchOrKeep(m_means, m_last, std::move(stop));
}

} // namespace Aws
