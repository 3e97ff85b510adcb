// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/liverefresh.h"

#include "session/simulatedservice.h"

#include <QHash>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Session::LiveRefresh;
using Simulator::Scenario;
using State = LiveRefresh::State;
using Task = LiveRefresh::Task;

class TestLiveRefresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void onlyASessionOnAirIsFollowed_data();
    void onlyASessionOnAirIsFollowed();
    void anHourIsFollowedAtItsPaceAndToItsEnd();
    void theSameAgainIsNoChange();
    void nowGoesOnWithoutARequest();
    void nothingIsAskedWhileTheWindowIsHidden();
    void whatFailsIsTriedLaterAndLaterWhileOldDataStays();
    void nowStandsStillWhereNobodyKnowsAnyMore();
    void aRefreshByHandStartsAnew();
    void offAirWithoutAnEndIsSaidAndGivenUpInTheEnd();
    void anotherStreamOfTheChannelIsNotThisOne();
    void aSessionThatIsGoneIsAskedForNoMore();
    void liveMarksFollowAtAPaceOfTheirOwn();
    void metricsFollowAtTheirPaceUnlessTheyAreDenied();
};

namespace {

struct Fixture
{
    Testing::MovableClock clock;
    Testing::SimulatedService service;
    Testing::SimulatedConnector connector{&service};
    Session::Workspace workspace{&connector, clock};
    QHash<QString, int> calls; // by operation
    int running = 0;

    explicit Fixture(const Simulator::World::Options &options = {})
        : service(options, clock)
    {
        QObject::connect(&service.log(), &Aws::RequestLog::started, &workspace, [this](const auto &record) {
            ++calls[record.operation];
            ++running;
        });
        QObject::connect(&service.log(), &Aws::RequestLog::finished, &workspace, [this] { --running; });
    }

    LiveRefresh &live() { return *workspace.live(); }
    Session::CurrentSession &current() { return *workspace.current(); }

    bool isQuiet() const { return running == 0; }
    bool settle()
    {
        // An answer lands after its record, and may lead to the next call.
        return QTest::qWaitFor(
            [this] {
                QCoreApplication::processEvents();
                const bool wasQuiet = isQuiet();
                QCoreApplication::processEvents();
                return wasQuiet && isQuiet();
            },
            10'000);
    }

    bool open(Scenario scenario)
    {
        workspace.connectTo({}, {});
        const auto target = service.world().target(scenario);
        workspace.open({target.channelArn, target.streamId});
        const bool isShown
            = QTest::qWaitFor([this] { return current().state() == Session::CurrentSession::State::Shown; }, 10'000);
        const bool isWhole
            = QTest::qWaitFor([this] { return !current().record()->isLive() || current().record()->stream; }, 10'000);
        const bool hasChannels = QTest::qWaitFor(
            [this] { return workspace.channels()->state() == Session::ChannelDirectory::State::Ready; }, 10'000);
        const bool hasSettled = settle();
        calls.clear();
        return isShown && isWhole && hasChannels && hasSettled;
    }

    // Second by second, each with all its answers.
    bool pass(qint64 seconds)
    {
        for (qint64 second = 0; second < seconds; ++second) {
            clock.advance(1);
            live().tick();
            QCoreApplication::processEvents(); // a call starts from the event loop
            if (!isQuiet() && !settle())
                return false;
        }
        return true;
    }
};

} // namespace

void TestLiveRefresh::onlyASessionOnAirIsFollowed_data()
{
    QTest::addColumn<Scenario>("scenario");
    QTest::addColumn<State>("state");

    QTest::newRow("on air") << Scenario::Starving << State::Following;
    QTest::newRow("ended") << Scenario::Healthy << State::Off;
}

void TestLiveRefresh::onlyASessionOnAirIsFollowed()
{
    QFETCH(const Scenario, scenario);
    QFETCH(const State, state);
    Fixture f;
    QVERIFY(f.open(scenario));

    QCOMPARE(f.live().state(), state);
    QCOMPARE(f.live().secondsToNext().has_value(), state == State::Following);
    QVERIFY(f.pass(30));
    QCOMPARE(f.calls.value(u"GetStreamSession"_s) > 0, state == State::Following);
    QCOMPARE(f.live().updatedAt(), f.current().record()->capturedAt);
}

void TestLiveRefresh::anHourIsFollowedAtItsPaceAndToItsEnd()
{
    constexpr int hour = 3600;
    Fixture f({.liveEndsAfter = hour});
    QVERIFY(f.open(Scenario::Live));
    QSignalSpy ended(&f.live(), &LiveRefresh::ended);
    const auto eventsBefore = f.current().record()->session.truncatedEvents;

    QVERIFY(f.pass(hour - 1));
    QCOMPARE(f.live().state(), State::Following);
    QCOMPARE(f.calls.value(u"GetStreamSession"_s), 359);
    QCOMPARE(f.calls.value(u"GetStream"_s), 239);
    QCOMPARE(f.calls.value(u"ListChannels"_s), 0);
    const auto eventsAfter = f.current().record()->session.truncatedEvents;
    QVERIFY(eventsAfter.size() > eventsBefore.size() + 20);
    QCOMPARE(eventsAfter.last(eventsBefore.size()), eventsBefore);

    QVERIFY(f.pass(20));
    QCOMPARE(f.live().state(), State::Ended);
    QCOMPARE(ended.count(), 1);
    QVERIFY(!f.current().record()->isLive());
    QVERIFY(!f.live().secondsToNext());
    QCOMPARE(f.live().now(), f.current().record()->capturedAt);

    f.calls.clear();
    QVERIFY(f.pass(120));
    QCOMPARE(f.calls.value(u"GetStreamSession"_s), 0);
    QCOMPARE(f.calls.value(u"GetStream"_s), 0);
}

void TestLiveRefresh::theSameAgainIsNoChange()
{
    Fixture f;
    QVERIFY(f.open(Scenario::Starving)); // nothing happens in it any more
    const QDateTime before = f.live().updatedAt();
    f.service.server().controls().deny(u"GetStream"_s); // viewers do change
    QSignalSpy changed(&f.current(), &Session::CurrentSession::changed);
    QVERIFY(f.pass(10));

    QCOMPARE(f.calls.value(u"GetStreamSession"_s), 1);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(before.secsTo(f.live().updatedAt()), 10);
}

void TestLiveRefresh::nowGoesOnWithoutARequest()
{
    Fixture f;
    QVERIFY(f.open(Scenario::Starving));
    QSignalSpy ticked(&f.live(), &LiveRefresh::ticked);
    const QDateTime before = f.live().now();
    QCOMPARE(f.live().secondsToNext(), 10);
    QVERIFY(f.pass(4));

    QCOMPARE(ticked.count(), 4);
    QCOMPARE(before.secsTo(f.live().now()), 4);
    QCOMPARE(f.live().secondsToNext(), 6);
    QVERIFY(f.calls.isEmpty());
}

void TestLiveRefresh::nothingIsAskedWhileTheWindowIsHidden()
{
    Fixture f;
    QVERIFY(f.open(Scenario::Starving));
    QSignalSpy ticked(&f.live(), &LiveRefresh::ticked);
    f.live().setVisible(false);
    QVERIFY(f.live().isPaused());
    QVERIFY(f.pass(300));
    QVERIFY(f.calls.isEmpty());
    QCOMPARE(ticked.count(), 0);

    f.live().setVisible(true);
    QVERIFY(f.pass(1));
    QCOMPARE(f.calls.value(u"GetStreamSession"_s), 1);
    QCOMPARE(f.calls.value(u"GetStream"_s), 1);
    QCOMPARE(f.calls.value(u"ListStreams"_s), 1);
}

void TestLiveRefresh::whatFailsIsTriedLaterAndLaterWhileOldDataStays()
{
    Fixture f;
    QVERIFY(f.open(Scenario::Starving));
    const auto record = f.current().record();
    f.service.server().controls().deny(u"GetStreamSession"_s); // no attempt is repeated by itself
    QVERIFY(f.pass(10));
    QCOMPARE(f.calls.value(u"GetStreamSession"_s), 1);
    QVERIFY(f.live().error(Task::Session));
    QCOMPARE(f.live().error(Task::Session)->kind, Base::Error::Kind::AccessDenied);
    QCOMPARE(f.current().state(), Session::CurrentSession::State::Shown);
    QCOMPARE(f.current().record()->response, record->response);
    QCOMPARE(f.live().updatedAt(), record->capturedAt);
    QCOMPARE(f.live().secondsToNext(), 20);

    QVERIFY(f.pass(20 + 40 + 80));
    QCOMPARE(f.calls.value(u"GetStreamSession"_s), 4);
    QCOMPARE(f.live().secondsToNext(), LiveRefresh::longestPause);

    f.service.server().controls().deny(u"GetStreamSession"_s, false);
    QVERIFY(f.pass(LiveRefresh::longestPause));
    QVERIFY(!f.live().error(Task::Session));
    QCOMPARE(f.live().secondsToNext(), 10);
}

void TestLiveRefresh::nowStandsStillWhereNobodyKnowsAnyMore()
{
    Fixture f;
    QVERIFY(f.open(Scenario::Starving));
    const QDateTime read = f.live().updatedAt();
    f.service.server().controls().deny(u"GetStreamSession"_s);
    QVERIFY(f.pass(LiveRefresh::staleAfter));
    QCOMPARE(read.secsTo(f.live().now()), LiveRefresh::staleAfter);
    QVERIFY(f.pass(1));
    QCOMPARE(f.live().now(), read);
}

void TestLiveRefresh::aRefreshByHandStartsAnew()
{
    Fixture f;
    QVERIFY(f.open(Scenario::Starving));
    f.service.server().controls().deny(u"GetStreamSession"_s);
    QVERIFY(f.pass(90));
    f.service.server().controls().deny(u"GetStreamSession"_s, false);
    QVERIFY(*f.live().secondsToNext() > 10);

    f.workspace.refresh();
    QTRY_COMPARE(f.live().updatedAt(), f.clock());
    QVERIFY(!f.live().error(Task::Session));
    QCOMPARE(f.live().secondsToNext(), 10);
}

void TestLiveRefresh::offAirWithoutAnEndIsSaidAndGivenUpInTheEnd()
{
    Fixture f;
    QVERIFY(f.open(Scenario::Starving));
    f.service.server().controls().failNext(
        u"GetStream"_s, 1000,
        {.status = 404, .code = u"ChannelNotBroadcasting"_s, .message = u"The channel is not broadcasting."_s});
    QVERIFY(f.pass(15));
    QVERIFY(f.current().isOffAir());
    QVERIFY(!f.current().record()->stream);
    QCOMPARE(f.live().state(), State::Following);
    QVERIFY(!f.live().error(Task::Stream));

    QVERIFY(f.pass(LiveRefresh::givenUpAfter));
    QCOMPARE(f.live().state(), State::GivenUp);
    f.calls.clear();
    QVERIFY(f.pass(60));
    QCOMPARE(f.calls.value(u"GetStreamSession"_s), 0);

    // Back on air by hand.
    f.service.server().controls().clearFaults();
    f.workspace.refresh();
    QTRY_VERIFY(!f.current().isOffAir());
    QTRY_COMPARE(f.live().state(), State::Following);
}

void TestLiveRefresh::anotherStreamOfTheChannelIsNotThisOne()
{
    Fixture f;
    QVERIFY(f.open(Scenario::Starving));
    f.service.server().controls().failNext(
        u"GetStream"_s, 1,
        {.status = 200,
         .body = R"({"stream": {"streamId": "st-00000000000000000000000", "state": "LIVE", "health": "HEALTHY"}})"});
    QVERIFY(f.pass(15));
    QVERIFY(f.current().isOffAir());
    QVERIFY(!f.current().record()->stream);
}

void TestLiveRefresh::aSessionThatIsGoneIsAskedForNoMore()
{
    Fixture f;
    QVERIFY(f.open(Scenario::Starving));
    f.service.server().controls().failNext(
        u"GetStreamSession"_s, 1,
        {.status = 404, .code = u"ResourceNotFoundException"_s, .message = u"No such session."_s});
    QVERIFY(f.pass(10));
    QCOMPARE(f.live().state(), State::GivenUp);
    QVERIFY(f.current().record());
    f.calls.clear();
    QVERIFY(f.pass(60));
    QCOMPARE(f.calls.value(u"GetStreamSession"_s), 0);
}

void TestLiveRefresh::liveMarksFollowAtAPaceOfTheirOwn()
{
    constexpr int endsAfter = 90;
    Fixture f({.liveEndsAfter = endsAfter});
    QVERIFY(f.open(Scenario::Healthy));
    const QString arn = f.service.world().target(Scenario::Live).channelArn;
    const auto isLive = [&] {
        const auto *channels = f.workspace.channels();
        return channels->channels().at(channels->indexOf(arn)).live.has_value();
    };
    QVERIFY(isLive());
    QVERIFY(f.pass(119));
    QVERIFY(isLive());
    QVERIFY(f.calls.value(u"ListStreams"_s) > 0);
    QCOMPARE(f.calls.value(u"ListChannels"_s), 0);
    QVERIFY(f.pass(1));
    QVERIFY(!isLive());
    QCOMPARE(f.workspace.channels()->state(), Session::ChannelDirectory::State::Ready);
}

void TestLiveRefresh::metricsFollowAtTheirPaceUnlessTheyAreDenied()
{
    Fixture f;
    f.service.setHasMetrics(true);
    QVERIFY(f.open(Scenario::Starving));
    QTRY_COMPARE(f.current().metrics().state, Session::SessionMetrics::State::Shown);
    const QDateTime end = f.current().metrics().range.end;
    f.calls.clear();
    QVERIFY(f.pass(14));
    QCOMPARE(f.calls.value(u"GetMetricData"_s), 0);
    QVERIFY(f.pass(1));
    QVERIFY(f.calls.value(u"GetMetricData"_s) > 0);
    QTRY_COMPARE(end.secsTo(f.current().metrics().range.end), 15);

    f.service.server().controls().deny(u"GetMetricData"_s);
    QVERIFY(f.pass(16));
    QTRY_VERIFY(f.live().error(Task::Metrics));
    QVERIFY(!f.current().metrics().series.isEmpty());
    f.calls.clear();
    QVERIFY(f.pass(60));
    QCOMPARE(f.calls.value(u"GetMetricData"_s), 0);
    QVERIFY(f.calls.value(u"GetStreamSession"_s) > 0);

    f.service.server().controls().deny(u"GetMetricData"_s, false);
    f.workspace.refresh();
    QTRY_VERIFY(!f.live().error(Task::Metrics));
    QTRY_VERIFY(f.calls.value(u"GetMetricData"_s) > 0);
}

QTEST_GUILESS_MAIN(TestLiveRefresh)
#include "tst_liverefresh.moc"
