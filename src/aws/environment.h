// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QString>

namespace Aws {

// What this machine says about itself, as a value, so that a test can say something else.
struct Environment
{
    enum class Platform {
        Unix,
        Windows,
    };

    QMap<QString, QString> variables;
    QString homeDirectory; // without a trailing slash; empty where it is not known
    Platform platform = Platform::Unix;

    // Empty where it is not set; an empty variable counts as not set.
    QString value(const QString &name) const { return variables.value(name); }

    // `path` with a leading "~" replaced by the home directory.
    QString expandedPath(const QString &path) const;

    static Environment fromSystem();
};

// HOME; on Windows else USERPROFILE, else HOMEDRIVE and HOMEPATH together. Empty where none is set.
QString homeDirectory(const QMap<QString, QString> &variables, Environment::Platform platform);

} // namespace Aws
