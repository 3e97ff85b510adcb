// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/commandline.h"

namespace Packaging {

// Scripts that complete the program's commands, options, choices and files.
QString bashCompletion(const Command &program);
QString zshCompletion(const Command &program);
QString fishCompletion(const Command &program);

} // namespace Packaging
