// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/awsconnector.h"

#include "aws/clientcontext.h"
#include "aws/credentialsprovider.h"
#include "cloudwatch/service.h"
#include "ivs/service.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace App {

namespace {

using Place = Aws::CredentialsPlace;

QString text(const char *source)
{
    return QCoreApplication::translate("App::AwsConnector", source);
}

QString kindText(Aws::ProfileKind kind)
{
    switch (kind) {
    case Aws::ProfileKind::Keys:
        return text("keys");
    case Aws::ProfileKind::Sso:
        return text("single sign-on");
    case Aws::ProfileKind::Role:
        return text("role");
    case Aws::ProfileKind::Process:
        return text("process");
    case Aws::ProfileKind::WebIdentity:
        return text("web identity");
    case Aws::ProfileKind::None:
        return text("no credentials");
    }
    return {};
}

QString whyNotUsable(Aws::ProfileKind kind)
{
    switch (kind) {
    case Aws::ProfileKind::Keys:
        return {};
    case Aws::ProfileKind::Sso:
        return text("single sign-on is not supported yet");
    case Aws::ProfileKind::Role:
        return text("assuming a role is not supported yet");
    case Aws::ProfileKind::Process:
        return text("credential_process is not supported yet");
    case Aws::ProfileKind::WebIdentity:
        return text("web identity is not supported yet");
    case Aws::ProfileKind::None:
        return text("it holds no keys");
    }
    return {};
}

QString finding(const Place &place)
{
    const QString inProfile = place.profile;
    switch (place.result) {
    case Place::Result::Found:
        return text("%1 is set").arg(place.place);
    case Place::Result::NotSet:
        return text("%1 is not set").arg(place.place);
    case Place::Result::Incomplete:
        return text("%1 is incomplete: a key without its secret").arg(place.place);
    case Place::Result::NoFile:
        return text("%1 does not exist").arg(place.place);
    case Place::Result::NoProfile:
        return text("%1 has no profile %2").arg(place.place, inProfile);
    case Place::Result::NoKeys:
        return text("profile %2 in %1 holds no keys").arg(place.place, inProfile);
    case Place::Result::NotUsable:
        return text("profile %2 in %1: %3").arg(place.place, inProfile, whyNotUsable(place.kind));
    }
    return {};
}

} // namespace

AwsConnector::AwsConnector(Aws::Environment environment, Aws::Overrides overrides, QNetworkAccessManager *network,
                           Aws::RequestLog *log, std::shared_ptr<Aws::Budget> budget)
    : m_environment(std::move(environment))
    , m_overrides(std::move(overrides))
    , m_network(network)
    , m_log(log)
    , m_budget(std::move(budget))
{
}

bool AwsConnector::hasEnvironmentKeys() const
{
    return !m_environment.value(u"AWS_ACCESS_KEY_ID"_s).isEmpty();
}

QList<Session::ProfileEntry> AwsConnector::profiles()
{
    QList<Session::ProfileEntry> entries;
    if (hasEnvironmentKeys())
        entries += {.name = {}, .kind = text("environment")};
    const auto config = Aws::SharedConfig::load(m_environment);
    if (!config)
        return entries;
    for (const Aws::ProfileName &profile : config->profileNames()) {
        entries += {.name = profile.name,
                    .kind = kindText(profile.kind),
                    .region = config->profile(profile.name).value(u"region"_s),
                    .isUsable = profile.kind == Aws::ProfileKind::Keys,
                    .whyNot = whyNotUsable(profile.kind)};
    }
    return entries;
}

QStringList AwsConnector::regions() const
{
    return Ivs::service().regions;
}

QString AwsConnector::defaultProfile()
{
    if (m_overrides.profile)
        return *m_overrides.profile;
    const QString named = m_environment.value(u"AWS_PROFILE"_s);
    if (!named.isEmpty())
        return named;
    // As the AWS CLI has it: keys in the environment win over the default profile.
    if (hasEnvironmentKeys())
        return {};
    const auto config = Aws::SharedConfig::load(m_environment);
    return config && config->hasProfile(u"default"_s) ? u"default"_s : QString();
}

QString AwsConnector::defaultRegion(const QString &profile)
{
    if (m_overrides.region)
        return *m_overrides.region;
    const auto settings = settingsFor(profile, {});
    return settings ? settings->region : QString();
}

QList<Session::LookedAt> AwsConnector::lookedAt()
{
    const auto settings = settingsFor(defaultProfile(), {});
    if (!settings)
        return {{text("Configuration"), settings.error().message}};
    QStringList variables;
    QList<Session::LookedAt> places;
    for (const Place &place : Aws::credentialsPlaces(*settings)) {
        if (place.place == settings->sharedConfig.credentialsPath())
            places += {text("Credentials file"), finding(place)};
        else if (place.place == settings->sharedConfig.configPath())
            places += {text("Configuration file"), finding(place)};
        else
            variables += finding(place);
    }
    if (!variables.isEmpty())
        places.prepend({text("Environment"), variables.join(u", "_s)});
    return places;
}

Base::Result<Aws::Settings> AwsConnector::settingsFor(const QString &profile, const QString &region) const
{
    Aws::Overrides overrides = m_overrides;
    overrides.profile = profile.isEmpty() ? std::optional<QString>() : profile;
    overrides.region = region.isEmpty() ? std::optional<QString>() : region;
    return Aws::resolveSettings(m_environment, overrides);
}

Base::Result<Session::Connection> AwsConnector::connect(const QString &profile, const QString &region)
{
    const auto settings = settingsFor(profile, region);
    if (!settings)
        return Base::failure(settings.error());
    const QList<Place> places = Aws::credentialsPlaces(*settings);
    const bool hasKeys = std::any_of(places.begin(), places.end(), [](const Place &place) {
        return place.result == Place::Result::Found && place.place != "AWS_PROFILE"_L1;
    });
    if (!hasKeys) {
        QStringList findings;
        for (const Place &place : places)
            findings += finding(place);
        return Base::failure({.kind = Base::Error::Kind::NoCredentials,
                              .message = text("No usable credentials were found: %1.").arg(findings.join(u"; "_s))});
    }
    const auto credentials = Aws::makeCredentialsProvider(*settings);
    const Aws::ClientContext context{.network = m_network, .log = m_log, .budget = m_budget};
    auto ivs = Ivs::makeIvsClient(*settings, credentials, context);
    if (!ivs)
        return Base::failure(ivs.error());
    Session::Connection connection{.ivs = std::move(*ivs)};
    // What is wrong with CloudWatch's settings alone costs the metrics alone.
    auto metrics = CloudWatch::makeCloudWatchClient(*settings, credentials, context);
    if (metrics)
        connection.metrics = std::move(*metrics);
    else
        connection.metricsError = metrics.error();
    return connection;
}

} // namespace App
