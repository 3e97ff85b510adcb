// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/pause.h"

#include "aws/wakeup.h"

#include <QTimer>

namespace Aws {

namespace {

class Delay final : public WakeUp
{
public:
    Delay(std::chrono::milliseconds time, const std::stop_token &stop)
    {
        QTimer::singleShot(time, this, [this] { wake(); });
        onStop(stop, [this] { wake(); });
    }
};

} // namespace

QCoro::Task<> pause(std::chrono::milliseconds time, std::stop_token stop)
{
    Delay delay(time, stop);
    co_await delay.woken();
}

} // namespace Aws
