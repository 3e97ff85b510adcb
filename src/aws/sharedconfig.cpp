// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/sharedconfig.h"

#include "aws/profileparser.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

QString pathOf(const Environment &environment, const QString &variable, const QString &name)
{
    const QString named = environment.value(variable);
    if (!named.isEmpty())
        return environment.expandedPath(named);
    return environment.homeDirectory.isEmpty() ? QString() : QString(environment.homeDirectory + "/.aws/"_L1 + name);
}

// Empty where the file does not exist.
Base::Result<Base::Plaintext> readFile(const QString &path)
{
    if (path.isEmpty() || !QFileInfo::exists(path))
        return Base::Plaintext({});
    QFile file(path);
    // Unbuffered: there is no copy but ours.
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return Base::failure(
            {.kind = Base::Error::Kind::Configuration,
             .message = QCoreApplication::translate("Aws::SharedConfig", "%1 cannot be read: %2.")
                            .arg(QDir::toNativeSeparators(path), QFileInfo(path).isDir() ? QCoreApplication::translate(
                                                                     "Aws::SharedConfig", "it is a folder")
                                                                                         : file.errorString())});
    }
    return Base::Plaintext(file.readAll());
}

// A session token of the one file must not meet the other one's key.
void removeKeys(Profile *profile)
{
    profile->properties.remove(u"aws_access_key_id"_s);
    profile->secrets.clear();
}

void mergeInto(QMap<QString, Profile> *profiles, const QMap<QString, Profile> &others)
{
    for (const auto &other : others) {
        Profile &profile = (*profiles)[other.name];
        profile.name = other.name;
        if (other.properties.contains(u"aws_access_key_id"_s))
            removeKeys(&profile);
        profile.properties.insert(other.properties);
        profile.secrets.insert(other.secrets);
        profile.nested.insert(other.nested);
    }
}

std::optional<Profile> find(const QMap<QString, Profile> &profiles, const QString &name)
{
    const auto found = profiles.constFind(name);
    return found == profiles.cend() ? std::optional<Profile>() : *found;
}

} // namespace

bool isSecretProperty(const QString &name)
{
    return name == "aws_secret_access_key"_L1 || name == "aws_session_token"_L1 || name == "aws_security_token"_L1;
}

ProfileKind Profile::kind() const
{
    if (!value(u"web_identity_token_file"_s).isEmpty())
        return ProfileKind::WebIdentity;
    if (!value(u"role_arn"_s).isEmpty())
        return ProfileKind::Role;
    if (!value(u"sso_session"_s).isEmpty() || !value(u"sso_start_url"_s).isEmpty())
        return ProfileKind::Sso;
    if (!value(u"aws_access_key_id"_s).isEmpty())
        return ProfileKind::Keys;
    if (!value(u"credential_process"_s).isEmpty())
        return ProfileKind::Process;
    return ProfileKind::None;
}

Base::Result<SharedConfig> SharedConfig::load(const Environment &environment)
{
    SharedConfig result;
    result.m_configPath = pathOf(environment, u"AWS_CONFIG_FILE"_s, u"config"_s);
    result.m_credentialsPath = pathOf(environment, u"AWS_SHARED_CREDENTIALS_FILE"_s, u"credentials"_s);
    result.m_configExists = !result.m_configPath.isEmpty() && QFileInfo::exists(result.m_configPath);
    result.m_credentialsExists = !result.m_credentialsPath.isEmpty() && QFileInfo::exists(result.m_credentialsPath);

    const auto configText = readFile(result.m_configPath);
    if (!configText)
        return Base::failure(configText.error());
    const auto config = parseSharedFile(configText->bytes(), SharedFile::Config, result.m_configPath);
    if (!config)
        return Base::failure(config.error());
    const auto credentialsText = readFile(result.m_credentialsPath);
    if (!credentialsText)
        return Base::failure(credentialsText.error());
    const auto credentials
        = parseSharedFile(credentialsText->bytes(), SharedFile::Credentials, result.m_credentialsPath);
    if (!credentials)
        return Base::failure(credentials.error());

    // The credentials file last: its keys win.
    mergeInto(&result.m_profiles, config->profiles);
    mergeInto(&result.m_profiles, credentials->profiles);
    result.m_services = config->services;
    result.m_ssoSessions = config->ssoSessions;
    result.m_inConfig = config->profiles;
    result.m_inCredentials = credentials->profiles;
    return result;
}

QList<ProfileName> SharedConfig::profileNames() const
{
    QList<ProfileName> names;
    for (const auto &profile : m_profiles)
        names.append({profile.name, profile.kind()});
    std::stable_partition(names.begin(), names.end(),
                          [](const ProfileName &profile) { return profile.name == "default"_L1; });
    return names;
}

Profile SharedConfig::profile(const QString &name) const
{
    return m_profiles.value(name, Profile{.name = name});
}

std::optional<Profile> SharedConfig::profileInConfig(const QString &name) const
{
    return find(m_inConfig, name);
}

std::optional<Profile> SharedConfig::profileInCredentials(const QString &name) const
{
    return find(m_inCredentials, name);
}

Profile SharedConfig::servicesSection(const QString &name) const
{
    return m_services.value(name, Profile{.name = name});
}

Profile SharedConfig::ssoSession(const QString &name) const
{
    return m_ssoSessions.value(name, Profile{.name = name});
}

} // namespace Aws
