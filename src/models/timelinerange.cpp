// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinerange.h"

#include <algorithm>
#include <cmath>

namespace Models {

using Session::TimeRange;

namespace {

qint64 lengthOf(const TimeRange &range)
{
    return range.start.msecsTo(range.end);
}

TimeRange rangeFrom(const QDateTime &start, qint64 milliseconds)
{
    return {start, start.addMSecs(milliseconds)};
}

} // namespace

qint64 TimelineScale::timeAt(double position) const
{
    return start + std::llround((position - left) / width * static_cast<double>(end - start));
}

TimeRange effectiveRange(const TimeRange &visible, const TimeRange &whole)
{
    return visible.isValid() && visible.start < visible.end ? visible : whole;
}

TimeRange fittedRange(const TimeRange &wanted, const TimeRange &whole)
{
    if (!wanted.isValid() || !whole.isValid())
        return {};
    const qint64 length = std::max(lengthOf(wanted), minimumVisibleMilliseconds);
    if (length >= lengthOf(whole))
        return {};
    if (wanted.start < whole.start)
        return rangeFrom(whole.start, length);
    if (wanted.start.addMSecs(length) > whole.end)
        return rangeFrom(whole.end.addMSecs(-length), length);
    return rangeFrom(wanted.start, length);
}

TimeRange zoomedRange(const TimeRange &visible, const TimeRange &whole, double factor, const QDateTime &anchor)
{
    const TimeRange range = effectiveRange(visible, whole);
    if (!range.isValid())
        return {};
    const double length = static_cast<double>(lengthOf(range));
    const double wanted = std::max(length * factor, static_cast<double>(minimumVisibleMilliseconds));
    // Where the anchor stands in the range, as a share of it: that share stays.
    const double share = std::clamp(static_cast<double>(range.start.msecsTo(anchor)) / length, 0.0, 1.0);
    const qint64 before = std::llround(share * wanted);
    const QDateTime pivot = range.start.addMSecs(std::llround(share * length));
    return fittedRange(rangeFrom(pivot.addMSecs(-before), std::llround(wanted)), whole);
}

TimeRange pannedRange(const TimeRange &visible, const TimeRange &whole, qint64 milliseconds)
{
    const TimeRange range = effectiveRange(visible, whole);
    if (!range.isValid())
        return {};
    return fittedRange({range.start.addMSecs(milliseconds), range.end.addMSecs(milliseconds)}, whole);
}

TimeRange rangeAround(const QDateTime &centre, qint64 milliseconds, const TimeRange &whole)
{
    return fittedRange(rangeFrom(centre.addMSecs(-milliseconds / 2), milliseconds), whole);
}

TimeRange rangeShowing(const TimeRange &visible, const TimeRange &whole, const QDateTime &time)
{
    const TimeRange range = effectiveRange(visible, whole);
    if (!range.isValid() || !time.isValid() || (time >= range.start && time <= range.end))
        return visible;
    return rangeAround(time, lengthOf(range), whole);
}

TimeRange followedRange(const TimeRange &visible, const TimeRange &oldWhole, const TimeRange &newWhole)
{
    if (!visible.isValid() || !newWhole.isValid())
        return {};
    if (!oldWhole.isValid() || visible.end < oldWhole.end)
        return fittedRange(visible, newWhole);
    const qint64 length = lengthOf(visible);
    return fittedRange(rangeFrom(newWhole.end.addMSecs(-length), length), newWhole);
}

} // namespace Models
