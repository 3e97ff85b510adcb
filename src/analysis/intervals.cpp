// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analysis/intervals.h"

#include "base/timetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace Analysis {

namespace {

// What an event does, with its place in truncatedEvents.
struct Moment
{
    int index = -1;
    QDateTime time;
    EventLane lane = EventLane::Other;
    EventEdge edge = EventEdge::None;
    bool endsSession = false;
};

// Oldest first. The list comes newest first, so its reverse is the order in time; of events in the same second it is
// the only order there is.
std::vector<Moment> momentsOf(const Ivs::StreamSession &session)
{
    std::vector<Moment> moments;
    moments.reserve(static_cast<std::size_t>(session.truncatedEvents.size()));
    for (qsizetype i = session.truncatedEvents.size() - 1; i >= 0; --i) {
        const Ivs::StreamEvent &event = session.truncatedEvents.at(i);
        if (!event.eventTime.isValid())
            continue;
        const EventMeaning meaning = meaningOf(event);
        moments.push_back({.index = static_cast<int>(i),
                           .time = event.eventTime,
                           .lane = meaning.lane,
                           .edge = meaning.edge,
                           .endsSession = meaning.endsSession});
    }
    std::stable_sort(moments.begin(), moments.end(), [](const Moment &left, const Moment &right) {
        return left.time.toSecsSinceEpoch() < right.time.toSecsSinceEpoch();
    });
    return moments;
}

// Pairs the beginnings and ends of one lane.
class Pairing
{
public:
    Pairing(EventLane lane, const Ivs::StreamSession &session, const std::vector<Moment> &moments)
        : m_lane(lane)
        , m_session(session)
        , m_moments(moments)
        , m_isCut(session.truncatedEvents.size() >= Ivs::maximumEventCount)
    {
    }

    QList<Interval> run()
    {
        for (std::size_t i = 0; i < m_moments.size(); ++i) {
            const Moment &moment = m_moments[i];
            if (moment.lane != m_lane)
                continue;
            if (moment.edge == EventEdge::Begins)
                begin(i);
            else if (moment.edge == EventEdge::Ends)
                end(moment);
        }
        if (m_isOpen)
            closeByInference(m_moments.size());
        if (m_intervals.isEmpty() && m_isCut && m_lane == EventLane::StreamState)
            addLiveFromBefore();
        return m_intervals;
    }

private:
    void begin(std::size_t position)
    {
        if (m_isOpen)
            closeByInference(position);
        m_intervals.append(
            {.lane = m_lane, .start = m_moments[position].time, .startEvent = m_moments[position].index});
        m_openPosition = position;
        m_isOpen = true;
    }

    void end(const Moment &moment)
    {
        if (m_isOpen) {
            Interval &open = m_intervals.last();
            // Within one second the order received may disagree with the fractions.
            open.end = std::max(moment.time, open.start);
            open.endEvent = moment.index;
            m_isOpen = false;
            return;
        }
        Interval interval{.lane = m_lane, .end = moment.time, .isStartInferred = true, .endEvent = moment.index};
        if (!m_intervals.isEmpty())
            interval.start = moment.time;
        else if (!m_isCut)
            interval.start = m_lane == EventLane::StreamState ? sessionStartBefore(moment.time) : moment.time;
        m_intervals.append(interval);
    }

    QDateTime sessionStartBefore(const QDateTime &time) const
    {
        return m_session.startTime.isValid() && m_session.startTime <= time ? m_session.startTime : time;
    }

    // The open interval's end where no event of its own tells it; `next` is the position of the next beginning.
    void closeByInference(std::size_t next)
    {
        Interval &open = m_intervals.last();
        m_isOpen = false;
        open.end = inferredEnd(m_openPosition + 1, next, open.start);
        open.isEndInferred = open.end.isValid();
    }

    QDateTime inferredEnd(std::size_t from, std::size_t next, const QDateTime &start) const
    {
        QDateTime end = next < m_moments.size() ? m_moments[next].time : QDateTime();
        const auto consider = [&end, &start](const QDateTime &candidate) {
            if (candidate.isValid() && (!start.isValid() || candidate >= start) && (!end.isValid() || candidate < end))
                end = candidate;
        };
        for (std::size_t i = from; i < next; ++i) {
            const Moment &moment = m_moments[i];
            const bool streamIsOver = moment.lane == EventLane::StreamState && moment.edge == EventEdge::Ends;
            if (moment.endsSession || (streamIsOver && m_lane == EventLane::Health)) {
                consider(moment.time);
                break;
            }
        }
        consider(m_session.endTime);
        return end;
    }

    void addLiveFromBefore()
    {
        Interval interval{.lane = m_lane, .isStartInferred = true};
        interval.end = inferredEnd(0, m_moments.size(), {});
        interval.isEndInferred = interval.end.isValid();
        m_intervals.append(interval);
    }

    EventLane m_lane;
    const Ivs::StreamSession &m_session;
    const std::vector<Moment> &m_moments;
    bool m_isCut;
    bool m_isOpen = false;
    std::size_t m_openPosition = 0;
    QList<Interval> m_intervals;
};

qint64 secondsBetween(const QDateTime &start, const QDateTime &end)
{
    return std::max<qint64>(0, end.toSecsSinceEpoch() - start.toSecsSinceEpoch());
}

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Analysis::Intervals)
};

QString beginningText(const QList<Interval> &lane, const Interval &interval, const QDateTime &now)
{
    if (!interval.end.isValid()) {
        //: %1 is a duration: "1:53 so far"
        return Text::tr("%1 so far").arg(Base::durationText(secondsBetween(interval.start, now)));
    }
    const QString span = Base::durationText(secondsBetween(interval.start, interval.end));
    if (!interval.isEndInferred)
        return Text::tr("%1 long").arg(span);
    const bool nextBegan = std::any_of(lane.begin(), lane.end(), [&](const Interval &other) {
        return other.startEvent >= 0 && other.startEvent != interval.startEvent && other.start == interval.end;
    });
    return nextBegan ? Text::tr("%1 at most").arg(span) : Text::tr("%1, to the session's end").arg(span);
}

} // namespace

SessionIntervals intervalsOf(const Ivs::StreamSession &session)
{
    const std::vector<Moment> moments = momentsOf(session);
    return {.live = Pairing(EventLane::StreamState, session, moments).run(),
            .starving = Pairing(EventLane::Health, session, moments).run(),
            .recording = Pairing(EventLane::Recording, session, moments).run()};
}

StarvationSum sumStarvation(const QList<Interval> &starving, const QDateTime &until)
{
    StarvationSum sum;
    for (const Interval &spell : starving) {
        ++sum.spells;
        const QDateTime &end = spell.end.isValid() ? spell.end : until;
        if (spell.start.isValid() && end.isValid())
            sum.seconds += secondsBetween(spell.start, end);
    }
    return sum;
}

std::optional<QString> spellText(const SessionIntervals &intervals, int eventIndex, const QDateTime &now)
{
    if (eventIndex < 0)
        return {};
    for (const auto *lane : {&intervals.live, &intervals.starving, &intervals.recording}) {
        for (const Interval &interval : *lane) {
            if (interval.startEvent == eventIndex) {
                if (!interval.end.isValid() && !now.isValid())
                    return {};
                return beginningText(*lane, interval, now);
            }
            if (interval.endEvent == eventIndex && interval.startEvent >= 0) {
                return Text::tr("After %1").arg(Base::durationText(secondsBetween(interval.start, interval.end)));
            }
        }
    }
    return {};
}

} // namespace Analysis
