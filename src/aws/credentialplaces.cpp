// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/containercredentials.h"
#include "aws/credentialchain.h"
#include "aws/environmentcredentials.h"
#include "aws/instancecredentials.h"
#include "aws/profilechain.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Kind = Base::Error::Kind;
using Provider = CredentialsPlace::Provider;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aws::CredentialsPlace)
};

// Whole sentences of the errors, without the full stop that a list does not want.
QString withoutStop(const QString &sentence)
{
    return sentence.endsWith(u'.') ? sentence.chopped(1) : sentence;
}

CredentialsPlace environmentPlace(const Settings &settings)
{
    const auto keys = credentialsOfEnvironment(settings.environment);
    const QString finding = keys ? Text::tr("AWS_ACCESS_KEY_ID is set") : withoutStop(keys.error().message);
    const QString profile = settings.environment.value(u"AWS_PROFILE"_s);
    return {.provider = Provider::Environment,
            .mayGive = keys.has_value(),
            .finding
            = finding + u", "_s
              + (profile.isEmpty() ? Text::tr("AWS_PROFILE is not set") : Text::tr("AWS_PROFILE is %1").arg(profile))};
}

QString kindInFile(const Profile &profile)
{
    switch (profile.kind()) {
    case ProfileKind::Keys:
        return Text::tr("holds keys");
    case ProfileKind::Sso:
        return Text::tr("signs in through IAM Identity Center (SSO)");
    case ProfileKind::Role:
        return Text::tr("assumes a role");
    case ProfileKind::Process:
        return Text::tr("runs a program for its credentials");
    case ProfileKind::WebIdentity:
        return Text::tr("assumes a role with a web identity");
    case ProfileKind::None:
        return Text::tr("holds no credentials");
    }
    return {};
}

CredentialsPlace filePlace(Provider provider, const QString &path, bool exists, const QString &name,
                           const std::optional<Profile> &profile)
{
    const QString file = QDir::toNativeSeparators(path);
    if (!exists)
        return {.provider = provider, .finding = Text::tr("%1 does not exist").arg(file)};
    if (!profile)
        return {.provider = provider, .finding = Text::tr("%1 has no profile %2").arg(file, name)};
    return {.provider = provider,
            .mayGive = profile->kind() != ProfileKind::None,
            .finding = Text::tr("profile %1 in %2 %3").arg(name, file, kindInFile(*profile))};
}

// What is wrong with the profile as a whole stands in the file that says most of it.
QList<CredentialsPlace> profilePlaces(const Settings &settings)
{
    const SharedConfig &config = settings.sharedConfig;
    QList<CredentialsPlace> places{filePlace(Provider::CredentialsFile, config.credentialsPath(),
                                             config.credentialsExists(), settings.profile,
                                             config.profileInCredentials(settings.profile)),
                                   filePlace(Provider::ConfigFile, config.configPath(), config.configExists(),
                                             settings.profile, config.profileInConfig(settings.profile))};
    const auto chain = resolveProfileChain(config, settings.profile);
    if (chain || chain.error().kind == Kind::NoCredentials)
        return places;
    for (auto &place : places) {
        if (place.mayGive)
            place.finding += u": "_s + withoutStop(chain.error().message);
        place.mayGive = false;
    }
    return places;
}

CredentialsPlace webIdentityPlace(const Settings &settings)
{
    for (const QString &variable : {u"AWS_WEB_IDENTITY_TOKEN_FILE"_s, u"AWS_ROLE_ARN"_s}) {
        if (settings.environment.value(variable).isEmpty())
            return {.provider = Provider::WebIdentity, .finding = Text::tr("%1 is not set").arg(variable)};
    }
    return {.provider = Provider::WebIdentity,
            .mayGive = true,
            .finding = Text::tr("AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN are set")};
}

CredentialsPlace containerPlace(const Settings &settings)
{
    const auto address = containerAddress(settings.environment);
    return {.provider = Provider::Container,
            .mayGive = address.has_value(),
            .finding = address ? Text::tr("%1 is asked").arg(address->host()) : withoutStop(address.error().message)};
}

CredentialsPlace instancePlace(const Settings &settings)
{
    const bool isDisabled = isInstanceMetadataDisabled(settings.environment);
    return {.provider = Provider::Instance,
            .mayGive = !isDisabled,
            .finding
            = isDisabled ? Text::tr("AWS_EC2_METADATA_DISABLED is set") : Text::tr("the metadata service is asked")};
}

} // namespace

QList<CredentialsPlace> credentialsPlaces(const Settings &settings)
{
    QList<CredentialsPlace> places;
    if (!settings.profileIsExplicit)
        places.append(environmentPlace(settings));
    places += profilePlaces(settings);
    if (!settings.profileIsExplicit)
        places.append(webIdentityPlace(settings));
    places.append(containerPlace(settings));
    places.append(instancePlace(settings));
    return places;
}

} // namespace Aws
