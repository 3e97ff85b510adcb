// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/server.h"

#include <QStringList>

#include <functional>
#include <string>
#include <variant>

namespace CLI {
class App;
}

namespace Sim {

// What to print in place of serving: help or version (0), or what is wrong with the command line (252).
struct Notice
{
    std::string text;
    int exitCode = 0;
};

// `arguments` without the program's name.
std::variant<Simulator::Server::Options, Notice> parseOptions(const QStringList &arguments);

// Shows the options as parseOptions knows them, for the manual page and completions.
void withCommandLine(const std::function<void(const CLI::App &)> &visit);

} // namespace Sim
