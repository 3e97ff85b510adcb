// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/environment.h"

#include <QDir>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

// Other programs' variables may be secrets by names that nobody here knows.
bool isRead(const QString &name)
{
    static const QStringList names{u"HOME"_s,     u"USERPROFILE"_s, u"HOMEDRIVE"_s, u"HOMEPATH"_s,
                                   u"NO_PROXY"_s, u"PATH"_s,        u"PATHEXT"_s,   u"COMSPEC"_s};
    return name.startsWith("AWS_"_L1, Qt::CaseInsensitive) || isSecretVariable(name)
           || names.contains(name, Qt::CaseInsensitive);
}

} // namespace

QString homeDirectory(const EnvironmentVariables &variables, Environment::Platform platform)
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
#ifdef Q_OS_WIN
    result.platform = Platform::Windows;
#endif
    for (const auto &name : names) {
        if (isRead(name)) // Windows does not tell "Path" from "PATH"
            result.variables.insert(result.platform == Platform::Windows ? name.toUpper() : name, system.value(name));
    }
    result.homeDirectory = Aws::homeDirectory(result.variables, result.platform);
    if (result.homeDirectory.isEmpty())
        result.homeDirectory = QDir::homePath();
    return result;
}

} // namespace Aws
