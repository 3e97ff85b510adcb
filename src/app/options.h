// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <variant>

namespace CLI {
class App;
}

namespace App {

// The command line of the window, read.
struct Options
{
    bool demo = false;
    bool dark = false;
    QString file; // a session to open
    std::optional<QString> profile;
    std::optional<QString> region;
    std::optional<QString> endpointUrl;
    std::optional<QString> caBundle;
    bool allowHttp = false; // to other machines, unencrypted

    // Without a window on a screen: draws it once the session is there, and ends.
    QString renderFile; // empty: an ordinary start
    QString exportFile; // written beside it
    QSize size; // of the window; invalid: as it was last, or 1600 × 1000
};

// What to print in place of a window: help or version (0), or what is wrong with the command line (252).
struct Notice
{
    QString text;
    int exitCode = 0;
};

// `arguments` without the program's name.
std::variant<Options, Notice> parseOptions(const QStringList &arguments);

// Shows the options as parseOptions knows them, for the manual page and completions.
void withCommandLine(const std::function<void(const CLI::App &)> &visit);

} // namespace App
