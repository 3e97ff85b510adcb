// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/profilechain.h"

#include <QCoreApplication>
#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Base::Error;
using Kind = Error::Kind;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aws::ProfileChain)
};

Error configurationError(const QString &message)
{
    return {.kind = Kind::Configuration, .message = message};
}

Error missing(const QString &place, const QString &property)
{
    return configurationError(Text::tr("%1 has no %2.").arg(place, property));
}

QString placeOf(const Profile &profile)
{
    return Text::tr("The profile \"%1\"").arg(profile.name);
}

bool has(const Profile &profile, const QString &property)
{
    return isSecretProperty(property) ? !profile.secret(property).isEmpty() : !profile.value(property).isEmpty();
}

bool usesSso(const Profile &profile)
{
    return has(profile, u"sso_session"_s) || has(profile, u"sso_start_url"_s) || has(profile, u"sso_account_id"_s)
           || has(profile, u"sso_role_name"_s);
}

QStringList scopesOf(const QString &value)
{
    QStringList scopes;
    const auto words = value.split(u',', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (const QString scope = word.trimmed(); !scope.isEmpty())
            scopes.append(scope);
    }
    return scopes.isEmpty() ? QStringList{u"sso:account:access"_s} : scopes;
}

Base::Result<Credentials> keysOf(const Profile &profile)
{
    for (const QString &property : {u"aws_access_key_id"_s, u"aws_secret_access_key"_s}) {
        if (!has(profile, property))
            return Base::failure(missing(placeOf(profile), property));
    }
    return Credentials{.accessKeyId = profile.value(u"aws_access_key_id"_s),
                       .secretAccessKey = profile.secret(u"aws_secret_access_key"_s),
                       .sessionToken = profile.secret(u"aws_session_token"_s),
                       .source = Text::tr("profile %1").arg(profile.name),
                       .accountId = profile.value(u"aws_account_id"_s)};
}

bool hasAnyKey(const Profile &profile)
{
    return has(profile, u"aws_access_key_id"_s) || has(profile, u"aws_secret_access_key"_s);
}

Base::Result<ProfileChain::SsoRole> ssoRoleOf(const SharedConfig &config, const Profile &profile)
{
    const auto session = ssoSessionOf(config, profile);
    if (!session)
        return Base::failure(session.error());
    for (const QString &property : {u"sso_account_id"_s, u"sso_role_name"_s}) {
        if (!has(profile, property))
            return Base::failure(missing(placeOf(profile), property));
    }
    return ProfileChain::SsoRole{.session = *session,
                                 .accountId = profile.value(u"sso_account_id"_s),
                                 .roleName = profile.value(u"sso_role_name"_s)};
}

Base::Result<ProfileChain::Source> sourceNamed(const Profile &profile, const QString &name)
{
    if (name == "Environment"_L1)
        return ProfileChain::Source::Environment;
    if (name == "EcsContainer"_L1)
        return ProfileChain::Source::Container;
    if (name == "Ec2InstanceMetadata"_L1)
        return ProfileChain::Source::InstanceMetadata;
    return Base::failure(configurationError(
        Text::tr("%1 has the credential_source \"%2\"; Environment, EcsContainer and Ec2InstanceMetadata are known.")
            .arg(placeOf(profile), name)));
}

template <typename T>
Base::Result<ProfileChain> chainFrom(const Base::Result<T> &base, const Profile &profile)
{
    if (!base)
        return Base::failure(base.error());
    return ProfileChain{.base = *base, .baseProfile = profile.name};
}

// The order is the AWS CLI's.
Base::Result<ProfileChain> baseOf(const SharedConfig &config, const Profile &profile)
{
    if (has(profile, u"web_identity_token_file"_s)) {
        if (!has(profile, u"role_arn"_s))
            return Base::failure(missing(placeOf(profile), u"role_arn"_s));
        return chainFrom(Base::Result<ProfileChain::WebIdentity>(
                             ProfileChain::WebIdentity{.roleArn = profile.value(u"role_arn"_s),
                                                       .tokenFile = profile.value(u"web_identity_token_file"_s),
                                                       .sessionName = profile.value(u"role_session_name"_s)}),
                         profile);
    }
    if (usesSso(profile))
        return chainFrom(ssoRoleOf(config, profile), profile);
    if (hasAnyKey(profile))
        return chainFrom(keysOf(profile), profile);
    if (has(profile, u"credential_process"_s)) {
        return chainFrom(
            Base::Result<ProfileChain::Process>(ProfileChain::Process{.command = profile.value(u"credential_process"_s),
                                                                      .accountId = profile.value(u"aws_account_id"_s)}),
            profile);
    }
    return Base::failure({.kind = Kind::NoCredentials,
                          .message = Text::tr("The profile \"%1\" has no credentials in %2 or %3.")
                                         .arg(profile.name, QDir::toNativeSeparators(config.credentialsPath()),
                                              QDir::toNativeSeparators(config.configPath()))});
}

Base::Result<ProfileChain::Role> roleOf(const Profile &profile)
{
    ProfileChain::Role role{.profile = profile.name,
                            .roleArn = profile.value(u"role_arn"_s),
                            .externalId = profile.value(u"external_id"_s),
                            .sessionName = profile.value(u"role_session_name"_s),
                            .mfaSerial = profile.value(u"mfa_serial"_s)};
    if (const QString duration = profile.value(u"duration_seconds"_s); !duration.isEmpty()) {
        bool isNumber = false;
        const int seconds = duration.toInt(&isNumber);
        if (!isNumber || seconds <= 0) {
            return Base::failure(configurationError(
                Text::tr("duration_seconds of the profile \"%1\" must be a number of seconds, not \"%2\".")
                    .arg(profile.name, duration)));
        }
        role.durationSeconds = seconds;
    }
    return role;
}

// Walks from a profile along its source profiles to where the first credentials come from.
class ChainWalk
{
public:
    explicit ChainWalk(const SharedConfig &config)
        : m_config(config)
    {
    }

    Base::Result<ProfileChain> from(const Profile &profile)
    {
        m_visited.append(profile.name);
        const bool isSource = m_visited.size() > 1;
        // Keys of a source win over its own role; those of the profile that was chosen do not.
        if (isSource && has(profile, u"aws_access_key_id"_s) && has(profile, u"aws_secret_access_key"_s))
            return chainFrom(keysOf(profile), profile);
        const bool assumesRole = has(profile, u"role_arn"_s) && !has(profile, u"web_identity_token_file"_s);
        return assumesRole ? throughRole(profile) : asSource(baseOf(m_config, profile), isSource);
    }

private:
    Base::Result<ProfileChain> throughRole(const Profile &profile)
    {
        const auto role = roleOf(profile);
        if (!role)
            return Base::failure(role.error());
        auto chain = sourceOf(profile);
        if (chain)
            chain->roles.append(*role);
        return chain;
    }

    Base::Result<ProfileChain> sourceOf(const Profile &profile)
    {
        const QString sourceProfile = profile.value(u"source_profile"_s);
        const QString source = profile.value(u"credential_source"_s);
        if (!sourceProfile.isEmpty() && !source.isEmpty()) {
            return Base::failure(configurationError(
                Text::tr("%1 has both a source_profile and a credential_source.").arg(placeOf(profile))));
        }
        if (!source.isEmpty())
            return chainFrom(sourceNamed(profile, source), profile);
        if (sourceProfile.isEmpty()) {
            return Base::failure(configurationError(
                Text::tr("%1 assumes a role and has neither a source_profile nor a credential_source.")
                    .arg(placeOf(profile))));
        }
        if (sourceProfile == profile.name)
            return chainFrom(keysOf(profile), profile);
        if (m_visited.contains(sourceProfile)) {
            return Base::failure(configurationError(Text::tr("The source profiles form a loop: %1.")
                                                        .arg((m_visited + QStringList{sourceProfile}).join(u" → "_s))));
        }
        if (!m_config.hasProfile(sourceProfile)) {
            return Base::failure(
                configurationError(Text::tr("The profile \"%1\" names the source_profile \"%2\", which "
                                            "does not exist.")
                                       .arg(profile.name, sourceProfile)));
        }
        return from(m_config.profile(sourceProfile));
    }

    // A source without credentials is a mistake, where a chosen profile without any lets the chain go on.
    static Base::Result<ProfileChain> asSource(Base::Result<ProfileChain> chain, bool isSource)
    {
        if (!chain && isSource && chain.error().kind == Kind::NoCredentials)
            chain.error().kind = Kind::Configuration;
        return chain;
    }

    const SharedConfig &m_config;
    QStringList m_visited;
};

} // namespace

Base::Result<SsoSession> ssoSessionNamed(const SharedConfig &config, const QString &name)
{
    const Profile section = config.ssoSession(name);
    if (section.properties.isEmpty()) {
        return Base::failure(configurationError(Text::tr("There is no sso-session \"%1\" in %2.")
                                                    .arg(name, QDir::toNativeSeparators(config.configPath()))));
    }
    for (const QString &property : {u"sso_start_url"_s, u"sso_region"_s}) {
        if (!has(section, property))
            return Base::failure(missing(Text::tr("The sso-session \"%1\"").arg(name), property));
    }
    return SsoSession{.name = name,
                      .startUrl = section.value(u"sso_start_url"_s),
                      .region = section.value(u"sso_region"_s),
                      .scopes = scopesOf(section.value(u"sso_registration_scopes"_s))};
}

Base::Result<SsoSession> ssoSessionOf(const SharedConfig &config, const Profile &profile)
{
    if (const QString name = profile.value(u"sso_session"_s); !name.isEmpty()) {
        auto session = ssoSessionNamed(config, name);
        if (!session)
            return session;
        const QString startUrl = profile.value(u"sso_start_url"_s);
        const QString region = profile.value(u"sso_region"_s);
        if ((!startUrl.isEmpty() && startUrl != session->startUrl)
            || (!region.isEmpty() && region != session->region)) {
            return Base::failure(
                configurationError(Text::tr("%1 and its sso-session \"%2\" disagree about sso_start_url or sso_region.")
                                       .arg(placeOf(profile), name)));
        }
        return session;
    }
    for (const QString &property : {u"sso_start_url"_s, u"sso_region"_s}) {
        if (!has(profile, property))
            return Base::failure(missing(placeOf(profile), property));
    }
    return SsoSession{.startUrl = profile.value(u"sso_start_url"_s),
                      .region = profile.value(u"sso_region"_s),
                      .scopes = scopesOf({})};
}

Base::Result<ProfileChain> resolveProfileChain(const SharedConfig &config, const QString &profile)
{
    if (!config.hasProfile(profile)) {
        return Base::failure({.kind = Kind::NoCredentials,
                              .message = Text::tr("There is no profile \"%1\" in %2 or %3.")
                                             .arg(profile, QDir::toNativeSeparators(config.credentialsPath()),
                                                  QDir::toNativeSeparators(config.configPath()))});
    }
    return ChainWalk(config).from(config.profile(profile));
}

} // namespace Aws
