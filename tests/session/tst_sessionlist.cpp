// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionlist.h"
#include "session/simulatedservice.h"

#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Session::SessionList;

class TestSessionList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void pagesComeAsTheyAreWanted();
    void aRefreshAddsNothingTwice();
    void aFailedPageCanBeAskedForAgain();
    void cancellingKeepsWhatIsThere();
};

void TestSessionList::pagesComeAsTheyAreWanted()
{
    Testing::SimulatedService service({.busySessionCount = 250});
    const auto client = service.makeClient();
    SessionList list(client.get(), service.world().busyChannelArn());
    QVERIFY(list.canFetchMore());
    for (const int expected : {100, 200, 250}) {
        list.fetchMore();
        list.fetchMore(); // while one is on its way: nothing
        QCOMPARE(list.state(), SessionList::State::Loading);
        QTRY_COMPARE(list.state(), SessionList::State::Ready);
        QCOMPARE(list.sessions().size(), expected);
    }
    QVERIFY(!list.canFetchMore());
    QSet<QString> ids;
    for (const auto &session : list.sessions())
        ids.insert(*session.streamId);
    QCOMPARE(ids.size(), 250);
    QCOMPARE(list.indexOf(*list.sessions().at(123).streamId), 123);
    QCOMPARE(list.indexOf(u"st-none"_s), -1);
}

void TestSessionList::aRefreshAddsNothingTwice()
{
    Testing::SimulatedService service;
    const auto client = service.makeClient();
    const auto target = service.world().target(Simulator::Scenario::Starving);
    SessionList list(client.get(), target.channelArn);
    list.fetchMore();
    QTRY_COMPARE(list.state(), SessionList::State::Ready);
    const auto before = list.sessions();
    QSignalSpy resets(&list, &SessionList::reset);
    QSignalSpy insertions(&list, &SessionList::inserted);
    list.refresh();
    QTRY_COMPARE(list.state(), SessionList::State::Ready);
    QCOMPARE(list.sessions(), before);
    QCOMPARE(resets.count() + insertions.count(), 0);
}

void TestSessionList::aFailedPageCanBeAskedForAgain()
{
    Testing::SimulatedService service;
    const auto client = service.makeClient();
    SessionList list(client.get(), service.world().target(Simulator::Scenario::Starving).channelArn);
    service.server().controls().deny(u"ListStreamSessions"_s);
    list.fetchMore();
    QTRY_COMPARE(list.state(), SessionList::State::Failed);
    QCOMPARE(list.error()->kind, Base::Error::Kind::AccessDenied);
    // A view asks on and on: a list that failed waits to be refreshed.
    QVERIFY(!list.canFetchMore());
    service.server().controls().deny(u"ListStreamSessions"_s, false);
    list.refresh();
    QTRY_COMPARE(list.state(), SessionList::State::Ready);
    QVERIFY(!list.error());
    QVERIFY(!list.sessions().isEmpty());
}

void TestSessionList::cancellingKeepsWhatIsThere()
{
    Testing::SimulatedService service({.busySessionCount = 150});
    const auto client = service.makeClient();
    SessionList list(client.get(), service.world().busyChannelArn());
    list.fetchMore();
    QTRY_COMPARE(list.state(), SessionList::State::Ready);
    list.fetchMore();
    list.cancel();
    QCOMPARE(list.state(), SessionList::State::Ready);
    QCOMPARE(list.sessions().size(), 100);
    list.fetchMore();
    QTRY_COMPARE(list.state(), SessionList::State::Ready);
    QCOMPARE(list.sessions().size(), 150);
}

QTEST_GUILESS_MAIN(TestSessionList)
#include "tst_sessionlist.moc"
