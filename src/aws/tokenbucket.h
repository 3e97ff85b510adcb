// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <deque>
#include <optional>

namespace Aws {

enum class Priority;

// The arithmetic of a budget: how many calls may be made at a moment that is handed in, and when the next one may.
// Moments never go back.
class TokenBucket
{
public:
    using Time = std::chrono::milliseconds;

    // Starts full. The capacity is one below what the service grants at once: two calls that come closer together
    // than they were sent would be one too many else.
    TokenBucket(double limit, Time now);

    double limit() const { return m_limit; }
    double allowed(Time now) const; // a second

    // Takes a token; false where there is none for this priority. Background calls leave one.
    bool take(Priority priority, Time now);
    // The last call that was taken was not made.
    void giveBack();
    // At least a millisecond.
    Time timeUntil(Priority priority, Time now);

    void tellThrottled(Time now, Time retryAfter);
    bool isThrottled(Time now) const;
    int usedInLastSecond(Time now) const;

private:
    void fill(Time now);
    double capacity() const;

    double m_limit;
    double m_tokens;
    Time m_filledAt;
    std::deque<Time> m_taken; // in the last second
    double m_reducedTo; // the rate when it was last reduced, and when
    std::optional<Time> m_reducedAt;
    std::optional<Time> m_throttledAt;
    std::optional<Time> m_heldUntil;
};

} // namespace Aws
