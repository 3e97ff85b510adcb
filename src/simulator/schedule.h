// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/catalogue.h"
#include "simulator/sessionscript.h"

namespace Simulator {

// What the sessions of a world are laid out by.
struct Almanac
{
    quint64 seed = 0;
    QDateTime now; // when the world was made, whole seconds
    // Midnight that begins "today": shows of the evening before ended by then, and what is on air began after it.
    QDateTime today;
    QList<RecordingPlan> recordings;
    qint64 liveEndsAfter = 0; // of World::Options
};

Almanac makeAlmanac(quint64 seed, const QDateTime &now);

// Adds what the encoder of such a channel declares.
void declareIngest(SessionScript *script, const ChannelPlan &channel, quint64 choice);
// Bits per second above which the service cuts the encoder off.
qint64 ingestLimit(const ChannelPlan &channel);

// A stream id: "st-" and 23 letters and digits. `number` tells the sessions of a channel apart.
QString streamIdFor(const Almanac &almanac, const ChannelPlan &channel, quint64 number);
std::optional<RecordingPlan> recordingOf(const Almanac &almanac, const ChannelPlan &channel);

// The everyday sessions of a channel over 60 days that ended before `before`, and the one on air where it is live.
QList<SessionPlan> everydaySessions(const Almanac &almanac, const CatalogueEntry &entry, const QDateTime &before);
// `count` short sessions, spread evenly over 60 days.
QList<SessionPlan> manySessions(const Almanac &almanac, const CatalogueEntry &entry, qsizetype count);
// The sessions of a scenario, the newest being the one that tells it.
QList<SessionPlan> scenarioSessions(const Almanac &almanac, const CatalogueEntry &entry, Scenario scenario);

} // namespace Simulator
