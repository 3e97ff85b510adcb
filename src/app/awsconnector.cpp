// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/awsconnector.h"

#include "app/awsaccount.h"
#include "aws/credentialchain.h"
#include "aws/profiledescription.h"
#include "cloudwatch/service.h"
#include "ivs/service.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDataStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace App {

namespace {

using Place = Aws::CredentialsPlace;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(App::AwsConnector)
};

QString kindText(Aws::ProfileKind kind)
{
    switch (kind) {
    case Aws::ProfileKind::Keys:
        return Text::tr("keys");
    case Aws::ProfileKind::Sso:
        return Text::tr("SSO");
    case Aws::ProfileKind::Role:
        return Text::tr("role");
    case Aws::ProfileKind::Process:
        return Text::tr("process");
    case Aws::ProfileKind::WebIdentity:
        return Text::tr("web identity");
    case Aws::ProfileKind::None:
        return Text::tr("no credentials");
    }
    return {};
}

QString providerText(Place::Provider provider)
{
    switch (provider) {
    case Place::Provider::Environment:
        return Text::tr("Environment");
    case Place::Provider::CredentialsFile:
        return Text::tr("Credentials file");
    case Place::Provider::ConfigFile:
        return Text::tr("Configuration file");
    case Place::Provider::WebIdentity:
        return Text::tr("Web identity");
    case Place::Provider::Container:
        return Text::tr("Container");
    case Place::Provider::Instance:
        return Text::tr("EC2 instance");
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
    , m_mfaAsker(std::make_shared<Session::MfaAsker>())
{
}

Aws::ClientContext AwsConnector::clientContext() const
{
    Aws::ClientContext context{.network = m_network, .log = m_log, .budget = m_budget};
    context.mfaPrompt = [asker = m_mfaAsker](const Aws::MfaQuestion &question, const Aws::MfaAnswer &answer) {
        if (*asker)
            (*asker)({.serial = question.serial, .roleArn = question.roleArn, .profile = question.profile}, answer);
        else
            answer({});
    };
    return context;
}

void AwsConnector::setMfaAsker(const Session::MfaAsker &asker)
{
    *m_mfaAsker = asker;
}

bool AwsConnector::hasEnvironmentKeys() const
{
    return !m_environment.value(u"AWS_ACCESS_KEY_ID"_s).isEmpty();
}

QList<Session::ProfileEntry> AwsConnector::profiles()
{
    QList<Session::ProfileEntry> entries;
    if (hasEnvironmentKeys())
        entries += {.name = {}, .kind = Text::tr("environment")};
    const auto config = Aws::SharedConfig::load(m_environment);
    if (!config)
        return entries;
    const auto descriptions = Aws::describeProfiles(*config);
    for (const auto &profile : descriptions) {
        // The machine may give the default profile what it does not hold itself.
        const bool isMachines = profile.name == "default"_L1 && profile.problem
                                && profile.problem->kind == Base::Error::Kind::NoCredentials;
        entries += {.name = profile.name,
                    .kind = kindText(profile.kind),
                    .region = profile.region,
                    .isUsable = !profile.problem || isMachines,
                    .whyNot = profile.problem ? profile.problem->message : QString(),
                    .accountId = profile.accountId,
                    .canSignIn = !profile.problem && !profile.signsInWith.isEmpty()};
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
        return {{Text::tr("Configuration"), settings.error().message}};
    QList<Session::LookedAt> places;
    const auto looked = Aws::credentialsPlaces(*settings);
    for (const Place &place : looked)
        places += {providerText(place.provider), place.finding};
    return places;
}

Base::Result<Aws::Settings> AwsConnector::settingsFor(const QString &profile, const QString &region) const
{
    Aws::Overrides overrides = m_overrides;
    // The default profile is not named outright: where it has no credentials the chain goes on to the machine.
    const bool isByDefault = profile == "default"_L1 && !m_overrides.profile && !hasEnvironmentKeys();
    overrides.profile = profile.isEmpty() || isByDefault ? std::optional<QString>() : profile;
    overrides.region = region.isEmpty() ? std::optional<QString>() : region;
    return Aws::resolveSettings(m_environment, overrides);
}

Base::Result<Session::Connection> AwsConnector::connect(const QString &profile, const QString &region)
{
    const auto settings = settingsFor(profile, region);
    if (!settings)
        return Base::failure(settings.error());
    if (!profile.isEmpty()) {
        const auto description = Aws::describeProfile(settings->sharedConfig, profile);
        if (description.problem && description.problem->kind != Base::Error::Kind::NoCredentials)
            return Base::failure(*description.problem);
    }
    const QList<Place> places = Aws::credentialsPlaces(*settings);
    const bool mayGive = std::any_of(places.begin(), places.end(), [](const Place &place) { return place.mayGive; });
    if (!mayGive) {
        QStringList findings;
        for (const Place &place : places)
            findings += place.finding;
        return Base::failure(
            {.kind = Base::Error::Kind::NoCredentials,
             .message = Text::tr("No usable credentials were found: %1.").arg(findings.join(u"; "_s))});
    }
    const Aws::ClientContext context = clientContext();
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
    // Without STS the sessions are there all the same.
    if (auto identity = Aws::makeIdentityClient(*settings, credentials, context))
        connection.account = std::make_unique<AwsAccount>(
            std::move(*identity), m_log, [budget = m_budget, owner = settings->profile](const QString &accountId) {
                if (budget)
                    budget->tellAccount(owner, accountId);
            });
    return connection;
}

QStringList AwsConnector::files() const
{
    const auto path = [this](const QString &variable, const QString &name) {
        const QString given = m_environment.value(variable);
        return given.isEmpty() ? m_environment.expandedPath(u"~/.aws/"_s + name) : m_environment.expandedPath(given);
    };
    QStringList files{path(u"AWS_CONFIG_FILE"_s, u"config"_s),
                      path(u"AWS_SHARED_CREDENTIALS_FILE"_s, u"credentials"_s)};
    const auto settings = Aws::resolveSettings(m_environment, {});
    if (!settings)
        return files;
    for (const Aws::ProfileDescription &profile : Aws::describeProfiles(settings->sharedConfig)) {
        const QString token
            = profile.signsInWith.isEmpty() ? QString() : Aws::ssoTokenPath(m_environment, profile.signsInWith);
        if (!token.isEmpty() && !files.contains(token))
            files += token;
    }
    return files;
}

// Over the profile and all that it leans on. A hash that stays in this process: the keys are in it.
QByteArray AwsConnector::fingerprint(const QString &profile)
{
    const auto config = Aws::SharedConfig::load(m_environment);
    if (!config)
        return config.error().message.toUtf8();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const Aws::Profile &section) {
        QByteArray bytes;
        QDataStream stream(&bytes, QIODevice::WriteOnly);
        stream << section.properties << section.nested;
        for (const Base::Secret &secret : section.secrets)
            stream << secret.reveal().bytes();
        hash.addData(bytes);
        Base::overwrite(bytes);
    };
    QStringList seen;
    for (QString name = profile.isEmpty() ? u"default"_s : profile; !name.isEmpty() && !seen.contains(name);) {
        const Aws::Profile section = config->profile(name);
        add(section);
        add(config->ssoSession(section.value(u"sso_session"_s)));
        add(config->servicesSection(section.value(u"services"_s)));
        seen += name;
        name = section.value(u"source_profile"_s);
    }
    return hash.result();
}

Base::RequestHandle AwsConnector::signIn(const QString &profile, QObject *context, Session::SignInPrompted prompt,
                                         Session::SignedIn done)
{
    const auto settings = settingsFor(profile, {});
    const auto target = settings ? Aws::ssoTargetOfProfile(*settings, settings->profile)
                                 : Base::Result<Aws::SsoTarget>(Base::failure(settings.error()));
    if (!target)
        return Session::answerLater(context,
                                    [done = std::move(done), error = target.error()] { done(Base::failure(error)); });
    return runSignIn(std::make_unique<Aws::SsoSignIn>(*target, *settings, clientContext()), context, std::move(prompt),
                     std::move(done));
}

} // namespace App
