// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/navigatorfixture.h"
#include "models/roles.h"

#include <QElapsedTimer>
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
using Testing::Tester;
using Fixture = Testing::NavigatorFixture;

class TestNavigatorModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void channelsReadAsDesigned();
    void sessionsAreGroupedByDay();
    void daysFollowTheZone();
    void anEmptyAccountIsEmpty();
    void aChannelWithoutSessionsSaysSo();
    void aRefusedListSaysSo();
    void olderPagesComeOnDemand();
    void whichAreLiveMayNotBeKnown();
    void aChannelThatIsNotListedSaysSo();
    void rolesTellWhatDelegatesNeed();
    void twoThousandSessionsScroll();
};

void TestNavigatorModel::channelsReadAsDesigned()
{
    Fixture fixture;
    addArena(&fixture.account);
    fixture.account.addChannel(u"arena-backup"_s);
    fixture.account.setLive(u"arena-backup"_s, u"HEALTHY"_s);
    fixture.account.addChannel(u"club-night-b"_s);
    fixture.account.setLive(u"club-night-b"_s, u"UNKNOWN"_s);
    fixture.account.addChannel(u"gym-studio-10"_s);
    fixture.account.addChannel(u"gym-studio-2"_s);
    fixture.account.addSession(u"gym-studio-2"_s, u"st-gym"_s, moment(22, 8, 0), moment(22, 9, 0));
    fixture.read();
    fixture.open(u"gym-studio-2"_s);
    QStringList rows;
    for (int row = 0; row < fixture.model.rowCount(); ++row) {
        const QModelIndex channel = fixture.model.index(row, 0);
        rows << channel.data().toString() + u'|'
                    + channel.sibling(channel.row(), NavigatorModel::StateColumn).data().toString() + u'|'
                    + severityText(channel.data(SeverityRole).value<Severity>());
    }
    const QStringList wanted{u"arena-main|Starving|Warning"_s, u"club-night-b|Unknown|Unknown"_s,
                             u"arena-backup|Healthy|OK"_s, u"gym-studio-2|22 Nov|Not live"_s,
                             u"gym-studio-10||Not live"_s};
    QCOMPARE(rows, wanted);
}

void TestNavigatorModel::sessionsAreGroupedByDay()
{
    Fixture fixture;
    addArena(&fixture.account);
    fixture.read();
    fixture.open(QString::fromUtf8(arena));
    QCOMPARE(fixture.printed(QString::fromUtf8(arena)), uR"(Today, Tue 24 Nov
02:41:08 | 0:33:12 | LIVE | Error
00:02:11 | 1:58:40 | ended
Yesterday, Mon 23 Nov
19:52:47 | 0:00:31 | ended | Error
18:55:20 | 0:41:09 | ended
Earlier
Sun 22, 19:58 | 4:01:05 | ended
Sat 21, 20:01 | 3:55:47 | ended | Error
Fri 20, 20:00 | 3:59:58 | ended
Mon 2, 20:00 | 1:00:00 | ended)"_s);
    const QModelIndex session
        = fixture.model.indexOfSession(FakeAccount::arnOf(QString::fromUtf8(arena)), u"st-mon2"_s);
    QCOMPARE(session.row(), 4);
    QCOMPARE(session.data(StreamIdRole).toString(), u"st-mon2"_s);
    QVERIFY(!fixture.model.indexOfSession(FakeAccount::arnOf(QString::fromUtf8(arena)), u"st-none"_s).isValid());
    QVERIFY(!fixture.model.indexOfSession(u"arn:none"_s, u"st-mon2"_s).isValid());
    QVERIFY(!fixture.model.indexOfChannel(u"arn:none"_s).isValid());
}

void TestNavigatorModel::daysFollowTheZone()
{
    Fixture fixture;
    addArena(&fixture.account);
    fixture.read();
    fixture.open(QString::fromUtf8(arena));
    const QPersistentModelIndex session
        = fixture.model.indexOfSession(FakeAccount::arnOf(QString::fromUtf8(arena)), u"st-tue1"_s);
    // In New York it is still Monday evening, and both of today's sessions are.
    fixture.model.setTimeFormat(Base::TimeFormat::fromText(u"America/New_York"_s));
    QVERIFY(session.isValid());
    const QString printed = fixture.printed(QString::fromUtf8(arena));
    QVERIFY2(printed.startsWith(uR"(Today, Mon 23 Nov
21:41:08 | 0:33:12 | LIVE | Error
19:02:11 | 1:58:40 | ended
14:52:47 | 0:00:31 | ended | Error
13:55:20 | 0:41:09 | ended
Yesterday, Sun 22 Nov
14:58:00 | 4:01:05 | ended
Earlier
)"_s),
             qPrintable(printed));
    fixture.model.setTimeFormat(Base::TimeFormat::elapsed());
    QVERIFY(fixture.printed(QString::fromUtf8(arena)).startsWith(u"Today, Tue 24 Nov\n02:41:08"_s));
}

void TestNavigatorModel::anEmptyAccountIsEmpty()
{
    Fixture fixture;
    fixture.read();
    QCOMPARE(fixture.model.rowCount(), 0);
    QVERIFY(!fixture.model.hasChildren());
    QVERIFY(!fixture.model.canFetchMore({}));
}

void TestNavigatorModel::aChannelWithoutSessionsSaysSo()
{
    Fixture fixture(Tester::None);
    fixture.account.addChannel(u"quiet"_s);
    fixture.read();
    QVERIFY(fixture.model.hasChildren(fixture.channel(u"quiet"_s)));
    QVERIFY(fixture.model.canFetchMore(fixture.channel(u"quiet"_s)));
    QCOMPARE(fixture.account.requestCount(u"ListStreamSessions"_s), 0);
    fixture.model.fetchMore(fixture.channel(u"quiet"_s));
    QCOMPARE(fixture.model.rowCount(fixture.channel(u"quiet"_s)),
             0); // not while a view may be in the middle of a change
    QVERIFY(fixture.model.hasChildren(fixture.channel(u"quiet"_s)));
    QTRY_COMPARE(fixture.printed(u"quiet"_s), u"Reading sessions…"_s);
    fixture.model.fetchMore(fixture.channel(u"quiet"_s));
    QTRY_COMPARE(fixture.printed(u"quiet"_s), u"No sessions in 60 days"_s);
    QCOMPARE(fixture.account.requestCount(u"ListStreamSessions"_s), 1);
    const QModelIndex message = fixture.model.index(0, 0, fixture.channel(u"quiet"_s));
    QCOMPARE(message.data(KindRole).value<NavigatorKind>(), NavigatorKind::Message);
    QVERIFY(!(fixture.model.flags(message) & Qt::ItemIsSelectable));
    QVERIFY(!fixture.model.canFetchMore(fixture.channel(u"quiet"_s)));
}

void TestNavigatorModel::aRefusedListSaysSo()
{
    Fixture fixture;
    fixture.account.addChannel(u"secret"_s);
    fixture.account.refuse(u"ListStreamSessions"_s);
    fixture.read();
    fixture.open(u"secret"_s);
    QCOMPARE(fixture.printed(u"secret"_s), u"Sessions could not be read: AccessDeniedException"_s);
    const QModelIndex message = fixture.model.index(0, 0, fixture.channel(u"secret"_s));
    QCOMPARE(message.data(SeverityRole).value<Severity>(), Severity::Error);
    QVERIFY(message.data(Qt::ToolTipRole).toString().contains(u"No policy allows it"_s));
    fixture.account.refuse(u"ListStreamSessions"_s, false);
    fixture.directory.sessions(FakeAccount::arnOf(u"secret"_s))->refresh();
    QTRY_COMPARE(fixture.printed(u"secret"_s), u"No sessions in 60 days"_s);
}

void TestNavigatorModel::olderPagesComeOnDemand()
{
    Fixture fixture(Tester::None);
    fixture.account.addChannel(u"busy"_s);
    for (int i = 0; i < 230; ++i)
        fixture.account.addSession(u"busy"_s, u"st-%1"_s.arg(i), moment(1, 0, 0).addSecs(i * 60), moment(24, 0, 0));
    fixture.read();
    fixture.open(u"busy"_s);
    const QModelIndex busy = fixture.channel(u"busy"_s);
    QCOMPARE(fixture.model.rowCount(busy), 1 + 100 + 1);
    const QPersistentModelIndex message = fixture.model.index(101, 0, busy);
    QCOMPARE(message.data().toString(), u"Older sessions follow"_s);
    QSignalSpy removals(&fixture.model, &QAbstractItemModel::rowsRemoved);
    fixture.model.fetchMore(busy);
    QTRY_COMPARE(message.data().toString(), u"Reading older sessions…"_s);
    QTRY_COMPARE(fixture.model.rowCount(busy), 1 + 200 + 1);
    QCOMPARE(message.row(), 201); // the row stays, the sessions came before it
    QCOMPARE(removals.count(), 0);
    QTRY_VERIFY(fixture.model.canFetchMore(busy));
    fixture.model.fetchMore(busy);
    QTRY_COMPARE(fixture.model.rowCount(busy), 1 + 230);
    QVERIFY(!message.isValid());
}

void TestNavigatorModel::whichAreLiveMayNotBeKnown()
{
    Fixture fixture;
    addArena(&fixture.account);
    fixture.account.refuse(u"ListStreams"_s);
    fixture.read();
    const QModelIndex channel = fixture.channel(QString::fromUtf8(arena));
    QCOMPARE(channel.data(SeverityRole).value<Severity>(), Severity::None);
    QCOMPARE(channel.data(Qt::AccessibleTextRole).toString(), QString::fromUtf8(arena));
    QVERIFY(channel.data(Qt::ToolTipRole).toString().contains(u"could not be read"_s));
    QSignalSpy changes(&fixture.model, &QAbstractItemModel::dataChanged);
    fixture.account.refuse(u"ListStreams"_s, false);
    fixture.read();
    QVERIFY(changes.count() > 0);
    QCOMPARE(fixture.channel(QString::fromUtf8(arena)).data(SeverityRole).value<Severity>(), Severity::Warning);
}

void TestNavigatorModel::aChannelThatIsNotListedSaysSo()
{
    Fixture fixture;
    fixture.account.addChannel(u"listed"_s);
    fixture.read();
    fixture.directory.remember(FakeAccount::arnOf(u"deleted"_s));
    QCOMPARE(fixture.model.rowCount(), 2);
    const QModelIndex deleted = fixture.channel(u"deleted"_s);
    QCOMPARE(deleted.data().toString(), u"deleted"_s);
    QCOMPARE(deleted.siblingAtColumn(NavigatorModel::StateColumn).data().toString(), u"not listed"_s);
}

void TestNavigatorModel::rolesTellWhatDelegatesNeed()
{
    Fixture fixture;
    addArena(&fixture.account);
    const QString name = QString::fromUtf8(arena);
    fixture.read();
    fixture.open(name);
    const QModelIndex channel = fixture.channel(name);
    QCOMPARE(channel.data(KindRole).value<NavigatorKind>(), NavigatorKind::Channel);
    QCOMPARE(channel.data(ChannelArnRole).toString(), FakeAccount::arnOf(name));
    QCOMPARE(channel.data(StreamIdRole).toString(), QString());
    QCOMPARE(channel.data(Qt::AccessibleTextRole).toString(), u"arena-main, Starving"_s);
    QVERIFY(channel.data(IsEmphasisRole).toBool());
    const QModelIndex day = fixture.model.index(0, 0, channel);
    QCOMPARE(day.data(KindRole).value<NavigatorKind>(), NavigatorKind::Day);
    QCOMPARE(day.data(ChannelArnRole).toString(), FakeAccount::arnOf(name));
    QVERIFY(!(fixture.model.flags(day) & Qt::ItemIsSelectable));
    const QModelIndex live = fixture.model.index(1, 0, channel);
    QCOMPARE(live.data(KindRole).value<NavigatorKind>(), NavigatorKind::Session);
    QVERIFY(live.data(IsLiveRole).toBool());
    QVERIFY(fixture.model.flags(live) & Qt::ItemIsSelectable);
    QVERIFY(live.sibling(live.row(), NavigatorModel::StateColumn).data(IsEmphasisRole).toBool());
    QCOMPARE(live.sibling(live.row(), NavigatorModel::FlagColumn).data(SeverityRole).value<Severity>(),
             Severity::Error);
    QCOMPARE(live.data(Qt::AccessibleTextRole).toString(), u"02:41:08, 0:33:12, LIVE, Error"_s);
    QCOMPARE(live.data(StartTimeRole).toDateTime(), moment(24, 2, 41, 8));
    QVERIFY(live.data(Qt::ToolTipRole).toString().contains(u"2026-11-24 02:41:08 UTC"_s));
}

void TestNavigatorModel::twoThousandSessionsScroll()
{
    Fixture fixture(Tester::None);
    fixture.account.addChannel(u"busy"_s);
    for (int i = 0; i < 2000; ++i) {
        const QDateTime start = moment(24, 3, 0).addSecs(-1800 * (2000 - i));
        fixture.account.addSession(u"busy"_s, u"st-%1"_s.arg(i), start, start.addSecs(600));
    }
    fixture.read();
    const QModelIndex busy = fixture.channel(u"busy"_s);
    const SessionList *list = fixture.directory.sessions(FakeAccount::arnOf(u"busy"_s));
    do {
        const qsizetype before = list->sessions().size();
        fixture.model.fetchMore(busy);
        QTRY_VERIFY(list->sessions().size() > before && list->state() == SessionList::State::Ready);
    } while (fixture.model.canFetchMore(busy));
    QCOMPARE(list->sessions().size(), 2000);
    QCOMPARE(fixture.model.rowCount(busy), 2003); // and three day rows
    QElapsedTimer timer;
    timer.start();
    for (int row = 0; row < fixture.model.rowCount(busy); ++row) {
        const QModelIndex index = fixture.model.index(row, 0, busy);
        QCOMPARE(index.parent(), busy);
        QVERIFY(!index.data().toString().isEmpty());
    }
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestNavigatorModel)
#include "tst_navigatormodel.moc"
