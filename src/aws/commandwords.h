// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/environment.h"

#include <QStringList>

#include <optional>

namespace Aws {

// A command line to the program and its arguments, as it would be without a shell: nothing is expanded, and "|" is an
// argument like another. Unix: the quotes and backslashes of a POSIX shell. Windows: the rules of Microsoft's C
// runtime. Nothing where a quote is not closed or no word is there.
std::optional<QStringList> commandWords(const QString &command, Environment::Platform platform);

} // namespace Aws
