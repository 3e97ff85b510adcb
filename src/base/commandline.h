// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace CLI {
class App;
}

// How our programs read their command lines: CLI11's exceptions end here.
namespace Base {

inline constexpr int usageExitCode = 252; // as the AWS CLI has it

// What to print in place of running: help or version (0), or what is wrong with the command line.
struct Notice
{
    QString text; // with its line end
    int exitCode = 0; // non-zero: to stderr
};

// Fills what the options of `app` stand for. `arguments` is without the program's name. Nothing where the program is to
// run.
std::optional<Notice> readCommandLine(CLI::App &app, const QStringList &arguments);

// "PROGRAM: REASON", and where the options are described.
Notice usageNotice(const CLI::App &app, const QString &reason);

} // namespace Base
