// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QMutex>
#include <QString>

#include <chrono>
#include <functional>

namespace Simulator {

// A token bucket for each operation. All calls may come from any thread.
class Throttle
{
public:
    // Since whatever moment, never going back.
    using MonotonicClock = std::function<std::chrono::milliseconds()>;

    struct Rate
    {
        double perSecond = 5;
        double burst = 5;
    };

    explicit Throttle(MonotonicClock clock);

    // Takes a token; false where none is left.
    bool admit(const QString &operation, const Rate &rate);

private:
    struct Bucket
    {
        double tokens = 0;
        std::chrono::milliseconds filledAt{};
    };

    MonotonicClock m_clock;
    QMutex m_mutex;
    QHash<QString, Bucket> m_buckets;
};

// The machine's own.
std::chrono::milliseconds steadyMilliseconds();

} // namespace Simulator
