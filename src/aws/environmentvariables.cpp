// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/environmentvariables.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Aws {

bool isSecretVariable(const QString &name)
{
    static const QStringList names{u"AWS_SECRET_ACCESS_KEY"_s,
                                   u"AWS_SESSION_TOKEN"_s,
                                   u"AWS_SECURITY_TOKEN"_s,
                                   u"AWS_CONTAINER_AUTHORIZATION_TOKEN"_s,
                                   u"HTTP_PROXY"_s,
                                   u"HTTPS_PROXY"_s,
                                   u"ALL_PROXY"_s};
    return names.contains(name, Qt::CaseInsensitive);
}

EnvironmentVariables::EnvironmentVariables(std::initializer_list<std::pair<QString, QString>> variables)
{
    for (const auto &[name, value] : variables)
        insert(name, value);
}

EnvironmentVariables::EnvironmentVariables(const QMap<QString, QString> &variables)
{
    for (auto it = variables.begin(); it != variables.end(); ++it)
        insert(it.key(), it.value());
}

void EnvironmentVariables::insert(const QString &name, const QString &value)
{
    if (isSecretVariable(name))
        m_secrets.insert(name, Base::Secret(QStringView(value)));
    else
        m_texts.insert(name, value);
}

void EnvironmentVariables::insert(const EnvironmentVariables &others)
{
    m_texts.insert(others.m_texts);
    m_secrets.insert(others.m_secrets);
}

void EnvironmentVariables::remove(const QString &name)
{
    m_texts.remove(name);
    m_secrets.remove(name);
}

} // namespace Aws
