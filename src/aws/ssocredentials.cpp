// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/ssocredentials.h"

#include "aws/secretreading.h"
#include "aws/ssooidc.h"

#include <QCoreApplication>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Base::Error;
using Kind = Error::Kind;
using Means = SsoCredentials::Means;

constexpr qint64 refreshMargin = 5 * 60; // s

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aws::SsoCredentials)
};

Error signInOver(const SsoTarget &target)
{
    return {.kind = Kind::SignInRequired, .message = Text::tr("The sign-in to \"%1\" has expired.").arg(target.name())};
}

Error notSignedIn(const SsoTarget &target)
{
    return {.kind = Kind::SignInRequired,
            .message = Text::tr("Nobody has signed in to \"%1\" here yet.").arg(target.name())};
}

SsoToken refreshed(SsoToken token, const SsoGrant &grant, const QDateTime &now)
{
    token.accessToken = grant.accessToken;
    token.expiresAt = now.addSecs(grant.lifetime.count());
    if (!grant.refreshToken.isEmpty())
        token.refreshToken = grant.refreshToken;
    return token;
}

Call roleCredentialsCall(const Means &means, const SsoToken &token)
{
    return {.operation = u"GetRoleCredentials"_s,
            .path = "/federation/credentials",
            .resource = means.accountId + u'/' + means.roleName,
            .headers = {{"x-amz-sso_bearer_token", token.accessToken.reveal().bytes()}},
            .method = "GET",
            .query = "role_name=" + QUrl::toPercentEncoding(means.roleName)
                     + "&account_id=" + QUrl::toPercentEncoding(means.accountId),
            .isSigned = false,
            .isConfidential = true};
}

Credentials credentialsOf(const QJsonObject &role, const Means &means)
{
    const qint64 expiration = role.value(u"expiration"_s).toInteger();
    return {.accessKeyId = role.value(u"accessKeyId"_s).toString(),
            .secretAccessKey = secretMember(role, u"secretAccessKey"_s),
            .sessionToken = secretMember(role, u"sessionToken"_s),
            .expiration = expiration > 0 ? QDateTime::fromMSecsSinceEpoch(expiration, Qt::UTC) : QDateTime(),
            .source = QCoreApplication::translate("Aws::Credentials", "profile %1").arg(means.profile),
            .accountId = means.accountId,
            .roleName = means.roleName};
}

QList<RequiredMember> requiredMembers()
{
    return {{u"roleCredentials"_s, QJsonValue::Object}};
}

QCoro::Task<Base::Result<Credentials>> fetch(Means means, std::stop_token stop)
{
    if (!means.portal)
        co_return Base::Result<Credentials>(Base::failure(means.portal.error()));
    const auto token = co_await currentSsoToken(means.token, stop);
    if (!token)
        co_return Base::Result<Credentials>(Base::failure(token.error()));
    const Call call = roleCredentialsCall(means, *token);
    const auto answer = co_await (*means.portal)->callJson(call, requiredMembers(), stop);
    if (!answer) {
        Error error = answer.error();
        if (error.httpStatus == 401) {
            error.kind = Kind::SignInRequired;
            error.message = signInOver(means.token.target).message;
        }
        co_return Base::Result<Credentials>(Base::failure(error));
    }
    auto credentials = credentialsOf(answer->document.value(u"roleCredentials"_s).toObject(), means);
    if (credentials.accessKeyId.isEmpty() || credentials.secretAccessKey.isEmpty()) {
        co_return Base::Result<Credentials>(Base::failure(
            {.kind = Kind::UnreadableResponse,
             .message = QCoreApplication::translate("Aws::SsoCredentials", "The answer holds no credentials."),
             .requestId = answer->requestId,
             .operation = call.operation}));
    }
    co_return Base::Result<Credentials>(std::move(credentials));
}

} // namespace

QCoro::Task<Base::Result<SsoToken>> currentSsoToken(SsoTokenSource source, std::stop_token stop)
{
    const QDateTime now = source.clock();
    auto token = readSsoToken(source.target.tokenPath);
    if (!token)
        co_return Base::Result<SsoToken>(Base::failure(notSignedIn(source.target)));
    if (token->expiresAt > now.addSecs(refreshMargin))
        co_return std::move(token);
    std::optional<Error> problem;
    if (token->canBeRefreshed(now) && source.oidc) {
        const SsoRegistration registration{.clientId = token->clientId, .clientSecret = token->clientSecret};
        const auto grant = co_await createTokenFromRefresh(*source.oidc, registration, token->refreshToken, stop);
        if (grant) {
            const SsoToken fresh = refreshed(*token, *grant, now);
            // One that cannot be kept is good all the same.
            static_cast<void>(writeSsoToken(source.target.tokenPath, fresh));
            co_return Base::Result<SsoToken>(fresh);
        }
        problem = grant.error();
        // Another program may have been faster, which makes our refresh token void.
        token = readSsoToken(source.target.tokenPath);
    }
    if (token && token->expiresAt > now)
        co_return std::move(token);
    // What the service refuses takes a new sign-in; what did not get through to it may yet.
    if (problem && problem->httpStatus == 0)
        co_return Base::Result<SsoToken>(Base::failure(*problem));
    co_return Base::Result<SsoToken>(Base::failure(signInOver(source.target)));
}

SsoCredentials::SsoCredentials(Means means)
    : m_means(std::move(means))
{
}

QCoro::Task<Base::Result<Credentials>> SsoCredentials::credentials(std::stop_token stop)
{
    return fetch(m_means, std::move(stop));
}

} // namespace Aws
