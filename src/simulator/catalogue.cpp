// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/catalogue.h"

#include "simulator/random.h"

#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

enum RecordingIndex { NotRecorded = -1, ArenaVod, StudioArchive, LectureTapes, NightTape, VirginiaMirror };

struct Row
{
    const char16_t *name;
    const char16_t *type;
    Habit habit;
    int hour;
    int minutes;
    int viewers;
    RecordingIndex recording;
    bool live;
};

constexpr auto basic = u"BASIC";
constexpr auto standard = u"STANDARD";
constexpr auto advancedHd = u"ADVANCED_HD";
constexpr auto advancedSd = u"ADVANCED_SD";

// clang-format off
constexpr std::array<Row, namedChannelCount> rows{{
    {u"arena-main", standard, Habit::Nightly, 20, 235, 1284, ArenaVod, true},
    {u"harbour-cam-03", basic, Habit::RoundTheClock, 5, 1290, 37, NotRecorded, true},
    {u"club-night-b", standard, Habit::Weekly, 22, 300, 210, NightTape, true},
    {u"arena-backup", standard, Habit::Nightly, 20, 238, 12, ArenaVod, true},
    {u"concert-hall-a", standard, Habit::Weekly, 19, 150, 3410, ArenaVod, true},
    {u"cooking-studio-2", advancedHd, Habit::Weekdays, 16, 55, 486, StudioArchive, true},
    {u"news-desk-de", standard, Habit::Nightly, 18, 32, 5120, StudioArchive, true},
    {u"news-desk-fr", standard, Habit::Nightly, 19, 31, 2975, StudioArchive, true},
    {u"quiz-late-show", standard, Habit::Nightly, 21, 74, 1890, StudioArchive, true},
    {u"academy-room-1", advancedSd, Habit::Weekdays, 8, 95, 64, LectureTapes, false},
    {u"academy-room-2", advancedSd, Habit::Weekdays, 10, 88, 41, LectureTapes, false},
    {u"auction-live", standard, Habit::Weekly, 14, 182, 730, StudioArchive, false},
    {u"concert-hall-b", standard, Habit::Weekly, 18, 128, 940, ArenaVod, false},
    {u"cooking-studio-1", advancedHd, Habit::Weekdays, 11, 48, 322, StudioArchive, false},
    {u"esports-side-1", standard, Habit::Nightly, 17, 205, 8840, ArenaVod, false},
    {u"esports-side-2", standard, Habit::Nightly, 17, 198, 6120, ArenaVod, false},
    {u"festival-stage-3", standard, Habit::Weekly, 20, 240, 4400, ArenaVod, false},
    {u"gym-studio-1", basic, Habit::Weekdays, 6, 45, 88, NotRecorded, false},
    {u"gym-studio-2", basic, Habit::Weekdays, 17, 45, 93, NotRecorded, false},
    {u"harbour-cam-01", basic, Habit::RoundTheClock, 5, 1270, 24, NightTape, false},
    {u"harbour-cam-02", basic, Habit::RoundTheClock, 5, 1310, 19, NotRecorded, false},
    {u"lecture-hall-7", advancedSd, Habit::Weekdays, 9, 91, 130, LectureTapes, false},
    {u"open-air-2", standard, Habit::Once, 19, 164, 2210, ArenaVod, false},
    {u"parliament-fr", standard, Habit::Weekdays, 13, 222, 615, StudioArchive, false},
    {u"lab-preview", standard, Habit::Weekly, 12, 26, 3, LectureTapes, false},
    {u"radio-studio-1", basic, Habit::Weekdays, 5, 118, 402, NotRecorded, false},
    {u"regatta-drone-1", standard, Habit::Weekly, 9, 67, 518, ArenaVod, false},
    {u"rehearsal-room-4", standard, Habit::Never, 15, 60, 0, NotRecorded, false},
    {u"science-slam", advancedHd, Habit::Weekly, 18, 121, 276, LectureTapes, false},
    {u"ski-cam-north", basic, Habit::RoundTheClock, 6, 720, 51, NotRecorded, false},
    {u"ski-cam-south", basic, Habit::RoundTheClock, 6, 715, 44, NotRecorded, false},
    {u"stadium-tunnel", standard, Habit::Weekly, 16, 140, 1107, ArenaVod, false},
    {u"stock-ticker-live", advancedHd, Habit::Weekdays, 7, 510, 333, NotRecorded, false},
    {u"town-council", basic, Habit::Weekly, 17, 173, 29, LectureTapes, false},
    {u"track-side-5", standard, Habit::Weekly, 11, 133, 2048, ArenaVod, false},
    {u"travel-desk-it", advancedHd, Habit::Weekdays, 12, 29, 187, StudioArchive, false},
    {u"tv-garden", advancedSd, Habit::Weekly, 10, 52, 77, StudioArchive, false},
    {u"weather-cam-07", basic, Habit::RoundTheClock, 0, 1380, 15, NotRecorded, false},
    {u"worship-east", standard, Habit::Weekly, 8, 76, 241, NightTape, false},
    {u"yoga-morning", advancedSd, Habit::Weekdays, 5, 40, 158, NotRecorded, false},
    {u"zoo-penguins", basic, Habit::RoundTheClock, 4, 1340, 690, NotRecorded, false},
}};
// clang-format on

constexpr auto teams = std::to_array<const char16_t *>({u"live-ops", u"sports", u"news", u"education"});

std::optional<Scenario> scenarioOn(const QString &channelName)
{
    const auto scenarios = allScenarios();
    for (const auto scenario : scenarios) {
        if (scenarioChannelName(scenario) == channelName)
            return scenario;
    }
    return {};
}

ChannelPlan channelPlan(const QString &name, const QString &type, quint64 seed, quint64 index)
{
    Random random(Random::seedFor(seed, 1, index));
    ChannelPlan plan;
    plan.id = random.alphanumeric(12);
    plan.srtPassphrase = random.alphanumeric(68);
    plan.name = name;
    plan.type = type;
    plan.preset = type.startsWith("ADVANCED"_L1)
                      ? (index % 2 == 0 ? u"HIGHER_BANDWIDTH_DELIVERY"_s : u"CONSTRAINED_BANDWIDTH_DELIVERY"_s)
                      : QString();
    plan.latencyMode = index % 9 == 4 ? u"NORMAL"_s : u"LOW"_s;
    plan.containerFormat = u"TS"_s;
    plan.multitrackPolicy = u"ALLOW"_s;
    plan.multitrackMaximumResolution = u"FULL_HD"_s;
    plan.authorized = index % 7 == 5;
    plan.insecureIngest = type == "BASIC"_L1 && index % 2 == 1;
    plan.tags.insert(u"team"_s, QString::fromUtf16(teams.at(index % teams.size())));
    plan.tags.insert(u"stage"_s, index % 11 == 10 ? u"test"_s : u"production"_s);
    if (index % 6 == 4)
        plan.playbackRestrictionPolicyId = Random(Random::seedFor(seed, 2)).alphanumeric(12);
    if (index % 10 == 6)
        plan.adConfigurationId = Random(Random::seedFor(seed, 3)).alphanumeric(12);
    return plan;
}

// What a scenario needs of the channel itself.
void adapt(CatalogueEntry *entry, Scenario scenario)
{
    entry->scenario = scenario;
    auto &channel = entry->channel;
    channel.tags.insert(u"scenario"_s, scenarioName(scenario));
    if (scenario == Scenario::Multitrack) {
        channel.containerFormat = u"FRAGMENTED_MP4"_s;
        channel.multitrackEnabled = true;
    }
    if (scenario == Scenario::UnknownFields) {
        channel.latencyMode = u"ULTRA_LOW"_s;
        channel.containerFormat = u"ENHANCED_FLV"_s;
        channel.extra
            = {{u"edgePolicy"_s, QJsonObject{{u"sticky"_s, QJsonValue(QJsonValue::Null)},
                                             {u"regions"_s, QJsonArray{u"eu-west-1"_s, u"eu-central-1"_s}},
                                             {u"weights"_s, QJsonArray{0.25, 0.75}}}},
               {u"operatorNote"_s, u""_s},
               {u"backupSrt"_s, QJsonObject{{u"passphrase"_s, QString(channel.srtPassphrase + u"backup"_s)}}}};
    }
}

CatalogueEntry namedEntry(quint64 seed, qsizetype index, const QList<RecordingPlan> &recordings)
{
    const auto &row = rows.at(static_cast<std::size_t>(index));
    CatalogueEntry entry{.channel = channelPlan(QString::fromUtf16(row.name), QString::fromUtf16(row.type), seed,
                                                static_cast<quint64>(index)),
                         .habit = row.habit,
                         .live = row.live,
                         .healthUnknown = row.live && row.habit == Habit::Weekly && row.recording == NightTape,
                         .hour = row.hour,
                         .minutes = row.minutes,
                         .viewers = row.viewers};
    if (row.recording != NotRecorded)
        entry.channel.recordingId = recordings.at(row.recording).id;
    if (const auto scenario = scenarioOn(entry.channel.name))
        adapt(&entry, *scenario);
    return entry;
}

// An account with thousands of channels: kiosks in numbered sites. One in a hundred is live, within the account's
// quota of concurrent streams.
CatalogueEntry numberedEntry(quint64 seed, qsizetype index)
{
    const auto number = index - namedChannelCount;
    const QString name = u"site-%1-cam-%2"_s.arg(number / 4 + 1, 4, 10, QChar(u'0')).arg(number % 4 + 1);
    CatalogueEntry entry{
        .channel = channelPlan(name, number % 3 == 0 ? u"STANDARD"_s : u"BASIC"_s, seed, static_cast<quint64>(index)),
        .habit = number % 5 == 0 ? Habit::Nightly : Habit::Weekly,
        .live = number % 100 == 50,
        .hour = static_cast<int>(6 + number % 13),
        .minutes = static_cast<int>(30 + number % 50),
        .viewers = number % 90};
    return entry;
}

RecordingPlan recordingPlan(quint64 seed, RecordingIndex index, const QString &name, const QString &bucketName)
{
    RecordingPlan plan;
    plan.id = Random(Random::seedFor(seed, 4, static_cast<quint64>(index))).alphanumeric(12);
    plan.name = name;
    plan.bucketName = bucketName;
    plan.state = u"ACTIVE"_s;
    plan.renditionSelection = u"ALL"_s;
    plan.thumbnailMode = u"INTERVAL"_s;
    plan.thumbnailStorage = QStringList{u"SEQUENTIAL"_s};
    return plan;
}

} // namespace

QList<RecordingPlan> recordingCatalogue(quint64 seed)
{
    auto arena = recordingPlan(seed, ArenaVod, u"arena-vod"_s, u"arena-vod-euw1"_s);
    arena.reconnectWindowSeconds = 60;
    arena.renditionSelection = u"CUSTOM"_s;
    arena.renditions = {u"FULL_HD"_s, u"HD"_s};
    arena.thumbnailResolution = u"HD"_s;
    arena.tags = {{u"team"_s, u"live-ops"_s}};
    auto studio = recordingPlan(seed, StudioArchive, u"studio-archive"_s, u"studio-archive-euw1"_s);
    studio.thumbnailIntervalSeconds = 10;
    studio.thumbnailResolution = u"LOWEST_RESOLUTION"_s;
    studio.thumbnailStorage.append(u"LATEST"_s);
    auto lectures = recordingPlan(seed, LectureTapes, u"lecture-tapes"_s, u"lecture-tapes-kms"_s);
    lectures.reconnectWindowSeconds = 300;
    auto night = recordingPlan(seed, NightTape, u"night-tape"_s, u"night.tape.cold"_s);
    night.renditionSelection = u"NONE"_s;
    night.thumbnailMode = u"DISABLED"_s;
    auto broken = recordingPlan(seed, VirginiaMirror, u"virginia-mirror"_s, u"mirror-use1"_s);
    broken.state = u"CREATE_FAILED"_s;
    return {arena, studio, lectures, night, broken};
}

QList<CatalogueEntry> channelCatalogue(quint64 seed, qsizetype count)
{
    const auto recordings = recordingCatalogue(seed);
    QList<CatalogueEntry> entries;
    entries.reserve(count + 1);
    for (qsizetype i = 0; i < count; ++i)
        entries.append(i < namedChannelCount ? namedEntry(seed, i, recordings) : numberedEntry(seed, i));
    entries.append({.channel = channelPlan(u"pop-up-stage"_s, u"STANDARD"_s, seed, 1'000'000),
                    .habit = Habit::Nightly,
                    .hour = 15,
                    .minutes = 95,
                    .viewers = 166});
    return entries;
}

} // namespace Simulator
