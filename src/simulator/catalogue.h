// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/plan.h"
#include "simulator/scenario.h"

namespace Simulator {

// How often a channel goes on air.
enum class Habit {
    Never,
    Nightly,
    Weekdays,
    Weekly,
    RoundTheClock, // a camera: sessions of most of a day
    Once, // two months ago, nearly forgotten
};

// A channel and what makes its sessions.
struct CatalogueEntry
{
    ChannelPlan channel;
    Habit habit = Habit::Never;
    bool live = false;
    bool healthUnknown = false;
    int hour = 0; // UTC, of its shows
    int minutes = 0; // usual length of a show
    qint64 viewers = 0; // usual number
    std::optional<Scenario> scenario;
};

// `count` channels; the first 41 have names of their own and the scenarios among them, further ones are numbered. The
// last entry, past `count`, is a channel that has been deleted: its sessions are still known.
QList<CatalogueEntry> channelCatalogue(quint64 seed, qsizetype count);
QList<RecordingPlan> recordingCatalogue(quint64 seed);

// How many channels have names of their own.
inline constexpr qsizetype namedChannelCount = 41;
// The channel that is given thousands of sessions on request.
inline constexpr qsizetype busyChannelIndex = 37;

} // namespace Simulator
