// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinefollow.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Models::TimelineFollow;
using Session::TimeRange;

class TestTimelineFollow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void theRangeGoesWithNow_data();
    void theRangeGoesWithNow();
    void aRangeAwayFromTheEndStays();
    void reachingTheEndComesBack();
    void leavingTheWholeKeepsWhatWasVisible();
    void comingBackKeepsTheLength();
    void newEventsAreCountedWhileAway_data();
    void newEventsAreCountedWhileAway();
    void nothingIsCountedWhileFollowing();
};

namespace {

QDateTime at(qint64 seconds)
{
    return QDateTime({2026, 11, 24}, {3, 0}, Qt::UTC).addSecs(seconds);
}

TimeRange range(qint64 from, qint64 to)
{
    return {at(from), at(to)};
}

QList<Ivs::StreamEvent> events(const QList<int> &seconds)
{
    QList<Ivs::StreamEvent> list;
    for (const int second : seconds)
        list.append({.name = u"Starvation Start"_s, .eventTime = at(second)});
    return list;
}

} // namespace

void TestTimelineFollow::theRangeGoesWithNow_data()
{
    QTest::addColumn<TimeRange>("visible");
    QTest::addColumn<TimeRange>("moved");

    QTest::newRow("the whole") << TimeRange() << TimeRange();
    QTest::newRow("the last minutes") << range(300, 600) << range(301, 601);
}

void TestTimelineFollow::theRangeGoesWithNow()
{
    QFETCH(const TimeRange, visible);
    TimelineFollow follow;

    QTEST(follow.moved(visible, range(0, 600), range(0, 601)), "moved");
}

void TestTimelineFollow::aRangeAwayFromTheEndStays()
{
    TimelineFollow follow;
    follow.rangeChosen(range(100, 200), range(0, 600));
    QVERIFY(!follow.isFollowing());
    QCOMPARE(follow.moved(range(100, 200), range(0, 600), range(0, 601)), range(100, 200));
}

void TestTimelineFollow::reachingTheEndComesBack()
{
    TimelineFollow follow;
    follow.rangeChosen(range(100, 200), range(0, 600));
    follow.rangeChosen(range(500, 600), range(0, 600));
    QVERIFY(follow.isFollowing());
    follow.rangeChosen(range(100, 200), range(0, 600));
    follow.rangeChosen({}, range(0, 600));
    QVERIFY(follow.isFollowing());
}

void TestTimelineFollow::leavingTheWholeKeepsWhatWasVisible()
{
    TimelineFollow follow;
    const TimeRange kept = follow.detached({}, range(0, 600));
    QVERIFY(!follow.isFollowing());
    QCOMPARE(kept, range(0, 600));
    QCOMPARE(follow.moved(kept, range(0, 600), range(0, 601)), range(0, 600));
    QCOMPARE(follow.moved(kept, range(0, 601), range(0, 660)), range(0, 600));
}

void TestTimelineFollow::comingBackKeepsTheLength()
{
    TimelineFollow follow;
    follow.rangeChosen(range(100, 200), range(0, 600));
    QCOMPARE(follow.attached(range(100, 200), range(0, 600)), range(500, 600));
    QVERIFY(follow.isFollowing());
    QCOMPARE(follow.attached({}, range(0, 600)), TimeRange());
}

void TestTimelineFollow::newEventsAreCountedWhileAway_data()
{
    QTest::addColumn<QList<int>>("before");
    QTest::addColumn<QList<int>>("after");
    QTest::addColumn<qsizetype>("count");

    QTest::newRow("none") << QList{2, 1} << QList{2, 1} << qsizetype(0);
    QTest::newRow("two in front") << QList{2, 1} << QList{4, 3, 2, 1} << qsizetype(2);
    QTest::newRow("one in front, one cut") << QList{2, 1} << QList{3, 2} << qsizetype(1);
    QTest::newRow("all new") << QList{2, 1} << QList{9, 8, 7} << qsizetype(3);
    QTest::newRow("the first ones") << QList<int>() << QList{1} << qsizetype(1);
}

void TestTimelineFollow::newEventsAreCountedWhileAway()
{
    QFETCH(const QList<int>, before);
    QFETCH(const QList<int>, after);
    QFETCH(const qsizetype, count);
    TimelineFollow follow;
    follow.rangeChosen(range(100, 200), range(0, 600));
    follow.eventsChanged(events(before), events(after));
    QCOMPARE(follow.newEvents(), count);
    follow.eventsChanged(events(after), events(after));
    QCOMPARE(follow.newEvents(), count);
    follow.attached(range(100, 200), range(0, 600));
    QCOMPARE(follow.newEvents(), 0);
}

void TestTimelineFollow::nothingIsCountedWhileFollowing()
{
    TimelineFollow follow;
    follow.eventsChanged(events({1}), events({2, 1}));
    QCOMPARE(follow.newEvents(), 0);
}

QTEST_APPLESS_MAIN(TestTimelineFollow)
#include "tst_timelinefollow.moc"
