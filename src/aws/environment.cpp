// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/environment.h"

#include <QDir>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace Aws {

QString homeDirectory(const QMap<QString, QString> &variables, Environment::Platform platform)
{
    if (const QString home = variables.value(u"HOME"_s); !home.isEmpty())
        return home;
    if (platform != Environment::Platform::Windows)
        return {};
    if (const QString profile = variables.value(u"USERPROFILE"_s); !profile.isEmpty())
        return profile;
    return variables.value(u"HOMEDRIVE"_s) + variables.value(u"HOMEPATH"_s);
}

QString Environment::expandedPath(const QString &path) const
{
    if (homeDirectory.isEmpty() || !path.startsWith(u'~'))
        return path;
    if (path.size() == 1)
        return homeDirectory;
    const bool isOwnHome = path.at(1) == u'/' || path.at(1) == u'\\';
    return isOwnHome ? QString(homeDirectory + path.mid(1)) : path;
}

Environment Environment::fromSystem()
{
    Environment result;
    const auto system = QProcessEnvironment::systemEnvironment();
    const auto names = system.keys();
    for (const auto &name : names)
        result.variables.insert(name, system.value(name));
#ifdef Q_OS_WIN
    result.platform = Platform::Windows;
#endif
    result.homeDirectory = Aws::homeDirectory(result.variables, result.platform);
    if (result.homeDirectory.isEmpty())
        result.homeDirectory = QDir::homePath();
    return result;
}

} // namespace Aws
