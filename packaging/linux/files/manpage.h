// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/commandline.h"

namespace Packaging {

// A manual page in roff: `prose` with its lines @HEAD@, @NAME@, @SYNOPSIS@, @OPTIONS@ and @COMMANDS@ replaced by what
// the command line says of itself.
QString manPage(const Command &program, const QString &prose, const QString &version);

} // namespace Packaging
