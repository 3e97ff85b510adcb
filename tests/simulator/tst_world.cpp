// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/catalogue.h"
#include "simulator/documents.h"
#include "simulator/world.h"

#include "base/json.h"
#include "support/conformance.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Simulator;

namespace {

QDateTime aMoment()
{
    return QDateTime({2026, 11, 24}, {3, 14, 20}, Qt::UTC);
}

Base::Clock stoppedAt(const QDateTime &time)
{
    return [time] { return time; };
}

World worldAt(const QDateTime &time)
{
    return World(World::Options(), stoppedAt(time));
}

QString arnOf(const World &world, qsizetype index)
{
    return resourceArn(world.place(), u"channel"_s, world.channel(index).id);
}

// Everything that can be asked of the world.
QByteArray everythingOf(const World &world)
{
    QJsonArray documents;
    for (qsizetype i = 0; i < world.channelCount(); ++i) {
        documents.append(channelDocument(world.channel(i), world.place()));
        const auto sessions = world.sessions(arnOf(world, i));
        for (const auto &session : *sessions)
            documents.append(streamSessionDocument(session, world.place(), world.now()));
    }
    for (const auto &recording : world.recordings())
        documents.append(recordingDocument(recording, world.place()));
    return Base::toJsonText(QJsonValue(documents));
}

SessionPlan planOf(const World &world, Scenario scenario)
{
    return world.sessions(world.target(scenario).channelArn)->first();
}

QJsonObject documentOf(const World &world, Scenario scenario)
{
    return streamSessionDocument(planOf(world, scenario), world.place(), world.now());
}

QStringList eventNames(const QJsonObject &session)
{
    QStringList names;
    const auto events = session.value("truncatedEvents"_L1).toArray();
    for (const auto &event : events)
        names.append(event["name"_L1].toString());
    return names;
}

// The pointers of the members that a shape of the service model has and `value` does not.
QStringList missingMembers(const QJsonObject &shapes, const QString &shapeName, const QJsonValue &value,
                           const QString &pointer)
{
    const auto shape = shapes.value(shapeName).toObject();
    const QString type = shape.value("type"_L1).toString();
    QStringList missing;
    if (type == "structure"_L1) {
        const auto members = shape.value("members"_L1).toObject();
        for (auto it = members.begin(); it != members.end(); ++it) {
            const auto member = value.toObject().value(it.key());
            if (member.isUndefined())
                missing.append(Base::appendPointer(pointer, it.key()));
            else
                missing += missingMembers(shapes, it.value()["shape"_L1].toString(), member,
                                          Base::appendPointer(pointer, it.key()));
        }
    } else if (type == "list"_L1) {
        missing += missingMembers(shapes, shape.value("member"_L1)["shape"_L1].toString(), value.toArray().first(),
                                  Base::appendPointer(pointer, qsizetype(0)));
    }
    return missing;
}

} // namespace

class TestWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theSameSeedAndClockGiveTheSameBytes();
    void anotherSeedGivesAnotherAccount();
    void theRegionIsInEveryArn();
    void idsHaveTheDocumentedForm();
    void aboutFortyChannelsExistAndNineAreLive();
    void sessionsMakeSenseWheneverTheWorldIsMade_data();
    void sessionsMakeSenseWheneverTheWorldIsMade();
    void everyScenarioIsTheMostRecentSessionOfItsChannel_data();
    void everyScenarioIsTheMostRecentSessionOfItsChannel();
    void aScenarioIsFoundByItsName_data();
    void aScenarioIsFoundByItsName();
    void theStarvingSessionIsTheFirstChannelsAndHasSevenSpells();
    void theStarvingSessionHasEveryMemberOfTheServiceModel();
    void theLiveSessionGainsEventsAsTimeGoesOn();
    void anEventOfTheFutureIsNotTold();
    void theHealthySessionIsAFourHourShow();
    void theLimitBreachIsAnErrorEvent();
    void theFailedRecordingNeverBegan();
    void theSplitBroadcastGoesOnInTheNextSession();
    void theMultitrackSessionListsEveryTrack();
    void theTakeoverCarriesCodes();
    void theTruncatedSessionHasExactlyFiveHundredEvents();
    void theSessionThatNeverWentLiveHasThreeEvents();
    void theUnknownFieldsAreUnknownToTheServiceModel();
    void aDeletedChannelKeepsItsSessions();
    void aChannelWithoutSessionsHasNone();
    void thousandsOfChannelsHaveNamesOfTheirOwn();
    void thousandsOfSessionsFitOnOneChannel();
    void viewersAreNotKnownWhereHealthIsNot();
};

void TestWorld::theSameSeedAndClockGiveTheSameBytes()
{
    QCOMPARE(everythingOf(worldAt(aMoment())), everythingOf(worldAt(aMoment())));
}

void TestWorld::anotherSeedGivesAnotherAccount()
{
    const World one({.seed = 1}, stoppedAt(aMoment()));
    const World two({.seed = 2}, stoppedAt(aMoment()));
    QVERIFY(one.target(Scenario::Starving) != two.target(Scenario::Starving));
    QCOMPARE(two.channel(0).name, u"arena-main"_s);
}

void TestWorld::theRegionIsInEveryArn()
{
    const World world({.region = u"us-west-2"_s}, stoppedAt(aMoment()));
    const auto text = everythingOf(world);
    QVERIFY(text.contains("arn:aws:ivs:us-west-2:111122223333:channel/"));
    QVERIFY(!text.contains("arn:aws:ivs:eu-west-1:"));
}

void TestWorld::idsHaveTheDocumentedForm()
{
    const World world = worldAt(aMoment());
    const QRegularExpression streamId(u"\\Ast-[a-zA-Z0-9]{23}\\z"_s);
    const QRegularExpression channelId(u"\\A[a-zA-Z0-9]{12}\\z"_s);
    QSet<QString> ids;
    qsizetype count = 0;
    for (qsizetype i = 0; i < world.channelCount(); ++i) {
        QVERIFY(channelId.match(world.channel(i).id).hasMatch());
        QVERIFY(arnOf(world, i).size() <= 128);
        const auto sessions = world.sessions(arnOf(world, i));
        for (const auto &session : *sessions) {
            QVERIFY2(streamId.match(session.streamId).hasMatch(), qPrintable(session.streamId));
            ids.insert(session.streamId);
            ++count;
        }
    }
    QCOMPARE(ids.size(), count);
}

void TestWorld::aboutFortyChannelsExistAndNineAreLive()
{
    const World world = worldAt(aMoment());
    QCOMPARE(world.channelCount(), 41);
    QMap<QString, int> health;
    const auto live = world.liveChannels();
    for (const auto index : live) {
        const auto session = world.sessionOnAir(index);
        QVERIFY(session);
        ++health[healthAt(*session, world.now())];
    }
    QCOMPARE(health, (QMap<QString, int>{{u"HEALTHY"_s, 6}, {u"STARVING"_s, 2}, {u"UNKNOWN"_s, 1}}));
    QSet<QString> types;
    for (qsizetype i = 0; i < world.channelCount(); ++i)
        types.insert(world.channel(i).type);
    QCOMPARE(types, (QSet<QString>{u"BASIC"_s, u"STANDARD"_s, u"ADVANCED_HD"_s, u"ADVANCED_SD"_s}));
}

void TestWorld::sessionsMakeSenseWheneverTheWorldIsMade_data()
{
    QTest::addColumn<QDateTime>("now");
    QTest::newRow("at three in the morning") << aMoment();
    QTest::newRow("at midnight") << QDateTime({2026, 11, 24}, {0, 0}, Qt::UTC);
    QTest::newRow("just before the day is reckoned anew") << QDateTime({2026, 11, 24}, {3, 12, 59}, Qt::UTC);
    QTest::newRow("just after") << QDateTime({2026, 11, 24}, {3, 13}, Qt::UTC);
    QTest::newRow("at noon on a leap day") << QDateTime({2028, 2, 29}, {12, 0}, Qt::UTC);
    QTest::newRow("in the evening, with milliseconds") << QDateTime({2026, 1, 1}, {20, 30, 1, 999}, Qt::UTC);
    QTest::newRow("a second before midnight") << QDateTime({2026, 8, 2}, {23, 59, 59}, Qt::UTC);
}

void TestWorld::sessionsMakeSenseWheneverTheWorldIsMade()
{
    QFETCH(QDateTime, now);
    const World world = worldAt(now);
    QCOMPARE(world.liveChannels().size(), 9);
    for (qsizetype i = 0; i < world.channelCount(); ++i) {
        const auto sessions = world.sessions(arnOf(world, i));
        QDateTime next = world.now();
        for (qsizetype n = 0; n < sessions->size(); ++n) {
            const auto &session = sessions->at(n);
            const QString where = world.channel(i).name + u' ' + timeText(session.start);
            const bool isOnAir = !session.end.isValid();
            QVERIFY2(!isOnAir || n == 0, qPrintable(where));
            QVERIFY2(isOnAir || session.end > session.start, qPrintable(where));
            QVERIFY2((isOnAir ? session.start : session.end) <= next, qPrintable(where));
            QVERIFY2(session.start > world.now().addDays(-61), qPrintable(where));
            QVERIFY2(std::is_sorted(session.events.begin(), session.events.end(),
                                    [](const auto &a, const auto &b) { return a.time < b.time; }),
                     qPrintable(where));
            QCOMPARE(session.events.first().name, u"Session Created"_s);
            next = session.start;
        }
    }
    const auto scenarios = allScenarios();
    for (const auto scenario : scenarios)
        QVERIFY2(!world.target(scenario).streamId.isEmpty(), qPrintable(scenarioName(scenario)));
}

void TestWorld::everyScenarioIsTheMostRecentSessionOfItsChannel_data()
{
    QTest::addColumn<Scenario>("scenario");
    const auto scenarios = allScenarios();
    for (const auto scenario : scenarios)
        QTest::newRow(qPrintable(scenarioName(scenario))) << scenario;
}

void TestWorld::everyScenarioIsTheMostRecentSessionOfItsChannel()
{
    QFETCH(Scenario, scenario);
    const World world = worldAt(aMoment());
    const auto target = world.target(scenario);
    QCOMPARE(target.channelArn, world.channelArn(scenarioChannelName(scenario)));
    QCOMPARE(target.streamId, world.sessions(target.channelArn)->first().streamId);
    QCOMPARE(world.channel(*world.channelIndex(target.channelArn)).tags.value(u"scenario"_s), scenarioName(scenario));
}

void TestWorld::aScenarioIsFoundByItsName_data()
{
    everyScenarioIsTheMostRecentSessionOfItsChannel_data();
}

void TestWorld::aScenarioIsFoundByItsName()
{
    QFETCH(Scenario, scenario);
    QCOMPARE(scenarioFromName(scenarioName(scenario)), scenario);
    QVERIFY(!scenarioFromName(scenarioName(scenario).toUpper()));
}

void TestWorld::theStarvingSessionIsTheFirstChannelsAndHasSevenSpells()
{
    const World world = worldAt(aMoment());
    const auto target = world.target(Scenario::Starving);
    QCOMPARE(target.channelArn, arnOf(world, 0));
    const auto plan = planOf(world, Scenario::Starving);
    QCOMPARE(timeText(plan.start), u"2026-11-24T02:41:08Z"_s);
    QCOMPARE(plan.starvations.size(), 7);
    qint64 starved = 0;
    for (const auto &spell : plan.starvations)
        starved += spell.start.secsTo(spell.end.isValid() ? spell.end : world.now());
    QCOMPARE(starved, 8 * 60 + 22);
    QCOMPARE(plan.breaches.size(), 1);
    QCOMPARE(healthAt(plan, world.now()), u"STARVING"_s);
    QCOMPARE(world.viewersNow(plan), 1284);

    const auto document = documentOf(world, Scenario::Starving);
    QCOMPARE(eventNames(document).size(), 17);
    QCOMPARE(eventNames(document).first(), u"Starvation Start"_s);
    QCOMPARE(eventNames(document).last(), u"Session Created"_s);
    QVERIFY(!document.contains("endTime"_L1));
    QVERIFY(!document["channel"_L1]["srt"_L1]["passphrase"_L1].toString().isEmpty());

    const auto sessions = world.sessions(target.channelArn);
    int withErrors = 0;
    for (qsizetype i = 1; i < 9; ++i)
        withErrors += streamSessionSummaryDocument(sessions->at(i), world.now())["hasErrorEvent"_L1].toBool() ? 1 : 0;
    QCOMPARE(withErrors, 2);
}

void TestWorld::theStarvingSessionHasEveryMemberOfTheServiceModel()
{
    STREAMLOUPE_CONFORMANCE_OR_SKIP(model, u"../models/ivs-2020-07-14.json"_s);
    const World world = worldAt(aMoment());
    const auto shapes = model["shapes"_L1].toObject();
    // It is on air, and no code belongs to its events: the takeover has both. The service sets avc… in the deprecated
    // ingestConfiguration alone.
    QCOMPARE(missingMembers(shapes, u"StreamSession"_s, documentOf(world, Scenario::Starving), {}),
             (QStringList{u"/endTime"_s, u"/ingestConfigurations/videoConfigurations/0/avcLevel"_s,
                          u"/ingestConfigurations/videoConfigurations/0/avcProfile"_s, u"/truncatedEvents/0/code"_s}));
    const auto takeover = missingMembers(shapes, u"StreamSession"_s, documentOf(world, Scenario::Takeover), {});
    QVERIFY(!takeover.contains(u"/endTime"_s));
    QCOMPARE(missingMembers(shapes, u"ChannelSummary"_s, channelSummaryDocument(world.channel(0), world.place()), {}),
             QStringList());
    const auto session = planOf(world, Scenario::Starving);
    QCOMPARE(missingMembers(shapes, u"Stream"_s, streamDocument(session, world.place(), world.now(), 1), {}),
             QStringList());
    QCOMPARE(missingMembers(shapes, u"RecordingConfiguration"_s,
                            recordingDocument(world.recordings().first(), world.place()), {}),
             QStringList());
}

void TestWorld::theLiveSessionGainsEventsAsTimeGoesOn()
{
    QDateTime now = aMoment();
    const World world(World::Options(), [&now] { return now; });
    const auto before = eventNames(documentOf(world, Scenario::Live));
    now = now.addSecs(5 * 60);
    const auto after = eventNames(documentOf(world, Scenario::Live));
    QVERIFY2(after.size() >= before.size() + 4, qPrintable(QString::number(after.size() - before.size())));
    QCOMPARE(after.mid(after.size() - before.size()), before);
    QVERIFY(world.sessionOnAir(*world.channelIndex(world.target(Scenario::Live).channelArn)));
}

void TestWorld::anEventOfTheFutureIsNotTold()
{
    QDateTime now = aMoment();
    const World world(World::Options(), [&now] { return now; });
    const auto plan = planOf(world, Scenario::Live);
    now = plan.events.at(5).time;
    QCOMPARE(eventNames(documentOf(world, Scenario::Live)).size(), 6);
    now = now.addSecs(-1);
    QCOMPARE(eventNames(documentOf(world, Scenario::Live)).size(), 5);
}

void TestWorld::theHealthySessionIsAFourHourShow()
{
    const World world = worldAt(aMoment());
    const auto plan = planOf(world, Scenario::Healthy);
    QCOMPARE(plan.start.secsTo(plan.end) / 3600, 4);
    QCOMPARE(eventNames(documentOf(world, Scenario::Healthy)),
             (QStringList{u"Recording End"_s, u"Session Ended"_s, u"Stream End"_s, u"Recording Start"_s,
                          u"Stream Start"_s, u"Session Created"_s}));
    QCOMPARE(streamSessionSummaryDocument(plan, world.now())["hasErrorEvent"_L1], QJsonValue(false));
}

void TestWorld::theLimitBreachIsAnErrorEvent()
{
    const World world = worldAt(aMoment());
    const auto plan = planOf(world, Scenario::LimitBreach);
    for (const auto &breach : plan.breaches)
        QVERIFY(breach.peak > breach.limit);
    const auto names = eventNames(documentOf(world, Scenario::LimitBreach));
    QVERIFY(names.contains(u"Ingest Bitrate"_s));
    QVERIFY(names.contains(u"Ingest Resolution"_s));
    QCOMPARE(streamSessionSummaryDocument(plan, world.now())["hasErrorEvent"_L1], QJsonValue(true));
}

void TestWorld::theFailedRecordingNeverBegan()
{
    const World world = worldAt(aMoment());
    const auto names = eventNames(documentOf(world, Scenario::RecordingFailed));
    QVERIFY(names.contains(u"Recording Start Failure"_s));
    QVERIFY(!names.contains(u"Recording Start"_s));
    QVERIFY(!names.contains(u"Recording End"_s));
}

void TestWorld::theSplitBroadcastGoesOnInTheNextSession()
{
    const World world = worldAt(aMoment());
    const auto target = world.target(Scenario::Split);
    const auto sessions = world.sessions(target.channelArn);
    QCOMPARE(sessions->at(1).streamId, target.earlierStreamId);
    QVERIFY(sessions->at(1).end.secsTo(sessions->at(0).start) < 60);
    QVERIFY(!sessions->at(1).starvations.last().end.isValid());
}

void TestWorld::theMultitrackSessionListsEveryTrack()
{
    const World world = worldAt(aMoment());
    const auto document = documentOf(world, Scenario::Multitrack);
    const auto tracks = document["ingestConfigurations"_L1]["videoConfigurations"_L1].toArray();
    QCOMPARE(tracks.size(), 4);
    QCOMPARE(tracks.at(3)["track"_L1].toString(), u"Track3"_s);
    QCOMPARE(document["channel"_L1]["containerFormat"_L1].toString(), u"FRAGMENTED_MP4"_s);
    QCOMPARE(document["channel"_L1]["multitrackInputConfiguration"_L1]["enabled"_L1], QJsonValue(true));
    QCOMPARE(document["ingestConfiguration"_L1]["video"_L1]["track"_L1].toString(), u"Track0"_s);
}

void TestWorld::theTakeoverCarriesCodes()
{
    const World world = worldAt(aMoment());
    QStringList codes;
    const auto events = documentOf(world, Scenario::Takeover).value("truncatedEvents"_L1).toArray();
    for (const auto &event : events) {
        const bool isFailure = event["name"_L1].toString() == "Stream Takeover Failure"_L1;
        QCOMPARE(event.toObject().contains("code"_L1), isFailure);
        if (isFailure)
            codes.append(event["code"_L1].toString());
    }
    QCOMPARE(codes, (QStringList{u"StreamTakeoverMediaMismatch"_s, u"StreamTakeoverInvalidPriority"_s}));
}

void TestWorld::theTruncatedSessionHasExactlyFiveHundredEvents()
{
    const World world = worldAt(aMoment());
    QVERIFY(planOf(world, Scenario::Truncated).events.size() > 500);
    const auto names = eventNames(documentOf(world, Scenario::Truncated));
    QCOMPARE(names.size(), 500);
    QVERIFY(!names.contains(u"Session Created"_s));
    QVERIFY(names.contains(u"Session Ended"_s));
}

void TestWorld::theSessionThatNeverWentLiveHasThreeEvents()
{
    const World world = worldAt(aMoment());
    QCOMPARE(eventNames(documentOf(world, Scenario::NeverLive)),
             (QStringList{u"Session Ended"_s, u"Starvation Start"_s, u"Session Created"_s}));
    QVERIFY(!planOf(world, Scenario::NeverLive).liveAt.isValid());
}

void TestWorld::theUnknownFieldsAreUnknownToTheServiceModel()
{
    const World world = worldAt(aMoment());
    const auto document = documentOf(world, Scenario::UnknownFields);
    QCOMPARE(document["ingestedBytes"_L1].toInteger(), Q_INT64_C(9007199254740993));
    QVERIFY(document["networkPath"_L1]["carrier"_L1].isNull());
    QCOMPARE(document["channel"_L1]["latencyMode"_L1].toString(), u"ULTRA_LOW"_s);
    QVERIFY(eventNames(document).contains(u"Frame Cadence Drift"_s));
    QStringList withheld;
    Base::withoutSecrets(document, &withheld);
    QCOMPARE(withheld, (QStringList{u"/channel/backupSrt/passphrase"_s, u"/channel/srt/passphrase"_s}));
    STREAMLOUPE_CONFORMANCE_OR_SKIP(model, u"../models/ivs-2020-07-14.json"_s);
    QVERIFY(!model["shapes"_L1]["StreamSession"_L1]["members"_L1].toObject().contains("networkPath"_L1));
}

void TestWorld::aDeletedChannelKeepsItsSessions()
{
    const World world = worldAt(aMoment());
    const QString arn = world.deletedChannelArn();
    QVERIFY(!world.channelIndex(arn));
    QVERIFY(world.sessions(arn)->size() > 10);
    QVERIFY(!world.sessions(arn + u'x'));
}

void TestWorld::aChannelWithoutSessionsHasNone()
{
    const World world = worldAt(aMoment());
    QCOMPARE(world.sessions(world.channelArn(u"rehearsal-room-4"_s))->size(), 0);
}

void TestWorld::thousandsOfChannelsHaveNamesOfTheirOwn()
{
    const World world({.channelCount = 5000}, stoppedAt(aMoment()));
    QSet<QString> names;
    QSet<QString> ids;
    for (qsizetype i = 0; i < world.channelCount(); ++i) {
        names.insert(world.channel(i).name);
        ids.insert(world.channel(i).id);
    }
    QCOMPARE(names.size(), 5000);
    QCOMPARE(ids.size(), 5000);
    QVERIFY(world.liveChannels().size() < 100); // the account's quota of concurrent streams
    QCOMPARE(world.target(Scenario::Starving), worldAt(aMoment()).target(Scenario::Starving));
}

void TestWorld::thousandsOfSessionsFitOnOneChannel()
{
    const World world({.busySessionCount = 2000}, stoppedAt(aMoment()));
    const auto sessions = world.sessions(world.busyChannelArn());
    QCOMPARE(sessions->size(), 2000);
    for (qsizetype i = 1; i < sessions->size(); ++i)
        QVERIFY(sessions->at(i).end <= sessions->at(i - 1).start);
    QVERIFY(sessions->last().start > world.now().addDays(-60));
    QVERIFY(!world.sessionOnAir(*world.channelIndex(world.busyChannelArn())));
}

void TestWorld::viewersAreNotKnownWhereHealthIsNot()
{
    const World world = worldAt(aMoment());
    const auto session = world.sessionOnAir(*world.channelIndex(world.channelArn(u"club-night-b"_s)));
    QVERIFY(session);
    QCOMPARE(healthAt(*session, world.now()), u"UNKNOWN"_s);
    QCOMPARE(world.viewersNow(*session), -1);
}

QTEST_GUILESS_MAIN(TestWorld)
#include "tst_world.moc"
