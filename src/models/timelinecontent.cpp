// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinecontent.h"

#include "models/countedtext.h"
#include "models/ingestwords.h"
#include "models/timelinerange.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace Models {

using Analysis::EventLane;
using Analysis::Interval;
using Session::TimeRange;

bool isProblem(Severity severity)
{
    return severity == Severity::Error || severity == Severity::Warning || severity == Severity::Unknown;
}

TimelineContent::TimelineContent(const Ivs::StreamSession &session, const QDateTime &now)
    : m_sessionStart(session.startTime)
    , m_isOpen(session.startTime.isValid() && !session.endTime.isValid())
    , m_eventCount(session.truncatedEvents.size())
    , m_intervals(Analysis::intervalsOf(session))
{
    if (session.recordingConfiguration)
        m_bucketName = session.recordingConfiguration->bucketName.value_or(QString());
    readEvents(session);
    findSpan(session, now);
    findHealthy();
    findLanes();
}

void TimelineContent::readEvents(const Ivs::StreamSession &session)
{
    std::set<int> edges;
    for (const auto *intervals : {&m_intervals.live, &m_intervals.starving, &m_intervals.recording}) {
        for (const Interval &interval : *intervals)
            edges.insert({interval.startEvent, interval.endEvent});
    }
    m_events.reserve(session.truncatedEvents.size());
    // The service lists the newest first; of events of the same second, the one listed later came earlier.
    for (qsizetype i = session.truncatedEvents.size() - 1; i >= 0; --i) {
        const Ivs::StreamEvent &received = session.truncatedEvents.at(i);
        if (!received.eventTime.isValid())
            continue;
        TimelineEvent event;
        event.index = static_cast<int>(i);
        event.time = received.eventTime;
        event.name = received.name.value_or(QString());
        event.meaning = Analysis::meaningOf(received);
        event.severity = severityOf(event.meaning.severity);
        event.isEdge = edges.contains(event.index);
        m_events.append(event);
    }
    // By the second, as everywhere: within it the order received is the only one there is.
    const auto isBefore = [](const TimelineEvent &a, const TimelineEvent &b) {
        return a.time.toSecsSinceEpoch() < b.time.toSecsSinceEpoch();
    };
    if (!std::is_sorted(m_events.cbegin(), m_events.cend(), isBefore))
        std::stable_sort(m_events.begin(), m_events.end(), isBefore);
    if (m_eventCount == Ivs::maximumEventCount && !m_events.isEmpty())
        m_knownSince = m_events.first().time;
}

void TimelineContent::tellPeaks(const Session::SessionMetrics &metrics, const Ivs::StreamSession &session)
{
    for (TimelineEvent &event : m_events) {
        if (event.meaning.lane == EventLane::Limits && event.index < session.truncatedEvents.size())
            event.peak = peakText(session.truncatedEvents.at(event.index), metrics, session);
    }
}

void TimelineContent::findSpan(const Ivs::StreamSession &session, const QDateTime &now)
{
    QDateTime start = session.startTime;
    QDateTime end = m_isOpen ? now : session.endTime;
    if (!m_events.isEmpty()) {
        start = start.isValid() ? std::min(start, m_events.first().time) : m_events.first().time;
        end = end.isValid() ? std::max(end, m_events.last().time) : m_events.last().time;
    }
    if (!start.isValid())
        return;
    const QDateTime least = start.addMSecs(minimumVisibleMilliseconds);
    m_span = {start, end.isValid() ? std::max(end, least) : least};
}

QDateTime TimelineContent::startOf(const Interval &interval) const
{
    if (interval.start.isValid())
        return interval.start;
    const QDateTime earliest = m_knownSince.isValid() ? m_knownSince : m_span.start;
    return interval.end.isValid() ? std::min(earliest, interval.end) : earliest;
}

QDateTime TimelineContent::endOf(const Interval &interval) const
{
    return interval.end.isValid() ? interval.end : std::max(m_span.end, startOf(interval));
}

QString TimelineContent::lengthText(const Interval &interval) const
{
    const qint64 seconds = endOf(interval).toSecsSinceEpoch() - startOf(interval).toSecsSinceEpoch();
    if (!isStartTold(interval))
        return !interval.start.isValid() && seconds > 0 ? tr("over %1").arg(Base::durationText(seconds)) : QString();
    if (!interval.end.isValid())
        return tr("%1 so far").arg(Base::durationText(seconds));
    if (interval.isEndInferred)
        return tr("up to %1").arg(Base::durationText(seconds));
    return Base::durationText(seconds);
}

void TimelineContent::findHealthy()
{
    for (const Interval &live : m_intervals.live) {
        QDateTime from = startOf(live);
        QDateTime end = endOf(live);
        // Without an encoder there is nothing that could be healthy, though viewers still see the last segments.
        for (const TimelineEvent &event : m_events) {
            if (event.meaning.endsSession && event.time >= from)
                end = std::min(end, event.time);
        }
        for (const Interval &spell : m_intervals.starving) {
            const QDateTime spellStart = startOf(spell);
            const QDateTime spellEnd = endOf(spell);
            if (spellEnd <= from || spellStart >= end)
                continue;
            if (spellStart > from)
                m_healthy.append({from, spellStart});
            from = std::max(from, spellEnd);
        }
        if (from < end)
            m_healthy.append({from, end});
    }
}

void TimelineContent::findLanes()
{
    std::set<EventLane> lanes;
    for (const TimelineEvent &event : m_events)
        lanes.insert(event.meaning.lane);
    if (!m_intervals.live.isEmpty())
        lanes.insert({EventLane::StreamState, EventLane::Health});
    if (!m_intervals.starving.isEmpty())
        lanes.insert(EventLane::Health);
    if (!m_intervals.recording.isEmpty())
        lanes.insert(EventLane::Recording);
    m_lanes = {lanes.begin(), lanes.end()};
}

const TimelineEvent *TimelineContent::event(int index) const
{
    // As the service lists them, the newest first, an event's place tells where it is.
    const qsizetype usual = m_events.size() - 1 - index;
    if (index >= 0 && usual >= 0 && m_events.at(usual).index == index)
        return &m_events.at(usual);
    const auto found = std::find_if(m_events.begin(), m_events.end(),
                                    [index](const TimelineEvent &event) { return event.index == index; });
    return found == m_events.end() ? nullptr : &*found;
}

int TimelineContent::neighbour(int selected, int step, const QDateTime &from, bool problemsOnly) const
{
    const auto wanted
        = [problemsOnly](const TimelineEvent &event) { return !problemsOnly || isProblem(event.severity); };
    const TimelineEvent *current = event(selected);
    const qsizetype position = current ? current - m_events.constData() : -1;
    for (qsizetype i = 0; i < m_events.size(); ++i) {
        const qsizetype at = step > 0 ? i : m_events.size() - 1 - i;
        const TimelineEvent &candidate = m_events.at(at);
        bool isBeyond = true;
        if (current)
            isBeyond = step > 0 ? at > position : at < position;
        else if (from.isValid())
            isBeyond = step > 0 ? candidate.time > from : candidate.time < from;
        if (isBeyond && wanted(candidate))
            return candidate.index;
    }
    return -1;
}

bool TimelineContent::covers(const Interval &interval, const QDateTime &time) const
{
    return startOf(interval) <= time && (time < endOf(interval) || !interval.end.isValid());
}

LaneState TimelineContent::stateAt(EventLane lane, const QDateTime &time, qint64 tolerance) const
{
    switch (lane) {
    case EventLane::StreamState:
        return streamStateAt(time);
    case EventLane::Health:
        return healthAt(time);
    case EventLane::Recording:
        return recordingAt(time);
    case EventLane::Limits: {
        const LaneState moment = momentAt(lane, time, tolerance);
        if (!moment.text.isEmpty())
            return moment;
        return {Severity::None, isUnknown(time) ? tr("Not known") : tr("Within limits")};
    }
    case EventLane::Takeover:
    case EventLane::Ads:
    case EventLane::Other:
        return momentAt(lane, time, tolerance);
    }
    Q_UNREACHABLE();
}

LaneState TimelineContent::momentAt(EventLane lane, const QDateTime &time, qint64 tolerance) const
{
    LaneState state;
    qint64 nearest = tolerance + 1;
    for (const TimelineEvent &event : m_events) {
        const qint64 distance = std::abs(event.time.msecsTo(time));
        if (event.meaning.lane == lane && distance < nearest) {
            nearest = distance;
            state = {event.severity, event.name.isEmpty() ? event.meaning.title : event.name};
        }
    }
    return state;
}

LaneState TimelineContent::streamStateAt(const QDateTime &time) const
{
    bool wasLive = false;
    for (const Interval &live : m_intervals.live) {
        if (covers(live, time))
            return {Severity::None, tr("Live")};
        wasLive = wasLive || endOf(live) <= time;
    }
    if (isUnknown(time))
        return {Severity::None, tr("Not known")};
    return {Severity::None, wasLive ? tr("No longer live") : tr("Not live yet")};
}

LaneState TimelineContent::healthAt(const QDateTime &time) const
{
    for (const Interval &spell : m_intervals.starving) {
        if (!covers(spell, time))
            continue;
        if (!isStartTold(spell))
            return {Severity::Warning, tr("Starving")};
        const qint64 seconds = time.toSecsSinceEpoch() - spell.start.toSecsSinceEpoch();
        return {Severity::Warning, tr("Starving for %1").arg(Base::durationText(seconds))};
    }
    for (const TimeRange &range : m_healthy) {
        const bool isOpenEnd = m_isOpen && range.end == m_span.end;
        if (range.start <= time && (time < range.end || isOpenEnd))
            return {Severity::Ok, tr("Healthy")};
    }
    return {Severity::None, tr("Not known")};
}

LaneState TimelineContent::recordingAt(const QDateTime &time) const
{
    for (const Interval &recording : m_intervals.recording) {
        if (covers(recording, time))
            return {Severity::None, tr("Recording")};
    }
    return {Severity::None, isUnknown(time) ? tr("Not known") : tr("Not recording")};
}

QString TimelineContent::summary() const
{
    QStringList parts{countedText(m_eventCount, tr("1 event"), tr("%1 events"))};
    if (const qsizetype spells = m_intervals.starving.size())
        parts << countedText(spells, tr("1 starvation spell"), tr("%1 starvation spells"));
    qsizetype breaches = 0;
    qsizetype failures = 0;
    for (const TimelineEvent &event : m_events) {
        if (event.severity == Severity::Error)
            ++(event.meaning.lane == EventLane::Limits ? breaches : failures);
    }
    if (breaches)
        parts << countedText(breaches, tr("1 limit breach"), tr("%1 limit breaches"));
    if (failures)
        parts << countedText(failures, tr("1 failure"), tr("%1 failures"));
    if (isCut())
        parts << tr("older events were cut");
    return parts.join(u", "_s);
}

QStringList TimelineContent::eventLines(int index, const Base::TimeFormat &format) const
{
    const TimelineEvent *found = event(index);
    if (!found)
        return {};
    QStringList lines{found->meaning.title};
    if (!found->name.isEmpty() && found->name != found->meaning.title)
        lines << found->name;
    const bool isElapsed = format.kind() == Base::TimeFormat::Kind::Elapsed;
    QString when
        = isElapsed ? format.dateTime(found->time) : format.clock(found->time) + u' ' + format.zoneLabel(found->time);
    if (m_sessionStart.isValid())
        when += u", T+ "_s + Base::elapsedText(m_sessionStart, found->time);
    lines << when;
    if (const auto length = Analysis::spellText(m_intervals, index, m_span.end); length && !length->isEmpty())
        lines << *length;
    return lines;
}

} // namespace Models
