// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/settings.h"

#include <QCoreApplication>
#include <QDir>

#include <functional>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

Base::Error configurationError(const QString &message)
{
    return {.kind = Base::Error::Kind::Configuration, .message = message};
}

QString firstOf(const std::optional<QString> &outright, const Environment &environment, const QStringList &variables,
                const QString &fromProfile)
{
    if (outright && !outright->isEmpty())
        return *outright;
    for (const auto &variable : variables) {
        if (const QString value = environment.value(variable); !value.isEmpty())
            return value;
    }
    return fromProfile;
}

// "neither in A nor in B"
Base::Error noSuchProfile(const Settings &settings)
{
    return configurationError(
        QCoreApplication::translate("Aws::Settings", "The profile \"%1\" is neither in %2 nor in %3.")
            .arg(settings.profile, QDir::toNativeSeparators(settings.sharedConfig.configPath()),
                 QDir::toNativeSeparators(settings.sharedConfig.credentialsPath())));
}

Base::Result<int> maxAttempts(const Settings &settings, const Overrides &overrides, const Profile &profile)
{
    if (overrides.maxAttempts) {
        if (*overrides.maxAttempts < 1)
            return Base::failure(configurationError(
                QCoreApplication::translate("Aws::Settings", "The number of attempts must be 1 or more, not %1.")
                    .arg(*overrides.maxAttempts)));
        return *overrides.maxAttempts;
    }
    const QString variable = settings.environment.value(u"AWS_MAX_ATTEMPTS"_s);
    const QString text = variable.isEmpty() ? profile.value(u"max_attempts"_s) : variable;
    if (text.isEmpty())
        return 3;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (isNumber && number >= 1)
        return number;
    const QString place
        = variable.isEmpty()
              ? QCoreApplication::translate("Aws::Settings", "max_attempts of the profile \"%1\"").arg(settings.profile)
              : u"AWS_MAX_ATTEMPTS"_s;
    return Base::failure(configurationError(
        QCoreApplication::translate("Aws::Settings", "%1 must be a whole number of 1 or more, not \"%2\".")
            .arg(place, text)));
}

bool isTrue(const QString &text)
{
    return text.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

// A setting that is one of a few words, in lower case; empty where nobody set it.
Base::Result<QString> wordOf(const Settings &settings, const Profile &profile, const QString &variable,
                             const QString &property, const QStringList &words)
{
    const QString ofEnvironment = settings.environment.value(variable);
    const QString text = ofEnvironment.isEmpty() ? profile.value(property) : ofEnvironment;
    const QString word = text.trimmed().toLower();
    if (word.isEmpty() || words.contains(word))
        return word;
    const QString place
        = ofEnvironment.isEmpty()
              ? QCoreApplication::translate("Aws::Settings", "%1 of the profile \"%2\"").arg(property, settings.profile)
              : variable;
    return Base::failure(
        configurationError(QCoreApplication::translate("Aws::Settings", "%1 must be one of %2, not \"%3\".")
                               .arg(place, words.join(u", "_s), text)));
}

// Of the SDKs' modes this program has one, "standard"; what the others ask for beyond it is told.
void noteRetryMode(const QString &mode, Settings *settings)
{
    if (mode == "legacy"_L1) {
        settings->notes.append(QCoreApplication::translate(
            "Aws::Settings", "The retry mode \"legacy\" is not known here: \"standard\" is used."));
    } else if (mode == "adaptive"_L1) {
        settings->notes.append(QCoreApplication::translate(
            "Aws::Settings", "The retry mode \"adaptive\" is \"standard\" here: calls keep to the service's quota in "
                             "every mode, and slow down where it throttles."));
    }
}

std::optional<Base::Error> readWords(const Profile &profile, Settings *settings)
{
    const QStringList truth{u"true"_s, u"false"_s};
    struct Setting
    {
        QString variable;
        QString property;
        QStringList words;
        std::function<void(const QString &)> take;
    };
    const QList<Setting> known{
        {u"AWS_USE_DUALSTACK_ENDPOINT"_s, u"use_dualstack_endpoint"_s, truth,
         [settings](const QString &word) { settings->useDualStack = word == "true"_L1; }},
        {u"AWS_USE_FIPS_ENDPOINT"_s, u"use_fips_endpoint"_s, truth,
         [settings](const QString &word) { settings->useFips = word == "true"_L1; }},
        {u"AWS_STS_REGIONAL_ENDPOINTS"_s,
         u"sts_regional_endpoints"_s,
         {u"regional"_s, u"legacy"_s},
         [settings](const QString &word) { settings->useLegacyStsEndpoint = word == "legacy"_L1; }},
        {u"AWS_RETRY_MODE"_s,
         u"retry_mode"_s,
         {u"standard"_s, u"adaptive"_s, u"legacy"_s},
         [settings](const QString &word) { noteRetryMode(word, settings); }},
    };
    for (const auto &setting : known) {
        const auto word = wordOf(*settings, profile, setting.variable, setting.property, setting.words);
        if (!word)
            return word.error();
        setting.take(*word);
    }
    return {};
}

} // namespace

QString Settings::endpointUrlFor(const Service &service) const
{
    if (endpointUrl && !endpointUrl->isEmpty())
        return *endpointUrl;
    const Profile own = sharedConfig.profile(profile);
    const QString ignore = environment.value(u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s);
    if (isTrue(ignore.isEmpty() ? own.value(u"ignore_configured_endpoint_urls"_s) : ignore))
        return {};
    for (const QString &variable : {QString(u"AWS_ENDPOINT_URL_"_s + service.id), u"AWS_ENDPOINT_URL"_s}) {
        if (const QString url = environment.value(variable); !url.isEmpty())
            return url;
    }
    const Profile services = sharedConfig.servicesSection(own.value(u"services"_s));
    const QString ofService = services.nested.value(service.id.toLower()).value(u"endpoint_url"_s);
    return ofService.isEmpty() ? own.value(u"endpoint_url"_s) : ofService;
}

EndpointOptions Settings::endpointOptionsFor(const Service &service) const
{
    return {.url = endpointUrlFor(service),
            .useDualStack = useDualStack,
            .useFips = useFips,
            .allowHttp = allowHttp,
            .useLegacyGlobal = useLegacyStsEndpoint};
}

Base::Result<QString> Settings::requireRegion() const
{
    if (!region.isEmpty())
        return region;
    return Base::failure(configurationError(
        QCoreApplication::translate("Aws::Settings",
                                    "No region: AWS_REGION is not set, and the profile \"%1\" has no region in %2.")
            .arg(profile, QDir::toNativeSeparators(sharedConfig.configPath()))));
}

Base::Result<Settings> resolveSettings(const Environment &environment, const Overrides &overrides)
{
    auto config = SharedConfig::load(environment);
    if (!config)
        return Base::failure(config.error());

    Settings settings;
    settings.environment = environment;
    settings.sharedConfig = std::move(*config);
    settings.profileIsExplicit = overrides.profile && !overrides.profile->isEmpty();
    const QString named = firstOf(overrides.profile, environment, {u"AWS_PROFILE"_s, u"AWS_DEFAULT_PROFILE"_s}, {});
    settings.profile = named.isEmpty() ? u"default"_s : named;
    if (!named.isEmpty() && named != "default"_L1 && !settings.sharedConfig.hasProfile(named))
        return Base::failure(noSuchProfile(settings));

    const Profile profile = settings.sharedConfig.profile(settings.profile);
    settings.region = firstOf(overrides.region, environment, {u"AWS_REGION"_s, u"AWS_DEFAULT_REGION"_s},
                              profile.value(u"region"_s));
    settings.output = firstOf(overrides.output, environment, {u"AWS_DEFAULT_OUTPUT"_s}, profile.value(u"output"_s));
    settings.caBundle = environment.expandedPath(
        firstOf(overrides.caBundle, environment, {u"AWS_CA_BUNDLE"_s}, profile.value(u"ca_bundle"_s)));
    settings.endpointUrl = overrides.endpointUrl;
    settings.allowHttp = overrides.allowHttp;
    if (const auto error = readWords(profile, &settings))
        return Base::failure(*error);
    const auto attempts = maxAttempts(settings, overrides, profile);
    if (!attempts)
        return Base::failure(attempts.error());
    settings.maxAttempts = *attempts;
    return settings;
}

} // namespace Aws
