// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/identity.h"

#include "aws/boundary.h"
#include "aws/clientcontext.h"
#include "aws/credentialservices.h"
#include "aws/xmlleaves.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using ClientPtr = std::shared_ptr<Client>;
using ProviderPtr = std::shared_ptr<CredentialsProvider>;

// The part of an ARN behind the account: "assumed-role/Admin/ada".
QString resourceOf(const QString &arn)
{
    return arn.section(u':', 5);
}

Base::Result<Identity> identityOf(const Response &response)
{
    const auto leaves = parseXmlLeaves(response.http.body);
    Identity identity;
    if (leaves) {
        identity.account = leaves->value(u"Account"_s);
        identity.arn = leaves->value(u"Arn"_s);
        identity.userId = leaves->value(u"UserId"_s);
    }
    if (identity.arn.isEmpty()) {
        return Base::failure(
            {.kind = Base::Error::Kind::UnreadableResponse,
             .message = QCoreApplication::translate("Aws::Identity", "The answer does not say who the caller is."),
             .requestId = response.requestId,
             .httpStatus = response.http.status,
             .operation = u"GetCallerIdentity"_s});
    }
    return identity;
}

Call callerIdentityCall()
{
    return {.operation = u"GetCallerIdentity"_s,
            .path = "/",
            .body = "Action=GetCallerIdentity&Version=2011-06-15",
            .contentType = "application/x-www-form-urlencoded; charset=utf-8"};
}

QCoro::Task<Base::Result<Identity>> askIdentity(ClientPtr sts, ProviderPtr provider, std::shared_ptr<Question> question)
{
    const Call call = callerIdentityCall();
    const auto response = co_await sts->call(call, question->token());
    if (!response)
        co_return Base::Result<Identity>(Base::failure(response.error()));
    auto identity = identityOf(*response);
    if (!identity)
        co_return std::move(identity);
    const auto credentials = co_await provider->credentials(question->token());
    if (!credentials)
        co_return Base::Result<Identity>(Base::failure(credentials.error()));
    identity->credentials = infoOf(*credentials);
    co_return std::move(identity);
}

QCoro::Task<Base::Result<CredentialsInfo>> askCredentials(ProviderPtr provider, std::shared_ptr<Question> question)
{
    const auto credentials = co_await provider->credentials(question->token());
    if (!credentials)
        co_return Base::Result<CredentialsInfo>(Base::failure(credentials.error()));
    co_return Base::Result<CredentialsInfo>(infoOf(*credentials));
}

} // namespace

QString Identity::roleName() const
{
    const QString resource = resourceOf(arn);
    return resource.startsWith("assumed-role/"_L1) ? resource.section(u'/', 1, 1) : QString();
}

QString Identity::sessionName() const
{
    const QString resource = resourceOf(arn);
    return resource.startsWith("assumed-role/"_L1) ? resource.section(u'/', 2) : QString();
}

QString Identity::principalName() const
{
    const QString role = roleName();
    return role.isEmpty() ? resourceOf(arn).section(u'/', -1) : role;
}

IdentityClient::IdentityClient(std::shared_ptr<Client> sts, std::shared_ptr<CredentialsProvider> credentials,
                               QObject *parent)
    : QObject(parent)
    , m_sts(std::move(sts))
    , m_credentials(std::move(credentials))
{
}

Base::RequestHandle IdentityClient::getCallerIdentity(QObject *context,
                                                      std::function<void(Base::Result<Identity>)> done)
{
    return Aws::start<Identity>(
        this, context,
        [sts = m_sts, provider = m_credentials](std::shared_ptr<Question> question) {
            return askIdentity(sts, provider, std::move(question));
        },
        std::move(done));
}

Base::RequestHandle IdentityClient::credentials(QObject *context,
                                                std::function<void(Base::Result<CredentialsInfo>)> done)
{
    return Aws::start<CredentialsInfo>(
        this, context,
        [provider = m_credentials](std::shared_ptr<Question> question) {
            return askCredentials(provider, std::move(question));
        },
        std::move(done));
}

Base::Result<std::unique_ptr<IdentityClient>> makeIdentityClient(const Settings &settings,
                                                                 std::shared_ptr<CredentialsProvider> credentials,
                                                                 const ClientContext &context)
{
    auto sts = makeClient(stsService(), settings, credentials, context);
    if (!sts)
        return Base::failure(sts.error());
    return std::make_unique<IdentityClient>(std::move(*sts), std::move(credentials));
}

} // namespace Aws
