// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/environment.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

// A home directory with an .aws folder of the test's own, and the environment that goes with it.
class AwsFolder
{
public:
    AwsFolder()
    {
        environment.homeDirectory = m_home.path();
        QDir(m_home.path()).mkdir(QStringLiteral(".aws"));
    }

    QString configPath() const { return m_home.path() + QStringLiteral("/.aws/config"); }
    QString credentialsPath() const { return m_home.path() + QStringLiteral("/.aws/credentials"); }
    QString home() const { return m_home.path(); }

    void writeConfig(const QByteArray &text) const { write(configPath(), text); }
    void writeCredentials(const QByteArray &text) const { write(credentialsPath(), text); }
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(path));
    }

    Aws::Environment environment;

private:
    QTemporaryDir m_home;
};
