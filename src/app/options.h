// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/commandline.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <variant>

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

using Notice = Base::Notice;

// `arguments` without the program's name.
std::variant<Options, Notice> parseOptions(const QStringList &arguments);

// Shows the options as parseOptions knows them, for the manual page and completions.
void withCommandLine(const std::function<void(const CLI::App &)> &visit);

} // namespace App
