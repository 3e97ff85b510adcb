// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/measurements.h"

#include "simulator/random.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

constexpr qint64 slot = 5;
constexpr qint64 minute = 60;
// The first point comes so long after the session's beginning.
constexpr qint64 warmUp = 6;
// Of a session on air, what is younger than the first is not there, and what is younger than the second is filling up.
constexpr qint64 unpublished = 7;
constexpr qint64 settled = 30;
constexpr qint64 viewsDelay = 25;
// The service calls it starvation some seconds after the data has become scarce, and healthy again likewise.
constexpr qint64 noticedAfter = 5;
constexpr qint64 recoveredAfter = 3;
// A long spell has a stretch in which nothing comes at all.
constexpr qint64 longSpell = 100;
constexpr qint64 silenceFrom = 40;
constexpr qint64 silenceTo = 62;
constexpr double metadataBitrate = 12'000;

quint64 saltOf(const QString &text)
{
    quint64 salt = 0;
    for (const auto letter : text)
        salt = salt * 131 + letter.unicode();
    return salt;
}

// FFmpeg declares its bitrates divided by 1.024: what comes is more than what it says.
double trueBitrate(qint64 declared, const QString &encoder)
{
    return static_cast<double>(declared) * (encoder.startsWith("Lavf"_L1) ? 1.024 : 1.0);
}

// To so many decimals, and in order.
Measurement tidied(Measurement value, int decimals)
{
    const double scale = std::pow(10, decimals);
    const auto rounded = [scale](double number) { return std::round(number * scale) / scale; };
    value.average = std::max(0.0, rounded(value.average));
    value.minimum = std::clamp(rounded(value.minimum), 0.0, value.average);
    value.maximum = std::max(value.average, rounded(value.maximum));
    return value;
}

} // namespace

qint64 measuringPeriod(Quantity quantity)
{
    return quantity == Quantity::Views ? minute : slot;
}

Measurements::Measurements(const SessionPlan &session, quint64 seed, const QDateTime &now)
    : m_session(session)
    , m_seed(Random::seedFor(seed, saltOf(session.streamId)))
    , m_now(now.toSecsSinceEpoch())
    , m_end(session.end.isValid() ? std::min(session.end.toSecsSinceEpoch(), m_now) : m_now)
{
}

double Measurements::drawn(qint64 time, quint64 salt) const
{
    Random random(Random::seedFor(m_seed, static_cast<quint64>(time), salt));
    return static_cast<double>(random.next() >> 11) * 0x1p-53;
}

double Measurements::wave(qint64 time, qint64 length, quint64 salt) const
{
    const qint64 step = time / length;
    const double part = static_cast<double>(time % length) / static_cast<double>(length);
    const double smooth = part * part * (3 - 2 * part);
    return 2 * (drawn(step, salt) * (1 - smooth) + drawn(step + 1, salt) * smooth) - 1;
}

bool Measurements::isCovered(Quantity quantity, qint64 time) const
{
    if (m_session.healthUnknown)
        return false;
    const bool isOnAir = m_end == m_now;
    if (quantity == Quantity::Views) {
        const bool isWatched = m_session.liveAt.isValid() && time + minute > m_session.liveAt.toSecsSinceEpoch();
        return isWatched && time < m_end && time + minute + viewsDelay <= m_now;
    }
    if (time < m_session.start.toSecsSinceEpoch() + warmUp)
        return false;
    if (!isOnAir)
        return time + slot <= m_end;
    const qint64 age = m_now - time - slot;
    if (age < unpublished)
        return false;
    const double filled = static_cast<double>(age - unpublished) / static_cast<double>(settled - unpublished);
    return age >= settled || drawn(time, 1) < 0.35 + 0.65 * filled;
}

Measurements::State Measurements::stateAt(qint64 time) const
{
    const auto &spells = m_session.starvations;
    const auto startsAfter
        = [](qint64 at, const Starvation &spell) { return at < spell.start.toSecsSinceEpoch() - noticedAfter; };
    const auto next = std::upper_bound(spells.begin(), spells.end(), time, startsAfter);
    if (next == spells.begin())
        return {};
    const Starvation &spell = *std::prev(next);
    const qint64 since = time - spell.start.toSecsSinceEpoch();
    const qint64 end = spell.end.isValid() ? spell.end.toSecsSinceEpoch() : m_end + settled;
    if (time < end - recoveredAfter) {
        const bool isLong = end - spell.start.toSecsSinceEpoch() >= longSpell && spell.share < 0.3;
        const bool isHole = isLong && since >= silenceFrom && since < silenceTo;
        return {.share = spell.share, .isStarving = true, .isSilent = isHole || spell.share <= 0};
    }
    // What was held back comes all at once, for some seconds.
    const qint64 past = time - (end - recoveredAfter);
    return {.surge = past < 15 ? 0.13 * (1.0 - static_cast<double>(past) / 15.0) : 0.0};
}

Measurement Measurements::bitrate(double target, qint64 time, quint64 salt, const State &state) const
{
    if (state.isStarving) {
        const double wavering = 0.85 + 0.35 * wave(time, 20, salt) + 0.3 * (drawn(time, salt + 1) - 0.5);
        const double average = target * std::min(0.97, state.share * wavering);
        return {.minimum = average * (0.3 + 0.25 * drawn(time, salt + 2)),
                .average = average,
                .maximum = std::min(target, average * (1.4 + 0.8 * drawn(time, salt + 3)))};
    }
    const double average
        = target * (1 + state.surge + 0.012 * wave(time, 45, salt) + 0.012 * (drawn(time, salt + 1) - 0.5));
    return {.minimum = average - target * (0.012 + 0.02 * drawn(time, salt + 2)),
            .average = average,
            .maximum = average + target * (0.012 + 0.025 * drawn(time, salt + 3))};
}

// A breach is the highest of what was seen in its five seconds; the ones around it lead up to it and down again.
void Measurements::addPeaks(Measurement *value, double target, qint64 time) const
{
    for (const auto &breach : m_session.breaches) {
        if (breach.limitName != "Ingest Bitrate"_L1)
            continue;
        const qint64 at = breach.time.toSecsSinceEpoch();
        const qint64 distance = std::abs(at - at % slot - time) / slot;
        if (distance > 3)
            continue;
        const double above = (static_cast<double>(breach.peak) - target) * (1 - 0.3 * static_cast<double>(distance));
        if (above <= 0)
            continue;
        value->maximum = std::max(value->maximum, target + above);
        value->average = std::max(value->average, target + above * 0.72);
        value->minimum = std::max(value->minimum, target + above * 0.4);
    }
}

std::optional<Measurement> Measurements::videoBitrate(qint64 time, int track, const State &state) const
{
    if (track >= m_session.video.size() || m_session.video.isEmpty())
        return {};
    const VideoTrack &video = m_session.video.at(std::max(track, 0));
    const double target = trueBitrate(video.targetBitrate, video.encoder);
    Measurement value = bitrate(target, time, 10 + static_cast<quint64>(std::max(track, 0)) * 100, state);
    if (track <= 0 && !state.isStarving)
        addPeaks(&value, target, time);
    return value;
}

Measurement Measurements::audioBitrate(qint64 time, const State &state) const
{
    const QString encoder = m_session.video.isEmpty() ? QString() : m_session.video.first().encoder;
    const double target = m_session.audio.isEmpty() ? 0 : trueBitrate(m_session.audio.first().targetBitrate, encoder);
    // Sound is small and gets through where the picture does not.
    State audio = state;
    audio.surge = 0;
    audio.share = std::min(1.0, 0.55 + state.share * 0.8);
    return bitrate(target, time, 20, audio);
}

Measurement Measurements::framerate(qint64 time, int track, const State &state) const
{
    const double target
        = m_session.video.isEmpty() ? 0 : static_cast<double>(m_session.video.at(std::max(track, 0)).targetFramerate);
    if (!state.isStarving) {
        const double average = target - 0.2 * drawn(time, 31);
        return {.minimum = average - 0.8 * drawn(time, 32), .average = average, .maximum = target};
    }
    const double average = target * (0.3 + 0.5 * state.share) * (1 + 0.22 * wave(time, 20, 33));
    return {.minimum = average * (0.6 + 0.2 * drawn(time, 34)),
            .average = average,
            .maximum = std::min(target, average * (1.15 + 0.3 * drawn(time, 35)))};
}

std::optional<Measurement> Measurements::keyframeInterval(qint64 time, const State &state) const
{
    if (!m_session.liveAt.isValid())
        return {};
    if (!state.isStarving)
        return Measurement{.minimum = 1.98 - 0.02 * drawn(time, 41), .average = 2, .maximum = 2.02};
    const double average = 3.4 + 1.1 * wave(time, 15, 42) + 0.5 * (drawn(time, 43) - 0.5);
    return Measurement{.minimum = average - 0.9, .average = average, .maximum = average + 1.4};
}

std::optional<Measurement> Measurements::views(qint64 time) const
{
    // They come within the first ten minutes, and some leave while the picture stands.
    const auto usual = static_cast<double>(m_session.viewers);
    const qint64 since = time - m_session.start.toSecsSinceEpoch();
    const double arrived = std::min(1.0, 0.1 + static_cast<double>(std::max<qint64>(since, 0)) / 600.0);
    const double left = stateAt(time).isStarving ? 0.94 : 1.0;
    const double average = std::round(usual * arrived * left * (1 + 0.03 * wave(time, 400, 51)));
    const double spread = std::ceil(average * 0.015);
    return Measurement{.minimum = std::max(0.0, average - spread), .average = average, .maximum = average + spread};
}

std::optional<Measurement> Measurements::at(Quantity quantity, qint64 time, int track) const
{
    if (!isCovered(quantity, time))
        return {};
    if (quantity == Quantity::Views)
        return track >= 0 ? std::nullopt : views(time);
    const State state = stateAt(time);
    // An encoder that never got a picture through is counted, with nothing; one that fell silent is not.
    const bool isNothing = state.isSilent && !m_session.liveAt.isValid();
    if (isNothing && quantity != Quantity::KeyframeInterval)
        return Measurement{};
    if (state.isSilent)
        return {};
    switch (quantity) {
    case Quantity::VideoBitrate:
        if (const auto value = videoBitrate(time, track, state))
            return tidied(*value, 0);
        return {};
    case Quantity::AudioBitrate:
        return tidied(audioBitrate(time, state), 0);
    case Quantity::Framerate:
        return tidied(framerate(time, track, state), 2);
    case Quantity::KeyframeInterval:
        if (const auto value = keyframeInterval(time, state))
            return tidied(*value, 3);
        return {};
    case Quantity::TotalBitrate: {
        Measurement total = audioBitrate(time, state);
        for (int i = 0; i < m_session.video.size(); ++i) {
            const auto video = videoBitrate(time, i, state).value_or(Measurement());
            total.minimum += video.minimum;
            total.average += video.average;
            total.maximum += video.maximum;
        }
        total.minimum += metadataBitrate;
        total.average += metadataBitrate;
        total.maximum += metadataBitrate;
        return tidied(total, 0);
    }
    case Quantity::Views:
        break;
    }
    return {};
}

} // namespace Simulator
