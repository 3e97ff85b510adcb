// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinecontent.h"

#include "models/timelinesession.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using Analysis::EventLane;
using Models::Severity;
using Models::TimelineContent;
using Session::TimeRange;

namespace {

TimelineContent starving()
{
    return TimelineContent(starvingSession(), starvingNow());
}

// 500 events, the oldest of which is a Starvation End: what it ended, and when the stream started, was cut.
Ivs::StreamSession cutSession()
{
    Ivs::StreamSession session;
    session.startTime = at(u"00:00:00"_s);
    QDateTime time = at(u"01:00:00"_s);
    addEvent(session, time, u"Starvation End"_s, u"IVS Stream Health Change"_s);
    while (session.truncatedEvents.size() < Ivs::maximumEventCount - 1) {
        time = time.addSecs(10);
        addEvent(session, time, u"Starvation Start"_s, u"IVS Stream Health Change"_s);
        time = time.addSecs(10);
        addEvent(session, time, u"Starvation End"_s, u"IVS Stream Health Change"_s);
    }
    while (session.truncatedEvents.size() < Ivs::maximumEventCount)
        addEvent(session, time.addSecs(5), u"Ingest Bitrate"_s, u"IVS Limit Breach"_s);
    return session;
}

} // namespace

class TestTimelineContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theSpanHoldsSessionAndEvents_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<QStringList>("events");
        QTest::addColumn<QString>("now");
        QTest::addColumn<TimeRange>("expected");
        const auto span = [](const QString &from, const QString &to) { return TimeRange{at(from), at(to)}; };

        QTest::newRow("live, up to now") << u"02:00:00"_s << QString() << QStringList{} << u"03:00:00"_s
                                         << span(u"02:00:00"_s, u"03:00:00"_s);
        QTest::newRow("ended") << u"02:00:00"_s << u"02:30:00"_s << QStringList{} << u"03:00:00"_s
                               << span(u"02:00:00"_s, u"02:30:00"_s);
        QTest::newRow("an event before the start") << u"02:00:00"_s << u"02:30:00"_s << QStringList{u"01:59:50"_s}
                                                   << QString() << span(u"01:59:50"_s, u"02:30:00"_s);
        QTest::newRow("an event behind the end") << u"02:00:00"_s << u"02:30:00"_s << QStringList{u"02:31:00"_s}
                                                 << QString() << span(u"02:00:00"_s, u"02:31:00"_s);
        QTest::newRow("live, now before the last event") << u"02:00:00"_s << QString() << QStringList{u"03:00:30"_s}
                                                         << u"03:00:00"_s << span(u"02:00:00"_s, u"03:00:30"_s);
        QTest::newRow("live, now not known") << u"02:00:00"_s << QString() << QStringList{u"02:20:00"_s} << QString()
                                             << span(u"02:00:00"_s, u"02:20:00"_s);
        QTest::newRow("no start") << QString() << QString() << QStringList{u"02:10:00"_s, u"02:20:00"_s} << QString()
                                  << span(u"02:10:00"_s, u"02:20:00"_s);
        QTest::newRow("nothing lasts under ten seconds")
            << u"02:00:00"_s << u"02:00:00"_s << QStringList{} << QString() << span(u"02:00:00"_s, u"02:00:10"_s);
        QTest::newRow("no time at all") << QString() << QString() << QStringList{} << QString() << TimeRange();
    }
    void theSpanHoldsSessionAndEvents()
    {
        QFETCH(QString, start);
        QFETCH(QString, end);
        QFETCH(QStringList, events);
        QFETCH(QString, now);
        QFETCH(TimeRange, expected);
        Ivs::StreamSession session;
        session.startTime = at(start);
        session.endTime = at(end);
        for (const QString &time : events)
            addEvent(session, at(time), u"Session Created"_s);
        QCOMPARE(TimelineContent(session, at(now)).span(), expected);
    }

    void eventsComeOldestFirstAndKeepTheServicesOrderWithinASecond()
    {
        Ivs::StreamSession session = quietSession();
        endSession(session, u"03:00:00"_s);
        Ivs::StreamEvent timeless;
        timeless.name = u"Stream End"_s;
        session.truncatedEvents.insert(2, timeless);
        const TimelineContent content(session, {});
        QStringList names;
        for (const auto &event : content.events())
            names << event.name;
        QCOMPARE(names, (QStringList{u"Session Created"_s, u"Stream Start"_s, u"Recording Start"_s, u"Recording End"_s,
                                     u"Stream End"_s, u"Session Ended"_s}));
        QCOMPARE(content.events().last().index, 0);
        QCOMPARE(content.events().first().index, 6);
    }

    void eventsThatBeginOrEndAnIntervalAreMarked()
    {
        QStringList moments;
        const TimelineContent content = starving();
        for (const auto &event : content.events()) {
            if (!event.isEdge)
                moments << event.name;
        }
        QCOMPARE(moments, (QStringList{u"Session Created"_s, u"Ingest Bitrate"_s}));
    }

    void lanesAreThoseThatHoldSomething()
    {
        QCOMPARE(starving().lanes(),
                 (QList{EventLane::StreamState, EventLane::Health, EventLane::Limits, EventLane::Recording}));
        QCOMPARE(TimelineContent(quietSession(), starvingNow()).lanes(),
                 (QList{EventLane::StreamState, EventLane::Health, EventLane::Recording}));
        Ivs::StreamSession session;
        session.startTime = at(u"02:00:00"_s);
        QVERIFY(TimelineContent(session, starvingNow()).lanes().isEmpty());
        addEvent(session, at(u"02:00:00"_s), u"Session Created"_s);
        addEvent(session, at(u"02:01:00"_s), u"Brand New Thing"_s, u"IVS Something New"_s);
        QCOMPARE(TimelineContent(session, starvingNow()).lanes(), (QList{EventLane::StreamState, EventLane::Other}));
    }

    void healthIsKnownWhileLiveAndNotStarving()
    {
        const QList<TimeRange> healthy = starving().healthy();
        QCOMPARE(healthy.size(), 7);
        QCOMPARE(healthy.first(), (TimeRange{at(u"02:41:15"_s), at(u"02:52:41"_s)}));
        QCOMPARE(healthy.last(), (TimeRange{at(u"03:10:15"_s), at(u"03:12:27"_s)}));
    }

    void healthIsNotKnownOfASessionThatNeverWentLive()
    {
        Ivs::StreamSession session;
        session.startTime = at(u"02:00:00"_s);
        addEvent(session, at(u"02:00:00"_s), u"Session Created"_s);
        addSpell(session, u"02:00:11"_s, {});
        QVERIFY(TimelineContent(session, at(u"02:01:00"_s)).healthy().isEmpty());
    }

    void healthEndsWithTheEncodersConnection()
    {
        Ivs::StreamSession session = quietSession();
        addEvent(session, at(u"03:00:00"_s), u"Session Ended"_s);
        addEvent(session, at(u"03:00:20"_s), u"Stream End"_s);
        session.endTime = at(u"03:00:20"_s);
        const TimelineContent content(session, {});
        QCOMPARE(content.healthy(), (QList{TimeRange{at(u"02:41:15"_s), at(u"03:00:00"_s)}}));
        QCOMPARE(content.stateAt(EventLane::Health, at(u"03:00:10"_s), 0).text, u"Not known"_s);
    }

    void nothingIsClaimedBeforeTheOldestEventOfACutList()
    {
        const TimelineContent content(cutSession(), at(u"04:00:00"_s));
        QVERIFY(content.isCut());
        QCOMPARE(content.knownSince(), at(u"01:00:00"_s));
        QVERIFY(!content.healthy().isEmpty());
        QVERIFY(content.healthy().first().start >= content.knownSince());
        const QDateTime before = at(u"00:30:00"_s);
        QCOMPARE(content.stateAt(EventLane::Health, before, 0).text, u"Not known"_s);
        QCOMPARE(content.stateAt(EventLane::Limits, before, 0).text, u"Not known"_s);
        QCOMPARE(content.stateAt(EventLane::StreamState, before, 0).text, u"Not known"_s);
        QCOMPARE(content.stateAt(EventLane::Recording, before, 0).text, u"Not known"_s);
        QVERIFY(content.summary().endsWith(u"older events were cut"_s));
    }

    void oneEventLessIsACompleteList()
    {
        Ivs::StreamSession session = cutSession();
        session.truncatedEvents.removeFirst();
        QVERIFY(!TimelineContent(session, at(u"04:00:00"_s)).isCut());
    }

    void lengthsSayWhatIsTold_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<bool>("isStartInferred");
        QTest::addColumn<bool>("isEndInferred");
        QTest::addColumn<QString>("expected");
        QTest::newRow("told") << u"03:06:05"_s << u"03:08:10"_s << false << false << u"2:05"_s;
        QTest::newRow("over an hour") << u"02:41:10"_s << u"03:51:12"_s << false << false << u"1:10:02"_s;
        QTest::newRow("goes on") << u"03:12:27"_s << QString() << false << false << u"1:53 so far"_s;
        QTest::newRow("end inferred") << u"03:06:05"_s << u"03:08:10"_s << false << true << u"up to 2:05"_s;
        QTest::newRow("start cut away") << QString() << u"02:43:13"_s << true << false << u"over 2:05"_s;
        QTest::newRow("start not told") << u"03:08:10"_s << u"03:08:10"_s << true << false << QString();
    }
    void lengthsSayWhatIsTold()
    {
        QFETCH(QString, start);
        QFETCH(QString, end);
        QFETCH(bool, isStartInferred);
        QFETCH(bool, isEndInferred);
        const Analysis::Interval interval{
            .start = at(start), .end = at(end), .isStartInferred = isStartInferred, .isEndInferred = isEndInferred};
        QTEST(starving().lengthText(interval), "expected");
    }

    void theStateAtAnInstantIsWhatItsLaneTells_data()
    {
        QTest::addColumn<EventLane>("lane");
        QTest::addColumn<QString>("time");
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<QString>("expected");
        QTest::newRow("before Stream Start")
            << EventLane::StreamState << u"02:41:14"_s << Severity::None << u"Not live yet"_s;
        QTest::newRow("at Stream Start") << EventLane::StreamState << u"02:41:15"_s << Severity::None << u"Live"_s;
        QTest::newRow("live") << EventLane::StreamState << u"03:14:20"_s << Severity::None << u"Live"_s;
        QTest::newRow("starving") << EventLane::Health << u"03:07:30"_s << Severity::Warning << u"Starving for 1:25"_s;
        QTest::newRow("starving, just begun")
            << EventLane::Health << u"03:06:05"_s << Severity::Warning << u"Starving for 0:00"_s;
        QTest::newRow("data is back") << EventLane::Health << u"03:08:10"_s << Severity::Ok << u"Healthy"_s;
        QTest::newRow("starving now") << EventLane::Health << u"03:14:20"_s << Severity::Warning
                                      << u"Starving for 1:53"_s;
        QTest::newRow("health before live") << EventLane::Health << u"02:41:10"_s << Severity::None << u"Not known"_s;
        QTest::newRow("at a breach") << EventLane::Limits << u"03:01:29"_s << Severity::Error << u"Ingest Bitrate"_s;
        QTest::newRow("away from a breach")
            << EventLane::Limits << u"03:07:30"_s << Severity::None << u"Within limits"_s;
        QTest::newRow("recording") << EventLane::Recording << u"03:07:30"_s << Severity::None << u"Recording"_s;
        QTest::newRow("not recording") << EventLane::Recording << u"02:41:15"_s << Severity::None << u"Not recording"_s;
        QTest::newRow("a lane of moments") << EventLane::Takeover << u"03:07:30"_s << Severity::None << QString();
    }
    void theStateAtAnInstantIsWhatItsLaneTells()
    {
        QFETCH(EventLane, lane);
        QFETCH(QString, time);
        QFETCH(Severity, severity);
        QFETCH(QString, expected);
        const auto state = starving().stateAt(lane, at(time), 3000);
        QCOMPARE(state.text, expected);
        QCOMPARE(state.severity, severity);
    }

    void anEndedStreamIsNoLongerLive()
    {
        Ivs::StreamSession session = quietSession();
        endSession(session, u"03:00:00"_s);
        const TimelineContent content(session, {});
        QCOMPARE(content.stateAt(EventLane::StreamState, at(u"03:00:00"_s), 0).text, u"No longer live"_s);
        QCOMPARE(content.stateAt(EventLane::StreamState, at(u"02:59:59"_s), 0).text, u"Live"_s);
    }

    void neighboursAreFoundInTheOrderOfTime_data()
    {
        QTest::addColumn<QString>("selected");
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("problemsOnly");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("expected");
        QTest::newRow("next") << u"03:01:20"_s << 1 << false << QString() << u"03:01:27"_s;
        QTest::newRow("previous") << u"03:01:27"_s << -1 << false << QString() << u"03:01:20"_s;
        QTest::newRow("next problem skips the end of a spell")
            << u"03:00:12"_s << 1 << true << QString() << u"03:01:27"_s;
        QTest::newRow("previous problem") << u"03:00:12"_s << -1 << true << QString() << u"02:57:02"_s;
        QTest::newRow("none selected: the first") << QString() << 1 << false << QString() << u"02:41:08"_s;
        QTest::newRow("none selected: the last") << QString() << -1 << false << QString() << u"03:12:27"_s;
        QTest::newRow("none selected: the first problem") << QString() << 1 << true << QString() << u"02:52:41"_s;
        QTest::newRow("none selected: after the cursor") << QString() << 1 << false << u"03:00:30"_s << u"03:01:20"_s;
        QTest::newRow("none selected: before the cursor") << QString() << -1 << false << u"03:00:30"_s << u"03:00:12"_s;
        QTest::newRow("nothing behind the last") << u"03:12:27"_s << 1 << false << QString() << QString();
        QTest::newRow("nothing before the first") << u"02:41:08"_s << -1 << false << QString() << QString();
        QTest::newRow("no problem before the first") << u"02:52:41"_s << -1 << true << QString() << QString();
    }
    void neighboursAreFoundInTheOrderOfTime()
    {
        QFETCH(QString, selected);
        QFETCH(int, step);
        QFETCH(bool, problemsOnly);
        QFETCH(QString, from);
        QFETCH(QString, expected);
        const TimelineContent content = starving();
        int index = -1;
        for (const auto &event : content.events()) {
            if (event.time == at(selected))
                index = event.index;
        }
        const int found = content.neighbour(index, step, at(from), problemsOnly);
        if (expected.isEmpty()) {
            QCOMPARE(found, -1);
            return;
        }
        QVERIFY(content.event(found));
        QCOMPARE(content.event(found)->time, at(expected));
    }

    void theSummaryCountsWhatMatters()
    {
        QCOMPARE(starving().summary(), u"17 events, 7 starvation spells, 1 limit breach"_s);
        Ivs::StreamSession session = quietSession();
        QCOMPARE(TimelineContent(session, starvingNow()).summary(), u"3 events"_s);
        addEvent(session, at(u"02:42:00"_s), u"Recording Start Failure"_s, u"IVS Recording State Change"_s);
        QCOMPARE(TimelineContent(session, starvingNow()).summary(), u"4 events, 1 failure"_s);
    }

    void anEventIsToldInWordsNameTimeAndLength_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("when");
        QTest::newRow("UTC") << u"utc"_s << u"03:06:05 UTC, T+ 0:24:57"_s;
        QTest::newRow("a zone") << u"Asia/Tokyo"_s << u"12:06:05 JST, T+ 0:24:57"_s;
        QTest::newRow("T+ keeps the absolute time") << u"elapsed"_s << u"2026-11-24 03:06:05 UTC, T+ 0:24:57"_s;
    }
    void anEventIsToldInWordsNameTimeAndLength()
    {
        QFETCH(QString, format);
        QFETCH(QString, when);
        const TimelineContent content = starving();
        const int index = content.neighbour(-1, 1, at(u"03:06:04"_s));
        QCOMPARE(content.eventLines(index, Base::TimeFormat::fromText(format)),
                 (QStringList{u"Encoder sends too little data"_s, u"Starvation Start"_s, when, u"2:05 long"_s}));
        QVERIFY(content.eventLines(99, {}).isEmpty());
    }

    void aDefaultContentIsEmpty()
    {
        const TimelineContent content;
        QVERIFY(!content.span().isValid());
        QVERIFY(content.lanes().isEmpty());
        QCOMPARE(content.neighbour(-1, 1, {}), -1);
    }
};

QTEST_GUILESS_MAIN(TestTimelineContent)
#include "tst_timelinecontent.moc"
