// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/documents.h"
#include "models/eventsmodel.h"
#include "models/eventsproxy.h"
#include "models/printedtree.h"
#include "models/roles.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Models;
using Testing::arenaSession;
using Testing::printedTree;

namespace {

const QDateTime now({2026, 11, 24}, {3, 14, 20}, Qt::UTC);

Ivs::StreamSession arena()
{
    return Testing::decode(arenaSession()).value;
}

Ivs::StreamEvent eventOf(const QString &name, const QDateTime &time)
{
    Ivs::StreamEvent event;
    event.name = name;
    event.eventTime = time;
    return event;
}

// `count` events a second apart, newest first, the newest at `newest`.
Ivs::StreamSession flapping(int count, int newest)
{
    Ivs::StreamSession session;
    session.startTime = now;
    for (int i = 0; i < count; ++i) {
        const int second = newest - i;
        session.truncatedEvents.append(
            eventOf(second % 2 == 0 ? u"Starvation Start"_s : u"Starvation End"_s, now.addSecs(second)));
    }
    return session;
}

struct Fixture
{
    EventsModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

QStringList names(const QAbstractItemModel &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found << model.index(row, EventsModel::NameColumn).data().toString();
    return found;
}

} // namespace

class TestEventsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void eventsReadAsDesigned();
    void headersNameTheZone_data();
    void headersNameTheZone();
    void missingTimesAndNamesAreShownAsMissing();
    void whatItMeansFallsBackToTheCatalogue();
    void rolesTellWhatDelegatesNeed();
    void newEventsInFrontAreInserted();
    void lateEventsBehindAreInserted();
    void whatComesOrGoesInBetweenMovesNothingElse_data();
    void whatComesOrGoesInBetweenMovesNothingElse();
    void nowGoesOnWithoutTheSession();
    void theCutMovesOnWithoutAReset();
    void anotherSessionResets();
    void timeGoingByTouchesOpenSpellsAlone();
    void theTimeFormatChangesClocksInPlace();
    void eventsOfOneSecondKeepTheServicesOrder_data();
    void eventsOfOneSecondKeepTheServicesOrder();
    void problemsAreFiltered();
    void textIsSearchedInEveryColumn();
};

void TestEventsModel::eventsReadAsDesigned()
{
    Fixture fixture;
    fixture.model.setSession(arena(), now);
    QCOMPARE(printedTree(fixture.model),
             uR"(03:12:27 | 0:31:19 | Warning | Encoder sends too little data | Starvation Start | 1:53 so far
03:08:10 | 0:27:02 | OK | Encoder data is back | Starvation End | After 2:05
03:06:05 | 0:24:57 | Warning | Encoder sends too little data | Starvation Start | 2:05 long
03:01:27 | 0:20:19 | Error | Bitrate over channel limit | Ingest Bitrate | More than the channel type allows
02:41:16 | 0:00:08 | Information | Recording started | Recording Start | To bucket arena-vod-euw1
02:41:15 | 0:00:07 | Information | Went live | Stream Start | Playable after 7 s
02:41:08 | 0:00:00 | Information | Encoder connected | Session Created | Stream key accepted)"_s);
    QVERIFY(!fixture.model.eventsMayBeCut());
    fixture.model.clear();
    QCOMPARE(fixture.model.rowCount(), 0);
}

void TestEventsModel::headersNameTheZone_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("clock");

    QTest::newRow("UTC") << u"utc"_s << u"UTC"_s << u"03:12:27"_s;
    QTest::newRow("zone") << u"Europe/Berlin"_s << u"CET"_s << u"04:12:27"_s;
    QTest::newRow("T+ has a column of its own") << u"elapsed"_s << u"UTC"_s << u"03:12:27"_s;
    QTest::newRow("half hours") << u"Asia/Kolkata"_s << u"IST"_s << u"08:42:27"_s;
}

void TestEventsModel::headersNameTheZone()
{
    QFETCH(QString, format);
    Fixture fixture;
    fixture.model.setTimeFormat(Base::TimeFormat::fromText(format));
    fixture.model.setSession(arena(), now);
    QTEST(fixture.model.headerData(EventsModel::TimeColumn, Qt::Horizontal).toString(), "header");
    QTEST(fixture.model.index(0, EventsModel::TimeColumn).data().toString(), "clock");
    QCOMPARE(fixture.model.headerData(EventsModel::ElapsedColumn, Qt::Horizontal).toString(), u"T+"_s);
    QCOMPARE(fixture.model.headerData(EventsModel::SeverityColumn, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
             u"Severity"_s);
    QCOMPARE(fixture.model.headerData(EventsModel::MeaningColumn, Qt::Horizontal).toString(), u"What it means"_s);
}

void TestEventsModel::missingTimesAndNamesAreShownAsMissing()
{
    Fixture fixture;
    Ivs::StreamSession session;
    session.truncatedEvents.append(Ivs::StreamEvent());
    session.truncatedEvents.append(eventOf(u"Brand New"_s, now));
    fixture.model.setSession(session, now);
    const QModelIndex time = fixture.model.index(0, EventsModel::TimeColumn);
    QCOMPARE(time.data().toString(), u"absent"_s);
    QCOMPARE(time.data(PresenceRole).value<Presence>(), Presence::Absent);
    QCOMPARE(fixture.model.index(0, EventsModel::EventColumn).data().toString(), u"Event without a name"_s);
    QCOMPARE(fixture.model.index(1, EventsModel::ElapsedColumn).data().toString(), QString());
    QCOMPARE(fixture.model.index(1, EventsModel::EventColumn).data().toString(), u"Brand New"_s);
    QCOMPARE(fixture.model.index(1, EventsModel::SeverityColumn).data().toString(), u"Unknown"_s);
}

void TestEventsModel::whatItMeansFallsBackToTheCatalogue()
{
    Fixture fixture;
    Ivs::StreamSession session;
    session.truncatedEvents = {eventOf(u"Session Ended"_s, now.addSecs(60)), eventOf(u"Recording Start"_s, now),
                               eventOf(u"Stream Start"_s, now)};
    session.truncatedEvents[0].code = u"MultitrackInputRequired"_s;
    fixture.model.setSession(session, now.addSecs(100));
    const auto meaning
        = [&](int row) { return fixture.model.index(row, EventsModel::MeaningColumn).data().toString(); };
    QCOMPARE(meaning(0), u"MultitrackInputRequired"_s);
    QCOMPARE(meaning(1), u"1:00, to the session's end"_s); // no bucket is known
    QCOMPARE(meaning(2), u"1:00, to the session's end"_s); // no connection is known
    QCOMPARE(fixture.model.index(0, EventsModel::SeverityColumn).data().toString(), u"Error"_s);
}

void TestEventsModel::rolesTellWhatDelegatesNeed()
{
    Fixture fixture;
    fixture.model.setSession(arena(), now);
    const auto cell = [&](int column) { return fixture.model.index(0, column); };
    QCOMPARE(cell(EventsModel::SeverityColumn).data(SeverityRole).value<Severity>(), Severity::Warning);
    QCOMPARE(cell(EventsModel::EventColumn).data(SeverityRole).value<Severity>(), Severity::None);
    QVERIFY(cell(EventsModel::NameColumn).data(IsSecondaryRole).toBool());
    QVERIFY(!cell(EventsModel::EventColumn).data(IsSecondaryRole).toBool());
    QCOMPARE(fixture.model.index(3, 0).data(EventIndexRole).toInt(), 3);
    QCOMPARE(fixture.model.index(3, 0).data(PointerRole).toString(), u"/streamSession/truncatedEvents/3"_s);
    QCOMPARE(cell(0).data(StartTimeRole).toDateTime(), now.addSecs(-113));
    QVERIFY(cell(0).data(MeaningRole).toString().contains(u"Check the encoder"_s));
    const QString tip = cell(EventsModel::TimeColumn).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"2026-11-24 03:12:27 UTC"_s), qPrintable(tip));
    QVERIFY2(tip.contains(u"IVS Stream Health Change"_s), qPrintable(tip));
}

void TestEventsModel::newEventsInFrontAreInserted()
{
    Fixture fixture;
    Ivs::StreamSession session = arena();
    fixture.model.setSession(session, now);
    const QPersistentModelIndex selected = fixture.model.index(2, 0);
    QSignalSpy resets(&fixture.model, &QAbstractItemModel::modelReset);
    QSignalSpy insertions(&fixture.model, &QAbstractItemModel::rowsInserted);
    session.truncatedEvents.prepend(eventOf(u"Starvation End"_s, now));
    session.truncatedEvents.prepend(eventOf(u"Session Ended"_s, now.addSecs(9)));
    fixture.model.setSession(session, now.addSecs(9));
    QCOMPARE(resets.count(), 0);
    QCOMPARE(insertions.count(), 1);
    QCOMPARE(selected.row(), 4);
    QCOMPARE(selected.data(EventIndexRole).toInt(), 4);
    // The spell that was open has an end now.
    QCOMPARE(fixture.model.index(2, EventsModel::MeaningColumn).data().toString(), u"1:53 long"_s);
}

void TestEventsModel::lateEventsBehindAreInserted()
{
    Fixture fixture;
    fixture.model.setSession(flapping(10, 20), now);
    const QPersistentModelIndex selected = fixture.model.index(9, 0);
    QSignalSpy resets(&fixture.model, &QAbstractItemModel::modelReset);
    QSignalSpy insertions(&fixture.model, &QAbstractItemModel::rowsInserted);
    fixture.model.setSession(flapping(12, 20), now);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(insertions.count(), 1);
    QCOMPARE(selected.row(), 9);
    QCOMPARE(fixture.model.rowCount(), 12);
}

void TestEventsModel::whatComesOrGoesInBetweenMovesNothingElse_data()
{
    QTest::addColumn<QList<int>>("before"); // which of the events, by their numbers; 5 is on screen
    QTest::addColumn<QList<int>>("after");

    QTest::newRow("a late one in the middle") << QList{1, 2, 5, 8} << QList{1, 2, 3, 5, 8};
    QTest::newRow("several places") << QList{2, 5, 8} << QList{1, 2, 4, 5, 7, 8, 9};
    QTest::newRow("one taken back") << QList{1, 2, 3, 5, 8} << QList{1, 3, 5, 8};
    QTest::newRow("some come, some go") << QList{1, 3, 5, 6, 8} << QList{0, 3, 4, 5, 8, 9};
    QTest::newRow("all but one are others") << QList{1, 2, 5} << QList{3, 4, 5, 6, 7};
    QTest::newRow("the order of others changes") << QList{1, 2, 5, 8} << QList{2, 1, 5, 8};
    QTest::newRow("the same event twice") << QList{1, 1, 5} << QList{1, 1, 1, 5};
}

void TestEventsModel::whatComesOrGoesInBetweenMovesNothingElse()
{
    QFETCH(const QList<int>, before);
    QFETCH(const QList<int>, after);
    const auto sessionOf = [](const QList<int> &numbers) {
        Ivs::StreamSession session;
        session.startTime = now.addSecs(-600);
        for (const int number : numbers)
            session.truncatedEvents.append({.name = u"Event %1"_s.arg(number), .eventTime = now.addSecs(-number)});
        return session;
    };
    Fixture fixture;
    fixture.model.setSession(sessionOf(before), now);
    QSignalSpy reset(&fixture.model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept
        = fixture.model.index(static_cast<int>(before.indexOf(5)), EventsModel::NameColumn);
    fixture.model.setSession(sessionOf(after), now);
    QCOMPARE(reset.count(), 0);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.row(), after.indexOf(5));
    QCOMPARE(fixture.model.rowCount(), after.size());
    for (int row = 0; row < after.size(); ++row)
        QCOMPARE(fixture.model.index(row, EventsModel::NameColumn).data().toString(), u"Event %1"_s.arg(after.at(row)));
}

void TestEventsModel::nowGoesOnWithoutTheSession()
{
    Fixture fixture;
    fixture.model.setSession(arena(), now);
    QSignalSpy changed(&fixture.model, &QAbstractItemModel::dataChanged);
    fixture.model.setNow(now);
    QCOMPARE(changed.count(), 0);
    fixture.model.setNow(now.addSecs(1));
    QCOMPARE(changed.count(), 1);
    fixture.model.clear();
    QSignalSpy reset(&fixture.model, &QAbstractItemModel::modelReset);
    fixture.model.setNow(now.addSecs(2));
    QCOMPARE(reset.count(), 0);
}

void TestEventsModel::theCutMovesOnWithoutAReset()
{
    Fixture fixture;
    fixture.model.setSession(flapping(500, 500), now);
    QVERIFY(fixture.model.eventsMayBeCut());
    const QPersistentModelIndex kept = fixture.model.index(400, 0);
    const QPersistentModelIndex dropped = fixture.model.index(499, 0);
    QSignalSpy resets(&fixture.model, &QAbstractItemModel::modelReset);
    fixture.model.setSession(flapping(500, 503), now);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(kept.row(), 403);
    QVERIFY(!dropped.isValid());
    QCOMPARE(fixture.model.rowCount(), 500);
    EventsModel fresh;
    fresh.setSession(flapping(500, 503), now);
    QCOMPARE(printedTree(fixture.model), printedTree(fresh));
}

void TestEventsModel::anotherSessionResets()
{
    Fixture fixture;
    fixture.model.setSession(arena(), now);
    QSignalSpy resets(&fixture.model, &QAbstractItemModel::modelReset);
    fixture.model.setSession(flapping(3, 9), now);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(fixture.model.rowCount(), 3);
    fixture.model.setSession({}, now);
    QCOMPARE(fixture.model.rowCount(), 0);
}

void TestEventsModel::timeGoingByTouchesOpenSpellsAlone()
{
    Fixture fixture;
    fixture.model.setSession(arena(), now);
    QSignalSpy changes(&fixture.model, &QAbstractItemModel::dataChanged);
    fixture.model.setSession(arena(), now);
    QCOMPARE(changes.count(), 0);
    fixture.model.setSession(arena(), now.addSecs(1));
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().first().value<QModelIndex>().row(), 0);
    QCOMPARE(fixture.model.index(0, EventsModel::MeaningColumn).data().toString(), u"1:54 so far"_s);
}

void TestEventsModel::theTimeFormatChangesClocksInPlace()
{
    Fixture fixture;
    fixture.model.setSession(arena(), now);
    QSignalSpy changes(&fixture.model, &QAbstractItemModel::dataChanged);
    QSignalSpy headers(&fixture.model, &QAbstractItemModel::headerDataChanged);
    QSignalSpy resets(&fixture.model, &QAbstractItemModel::modelReset);
    fixture.model.setTimeFormat(Base::TimeFormat::fromText(u"Asia/Tokyo"_s));
    fixture.model.setTimeFormat(Base::TimeFormat::fromText(u"Asia/Tokyo"_s));
    QCOMPARE(changes.count(), 1);
    QCOMPARE(headers.count(), 1);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(fixture.model.index(0, 0).data().toString(), u"12:12:27"_s);
}

void TestEventsModel::eventsOfOneSecondKeepTheServicesOrder_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("sorted");

    const QStringList newestFirst{u"late"_s, u"C"_s, u"B"_s, u"A"_s, u"early"_s, u"timeless"_s};
    const QStringList oldestFirst{u"timeless"_s, u"early"_s, u"C"_s, u"B"_s, u"A"_s, u"late"_s};
    QTest::newRow("time, newest first") << int(EventsModel::TimeColumn) << Qt::DescendingOrder << newestFirst;
    QTest::newRow("time, oldest first") << int(EventsModel::TimeColumn) << Qt::AscendingOrder << oldestFirst;
    QTest::newRow("T+") << int(EventsModel::ElapsedColumn) << Qt::AscendingOrder << oldestFirst;
    QTest::newRow("name") << int(EventsModel::NameColumn) << Qt::AscendingOrder
                          << QStringList{u"A"_s, u"B"_s, u"C"_s, u"early"_s, u"late"_s, u"timeless"_s};
    const QStringList received{u"late"_s, u"timeless"_s, u"C"_s, u"B"_s, u"A"_s, u"early"_s};
    QTest::newRow("all equal, up") << int(EventsModel::SeverityColumn) << Qt::AscendingOrder << received;
    QTest::newRow("all equal, down") << int(EventsModel::SeverityColumn) << Qt::DescendingOrder << received;
}

void TestEventsModel::eventsOfOneSecondKeepTheServicesOrder()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    Fixture fixture;
    EventsProxy proxy;
    const QAbstractItemModelTester proxyTester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    proxy.setSourceModel(&fixture.model);
    proxy.sort(column, order);
    Ivs::StreamSession session;
    session.truncatedEvents
        = {eventOf(u"timeless"_s, {}), eventOf(u"C"_s, now.addMSecs(100)), eventOf(u"B"_s, now.addMSecs(900)),
           eventOf(u"A"_s, now.addMSecs(500)), eventOf(u"early"_s, now.addSecs(-5))};
    fixture.model.setSession(session, now);
    // Rows that come later find the same place.
    session.truncatedEvents.prepend(eventOf(u"late"_s, now.addSecs(5)));
    fixture.model.setSession(session, now);
    QTEST(names(proxy), "sorted");
}

void TestEventsModel::problemsAreFiltered()
{
    Fixture fixture;
    EventsProxy proxy;
    const QAbstractItemModelTester proxyTester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    proxy.setSourceModel(&fixture.model);
    Ivs::StreamSession session = arena();
    session.truncatedEvents.append(eventOf(u"Brand New"_s, now.addDays(-1)));
    fixture.model.setSession(session, now);
    QCOMPARE(proxy.rowCount(), 8);
    proxy.setProblemsOnly(true);
    QVERIFY(proxy.isProblemsOnly());
    const QStringList problems{u"Starvation Start"_s, u"Starvation Start"_s, u"Ingest Bitrate"_s, u"Brand New"_s};
    QCOMPARE(names(proxy), problems);
    proxy.setProblemsOnly(false);
    QCOMPARE(proxy.rowCount(), 8);
}

void TestEventsModel::textIsSearchedInEveryColumn()
{
    Fixture fixture;
    EventsProxy proxy;
    proxy.setSourceModel(&fixture.model);
    fixture.model.setSession(arena(), now);
    proxy.setFilterFixedString(u"TOO LITTLE"_s);
    QCOMPARE(proxy.rowCount(), 2);
    proxy.setFilterFixedString(u"ingest b"_s);
    QCOMPARE(proxy.rowCount(), 1);
    proxy.setProblemsOnly(true);
    proxy.setFilterFixedString(u"went live"_s);
    QCOMPARE(proxy.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestEventsModel)
#include "tst_eventsmodel.moc"
