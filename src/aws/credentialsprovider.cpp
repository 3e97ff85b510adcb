// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/credentialsprovider.h"

#include <QCoreApplication>
#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Kind = Base::Error::Kind;

Base::Result<Credentials> fromEnvironment(const Environment &environment)
{
    const QString key = environment.value(u"AWS_ACCESS_KEY_ID"_s);
    const QString secret = environment.value(u"AWS_SECRET_ACCESS_KEY"_s);
    if (key.isEmpty() && secret.isEmpty()) {
        return Base::failure(
            {.kind = Kind::NoCredentials,
             .message = QCoreApplication::translate("Aws::Credentials", "AWS_ACCESS_KEY_ID is not set.")});
    }
    if (key.isEmpty() || secret.isEmpty()) {
        const QString set = key.isEmpty() ? u"AWS_SECRET_ACCESS_KEY"_s : u"AWS_ACCESS_KEY_ID"_s;
        const QString missing = key.isEmpty() ? u"AWS_ACCESS_KEY_ID"_s : u"AWS_SECRET_ACCESS_KEY"_s;
        return Base::failure(
            {.kind = Kind::Configuration,
             .message
             = QCoreApplication::translate("Aws::Credentials", "%1 is set, but %2 is not.").arg(set, missing)});
    }
    return Credentials{.accessKeyId = key,
                       .secretAccessKey = Base::Secret(secret.toUtf8()),
                       .sessionToken = Base::Secret(environment.value(u"AWS_SESSION_TOKEN"_s).toUtf8()),
                       .source = QCoreApplication::translate("Aws::Credentials", "environment")};
}

// Why a profile without keys has none, and what to do.
QString whyNoKeys(const SharedConfig &config, const Profile &profile)
{
    QString way;
    switch (profile.kind()) {
    case ProfileKind::Sso:
        way = QCoreApplication::translate("Aws::Credentials", "signs in through IAM Identity Center (SSO)");
        break;
    case ProfileKind::Role:
        way = QCoreApplication::translate("Aws::Credentials", "assumes a role");
        break;
    case ProfileKind::Process:
        way = QCoreApplication::translate("Aws::Credentials", "gets its credentials from another program");
        break;
    case ProfileKind::WebIdentity:
        way = QCoreApplication::translate("Aws::Credentials", "assumes a role with a token of its surroundings");
        break;
    case ProfileKind::Keys:
    case ProfileKind::None:
        return QCoreApplication::translate(
                   "Aws::Credentials",
                   "No credentials: AWS_ACCESS_KEY_ID is not set, and the profile \"%1\" has no keys "
                   "in %2 or %3.")
            .arg(profile.name, QDir::toNativeSeparators(config.credentialsPath()),
                 QDir::toNativeSeparators(config.configPath()));
    }
    return QCoreApplication::translate(
               "Aws::Credentials",
               "The profile \"%1\" %2, which this version cannot use yet. Run "
               "\"aws configure export-credentials --profile %1 --format env\" and start again with "
               "the variables that it prints.")
        .arg(profile.name, way);
}

Base::Result<Credentials> fromProfile(const SharedConfig &config, const QString &name)
{
    const Profile profile = config.profile(name);
    if (profile.kind() != ProfileKind::Keys)
        return Base::failure({.kind = Kind::NoCredentials, .message = whyNoKeys(config, profile)});
    const QString secret = profile.value(u"aws_secret_access_key"_s);
    if (secret.isEmpty()) {
        return Base::failure(
            {.kind = Kind::Configuration,
             .message
             = QCoreApplication::translate(
                   "Aws::Credentials", "The profile \"%1\" has an aws_access_key_id without an aws_secret_access_key.")
                   .arg(name)});
    }
    return Credentials{.accessKeyId = profile.value(u"aws_access_key_id"_s),
                       .secretAccessKey = Base::Secret(secret.toUtf8()),
                       .sessionToken = Base::Secret(profile.value(u"aws_session_token"_s).toUtf8()),
                       .source = QCoreApplication::translate("Aws::Credentials", "profile %1").arg(name)};
}

// A free function, since a member's coroutine would hold a bare this while it waits.
QCoro::Task<Base::Result<Credentials>> firstOf(QList<std::shared_ptr<CredentialsProvider>> providers,
                                               std::stop_token stop)
{
    Base::Result<Credentials> result = Base::failure({.kind = Kind::NoCredentials});
    for (const auto &provider : std::as_const(providers)) {
        result = co_await provider->credentials(stop);
        if (result || result.error().kind != Kind::NoCredentials || stop.stop_requested())
            break;
    }
    co_return result;
}

} // namespace

bool CredentialsProvider::invalidate(const Credentials &)
{
    return false;
}

StaticCredentialsProvider::StaticCredentialsProvider(Credentials credentials)
    : m_credentials(std::move(credentials))
{
}

QCoro::Task<Base::Result<Credentials>> StaticCredentialsProvider::credentials(std::stop_token)
{
    co_return Base::Result<Credentials>(m_credentials);
}

EnvironmentCredentialsProvider::EnvironmentCredentialsProvider(Environment environment)
    : m_environment(std::move(environment))
{
}

QCoro::Task<Base::Result<Credentials>> EnvironmentCredentialsProvider::credentials(std::stop_token)
{
    co_return fromEnvironment(m_environment);
}

ProfileCredentialsProvider::ProfileCredentialsProvider(SharedConfig config, QString profile)
    : m_config(std::move(config))
    , m_profile(std::move(profile))
{
}

QCoro::Task<Base::Result<Credentials>> ProfileCredentialsProvider::credentials(std::stop_token)
{
    co_return fromProfile(m_config, m_profile);
}

ChainCredentialsProvider::ChainCredentialsProvider(QList<std::shared_ptr<CredentialsProvider>> providers)
    : m_providers(std::move(providers))
{
}

QCoro::Task<Base::Result<Credentials>> ChainCredentialsProvider::credentials(std::stop_token stop)
{
    return firstOf(m_providers, std::move(stop));
}

bool ChainCredentialsProvider::invalidate(const Credentials &refused)
{
    bool mayHaveOthers = false;
    for (const auto &provider : m_providers)
        mayHaveOthers = provider->invalidate(refused) || mayHaveOthers;
    return mayHaveOthers;
}

std::shared_ptr<CredentialsProvider> makeCredentialsProvider(const Settings &settings)
{
    auto profile = std::make_shared<ProfileCredentialsProvider>(settings.sharedConfig, settings.profile);
    if (settings.profileIsExplicit)
        return profile;
    auto environment = std::make_shared<EnvironmentCredentialsProvider>(settings.environment);
    return std::make_shared<ChainCredentialsProvider>(
        QList<std::shared_ptr<CredentialsProvider>>{std::move(environment), std::move(profile)});
}

namespace {

CredentialsPlace placeInFile(const Settings &settings, const QString &path, bool exists,
                             const std::optional<Profile> &profile)
{
    using Result = CredentialsPlace::Result;
    CredentialsPlace place{.place = path, .profile = settings.profile};
    if (!exists) {
        place.result = Result::NoFile;
        return place;
    }
    if (!profile) {
        place.result = Result::NoProfile;
        return place;
    }
    place.kind = profile->kind();
    switch (place.kind) {
    case ProfileKind::Keys:
        place.result = profile->value(u"aws_secret_access_key"_s).isEmpty() ? Result::Incomplete : Result::Found;
        break;
    case ProfileKind::None:
        place.result = Result::NoKeys;
        break;
    case ProfileKind::Sso:
    case ProfileKind::Role:
    case ProfileKind::Process:
    case ProfileKind::WebIdentity:
        place.result = Result::NotUsable;
        break;
    }
    return place;
}

} // namespace

QList<CredentialsPlace> credentialsPlaces(const Settings &settings)
{
    using Result = CredentialsPlace::Result;
    QList<CredentialsPlace> places;
    if (!settings.profileIsExplicit) {
        const auto environment = fromEnvironment(settings.environment);
        const auto missing
            = !environment && environment.error().kind == Kind::NoCredentials ? Result::NotSet : Result::Incomplete;
        places.append({.place = u"AWS_ACCESS_KEY_ID"_s, .result = environment ? Result::Found : missing});
        places.append(
            {.place = u"AWS_PROFILE"_s,
             .profile = settings.environment.value(u"AWS_PROFILE"_s),
             .result = settings.environment.value(u"AWS_PROFILE"_s).isEmpty() ? Result::NotSet : Result::Found});
    }
    const SharedConfig &config = settings.sharedConfig;
    places.append(placeInFile(settings, config.credentialsPath(), config.credentialsExists(),
                              config.profileInCredentials(settings.profile)));
    places.append(
        placeInFile(settings, config.configPath(), config.configExists(), config.profileInConfig(settings.profile)));
    return places;
}

} // namespace Aws
