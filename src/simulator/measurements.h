// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/plan.h"

#include <optional>

// What is measured of a session's ingest, told from the same plan as its events, so that both agree.
namespace Simulator {

enum class Quantity { VideoBitrate, AudioBitrate, Framerate, KeyframeInterval, TotalBitrate, Views };

// What one period saw.
struct Measurement
{
    double minimum = 0;
    double average = 0;
    double maximum = 0;
    int samples = 1;

    friend bool operator==(const Measurement &, const Measurement &) = default;
};

// Seconds between two measurements: five, for the viewers a minute.
qint64 measuringPeriod(Quantity quantity);

// One session's measurements. They depend on the seed, the session and the time alone; what of them is there yet
// depends on `now`: they begin several seconds after the session, and the last half minute of a session on air fills up
// slowly.
class Measurements
{
public:
    // `session` must outlive this.
    Measurements(const SessionPlan &session, quint64 seed, const QDateTime &now);

    // Of the measuring period that begins at `time`, seconds since the epoch and a multiple of it. Nothing where the
    // encoder was silent or gone. `track`: -1 for the channel as a whole.
    std::optional<Measurement> at(Quantity quantity, qint64 time, int track = -1) const;

private:
    struct State
    {
        double share = 1; // of the target that arrives
        bool isStarving = false;
        bool isSilent = false;
        double surge = 0; // above the target, share of it
    };
    bool isCovered(Quantity quantity, qint64 time) const;
    State stateAt(qint64 time) const;
    Measurement bitrate(double target, qint64 time, quint64 salt, const State &state) const;
    std::optional<Measurement> videoBitrate(qint64 time, int track, const State &state) const;
    Measurement audioBitrate(qint64 time, const State &state) const;
    Measurement framerate(qint64 time, int track, const State &state) const;
    std::optional<Measurement> keyframeInterval(qint64 time, const State &state) const;
    std::optional<Measurement> views(qint64 time) const;
    void addPeaks(Measurement *value, double target, qint64 time) const;
    double drawn(qint64 time, quint64 salt) const; // 0 to 1
    double wave(qint64 time, qint64 length, quint64 salt) const; // -1 to 1, without steps

    const SessionPlan &m_session;
    quint64 m_seed;
    qint64 m_now;
    qint64 m_end; // or now
};

} // namespace Simulator
