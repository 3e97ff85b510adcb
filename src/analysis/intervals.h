// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "analysis/eventcatalogue.h"
#include "ivs/streamsession.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace Analysis {

// What lasted: live, starving, recording. Paired from events that may be missing, late or unpaired: an end that no
// event tells is inferred, and said to be.
struct Interval
{
    EventLane lane = EventLane::Health;
    QDateTime start; // invalid: began before the events that are left (they were cut), isStartInferred
    QDateTime end; // invalid: goes on
    bool isStartInferred = false;
    bool isEndInferred = false; // closed by the session's end or by the next beginning, not by an event of its own
    int startEvent = -1; // index into truncatedEvents; -1 where inferred
    int endEvent = -1;

    friend bool operator==(const Interval &, const Interval &) = default;
};

struct SessionIntervals
{
    QList<Interval> live; // Stream Start … Stream End
    QList<Interval> starving; // Starvation Start … Starvation End
    QList<Interval> recording; // Recording Start … Recording End

    friend bool operator==(const SessionIntervals &, const SessionIntervals &) = default;
};

// Oldest first. What an event does is the catalogue's word: edges by lane, and which event ends the session.
//
// An end that is missing is inferred: at the next beginning, else when the session or the stream ended, whichever of
// these came first; without any of them the interval goes on. A beginning that is missing is not known: where the list
// may be cut, the interval began before what is left (start is invalid); else for `live` it is the session's start, and
// for the others the end itself, so that no time is counted that nothing tells of. In a cut list without any event of
// its lane the stream is taken to be live from before on.
//
// Events of the same second keep the order received. Events without a time are left out.
SessionIntervals intervalsOf(const Ivs::StreamSession &session);

struct StarvationSum
{
    qint64 seconds = 0; // an open spell counts up to `until`; one whose start was cut away counts as nothing
    int spells = 0;

    friend bool operator==(const StarvationSum &, const StarvationSum &) = default;
};
StarvationSum sumStarvation(const QList<Interval> &starving, const QDateTime &until);

// What an event's own interval says of it. Of its beginning: "2:05 long", "1:53 so far", "2:05, to the session's end",
// "2:05 at most" (the next one began, no end was told). of its end: "After 2:05". Empty for a moment and where the
// other end is not known.
std::optional<QString> spellText(const SessionIntervals &intervals, int eventIndex, const QDateTime &now);

} // namespace Analysis
