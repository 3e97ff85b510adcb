// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/environment.h"
#include "base/result.h"

#include <QStringList>

#include <functional>

namespace Aws {

// What the system is told to run.
struct Program
{
    QString file;
    QStringList arguments;
    // Windows: a command line behind the program that is none of Microsoft's C runtime; `arguments` is empty then.
    QString nativeArguments;

    friend bool operator==(const Program &, const Program &) = default;
};

using FileExists = std::function<bool(const QString &path)>;

// The program that the first of `words` (one at least) names, with the others for arguments. Unix finds it by itself.
// Windows would find .exe files alone: here it is looked for in the folders of PATH, with the extensions of PATHEXT
// that a process can be made of, and a batch file (.bat, .cmd) is handed to cmd.exe. The current folder is not looked
// in. What is not found stays as it is, for the system to say so. Configuration: a word that a batch file cannot be
// given as it stands.
Base::Result<Program> programOf(const QStringList &words, const Environment &environment, const FileExists &exists);

} // namespace Aws
