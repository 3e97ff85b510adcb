// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "analysis/eventcatalogue.h"
#include "analysis/intervals.h"
#include "base/timetext.h"
#include "ivs/streamsession.h"
#include "models/roles.h"
#include "session/selection.h"
#include "session/sessionmetrics.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace Models {

struct TimelineEvent
{
    int index = -1; // into truncatedEvents
    QDateTime time;
    QString name; // the service's own
    Analysis::EventMeaning meaning;
    Severity severity = Severity::Unknown;
    bool isEdge = false; // begins or ends an interval, which stands for it
    QString peak; // "peak 8.9 Mb/s" of a limit that was exceeded, where metrics show it

    friend bool operator==(const TimelineEvent &, const TimelineEvent &) = default;
};

// Errors and warnings, and what nobody knows.
bool isProblem(Severity severity);

// What a lane says of an instant: "Starving for 1:25".
struct LaneState
{
    Severity severity = Severity::None;
    QString text;

    friend bool operator==(const LaneState &, const LaneState &) = default;
};

// What the timeline of a session holds, before any pixel: events in the order of their time, what lasted, since when
// the events tell anything, and the words for it. A value.
class TimelineContent
{
    Q_DECLARE_TR_FUNCTIONS(Models::TimelineContent)

public:
    TimelineContent() = default; // nothing to show
    // `now` is the end of what goes on; where it is invalid, the last event is.
    TimelineContent(const Ivs::StreamSession &session, const QDateTime &now);
    // How far limits were exceeded, which no event says.
    void tellPeaks(const Session::SessionMetrics &metrics, const Ivs::StreamSession &session);

    // From the session's start, or the first event before it, to its end; invalid where nothing has a time.
    const Session::TimeRange &span() const { return m_span; }
    QDateTime sessionStart() const { return m_sessionStart; } // T+ counts from here
    bool isOpen() const { return m_isOpen; } // the session goes on
    bool isCut() const { return m_knownSince.isValid(); }
    // The oldest event where older ones were cut: nothing is known before it. Invalid where all events are there.
    const QDateTime &knownSince() const { return m_knownSince; }

    const QList<TimelineEvent> &events() const { return m_events; } // oldest first; events without a time are left out
    const Analysis::SessionIntervals &intervals() const { return m_intervals; }
    const QList<Session::TimeRange> &healthy() const { return m_healthy; } // live, not starving, and told
    const QList<Analysis::EventLane> &lanes() const { return m_lanes; } // those that have something, top to bottom
    const QString &bucketName() const { return m_bucketName; }
    // Where an interval is drawn from and to, also where no event tells its beginning or it goes on.
    QDateTime startOf(const Analysis::Interval &interval) const;
    QDateTime endOf(const Analysis::Interval &interval) const;
    // Whether an event tells the beginning.
    static bool isStartTold(const Analysis::Interval &interval)
    {
        return interval.start.isValid() && !interval.isStartInferred;
    }
    // "2:05", "1:53 so far"; "over 1:29" where the beginning is not told, "up to 0:40" where the end is not; empty
    // where nothing can be said.
    QString lengthText(const Analysis::Interval &interval) const;

    const TimelineEvent *event(int index) const; // null where it has no time
    // The next event after (before, for step -1) the selected one; without one, the first after (before) `from`, or
    // where that is invalid the first (last) of all. -1 where there is none.
    int neighbour(int selected, int step, const QDateTime &from, bool problemsOnly = false) const;

    // `tolerance` is how near a moment must be to count, in milliseconds.
    LaneState stateAt(Analysis::EventLane lane, const QDateTime &time, qint64 tolerance) const;

    // "17 events, 7 starvation spells, 1 limit breach, 2 failures".
    QString summary() const;
    // An event as lines: the operator's words, the service's own, clock and T+, how long it lasted.
    QStringList eventLines(int index, const Base::TimeFormat &format) const;

private:
    void readEvents(const Ivs::StreamSession &session);
    void findSpan(const Ivs::StreamSession &session, const QDateTime &now);
    void findHealthy();
    void findLanes();
    bool covers(const Analysis::Interval &interval, const QDateTime &time) const;
    LaneState momentAt(Analysis::EventLane lane, const QDateTime &time, qint64 tolerance) const;
    LaneState healthAt(const QDateTime &time) const;
    LaneState streamStateAt(const QDateTime &time) const;
    LaneState recordingAt(const QDateTime &time) const;
    bool isUnknown(const QDateTime &time) const { return m_knownSince.isValid() && time < m_knownSince; }

    Session::TimeRange m_span;
    QDateTime m_sessionStart;
    QDateTime m_knownSince;
    bool m_isOpen = false;
    QString m_bucketName;
    qsizetype m_eventCount = 0;
    QList<TimelineEvent> m_events;
    Analysis::SessionIntervals m_intervals;
    QList<Session::TimeRange> m_healthy;
    QList<Analysis::EventLane> m_lanes;
};

} // namespace Models
