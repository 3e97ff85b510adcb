// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/containercredentials.h"

#include "aws/endpoint.h"
#include "aws/secretreading.h"
#include "aws/stscalls.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHostAddress>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Kind = Base::Error::Kind;
using Means = ContainerCredentials::Means;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aws::Credentials)
};

bool isAgent(const QString &host)
{
    const QHostAddress address(host);
    return !address.isNull()
           && (address == QHostAddress(u"169.254.170.2"_s) || address == QHostAddress(u"169.254.170.23"_s)
               || address == QHostAddress(u"fd00:ec2::23"_s));
}

Base::Result<Base::Secret> authorization(const Means &means)
{
    Base::Secret token = means.token;
    if (!means.tokenFile.isEmpty()) {
        QFile file(means.tokenFile);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
            return Base::failure({.kind = Kind::CredentialsFailed,
                                  .message = Text::tr("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE %1 cannot be read: %2.")
                                                 .arg(QDir::toNativeSeparators(means.tokenFile), file.errorString())});
        }
        const Base::Plaintext content(file.readAll());
        token = Base::Secret(QByteArrayView(content.bytes()).trimmed());
    }
    if (hasLineBreak(token)) {
        return Base::failure({.kind = Kind::Configuration,
                              .message = Text::tr("The container authorization token has a line break in it.")});
    }
    return token;
}

Call callOf(const QUrl &address, const Base::Secret &token)
{
    Call call{.operation = u"GetContainerCredentials"_s,
              .path = address.path(QUrl::FullyEncoded).toLatin1(),
              .method = "GET",
              .query = address.query(QUrl::FullyEncoded).toLatin1(),
              .isSigned = false,
              .isConfidential = true};
    if (!token.isEmpty())
        call.headers.append({"Authorization", token.reveal().bytes()});
    return call;
}

Credentials credentialsOf(const QJsonObject &document)
{
    return {.accessKeyId = document.value(u"AccessKeyId"_s).toString(),
            .secretAccessKey = secretMember(document, u"SecretAccessKey"_s),
            .sessionToken = secretMember(document, u"Token"_s),
            .expiration = QDateTime::fromString(document.value(u"Expiration"_s).toString(), Qt::ISODate).toUTC(),
            .source = Text::tr("container"),
            .accountId = document.value(u"AccountId"_s).toString(),
            .roleName = roleNameOf(document.value(u"RoleArn"_s).toString())};
}

QList<RequiredMember> requiredMembers()
{
    return {{u"AccessKeyId"_s, QJsonValue::String}};
}

QCoro::Task<Base::Result<Credentials>> fetch(Means means, std::stop_token stop)
{
    if (!means.address)
        co_return Base::Result<Credentials>(Base::failure(means.address.error()));
    const auto token = authorization(means);
    if (!token)
        co_return Base::Result<Credentials>(Base::failure(token.error()));
    const Call call = callOf(*means.address, *token);
    const auto answer = co_await means.agent->callJson(call, requiredMembers(), stop);
    if (!answer) {
        Base::Error error = answer.error();
        error.kind = Kind::CredentialsFailed;
        error.message = Text::tr("The container's agent gave no credentials: %1").arg(error.message);
        co_return Base::Result<Credentials>(Base::failure(error));
    }
    auto credentials = credentialsOf(answer->document);
    if (credentials.accessKeyId.isEmpty() || credentials.secretAccessKey.isEmpty()) {
        co_return Base::Result<Credentials>(Base::failure(
            {.kind = Kind::CredentialsFailed,
             .message = Text::tr("The container's agent answered without AccessKeyId or SecretAccessKey."),
             .requestId = answer->requestId}));
    }
    co_return Base::Result<Credentials>(std::move(credentials));
}

} // namespace

Base::Result<QUrl> containerAddress(const Environment &environment)
{
    const QString relative = environment.value(u"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"_s);
    const QString full = environment.value(u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_s);
    if (relative.isEmpty() && full.isEmpty())
        return Base::failure({.kind = Kind::NoCredentials, .message = Text::tr("This is no container with a role.")});
    const QString variable
        = relative.isEmpty() ? u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_s : u"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"_s;
    const QUrl url(relative.isEmpty() ? full : QString("http://169.254.170.2"_L1 + relative), QUrl::StrictMode);
    const bool isUrl = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
                       && (relative.isEmpty() || relative.startsWith(u'/'));
    if (!isUrl || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return Base::failure({.kind = Kind::Configuration, .message = Text::tr("%1 is no address.").arg(variable)});
    if (url.scheme() == "http"_L1 && !isLoopback(url.host()) && !isAgent(url.host())) {
        return Base::failure(
            {.kind = Kind::Configuration,
             .message = Text::tr("%1 names the host %2, which credentials are not fetched from without "
                                 "encryption.")
                            .arg(variable, url.host())});
    }
    return url;
}

ContainerCredentials::ContainerCredentials(Means means)
    : m_means(std::move(means))
{
}

QCoro::Task<Base::Result<Credentials>> ContainerCredentials::credentials(std::stop_token stop)
{
    return fetch(m_means, std::move(stop));
}

} // namespace Aws
