// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/navigatorfixture.h"
#include "models/roles.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Models;
using Session::SessionList;
using Testing::addArena;
using Testing::arena;
using Testing::FakeAccount;
using Testing::moment;
using Testing::printedTree;
using Testing::Tester;
using Fixture = Testing::NavigatorFixture;

// How the navigator's rows come, go and move while somebody looks at them.
class TestNavigatorChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void newSessionsKeepSelectedOnes();
    void aSessionThatEndsChangesInPlace();
    void channelsMoveWithTheirSessions();
    void aRemovedChannelTakesItsSessionsAlong();
    void anotherAccountForgetsEverything();
    void sessionsReadElsewhereAreShownWithoutAsking();
    void timeMovesLiveRowsAlone();
    void midnightRegroups();
};

void TestNavigatorChanges::newSessionsKeepSelectedOnes()
{
    Fixture fixture;
    addArena(&fixture.account);
    const QString name = QString::fromUtf8(arena);
    fixture.read();
    fixture.open(name);
    const QString arn = FakeAccount::arnOf(name);
    const QPersistentModelIndex selected = fixture.model.indexOfSession(arn, u"st-mon2"_s);
    const QPersistentModelIndex today = fixture.model.index(0, 0, fixture.channel(name));
    QSignalSpy removals(&fixture.model, &QAbstractItemModel::rowsRemoved);
    fixture.account.addSession(name, u"st-tue3"_s, moment(24, 3, 14), {});
    fixture.directory.sessions(arn)->refresh();
    QTRY_COMPARE(selected.row(), 5);
    QCOMPARE(selected.data(StreamIdRole).toString(), u"st-mon2"_s);
    QCOMPARE(today.row(), 0);
    QCOMPARE(fixture.model.index(1, 0, fixture.channel(name)).data(StreamIdRole).toString(), u"st-tue3"_s);
    QTRY_COMPARE(fixture.directory.sessions(arn)->state(), SessionList::State::Ready);
    QVERIFY(removals.count() <= 1); // the message alone
}

void TestNavigatorChanges::aSessionThatEndsChangesInPlace()
{
    Fixture fixture;
    addArena(&fixture.account);
    const QString name = QString::fromUtf8(arena);
    fixture.read();
    fixture.open(name);
    const QPersistentModelIndex live = fixture.model.indexOfSession(FakeAccount::arnOf(name), u"st-tue2"_s);
    fixture.account.endSession(name, u"st-tue2"_s, moment(24, 3, 14, 18));
    fixture.directory.sessions(FakeAccount::arnOf(name))->refresh();
    QTRY_COMPARE(live.sibling(live.row(), NavigatorModel::StateColumn).data().toString(), u"ended"_s);
    QCOMPARE(live.sibling(live.row(), NavigatorModel::DurationColumn).data().toString(), u"0:33:10"_s);
}

void TestNavigatorChanges::channelsMoveWithTheirSessions()
{
    Fixture fixture;
    addArena(&fixture.account);
    fixture.account.addChannel(u"aaa"_s);
    const QString name = QString::fromUtf8(arena);
    fixture.read();
    fixture.open(name);
    const QPersistentModelIndex session = fixture.model.indexOfSession(FakeAccount::arnOf(name), u"st-mon2"_s);
    const QPersistentModelIndex channel = fixture.channel(name);
    QCOMPARE(channel.row(), 0);
    QSignalSpy resets(&fixture.model, &QAbstractItemModel::modelReset);
    fixture.account.setLive(name, {});
    fixture.account.addChannel(u"aab"_s);
    fixture.read();
    QCOMPARE(resets.count(), 0);
    QCOMPARE(channel.row(), 2);
    QCOMPARE(session.parent(), QModelIndex(channel));
    QCOMPARE(session.data(StreamIdRole).toString(), u"st-mon2"_s);
    QCOMPARE(channel.sibling(channel.row(), NavigatorModel::StateColumn).data().toString(), u"24 Nov"_s);
}

void TestNavigatorChanges::aRemovedChannelTakesItsSessionsAlong()
{
    Fixture fixture;
    addArena(&fixture.account);
    fixture.account.addChannel(u"zoo"_s);
    fixture.account.addSession(u"zoo"_s, u"st-zoo"_s, moment(24, 1, 0), moment(24, 2, 0));
    const QString name = QString::fromUtf8(arena);
    fixture.read();
    fixture.open(name);
    fixture.open(u"zoo"_s);
    const QPersistentModelIndex gone = fixture.model.indexOfSession(FakeAccount::arnOf(name), u"st-mon2"_s);
    const QPersistentModelIndex kept = fixture.model.indexOfSession(FakeAccount::arnOf(u"zoo"_s), u"st-zoo"_s);
    QVERIFY(gone.isValid() && kept.isValid());
    fixture.account.removeChannel(name);
    fixture.account.setLive(name, {});
    fixture.read();
    QCOMPARE(fixture.model.rowCount(), 1);
    QVERIFY(!gone.isValid());
    QCOMPARE(kept.data(StreamIdRole).toString(), u"st-zoo"_s);
    QCOMPARE(kept.parent().row(), 0);
    // It is there again, and its sessions are still known.
    fixture.account.addChannel(name);
    fixture.read();
    fixture.open(name);
    QVERIFY(fixture.model.indexOfSession(FakeAccount::arnOf(name), u"st-mon2"_s).isValid());
}

void TestNavigatorChanges::anotherAccountForgetsEverything()
{
    Fixture fixture;
    addArena(&fixture.account);
    fixture.read();
    fixture.open(QString::fromUtf8(arena));
    fixture.directory.setClient(nullptr);
    QCOMPARE(fixture.model.rowCount(), 0);
    fixture.directory.remember(FakeAccount::arnOf(QString::fromUtf8(arena)));
    QCOMPARE(fixture.model.rowCount(), 1);
    // Without a client there is nobody to ask, and no view is to ask on and on.
    const QModelIndex channel = fixture.model.index(0, 0);
    fixture.model.fetchMore(channel);
    QTRY_COMPARE(printedTree(fixture.model, channel), u"Sessions not read yet"_s);
    QVERIFY(!fixture.model.canFetchMore(channel));
}

void TestNavigatorChanges::sessionsReadElsewhereAreShownWithoutAsking()
{
    Fixture fixture(Tester::None);
    fixture.account.addChannel(u"busy"_s);
    for (int i = 0; i < 230; ++i)
        fixture.account.addSession(u"busy"_s, u"st-%1"_s.arg(i), moment(1, 0, 0).addSecs(i * 60), moment(24, 0, 0));
    fixture.read();
    SessionList *list = fixture.directory.sessions(FakeAccount::arnOf(u"busy"_s));
    list->fetchMore();
    QTRY_COMPARE(list->state(), SessionList::State::Ready);
    QCOMPARE(fixture.model.rowCount(fixture.channel(u"busy"_s)), 0);
    fixture.model.fetchMore(fixture.channel(u"busy"_s));
    QTRY_COMPARE(fixture.model.rowCount(fixture.channel(u"busy"_s)), 102);
    QCOMPARE(fixture.account.requestCount(u"ListStreamSessions"_s), 1);
}

void TestNavigatorChanges::timeMovesLiveRowsAlone()
{
    Fixture fixture;
    addArena(&fixture.account);
    fixture.read();
    fixture.open(QString::fromUtf8(arena));
    QSignalSpy changes(&fixture.model, &QAbstractItemModel::dataChanged);
    fixture.now = fixture.now.addSecs(1);
    fixture.model.tick();
    QCOMPARE(changes.count(), 1);
    const auto index = changes.first().first().value<QModelIndex>();
    QCOMPARE(index.column(), int(NavigatorModel::DurationColumn));
    QCOMPARE(index.data().toString(), u"0:33:13"_s);
}

void TestNavigatorChanges::midnightRegroups()
{
    Fixture fixture;
    addArena(&fixture.account);
    const QString name = QString::fromUtf8(arena);
    fixture.read();
    fixture.open(name);
    const QPersistentModelIndex session = fixture.model.indexOfSession(FakeAccount::arnOf(name), u"st-mon2"_s);
    fixture.now = moment(25, 0, 0, 1);
    fixture.model.tick();
    QVERIFY(session.isValid());
    const QString printed = fixture.printed(name);
    QVERIFY2(printed.startsWith(uR"(Yesterday, Tue 24 Nov
02:41:08 | 21:18:53 | LIVE | Error
00:02:11 | 1:58:40 | ended
Earlier
Mon 23, 19:52 | 0:00:31 | ended | Error
)"_s),
             qPrintable(printed));
    fixture.now = moment(24, 0, 0).addDays(40);
    fixture.model.tick();
    QVERIFY2(fixture.printed(name).startsWith(u"Earlier\n24 Nov, 02:41"_s), qPrintable(fixture.printed(name)));
}

QTEST_GUILESS_MAIN(TestNavigatorChanges)
#include "tst_navigatorchanges.moc"
