// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/environmentvariables.h"

#include <QString>

namespace Aws {

// What this machine says about itself, as a value, so that a test can say something else.
struct Environment
{
    enum class Platform {
        Unix,
        Windows,
    };

    EnvironmentVariables variables; // of the system's those alone that this program reads
    QString homeDirectory; // without a trailing slash; empty where it is not known
    Platform platform = Platform::Unix;

    // Empty where it is not set; an empty variable counts as not set.
    QString value(const QString &name) const { return variables.value(name); }
    Base::Secret secret(const QString &name) const { return variables.secret(name); }

    // `path` with a leading "~" replaced by the home directory.
    QString expandedPath(const QString &path) const;

    static Environment fromSystem();
};

// HOME; on Windows else USERPROFILE, else HOMEDRIVE and HOMEPATH together. Empty where none is set.
QString homeDirectory(const EnvironmentVariables &variables, Environment::Platform platform);

} // namespace Aws
