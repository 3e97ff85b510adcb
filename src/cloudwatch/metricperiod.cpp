// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cloudwatch/metricperiod.h"

#include <algorithm>

namespace CloudWatch {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 inHand = minute;

struct Retention
{
    int periodSeconds;
    qint64 keptSeconds;
};

// What is older than all of these is asked for by the hour.
constexpr Retention retentions[] = {{finestPeriodSeconds, 3 * hour}, {60, 15 * day}, {300, 63 * day}};
constexpr int coarsestPeriodSeconds = 3600;

// Whole minutes as well: CloudWatch rounds a start to them by itself, and the viewers come once a minute.
qint64 gridOf(int periodSeconds)
{
    return std::max<qint64>(periodSeconds, minute);
}

qint64 roundedDown(qint64 seconds, qint64 grid)
{
    const qint64 rest = seconds % grid;
    return seconds - (rest < 0 ? rest + grid : rest);
}

qint64 roundedUp(qint64 milliseconds, qint64 grid)
{
    const qint64 step = grid * 1000;
    const qint64 down = roundedDown(milliseconds, step);
    return (down == milliseconds ? down : down + step) / 1000;
}

QDateTime utc(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

MetricSpan aligned(const QDateTime &start, const QDateTime &end, int periodSeconds)
{
    const qint64 grid = gridOf(periodSeconds);
    return {.start = utc(roundedDown(start.toSecsSinceEpoch(), grid)),
            .end = utc(roundedUp(end.toMSecsSinceEpoch(), grid)),
            .periodSeconds = periodSeconds};
}

QDateTime pastEnd(const QDateTime &end, const QDateTime &now)
{
    return end.isValid() ? std::min(end, now) : now;
}

} // namespace

int finestPeriodFor(const QDateTime &start, const QDateTime &now)
{
    for (const auto &retention : retentions) {
        const qint64 from = roundedDown(start.toSecsSinceEpoch(), gridOf(retention.periodSeconds));
        if (now.toSecsSinceEpoch() - from <= retention.keptSeconds - inHand)
            return retention.periodSeconds;
    }
    return coarsestPeriodSeconds;
}

MetricSpan spanFor(const QDateTime &start, const QDateTime &end, const QDateTime &now, std::optional<int> period)
{
    const QDateTime last = pastEnd(end, now);
    if (!start.isValid() || !now.isValid() || start >= last)
        return {};
    return aligned(start, last, period.value_or(finestPeriodFor(start, now)));
}

MetricSpan recentSpanFor(const QDateTime &start, const QDateTime &end, const QDateTime &now)
{
    const QDateTime last = pastEnd(end, now);
    if (!start.isValid() || !now.isValid() || start >= last || finestPeriodFor(start, now) == finestPeriodSeconds)
        return {};
    // The next whole minute: rounded down it would be too old.
    const qint64 oldest = (now.toSecsSinceEpoch() - retentions[0].keptSeconds + inHand) * 1000;
    const QDateTime from = utc(roundedUp(oldest, minute));
    if (from >= last)
        return {};
    return aligned(from, last, finestPeriodSeconds);
}

bool isPeriod(qint64 seconds)
{
    constexpr qint64 subMinute[] = {1, 5, 10, 20, 30};
    if (std::find(std::begin(subMinute), std::end(subMinute), seconds) != std::end(subMinute))
        return true;
    return seconds > 0 && seconds <= day && seconds % minute == 0;
}

} // namespace CloudWatch
