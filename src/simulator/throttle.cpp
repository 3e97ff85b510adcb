// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/throttle.h"

#include <algorithm>
#include <utility>

namespace Simulator {

Throttle::Throttle(MonotonicClock clock)
    : m_clock(std::move(clock))
{
}

bool Throttle::admit(const QString &operation, const Rate &rate)
{
    const QMutexLocker lock(&m_mutex);
    const auto now = m_clock();
    auto bucket = m_buckets.find(operation);
    if (bucket == m_buckets.end())
        bucket = m_buckets.insert(operation, {.tokens = rate.burst, .filledAt = now});
    const double elapsed = std::chrono::duration<double>(now - bucket->filledAt).count();
    bucket->tokens = std::min(rate.burst, bucket->tokens + elapsed * rate.perSecond);
    bucket->filledAt = now;
    if (bucket->tokens < 1)
        return false;
    bucket->tokens -= 1;
    return true;
}

std::chrono::milliseconds steadyMilliseconds()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace Simulator
