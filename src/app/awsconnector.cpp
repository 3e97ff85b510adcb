// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/awsconnector.h"

#include "aws/clientcontext.h"
#include "aws/credentialchain.h"
#include "aws/profiledescription.h"
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

QString providerText(Place::Provider provider)
{
    switch (provider) {
    case Place::Provider::Environment:
        return text("Environment");
    case Place::Provider::CredentialsFile:
        return text("Credentials file");
    case Place::Provider::ConfigFile:
        return text("Configuration file");
    case Place::Provider::WebIdentity:
        return text("Web identity");
    case Place::Provider::Container:
        return text("Container");
    case Place::Provider::Instance:
        return text("EC2 instance");
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
    const auto descriptions = Aws::describeProfiles(*config);
    for (const auto &profile : descriptions) {
        entries += {.name = profile.name,
                    .kind = kindText(profile.kind),
                    .region = profile.region,
                    .isUsable = !profile.problem,
                    .whyNot = profile.problem ? profile.problem->message : QString()};
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
    QList<Session::LookedAt> places;
    const auto looked = Aws::credentialsPlaces(*settings);
    for (const Place &place : looked)
        places += {providerText(place.provider), place.finding};
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
    const bool mayGive = std::any_of(places.begin(), places.end(), [](const Place &place) { return place.mayGive; });
    if (!mayGive) {
        QStringList findings;
        for (const Place &place : places)
            findings += place.finding;
        return Base::failure({.kind = Base::Error::Kind::NoCredentials,
                              .message = text("No usable credentials were found: %1.").arg(findings.join(u"; "_s))});
    }
    const Aws::ClientContext context{.network = m_network, .log = m_log, .budget = m_budget};
    const auto credentials = Aws::makeCredentialsProvider(*settings, context);
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
