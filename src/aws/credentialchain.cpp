// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/credentialchain.h"

#include "aws/assumerolecredentials.h"
#include "aws/containercredentials.h"
#include "aws/credentialservices.h"
#include "aws/environmentcredentials.h"
#include "aws/instancecredentials.h"
#include "aws/metadatatransport.h"
#include "aws/processcredentials.h"
#include "aws/profilechain.h"
#include "aws/refreshingcredentials.h"
#include "aws/ssocredentials.h"
#include "aws/webidentitycredentials.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Kind = Base::Error::Kind;
using ProviderPtr = std::shared_ptr<CredentialsProvider>;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aws::Credentials)
};

// NoCredentials lets a chain go on; where a profile says that they come from here it is a failure.
class RequiredCredentials final : public CredentialsProvider
{
public:
    RequiredCredentials(ProviderPtr source, QString profile)
        : m_source(std::move(source))
        , m_profile(std::move(profile))
    {
    }

    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override
    {
        return require(m_source, m_profile, std::move(stop));
    }

private:
    static QCoro::Task<Base::Result<Credentials>> require(ProviderPtr source, QString profile, std::stop_token stop)
    {
        auto result = co_await source->credentials(std::move(stop));
        if (!result && result.error().kind == Kind::NoCredentials) {
            result.error().kind = Kind::CredentialsFailed;
            result.error().message
                = Text::tr("The profile \"%1\" has its credentials from somewhere that gives none: %2")
                      .arg(profile, result.error().message);
        }
        co_return std::move(result);
    }

    ProviderPtr m_source;
    QString m_profile;
};

// Makes the providers that one chain is joined from.
class ChainBuilder
{
public:
    ChainBuilder(Settings settings, ClientContext context)
        : m_settings(std::move(settings))
        , m_context(std::move(context))
    {
        m_settings.endpointUrl.reset(); // meant for the service that the user calls
        if (!m_context.metadataTransport)
            m_context.metadataTransport = makeMetadataTransport();
        if (!m_context.processes)
            m_context.processes = makeProcessRunner(m_settings.environment);
    }

    ProviderPtr environment() const { return std::make_shared<EnvironmentCredentials>(m_settings.environment); }

    ProviderPtr profile() const
    {
        const auto chain = resolveProfileChain(m_settings.sharedConfig, m_settings.profile);
        if (!chain)
            return std::make_shared<StaticCredentialsProvider>(Base::failure(chain.error()));
        ProviderPtr provider
            = std::visit([&](const auto &base) { return from(base, chain->baseProfile); }, chain->base);
        for (const auto &role : chain->roles) {
            provider = refreshing(std::make_shared<AssumeRoleCredentials>(
                AssumeRoleCredentials::Means{.role = role,
                                             .sts = client(stsService(), m_settings.region, refreshing(provider)),
                                             .mfaPrompt = m_context.mfaPrompt,
                                             .clock = m_context.clock}));
        }
        return provider;
    }

    ProviderPtr webIdentity() const
    {
        const QString file = m_settings.environment.value(u"AWS_WEB_IDENTITY_TOKEN_FILE"_s);
        const QString role = m_settings.environment.value(u"AWS_ROLE_ARN"_s);
        if (file.isEmpty() || role.isEmpty()) {
            return std::make_shared<StaticCredentialsProvider>(Base::failure(
                {.kind = Kind::NoCredentials, .message = Text::tr("AWS_WEB_IDENTITY_TOKEN_FILE is not set.")}));
        }
        return fromWebIdentity({.roleArn = role,
                                .tokenFile = file,
                                .sessionName = m_settings.environment.value(u"AWS_ROLE_SESSION_NAME"_s)},
                               Text::tr("web identity"));
    }

    ProviderPtr container() const
    {
        ContainerCredentials::Means means{
            .address = containerAddress(m_settings.environment),
            .tokenFile = m_settings.environment.value(u"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"_s),
            .token = m_settings.environment.secret(u"AWS_CONTAINER_AUTHORIZATION_TOKEN"_s)};
        if (means.address)
            means.agent
                = metadataClient(Text::tr("Container credentials"), originOf(*means.address), m_settings.maxAttempts);
        return std::make_shared<ContainerCredentials>(std::move(means));
    }

    ProviderPtr instance() const
    {
        InstanceCredentials::Means means{
            .address
            = instanceMetadataAddress(m_settings.environment, m_settings.sharedConfig.profile(m_settings.profile)),
            .isDisabled = isInstanceMetadataDisabled(m_settings.environment),
            .clock = m_context.clock};
        if (means.address)
            means.service = metadataClient(Text::tr("EC2 instance metadata"), *means.address, 1);
        return std::make_shared<InstanceCredentials>(std::move(means));
    }

    ProviderPtr refreshing(ProviderPtr source) const
    {
        return std::make_shared<RefreshingCredentials>(std::move(source), m_context.clock);
    }

private:
    ProviderPtr from(const Credentials &keys, const QString &) const
    {
        return std::make_shared<StaticCredentialsProvider>(keys);
    }

    ProviderPtr from(const ProfileChain::SsoRole &role, const QString &profile) const
    {
        const SsoTarget target = ssoTargetOf(m_settings.environment, role.session);
        return std::make_shared<SsoCredentials>(SsoCredentials::Means{
            .token
            = {.target = target, .oidc = client(ssoOidcService(), target.region, nullptr), .clock = m_context.clock},
            .portal = client(ssoService(), target.region, nullptr),
            .accountId = role.accountId,
            .roleName = role.roleName,
            .profile = profile});
    }

    ProviderPtr from(const ProfileChain::Process &process, const QString &profile) const
    {
        return std::make_shared<ProcessCredentials>(
            ProcessCredentials::Means{.process = process,
                                      .profile = profile,
                                      .runner = m_context.processes,
                                      .platform = m_settings.environment.platform});
    }

    ProviderPtr from(const ProfileChain::WebIdentity &identity, const QString &profile) const
    {
        return fromWebIdentity(identity, Text::tr("profile %1").arg(profile));
    }

    ProviderPtr from(ProfileChain::Source source, const QString &profile) const
    {
        return std::make_shared<RequiredCredentials>(providerOf(source), profile);
    }

    ProviderPtr providerOf(ProfileChain::Source source) const
    {
        switch (source) {
        case ProfileChain::Source::Environment:
            return environment();
        case ProfileChain::Source::Container:
            return container();
        case ProfileChain::Source::InstanceMetadata:
            return instance();
        }
        Q_UNREACHABLE();
    }

    ProviderPtr fromWebIdentity(ProfileChain::WebIdentity identity, const QString &source) const
    {
        identity.tokenFile = m_settings.environment.expandedPath(identity.tokenFile);
        return std::make_shared<WebIdentityCredentials>(
            WebIdentityCredentials::Means{.identity = std::move(identity),
                                          .sts = client(stsService(), m_settings.region, nullptr),
                                          .source = source,
                                          .clock = m_context.clock});
    }

    Base::Result<std::shared_ptr<Client>> client(const Service &service, const QString &region,
                                                 ProviderPtr credentials) const
    {
        Settings settings = m_settings;
        settings.region = region;
        return makeClient(service, settings, std::move(credentials), m_context);
    }

    static QUrl originOf(const QUrl &address)
    {
        return address.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    }

    std::shared_ptr<Client> metadataClient(const QString &name, const QUrl &address, int maxAttempts) const
    {
        return std::make_shared<Client>(Client::Parts{.service = {.name = name},
                                                      .endpoint = {.url = address, .isCustom = true},
                                                      .transport = m_context.metadataTransport,
                                                      .retry = {.maxAttempts = maxAttempts},
                                                      .log = m_context.log,
                                                      .clock = m_context.clock,
                                                      .pause = m_context.pause,
                                                      .trace = m_context.trace});
    }

    Settings m_settings;
    ClientContext m_context;
};

} // namespace

ProviderPtr makeProfileCredentials(const Settings &settings, const ClientContext &context)
{
    const ChainBuilder builder(settings, context);
    return builder.refreshing(builder.profile());
}

ProviderPtr makeCredentialsProvider(const Settings &settings, const ClientContext &context)
{
    const ChainBuilder builder(settings, context);
    QList<ProviderPtr> providers;
    if (!settings.profileIsExplicit)
        providers.append(builder.environment());
    providers.append(builder.profile());
    if (!settings.profileIsExplicit)
        providers.append(builder.webIdentity());
    providers.append(builder.container());
    providers.append(builder.instance());
    return builder.refreshing(std::make_shared<ChainCredentialsProvider>(std::move(providers)));
}

} // namespace Aws
