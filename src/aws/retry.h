// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

// When a failed attempt is made again, and when: pure, with chance and time handed in.
namespace Aws {

struct RetryPolicy
{
    int maxAttempts = 3;
    std::chrono::milliseconds base{1'000};
    std::chrono::milliseconds cap{20'000};
};

// Throttling, faults of the service, time-outs, connections that were lost or did not come about.
bool isRetryable(const Base::Error &error);

// Exponential with full jitter: from nothing to min(cap, base · 2^(failedAttempts − 1)). `random` is in [0, 1].
std::chrono::milliseconds backoff(int failedAttempts, double random, const RetryPolicy &policy);

// A Retry-After header, in seconds or as an HTTP date; nothing where it is neither.
std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header, const QDateTime &now);

// "Tue, 24 Nov 2026 03:07:30 GMT" in UTC; invalid where it is none.
QDateTime httpDate(const QByteArray &header);

// The longer of the two, at most the policy's cap.
std::chrono::milliseconds retryDelay(std::chrono::milliseconds backoff,
                                     std::optional<std::chrono::milliseconds> retryAfter, const RetryPolicy &policy);

// What one client may spend on attempts after the first, so that a service in trouble is not beaten by all of its
// callers at once: a failure costs, a success pays back.
class RetryQuota
{
public:
    static constexpr int retryCost = 5;
    static constexpr int timeoutCost = 10;

    explicit RetryQuota(int capacity = 500);
    static int costOf(const Base::Error &error);
    bool take(int cost = retryCost); // false: no further attempt now
    // A success: what the last retry cost, or one where there was no retry (0).
    void giveBack(int lastCost);
    int available() const { return m_available; }

private:
    int m_capacity;
    int m_available;
};

} // namespace Aws
