// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/sessionscript.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Simulator {

SessionScript::SessionScript(const QDateTime &start, const QString &streamId, const ChannelPlan &channel)
{
    m_plan.start = start;
    m_plan.streamId = streamId;
    m_plan.channel = channel;
    event(0, EventType::streamState, u"Session Created"_s);
}

SessionScript &SessionScript::record(const std::optional<RecordingPlan> &recording)
{
    m_plan.recording = recording;
    return *this;
}

SessionScript &SessionScript::video(const VideoTrack &track)
{
    m_plan.video.append(track);
    return *this;
}

SessionScript &SessionScript::audio(const AudioTrack &track)
{
    m_plan.audio.append(track);
    return *this;
}

SessionScript &SessionScript::viewers(qint64 usual)
{
    m_plan.viewers = usual;
    return *this;
}

SessionScript &SessionScript::goLive(qint64 at)
{
    m_plan.liveAt = m_plan.start.addSecs(at);
    event(at, EventType::streamState, u"Stream Start"_s);
    if (!m_plan.recording)
        return *this;
    m_isRecording = !m_recordingStartFails;
    return event(at + 1, EventType::recordingState,
                 m_isRecording ? u"Recording Start"_s : u"Recording Start Failure"_s);
}

SessionScript &SessionScript::starve(qint64 from, std::optional<qint64> to, double share)
{
    m_plan.starvations.append(
        {.start = m_plan.start.addSecs(from), .end = to ? m_plan.start.addSecs(*to) : QDateTime(), .share = share});
    event(from, EventType::streamHealth, u"Starvation Start"_s);
    if (to)
        event(*to, EventType::streamHealth, u"Starvation End"_s);
    return *this;
}

SessionScript &SessionScript::breach(qint64 at, const QString &limitName, qint64 peak, qint64 limit)
{
    m_plan.breaches.append({.time = m_plan.start.addSecs(at), .limitName = limitName, .peak = peak, .limit = limit});
    return event(at, EventType::limitBreach, limitName);
}

SessionScript &SessionScript::event(qint64 at, const QString &type, const QString &name, const QString &code,
                                    const QJsonObject &extra)
{
    m_plan.events.append({.time = m_plan.start.addSecs(at), .type = type, .name = name, .code = code, .extra = extra});
    return *this;
}

SessionScript &SessionScript::end(qint64 at, const QString &code)
{
    m_plan.end = m_plan.start.addSecs(at);
    // In this order: the service lists Session Ended before (newer than) Stream End of the same second.
    if (m_plan.liveAt.isValid())
        event(at, EventType::streamState, u"Stream End"_s);
    event(at, EventType::streamState, u"Session Ended"_s, code);
    if (m_isRecording)
        event(at + m_plan.recording->reconnectWindowSeconds + 2, EventType::recordingState,
              m_recordingEndFails ? u"Recording End Failure"_s : u"Recording End"_s);
    return *this;
}

SessionScript &SessionScript::recordingStartFails()
{
    m_recordingStartFails = true;
    return *this;
}

SessionScript &SessionScript::recordingEndFails()
{
    m_recordingEndFails = true;
    return *this;
}

SessionPlan SessionScript::plan() const
{
    SessionPlan plan = m_plan;
    std::stable_sort(plan.events.begin(), plan.events.end(),
                     [](const Event &a, const Event &b) { return a.time < b.time; });
    return plan;
}

} // namespace Simulator
