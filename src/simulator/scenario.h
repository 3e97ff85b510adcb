// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Simulator {

// Sessions with a story, each the most recent one of a channel of its own.
enum class Scenario {
    Healthy, // a four-hour show without a blemish
    Live, // on air; starves and recovers while one watches
    Starving, // on air; a flapping encoder, seven starvations so far, one Ingest Bitrate breach
    LimitBreach, // above bitrate and resolution, then cut off
    RecordingFailed, // the recording never began
    Split, // a reconnect cut the broadcast into two sessions
    Multitrack, // several video tracks, FRAGMENTED_MP4
    Takeover, // another encoder took over; two attempts were refused, with codes
    Truncated, // more than 500 events: the oldest are cut
    NeverLive, // connected, sent nothing, gone
    UnknownFields, // members, enum values and events that no model knows
};

QList<Scenario> allScenarios();
// "limit-breach"
QString scenarioName(Scenario scenario);
std::optional<Scenario> scenarioFromName(const QString &name);
// The name of the channel that it plays on: "esports-side-1".
QString scenarioChannelName(Scenario scenario);

} // namespace Simulator
