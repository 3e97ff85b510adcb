// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/schedule.h"
#include "simulator/random.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

constexpr qint64 secondsADay = 24 * 60 * 60;
constexpr int retentionDays = 60; // the service forgets sessions after that

quint64 channelSeed(const Almanac &almanac, const ChannelPlan &channel)
{
    quint64 thing = 0;
    for (const auto letter : channel.id)
        thing = thing * 131 + letter.unicode();
    return Random::seedFor(almanac.seed, thing);
}

bool goesOnAir(const CatalogueEntry &entry, const QDate &day, int daysAgo, Random *random)
{
    switch (entry.habit) {
    case Habit::Never:
        return false;
    case Habit::Nightly:
        return random->chance(93);
    case Habit::Weekdays:
        return day.dayOfWeek() <= Qt::Friday && random->chance(95);
    case Habit::Weekly:
        return day.dayOfWeek() == 1 + entry.minutes % 7;
    case Habit::RoundTheClock:
        return daysAgo > 0;
    case Habit::Once:
        return daysAgo == 54;
    }
    return false;
}

// The channel as it was then: settings are changed now and again, and a session keeps what it went live with.
ChannelPlan channelThen(const CatalogueEntry &entry, int daysAgo)
{
    ChannelPlan channel = entry.channel;
    if (daysAgo > 21) {
        channel.latencyMode = u"NORMAL"_s;
        channel.tags.remove(u"stage"_s);
    }
    return channel;
}

// Spells without an overlap between going live and the end.
void addTroubles(SessionScript *script, qint64 duration, int percent, Random *random)
{
    qint64 at = 60 + random->between(0, duration / 2);
    while (random->chance(percent) && at + 120 < duration) {
        const qint64 length = random->between(6, 95);
        script->starve(at, at + length, static_cast<double>(random->between(15, 60)) / 100);
        at += length + random->between(120, 120 + duration / 3);
    }
}

SessionPlan show(const Almanac &almanac, const CatalogueEntry &entry, const QDateTime &start, qint64 duration,
                 int daysAgo, quint64 number)
{
    Random random(Random::seedFor(channelSeed(almanac, entry.channel), 7, number));
    const ChannelPlan channel = channelThen(entry, daysAgo);
    SessionScript script(start, streamIdFor(almanac, entry.channel, number), channel);
    script.record(recordingOf(almanac, channel)).viewers(entry.viewers);
    declareIngest(&script, channel, channelSeed(almanac, entry.channel));
    if (random.chance(3))
        script.recordingStartFails();
    if (random.chance(3))
        script.recordingEndFails();
    script.goLive(random.between(3, 8));
    addTroubles(&script, duration, 30, &random);
    if (random.chance(6))
        script.breach(random.between(duration / 3, duration / 2), u"Ingest Bitrate"_s,
                      ingestLimit(channel) + random.between(80, 900) * 1000, ingestLimit(channel));
    script.end(duration);
    return script.plan();
}

// A first try that was stopped at once, as operators do before a show.
SessionPlan falseStart(const Almanac &almanac, const CatalogueEntry &entry, const QDateTime &start, quint64 number)
{
    Random random(Random::seedFor(channelSeed(almanac, entry.channel), 8, number));
    SessionScript script(start, streamIdFor(almanac, entry.channel, number), entry.channel);
    script.record(recordingOf(almanac, entry.channel)).viewers(1);
    declareIngest(&script, entry.channel, channelSeed(almanac, entry.channel));
    script.goLive(random.between(4, 7)).end(random.between(12, 60));
    return script.plan();
}

SessionPlan onAir(const Almanac &almanac, const CatalogueEntry &entry)
{
    Random random(Random::seedFor(channelSeed(almanac, entry.channel), 9));
    const qint64 since = entry.habit == Habit::RoundTheClock ? 3 * secondsADay + random.between(0, 40'000)
                                                             : random.between(20, 170) * 60 + random.between(0, 59);
    SessionScript script(almanac.now.addSecs(-since), streamIdFor(almanac, entry.channel, 1), entry.channel);
    script.record(recordingOf(almanac, entry.channel)).viewers(entry.viewers);
    declareIngest(&script, entry.channel, channelSeed(almanac, entry.channel));
    script.goLive(random.between(4, 8));
    addTroubles(&script, since - 600, 45, &random);
    // The harbour's encoder hangs on a mobile link: it starves now, recovers, and starves again for good.
    if (entry.habit == Habit::RoundTheClock)
        script.starve(since - 85, since + 260, 0.34).starve(since + 500, {}, 0.27);
    auto plan = script.plan();
    plan.healthUnknown = entry.healthUnknown;
    return plan;
}

} // namespace

Almanac makeAlmanac(quint64 seed, const QDateTime &now)
{
    const auto wholeSeconds = QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch(), Qt::UTC);
    // The oldest of the sessions that are laid out back from now began 3 h 12 min ago.
    const auto today = wholeSeconds.addSecs(-3 * 3600 - 13 * 60).date();
    return {.seed = seed,
            .now = wholeSeconds,
            .today = QDateTime(today, QTime(0, 0), Qt::UTC),
            .recordings = recordingCatalogue(seed)};
}

QString streamIdFor(const Almanac &almanac, const ChannelPlan &channel, quint64 number)
{
    return u"st-"_s + Random(Random::seedFor(channelSeed(almanac, channel), 6, number)).alphanumeric(23);
}

std::optional<RecordingPlan> recordingOf(const Almanac &almanac, const ChannelPlan &channel)
{
    for (const auto &recording : almanac.recordings) {
        if (recording.id == channel.recordingId)
            return recording;
    }
    return {};
}

qint64 ingestLimit(const ChannelPlan &channel)
{
    return channel.type == "BASIC"_L1 ? 3'500'000 : 8'500'000;
}

void declareIngest(SessionScript *script, const ChannelPlan &channel, quint64 choice)
{
    struct Setting
    {
        const char16_t *encoder;
        qint64 scale; // percent of the real bitrate that is declared
    };
    // FFmpeg's FLV muxer divides by 1024 where the others divide by 1000.
    static constexpr std::array settings{
        Setting{u"obs-output module (libobs version 30.2.3)", 1000}, Setting{u"Lavf60.16.100", 976},
        Setting{u"obs-output module (libobs version 31.0.1)", 1000}, Setting{u"", 1000}};
    const auto &setting = settings.at(choice % settings.size());
    VideoTrack video{.track = u"Track0"_s,
                     .codec = u"avc1.64002A"_s,
                     .encoder = QString::fromUtf16(setting.encoder),
                     .profile = u"High"_s,
                     .level = u"4.2"_s,
                     .targetBitrate = 6'000'000,
                     .targetFramerate = 60,
                     .width = 1920,
                     .height = 1080};
    if (channel.type != "STANDARD"_L1) {
        video.codec = u"avc1.4D401F"_s;
        video.profile = u"Main"_s;
        video.level = u"3.1"_s;
        video.targetBitrate = channel.type == "BASIC"_L1 ? 2'500'000 : 4'500'000;
        video.targetFramerate = channel.type == "BASIC"_L1 ? 25 : 30;
        video.width = 1280;
        video.height = 720;
    }
    video.targetBitrate = video.targetBitrate * setting.scale / 1000;
    script->video(video).audio({.track = u"Track0"_s,
                                .codec = u"mp4a.40.2"_s,
                                .channels = 2,
                                .sampleRate = 48'000,
                                .targetBitrate = 160 * setting.scale});
}

QList<SessionPlan> everydaySessions(const Almanac &almanac, const CatalogueEntry &entry, const QDateTime &before)
{
    QList<SessionPlan> sessions;
    QDateTime latestEnd = before;
    if (entry.live) {
        sessions.append(onAir(almanac, entry));
        latestEnd = std::min(latestEnd, sessions.first().start.addSecs(-300));
    }
    for (int daysAgo = 0; daysAgo < retentionDays; ++daysAgo) {
        const QDateTime day = almanac.today.addDays(-daysAgo);
        const auto number = static_cast<quint64>(daysAgo) * 2 + 100;
        Random random(Random::seedFor(channelSeed(almanac, entry.channel), 5, number));
        if (!goesOnAir(entry, day.date(), daysAgo, &random))
            continue;
        const QDateTime start = day.addSecs(entry.hour * 3600 + random.between(-240, 300));
        const qint64 usual = entry.minutes * 60;
        const qint64 duration = random.between(usual - usual / 20, usual + usual / 40);
        if (start.addSecs(duration) >= latestEnd || start <= almanac.now.addDays(-retentionDays))
            continue;
        sessions.append(show(almanac, entry, start, duration, daysAgo, number));
        if (random.chance(12))
            sessions.append(falseStart(almanac, entry, start.addSecs(-random.between(420, 800)), number + 1));
    }
    return sessions;
}

QList<SessionPlan> manySessions(const Almanac &almanac, const CatalogueEntry &entry, qsizetype count)
{
    QList<SessionPlan> sessions;
    sessions.reserve(count);
    const qint64 spacing = (retentionDays - 1) * secondsADay / std::max<qint64>(count, 1);
    for (qsizetype i = 0; i < count; ++i) {
        const QDateTime start = almanac.now.addSecs(-(i + 1) * spacing);
        sessions.append(
            show(almanac, entry, start, std::max<qint64>(spacing * 2 / 3, 20), 0, 10'000 + static_cast<quint64>(i)));
    }
    return sessions;
}

} // namespace Simulator
