// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

namespace Cli {

// What happened and what to do, a line each, without a line end; members of the API by the names of their options.
QString errorText(const Base::Error &received);

} // namespace Cli
