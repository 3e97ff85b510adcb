// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionmetrics.h"

namespace Cli {

// A line a metric for people: its period, how many points there are, lowest, average, highest.
QString metricsText(const Session::SessionMetrics &metrics);

} // namespace Cli
