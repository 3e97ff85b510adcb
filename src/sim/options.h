// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/commandline.h"
#include "simulator/server.h"

#include <QStringList>

#include <functional>
#include <variant>

namespace Sim {

using Notice = Base::Notice;

// `arguments` without the program's name.
std::variant<Simulator::Server::Options, Notice> parseOptions(const QStringList &arguments);

// Shows the options as parseOptions knows them, for the manual page and completions.
void withCommandLine(const std::function<void(const CLI::App &)> &visit);

} // namespace Sim
