// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <qcorotask.h>

#include <chrono>
#include <functional>
#include <stop_token>

namespace Aws {

// Waits for `time` on the event loop, or until a stop, which ends it within request_stop().
QCoro::Task<> pause(std::chrono::milliseconds time, std::stop_token stop);

// Whatever waits takes one of these, so that a test need not.
using Pause = std::function<QCoro::Task<>(std::chrono::milliseconds, std::stop_token)>;

} // namespace Aws
