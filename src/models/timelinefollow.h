// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ivs/streamsession.h"
#include "session/selection.h"

#include <QList>

namespace Models {

// Whether the visible range of a session on air sticks to Now, and what has come since it was left there. Sticks at
// first; a range that does not reach the end leaves, one that does comes back.
class TimelineFollow
{
public:
    bool isFollowing() const { return m_isFollowing; }
    // Events that came since the range left Now; 0 while it follows.
    qsizetype newEvents() const { return m_newEvents; }

    void reset(); // another session
    // A person chose another range.
    void rangeChosen(const Session::TimeRange &visible, const Session::TimeRange &whole);
    // The same session has other events now.
    void eventsChanged(const QList<Ivs::StreamEvent> &before, const QList<Ivs::StreamEvent> &after);

    // Each gives the range to be visible. An invalid range stands for the whole, here as in Session::Selection.
    Session::TimeRange attached(const Session::TimeRange &visible, const Session::TimeRange &whole);
    Session::TimeRange detached(const Session::TimeRange &visible, const Session::TimeRange &whole);
    // Now went on, from the end of `before` to that of `after`.
    Session::TimeRange moved(const Session::TimeRange &visible, const Session::TimeRange &before,
                             const Session::TimeRange &after) const;

private:
    bool m_isFollowing = true;
    qsizetype m_newEvents = 0;
};

} // namespace Models
