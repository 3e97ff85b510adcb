// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"

#include <QMap>
#include <QString>

#include <initializer_list>
#include <utility>

namespace Aws {

// Environment variables by name. Those whose values are secrets are kept as such from the start, and have no text.
class EnvironmentVariables
{
public:
    EnvironmentVariables() = default;
    EnvironmentVariables(std::initializer_list<std::pair<QString, QString>> variables);
    EnvironmentVariables(const QMap<QString, QString> &variables); // NOLINT(google-explicit-constructor): the same

    // Also over a value that is there.
    void insert(const QString &name, const QString &value);
    void insert(const EnvironmentVariables &others);
    void remove(const QString &name);

    // Empty where it is not set, and for a secret.
    QString value(const QString &name) const { return m_texts.value(name); }
    // Empty where it is not set, and for what is none.
    Base::Secret secret(const QString &name) const { return m_secrets.value(name); }

    friend bool operator==(const EnvironmentVariables &, const EnvironmentVariables &) = default;

private:
    QMap<QString, QString> m_texts;
    QMap<QString, Base::Secret> m_secrets;
};

// Keys and tokens of AWS, and proxies, whose addresses may have a password in them.
bool isSecretVariable(const QString &name);

} // namespace Aws
