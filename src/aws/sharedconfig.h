// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/environment.h"
#include "base/result.h"
#include "base/secret.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace Aws {

// How a profile comes by credentials, as far as its own section says.
enum class ProfileKind {
    Keys, // aws_access_key_id and aws_secret_access_key
    Sso, // sso_session or sso_start_url
    Role, // role_arn
    Process, // credential_process
    WebIdentity, // role_arn with web_identity_token_file
    None, // region and such alone
};

// One profile, merged from both files. Names of properties are in lower case, as the SDKs read them. Other programs'
// properties may be secrets as well: this type has no QDebug operator, and no value of it is to be shown but those that
// the program knows.
struct Profile
{
    QString name;
    QMap<QString, QString> properties;
    QMap<QString, Base::Secret> secrets; // those of isSecretProperty(), which are in no other member
    QMap<QString, QMap<QString, QString>> nested; // "s3" → {"endpoint_url": …}

    QString value(const QString &property) const { return properties.value(property); }
    Base::Secret secret(const QString &property) const { return secrets.value(property); }
    ProfileKind kind() const;
};

// aws_secret_access_key and the session tokens.
bool isSecretProperty(const QString &name);

// What can be shown of a profile without reading its keys.
struct ProfileName
{
    QString name;
    ProfileKind kind = ProfileKind::None;

    friend bool operator==(const ProfileName &, const ProfileName &) = default;
};

// ~/.aws/config and ~/.aws/credentials, or the files that AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name, read
// once. A file that does not exist is empty.
class SharedConfig
{
public:
    // Configuration where a file is there and cannot be read, or breaks the format; the message names file and line.
    static Base::Result<SharedConfig> load(const Environment &environment);

    // "default" first, the others sorted.
    QList<ProfileName> profileNames() const;
    bool hasProfile(const QString &name) const { return m_profiles.contains(name); }
    // A profile without properties where there is none of the name.
    Profile profile(const QString &name) const;
    // What one file alone says; nothing where it has no such profile.
    std::optional<Profile> profileInConfig(const QString &name) const;
    std::optional<Profile> profileInCredentials(const QString &name) const;
    // [services NAME] and [sso-session NAME] of the config file.
    Profile servicesSection(const QString &name) const;
    Profile ssoSession(const QString &name) const;

    QString configPath() const { return m_configPath; }
    QString credentialsPath() const { return m_credentialsPath; }
    bool configExists() const { return m_configExists; }
    bool credentialsExists() const { return m_credentialsExists; }

private:
    QMap<QString, Profile> m_profiles;
    QMap<QString, Profile> m_services;
    QMap<QString, Profile> m_ssoSessions;
    QMap<QString, Profile> m_inConfig;
    QMap<QString, Profile> m_inCredentials;
    QString m_configPath;
    QString m_credentialsPath;
    bool m_configExists = false;
    bool m_credentialsExists = false;
};

} // namespace Aws
