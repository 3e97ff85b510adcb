// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

#include <optional>

// Which period to ask CloudWatch for, and over which range: arithmetic alone.
namespace CloudWatch {

// What one request asks for. Both ends lie on whole periods and on whole minutes.
struct MetricSpan
{
    QDateTime start; // UTC, inclusive
    QDateTime end; // UTC, exclusive
    int periodSeconds = 0;

    bool isValid() const { return start.isValid() && end.isValid() && start < end && periodSeconds > 0; }

    friend bool operator==(const MetricSpan &, const MetricSpan &) = default;
};

// The finest resolution that Amazon IVS's stream health is meant to be read at (Low-Latency User Guide, stream-health).
inline constexpr int finestPeriodSeconds = 5;
// The viewers are told once a minute: a finer period gives no further points.
inline constexpr int viewersPeriodSeconds = 60;

// CloudWatch keeps points of less than a minute for 3 h, of a minute for 15 d, of five minutes for 63 d and of an hour
// for 455 d; a period that is finer than what is left gives no point at all (service model 2010-08-01, MetricStat).
// The age is judged by the range's start as it is sent, so it is the rounded one that counts here, and a minute is kept
// in hand for the way there and for clocks that disagree.
int finestPeriodFor(const QDateTime &start, const QDateTime &now);

// The finest span over start to end (or to `now`, where end is later or invalid): start rounded down, end up.
// `period`: a wish, in seconds; where it is finer than what is left, so is the answer: the service has nothing to give.
// Invalid where nothing of the range is past.
MetricSpan spanFor(const QDateTime &start, const QDateTime &end, const QDateTime &now, std::optional<int> period = {});

// The part of the same range that is still kept at five seconds. Invalid where that is none, or all of it.
MetricSpan recentSpanFor(const QDateTime &start, const QDateTime &end, const QDateTime &now);

// 1, 5, 10, 20, 30 or a multiple of 60, up to a day: what MetricStat allows as a period.
bool isPeriod(qint64 seconds);

} // namespace CloudWatch
