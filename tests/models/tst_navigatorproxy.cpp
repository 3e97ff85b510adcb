// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/navigatorfixture.h"
#include "models/navigatorproxy.h"

#include <QElapsedTimer>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace Models;
using Testing::addArena;
using Testing::arena;
using Testing::Tester;
using Fixture = Testing::NavigatorFixture;

class TestNavigatorProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void filtersFindWhatOnesTypes_data();
    void filtersFindWhatOnesTypes();
    void liveOnlyFollowsTheStreams();
    void fiveThousandChannelsFilterAtOnce();
};

void TestNavigatorProxy::filtersFindWhatOnesTypes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");

    QTest::newRow("nothing") << QString() << u"arena-backup arena-main club"_s;
    QTest::newRow("name") << u"ARENA"_s << u"arena-backup arena-main"_s;
    QTest::newRow("two words") << u" arena   back "_s << u"arena-backup"_s;
    QTest::newRow("not") << u"arena !back"_s << u"arena-main"_s;
    QTest::newRow("not alone") << u"!arena"_s << u"club"_s;
    QTest::newRow("being typed") << u"arena !"_s << u"arena-backup arena-main"_s;
    QTest::newRow("ARN") << u"channel/club"_s << u"club"_s;
    QTest::newRow("type") << u"basic"_s << u"club"_s;
    QTest::newRow("tag key") << u"team"_s << u"arena-main"_s;
    QTest::newRow("tag value") << u"live-ops"_s << u"arena-main"_s;
    QTest::newRow("not across fields") << u"clubarn"_s << QString();
    QTest::newRow("no pattern") << u".*"_s << QString();
}

void TestNavigatorProxy::filtersFindWhatOnesTypes()
{
    QFETCH(QString, text);
    Fixture fixture;
    NavigatorProxy proxy;
    const QAbstractItemModelTester proxyTester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    proxy.setSourceModel(&fixture.model);
    addArena(&fixture.account);
    fixture.account.setLive(QString::fromUtf8(arena), {});
    fixture.account.addChannel(u"arena-backup"_s);
    fixture.account.addChannel(u"club"_s, {{u"type"_s, u"BASIC"_s}});
    fixture.read();
    fixture.open(QString::fromUtf8(arena));
    proxy.setFilterText(text);
    QCOMPARE(proxy.filterText(), text);
    QStringList found;
    for (int row = 0; row < proxy.rowCount(); ++row)
        found << proxy.index(row, 0).data().toString();
    QTEST(found.join(u' '), "found");
    // Sessions follow their channel.
    const QModelIndex main = proxy.mapFromSource(fixture.channel(QString::fromUtf8(arena)));
    if (main.isValid())
        QCOMPARE(proxy.rowCount(main), fixture.model.rowCount(fixture.channel(QString::fromUtf8(arena))));
}

void TestNavigatorProxy::liveOnlyFollowsTheStreams()
{
    Fixture fixture;
    NavigatorProxy proxy;
    const QAbstractItemModelTester proxyTester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    proxy.setSourceModel(&fixture.model);
    addArena(&fixture.account);
    fixture.account.addChannel(u"arena-backup"_s);
    fixture.read();
    proxy.setLiveOnly(true);
    QVERIFY(proxy.isLiveOnly());
    QCOMPARE(proxy.rowCount(), 1);
    fixture.account.setLive(u"arena-backup"_s, u"HEALTHY"_s);
    fixture.read();
    QCOMPARE(proxy.rowCount(), 2);
    fixture.account.setLive(QString::fromUtf8(arena), {});
    fixture.read();
    QCOMPARE(proxy.rowCount(), 1);
    QCOMPARE(proxy.index(0, 0).data().toString(), u"arena-backup"_s);
}

void TestNavigatorProxy::fiveThousandChannelsFilterAtOnce()
{
    Fixture fixture(Tester::None);
    NavigatorProxy proxy;
    proxy.setSourceModel(&fixture.model);
    for (int i = 0; i < 5000; ++i) {
        fixture.account.addChannel(u"studio-%1"_s.arg(i),
                                   {{u"tags"_s, QJsonObject{{u"team"_s, u"t%1"_s.arg(i % 7)}, {u"env"_s, u"prod"_s}}}});
    }
    fixture.read();
    QCOMPARE(fixture.model.rowCount(), 5000);
    QCOMPARE(proxy.rowCount(), 5000);
    proxy.setFilterText(u"studio-499"_s);
    QCOMPARE(proxy.rowCount(), 11);
    int turn = 0;
    QBENCHMARK
    {
        proxy.setFilterText(++turn % 2 == 0 ? u"stu prod t3"_s : u"stu !t3"_s);
    }
    QElapsedTimer timer;
    timer.start();
    proxy.setFilterText(u"49 !t3"_s);
    const qint64 elapsed = timer.elapsed();
#ifdef QT_NO_DEBUG
    QVERIFY2(elapsed < 50, qPrintable(QString::number(elapsed)));
#else
    QVERIFY2(elapsed < 1000, qPrintable(QString::number(elapsed)));
#endif
}

QTEST_GUILESS_MAIN(TestNavigatorProxy)
#include "tst_navigatorproxy.moc"
