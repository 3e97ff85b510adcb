// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/selection.h"

#include <QDateTime>

// Arithmetic of the timeline's visible range: milliseconds since the epoch inside, no pixels but in TimelineScale.
namespace Models {

inline constexpr qint64 minimumVisibleMilliseconds = 10'000;

// A span of time on a stretch of pixels.
struct TimelineScale
{
    qint64 start = 0; // milliseconds since the epoch
    qint64 end = 1; // after start
    double left = 0;
    double width = 1;

    double right() const { return left + width; }
    double x(qint64 time) const
    {
        return left + static_cast<double>(time - start) / static_cast<double>(end - start) * width;
    }
    double x(const QDateTime &time) const { return x(time.toMSecsSinceEpoch()); }
    // The nearest millisecond; outside of the stretch, a time outside of the span.
    qint64 timeAt(double x) const;
    double pixelsPerSecond() const { return width * 1000.0 / static_cast<double>(end - start); }

    friend bool operator==(const TimelineScale &, const TimelineScale &) = default;
};

// An invalid range stands for the whole, here as in Session::Selection.
Session::TimeRange effectiveRange(const Session::TimeRange &visible, const Session::TimeRange &whole);

// `wanted` moved into `whole` with its length kept where that is possible; not shorter than the minimum. Invalid where
// it covers the whole.
Session::TimeRange fittedRange(const Session::TimeRange &wanted, const Session::TimeRange &whole);

// The range `factor` times as long (under 1: closer), with `anchor` staying where it is on screen.
Session::TimeRange zoomedRange(const Session::TimeRange &visible, const Session::TimeRange &whole, double factor,
                               const QDateTime &anchor);

// Moved by milliseconds, to later where positive; stops at the ends.
Session::TimeRange pannedRange(const Session::TimeRange &visible, const Session::TimeRange &whole, qint64 milliseconds);

// So long a range around `centre`.
Session::TimeRange rangeAround(const QDateTime &centre, qint64 milliseconds, const Session::TimeRange &whole);

// The same range, or moved with its length kept so that `time` stands in its middle, where it was outside.
Session::TimeRange rangeShowing(const Session::TimeRange &visible, const Session::TimeRange &whole,
                                const QDateTime &time);

// The range for a session that was read again: one that touched the old end goes on touching the new one.
Session::TimeRange followedRange(const Session::TimeRange &visible, const Session::TimeRange &oldWhole,
                                 const Session::TimeRange &newWhole);

} // namespace Models
