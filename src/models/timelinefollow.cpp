// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinefollow.h"

#include "models/timelinerange.h"

#include <algorithm>

namespace Models {

using Session::TimeRange;

void TimelineFollow::reset()
{
    m_isFollowing = true;
    m_newEvents = 0;
}

void TimelineFollow::rangeChosen(const TimeRange &visible, const TimeRange &whole)
{
    m_isFollowing = !visible.isValid() || visible.end >= whole.end;
    if (m_isFollowing)
        m_newEvents = 0;
}

// New ones stand in front. Where nothing of the old list is left, all are new.
void TimelineFollow::eventsChanged(const QList<Ivs::StreamEvent> &before, const QList<Ivs::StreamEvent> &after)
{
    if (m_isFollowing)
        return;
    const qsizetype known = before.isEmpty() ? -1 : after.indexOf(before.first());
    m_newEvents += known < 0 ? after.size() : known;
}

TimeRange TimelineFollow::attached(const TimeRange &visible, const TimeRange &whole)
{
    reset();
    if (!visible.isValid() || !whole.isValid())
        return {};
    const qint64 length = visible.start.msecsTo(visible.end);
    return fittedRange({whole.end.addMSecs(-length), whole.end}, whole);
}

TimeRange TimelineFollow::detached(const TimeRange &visible, const TimeRange &whole)
{
    m_isFollowing = false;
    m_newEvents = 0;
    return effectiveRange(visible, whole);
}

TimeRange TimelineFollow::moved(const TimeRange &visible, const TimeRange &before, const TimeRange &after) const
{
    if (m_isFollowing)
        return followedRange(visible, before, after);
    // All there was is not all there is now: it stays as it is, and not with the end.
    return visible == before && before.isValid() ? visible : fittedRange(visible, after);
}

} // namespace Models
