// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/commandline.h"
#include "base/error.h"

namespace Cli {

// As the AWS CLI has them.
enum class ExitCode {
    Success = 0,
    Interrupted = 130,
    Usage = Base::usageExitCode, // also an argument that breaks a documented constraint
    Configuration = 253, // configuration or credentials
    Service = 254, // the service answered with an error
    Other = 255, // network, unreadable answer, files
};

ExitCode exitCodeFor(const Base::Error &error);

} // namespace Cli
