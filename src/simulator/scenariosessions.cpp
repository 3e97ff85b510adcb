// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/random.h"
#include "simulator/schedule.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

constexpr qint64 hour = 3600;
constexpr qint64 minute = 60;

// One scenario's surroundings: shorter to write down the sessions with.
class Stage
{
public:
    Stage(const Almanac &almanac, const CatalogueEntry &entry)
        : m_almanac(almanac)
        , m_entry(entry)
    {
    }

    SessionScript session(const QDateTime &start, quint64 number) const
    {
        SessionScript script = bare(start, number);
        declareIngest(&script, m_entry.channel, 0);
        return script;
    }

    SessionScript bare(const QDateTime &start, quint64 number) const
    {
        SessionScript script(start, streamIdFor(m_almanac, m_entry.channel, number), m_entry.channel);
        script.record(recordingOf(m_almanac, m_entry.channel)).viewers(m_entry.viewers);
        return script;
    }

    QDateTime ago(qint64 seconds) const { return m_almanac.now.addSecs(-seconds); }
    // A time of the day that is `days` before today.
    QDateTime on(int days, int hours, int minutes, int seconds = 0) const
    {
        return m_almanac.today.addDays(-days).addSecs(hours * hour + minutes * minute + seconds);
    }
    const ChannelPlan &channel() const { return m_entry.channel; }
    Random random(quint64 part) const { return Random(Random::seedFor(m_almanac.seed, 20, part)); }

private:
    const Almanac &m_almanac;
    const CatalogueEntry &m_entry;
};

QList<SessionPlan> healthy(const Stage &stage)
{
    return {stage.session(stage.on(1, 19, 58, 20), 1).goLive(6).end(4 * hour + 12).plan()};
}

// Planned for a day ahead, or until its end: what happens does not depend on when one looks.
QList<SessionPlan> live(const Stage &stage, qint64 endsAfter)
{
    constexpr qint64 since = 12 * minute + 20;
    Random random = stage.random(1);
    SessionScript script = stage.session(stage.ago(since), 1);
    script.goLive(6);
    qint64 at = 180;
    while (at < since + (endsAfter > 0 ? endsAfter - 30 : 24 * hour)) {
        const qint64 length = random.between(6, 25);
        script.starve(at, at + length, static_cast<double>(random.between(20, 60)) / 100);
        at += length + random.between(25, 80);
    }
    if (endsAfter > 0)
        script.end(since + endsAfter);
    return {script.plan()};
}

QList<SessionPlan> starving(const Stage &stage)
{
    const qint64 limit = ingestLimit(stage.channel());
    constexpr qint64 since = 33 * minute + 12;
    SessionScript now = stage.session(stage.ago(since), 1);
    now.goLive(7);
    now.starve(693, 731, 0.36).starve(954, 1043, 0.27).starve(1144, 1212, 0.31).starve(1360, 1394, 0.42);
    now.starve(1497, 1622, 0.21).starve(1712, 1747, 0.38).starve(1879, {}, 0.25);
    now.breach(1219, u"Ingest Bitrate"_s, 8'900'000, limit);

    SessionScript refused = stage.session(stage.on(1, 19, 52, 47), 4);
    refused.goLive(6).breach(24, u"Ingest Resolution"_s, 3'686'400, 2'073'600).end(31);
    SessionScript unrecorded = stage.session(stage.on(3, 20, 1, 2), 7);
    unrecorded.recordingStartFails().goLive(7).starve(5020, 5048, 0.4).end(14'147);
    return {now.plan(),
            stage.session(stage.ago(3 * hour + 12 * minute + 9), 2).goLive(6).end(7120).plan(),
            stage.session(stage.on(1, 20, 0, 4), 3).goLive(7).starve(3011, 3024, 0.5).end(14'292).plan(),
            refused.plan(),
            stage.session(stage.on(1, 18, 55, 20), 5).goLive(7).end(2469).plan(),
            stage.session(stage.on(2, 19, 58, 31), 6).goLive(6).end(14'465).plan(),
            unrecorded.plan(),
            stage.session(stage.on(3, 19, 30, 44), 8).goLive(6).end(746).plan(),
            stage.session(stage.on(4, 20, 0, 9), 9).goLive(7).end(14'398).plan()};
}

QList<SessionPlan> limitBreach(const Stage &stage)
{
    const qint64 limit = ingestLimit(stage.channel());
    SessionScript script = stage.session(stage.ago(2 * hour + 4 * minute), 1);
    script.goLive(6);
    script.breach(412, u"Ingest Bitrate"_s, 9'700'000, limit);
    script.breach(655, u"Ingest Bitrate"_s, 11'200'000, limit);
    script.breach(656, u"Ingest Resolution"_s, 3'686'400, 2'073'600);
    return {script.end(658).plan()};
}

QList<SessionPlan> recordingFailed(const Stage &stage)
{
    SessionScript never = stage.session(stage.ago(3 * hour), 1);
    never.recordingStartFails().goLive(6).end(88 * minute);
    SessionScript halfway = stage.session(stage.on(1, 10, 2, 11), 2);
    halfway.recordingEndFails().goLive(6).end(5104);
    return {never.plan(), halfway.plan()};
}

// The encoder's link breaks; after 30 s without data the service ends the session, and the encoder is back soon.
QList<SessionPlan> split(const Stage &stage)
{
    const QDateTime begin = stage.on(1, 21, 10, 2);
    constexpr qint64 broken = 42 * minute + 17;
    SessionScript first = stage.session(begin, 2);
    first.goLive(6).starve(1201, 1222, 0.3).starve(broken - 30, {}, 0.0).end(broken);
    SessionScript second = stage.session(begin.addSecs(broken + 11), 1);
    second.goLive(5).starve(40, 47, 0.5).end(1 * hour + 5 * minute);
    return {second.plan(), first.plan()};
}

QList<SessionPlan> multitrack(const Stage &stage)
{
    struct Size
    {
        qint64 width, height, bitrate, framerate;
        const char16_t *codec, *level;
    };
    static constexpr Size sizes[] = {{1920, 1080, 6'000'000, 60, u"avc1.64002A", u"4.2"},
                                     {1280, 720, 3'200'000, 60, u"avc1.640020", u"3.2"},
                                     {852, 480, 1'400'000, 30, u"avc1.64001F", u"3.1"},
                                     {640, 360, 800'000, 30, u"avc1.64001E", u"3.0"}};
    SessionScript script = stage.bare(stage.ago(2 * hour + 40 * minute), 1);
    int number = 0;
    for (const auto &size : sizes)
        script.video({.track = u"Track%1"_s.arg(number++),
                      .codec = QString::fromUtf16(size.codec),
                      .encoder = u"obs-output module (libobs version 31.0.1)"_s,
                      .profile = u"High"_s,
                      .level = QString::fromUtf16(size.level),
                      .targetBitrate = size.bitrate,
                      .targetFramerate = size.framerate,
                      .width = size.width,
                      .height = size.height});
    script.audio(
        {.track = u"Track0"_s, .codec = u"mp4a.40.2"_s, .channels = 2, .sampleRate = 48'000, .targetBitrate = 160'000});
    script.goLive(5).starve(2410, 2431, 0.4).end(1 * hour + 52 * minute);

    SessionScript refused = stage.session(stage.ago(2 * hour + 43 * minute), 2);
    refused.end(4, u"InvalidMultitrackInputTrackCount"_s);
    return {script.plan(), refused.plan()};
}

QList<SessionPlan> takeover(const Stage &stage)
{
    const QString failure = u"Stream Takeover Failure"_s;
    SessionScript script = stage.session(stage.on(1, 18, 0, 12), 1);
    script.goLive(6).starve(1788, 1799, 0.1);
    script.event(1802, EventType::streamState, u"Stream Takeover"_s);
    script.event(3600, EventType::streamState, failure, u"StreamTakeoverInvalidPriority"_s);
    script.event(3641, EventType::streamState, failure, u"StreamTakeoverMediaMismatch"_s);
    script.event(3705, EventType::streamState, u"Stream Takeover"_s);
    return {script.end(2 * hour + 8 * minute).plan()};
}

QList<SessionPlan> truncated(const Stage &stage)
{
    constexpr qint64 length = 9 * hour;
    Random random = stage.random(2);
    SessionScript script = stage.session(stage.on(1, 9, 0, 41), 1);
    script.goLive(6);
    for (qint64 at = 40; at + 60 < length;) {
        const qint64 spell = random.between(5, 30);
        script.starve(at, at + spell, static_cast<double>(random.between(5, 50)) / 100);
        at += spell + random.between(30, 70);
    }
    return {script.end(length).plan()};
}

// A browser that sends a portrait picture of an odd size: nothing of it can be shown.
QList<SessionPlan> neverLive(const Stage &stage)
{
    SessionScript script = stage.bare(stage.ago(55 * minute), 1);
    script.video({.track = u"Track0"_s,
                  .codec = u"avc1.42C01F"_s,
                  .encoder = QString(),
                  .profile = u"Baseline"_s,
                  .level = u"3.1"_s,
                  .targetBitrate = 2'500'000,
                  .targetFramerate = 30,
                  .width = 607,
                  .height = 1079});
    script.audio(
        {.track = u"Track0"_s, .codec = u"mp4a.40.2"_s, .channels = 1, .sampleRate = 44'100, .targetBitrate = 96'000});
    return {script.starve(11, {}, 0.0).end(41).plan()};
}

QList<SessionPlan> unknownFields(const Stage &stage)
{
    SessionScript script = stage.bare(stage.ago(80 * minute), 1);
    script.video({.track = u"Track0"_s,
                  .codec = u"av01.0.09M.10"_s,
                  .encoder = u"experimental/0.9"_s,
                  .profile = u"Main 10"_s,
                  .level = u"4.1"_s,
                  .targetBitrate = 5'000'000,
                  .targetFramerate = 50,
                  .width = 1920,
                  .height = 1080,
                  .extra = {{u"hdr"_s, true}, {u"colorPrimaries"_s, u"bt2020"_s}}});
    script.audio(
        {.track = u"Track0"_s, .codec = u"opus"_s, .channels = 6, .sampleRate = 96'000, .targetBitrate = 510'000});
    script.goLive(4);
    script.event(300, u"IVS Ad Break State Change"_s, u"Ad Break Inserted"_s, {},
                 {{u"detail"_s, QJsonObject{{u"adBreakId"_s, u"k3JtQ9aZbC1d"_s}, {u"durationSeconds"_s, 90}}}});
    script.event(420, u"IVS Picture Quality Change"_s, u"Frame Cadence Drift"_s, u"CadenceBeyondTolerance"_s,
                 {{u"severity"_s, 3}, {u"endedAt"_s, QJsonValue(QJsonValue::Null)}});
    script.event(610, EventType::streamState, u"Stream Migrated"_s);
    SessionPlan plan = script.end(26 * minute).plan();
    if (plan.recording)
        plan.recording->extra = {{u"retentionPolicy"_s, QJsonObject{{u"days"_s, 30}, {u"glacier"_s, false}}}};
    // 2^53 + 1: the first integer that a double cannot hold.
    plan.extra = {{u"ingestedBytes"_s, Q_INT64_C(9007199254740993)},
                  {u"ingestProtocol"_s, u"WHIP"_s},
                  {u"networkPath"_s, QJsonObject{{u"hops"_s, 7},
                                                 {u"carrier"_s, QJsonValue(QJsonValue::Null)},
                                                 {u"addresses"_s, QJsonArray()},
                                                 {u"jitter"_s, QJsonObject()},
                                                 {u"comment"_s, u"grün → ok"_s}}}};
    return {plan};
}

} // namespace

QList<SessionPlan> scenarioSessions(const Almanac &almanac, const CatalogueEntry &entry, Scenario scenario)
{
    const Stage stage(almanac, entry);
    switch (scenario) {
    case Scenario::Healthy:
        return healthy(stage);
    case Scenario::Live:
        return live(stage, almanac.liveEndsAfter);
    case Scenario::Starving:
        return starving(stage);
    case Scenario::LimitBreach:
        return limitBreach(stage);
    case Scenario::RecordingFailed:
        return recordingFailed(stage);
    case Scenario::Split:
        return split(stage);
    case Scenario::Multitrack:
        return multitrack(stage);
    case Scenario::Takeover:
        return takeover(stage);
    case Scenario::Truncated:
        return truncated(stage);
    case Scenario::NeverLive:
        return neverLive(stage);
    case Scenario::UnknownFields:
        return unknownFields(stage);
    }
    return {};
}

} // namespace Simulator
