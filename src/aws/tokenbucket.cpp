// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/tokenbucket.h"

#include "aws/budget.h"

#include <algorithm>
#include <cmath>

namespace Aws {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::chrono::milliseconds oneSecond(1000);
// A throttled answer may be the echo of one rate: what comes within this is one event.
constexpr std::chrono::milliseconds oneEvent(1000);
constexpr std::chrono::milliseconds shownThrottled(10'000);
constexpr double reduction = 2.0 / 3.0;
constexpr double lowestShare = 0.1; // of the limit: it goes on
constexpr double growthPerSecond = 0.05; // of the limit

double needed(Priority priority)
{
    return priority == Priority::Interactive ? 1 : 2;
}

} // namespace

TokenBucket::TokenBucket(double limit, Time now)
    : m_limit(limit)
    , m_tokens(capacity())
    , m_filledAt(now)
    , m_reducedTo(limit)
{
}

double TokenBucket::capacity() const
{
    return std::max(2.0, m_limit - 1);
}

double TokenBucket::allowed(Time now) const
{
    if (!m_reducedAt)
        return m_limit;
    const double grown = Seconds(now - *m_reducedAt).count() * growthPerSecond * m_limit;
    return std::min(m_limit, m_reducedTo + grown);
}

void TokenBucket::fill(Time now)
{
    // The rate grows evenly: its mean is that of both ends.
    const double rate = (allowed(m_filledAt) + allowed(now)) / 2;
    m_tokens = std::min(capacity(), m_tokens + Seconds(now - m_filledAt).count() * rate);
    m_filledAt = now;
    while (!m_taken.empty() && now - m_taken.front() >= oneSecond)
        m_taken.pop_front();
}

bool TokenBucket::take(Priority priority, Time now)
{
    fill(now);
    // A hair less will do: sums of fractions are not exact.
    constexpr double hair = 1e-6;
    if ((m_heldUntil && now < *m_heldUntil) || m_tokens + hair < needed(priority))
        return false;
    m_tokens -= 1;
    m_taken.push_back(now);
    return true;
}

void TokenBucket::giveBack()
{
    m_tokens = std::min(capacity(), m_tokens + 1);
    if (!m_taken.empty())
        m_taken.pop_back();
}

TokenBucket::Time TokenBucket::timeUntil(Priority priority, Time now)
{
    fill(now);
    const double missing = std::max(0.0, needed(priority) - m_tokens);
    const Time refill(static_cast<Time::rep>(std::ceil(missing / allowed(now) * 1000)));
    const Time held = m_heldUntil ? *m_heldUntil - now : Time(0);
    return std::max({refill, held, Time(1)});
}

void TokenBucket::tellThrottled(Time now, Time retryAfter)
{
    fill(now);
    m_throttledAt = now;
    if (retryAfter > Time(0))
        m_heldUntil = std::max(m_heldUntil.value_or(now), now + retryAfter);
    if (m_reducedAt && now - *m_reducedAt < oneEvent)
        return;
    m_reducedTo = std::max(m_limit * lowestShare, allowed(now) * reduction);
    m_reducedAt = now;
    m_tokens = std::min(m_tokens, 0.0);
}

bool TokenBucket::isThrottled(Time now) const
{
    return m_throttledAt && now - *m_throttledAt < shownThrottled;
}

int TokenBucket::usedInLastSecond(Time now) const
{
    return static_cast<int>(
        std::count_if(m_taken.begin(), m_taken.end(), [now](Time time) { return now - time < oneSecond; }));
}

} // namespace Aws
