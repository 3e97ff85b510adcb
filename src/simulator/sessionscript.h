// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/plan.h"

namespace Simulator {

// Writes down what happens in one session, in seconds after its start, and gives the plan with its events in order.
class SessionScript
{
public:
    SessionScript(const QDateTime &start, const QString &streamId, const ChannelPlan &channel);

    SessionScript &record(const std::optional<RecordingPlan> &recording);
    SessionScript &video(const VideoTrack &track);
    SessionScript &audio(const AudioTrack &track);
    SessionScript &viewers(qint64 usual);

    // Stream Start and, a second later, Recording Start where the session is recorded.
    SessionScript &goLive(qint64 at);
    // `share` of the target bitrate still arrives. Without `to` it never ends.
    SessionScript &starve(qint64 from, std::optional<qint64> to, double share);
    SessionScript &breach(qint64 at, const QString &limitName, qint64 peak, qint64 limit);
    SessionScript &event(qint64 at, const QString &type, const QString &name, const QString &code = {},
                         const QJsonObject &extra = {});
    // The encoder is gone: Stream End where it was live, Session Ended, and Recording End when the reconnect window
    // has passed.
    SessionScript &end(qint64 at, const QString &code = {});

    // A recording that does not begin, or does not end, as it should: to be said before goLive() or end().
    SessionScript &recordingStartFails();
    SessionScript &recordingEndFails();

    SessionPlan plan() const;

private:
    SessionPlan m_plan;
    bool m_recordingStartFails = false;
    bool m_recordingEndFails = false;
    bool m_isRecording = false;
};

// The words of the service, as EventBridge spells them.
namespace EventType {
inline const QString streamState = QStringLiteral("IVS Stream State Change");
inline const QString streamHealth = QStringLiteral("IVS Stream Health Change");
inline const QString limitBreach = QStringLiteral("IVS Limit Breach");
inline const QString recordingState = QStringLiteral("IVS Recording State Change");
} // namespace EventType

} // namespace Simulator
