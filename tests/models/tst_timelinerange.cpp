// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinerange.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Models::TimelineScale;
using Session::TimeRange;

namespace {

// Seconds into a session that lasts 1000.
QDateTime second(qint64 value)
{
    return QDateTime::fromSecsSinceEpoch(1'000'000 + value, Qt::UTC);
}

TimeRange range(qint64 start, qint64 end)
{
    return {second(start), second(end)};
}

const TimeRange whole{second(0), second(1000)};

} // namespace

class TestTimelineRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void pixelsAndTimesAreEachOthersInverse_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<double>("x");
        QTest::newRow("left end") << qint64(0) << 152.0;
        QTest::newRow("middle") << qint64(500) << 652.0;
        QTest::newRow("right end") << qint64(1000) << 1152.0;
        QTest::newRow("before") << qint64(-10) << 142.0;
        QTest::newRow("behind") << qint64(1010) << 1162.0;
    }
    void pixelsAndTimesAreEachOthersInverse()
    {
        QFETCH(qint64, seconds);
        QFETCH(double, x);
        const TimelineScale scale{.start = second(0).toMSecsSinceEpoch(),
                                  .end = second(1000).toMSecsSinceEpoch(),
                                  .left = 152,
                                  .width = 1000};
        QCOMPARE(scale.x(second(seconds)), x);
        QCOMPARE(scale.timeAt(x), second(seconds).toMSecsSinceEpoch());
        QCOMPARE(scale.pixelsPerSecond(), 1.0);
    }

    void aRangeIsMovedIntoTheSession_data()
    {
        QTest::addColumn<TimeRange>("wanted");
        QTest::addColumn<TimeRange>("expected");
        QTest::newRow("inside") << range(100, 200) << range(100, 200);
        QTest::newRow("before the start") << range(-50, 50) << range(0, 100);
        QTest::newRow("behind the end") << range(950, 1050) << range(900, 1000);
        QTest::newRow("longer than the session is the whole") << range(-10, 1010) << TimeRange();
        QTest::newRow("exactly the session is the whole") << range(0, 1000) << TimeRange();
        QTest::newRow("too short") << range(100, 102) << range(100, 110);
        QTest::newRow("too short at the end") << range(998, 1000) << range(990, 1000);
        QTest::newRow("none") << TimeRange() << TimeRange();
    }
    void aRangeIsMovedIntoTheSession()
    {
        QFETCH(TimeRange, wanted);
        QFETCH(TimeRange, expected);
        QCOMPARE(Models::fittedRange(wanted, whole), expected);
    }

    void zoomingKeepsTheAnchorInPlace_data()
    {
        QTest::addColumn<TimeRange>("visible");
        QTest::addColumn<double>("factor");
        QTest::addColumn<qint64>("anchor");
        QTest::addColumn<TimeRange>("expected");
        QTest::newRow("in, from the whole, about the middle") << TimeRange() << 0.5 << qint64(500) << range(250, 750);
        QTest::newRow("in, about a quarter") << range(200, 600) << 0.5 << qint64(300) << range(250, 450);
        QTest::newRow("in, about the left end") << range(200, 600) << 0.5 << qint64(200) << range(200, 400);
        QTest::newRow("in, an anchor outside counts as the end")
            << range(200, 600) << 0.5 << qint64(900) << range(400, 600);
        QTest::newRow("out") << range(400, 600) << 2.0 << qint64(500) << range(300, 700);
        QTest::newRow("out, past the start") << range(0, 200) << 2.0 << qint64(100) << range(0, 400);
        QTest::newRow("out, to the whole") << range(100, 900) << 2.0 << qint64(500) << TimeRange();
        QTest::newRow("in, no closer than ten seconds") << range(500, 512) << 0.01 << qint64(506) << range(501, 511);
    }
    void zoomingKeepsTheAnchorInPlace()
    {
        QFETCH(TimeRange, visible);
        QFETCH(double, factor);
        QFETCH(qint64, anchor);
        QFETCH(TimeRange, expected);
        QCOMPARE(Models::zoomedRange(visible, whole, factor, second(anchor)), expected);
    }

    void panningStopsAtTheEnds_data()
    {
        QTest::addColumn<TimeRange>("visible");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<TimeRange>("expected");
        QTest::newRow("later") << range(100, 200) << qint64(50) << range(150, 250);
        QTest::newRow("earlier") << range(100, 200) << qint64(-50) << range(50, 150);
        QTest::newRow("to the start") << range(100, 200) << qint64(-500) << range(0, 100);
        QTest::newRow("to the end") << range(100, 200) << qint64(5000) << range(900, 1000);
        QTest::newRow("the whole cannot move") << TimeRange() << qint64(50) << TimeRange();
    }
    void panningStopsAtTheEnds()
    {
        QFETCH(TimeRange, visible);
        QFETCH(qint64, seconds);
        QFETCH(TimeRange, expected);
        QCOMPARE(Models::pannedRange(visible, whole, seconds * 1000), expected);
    }

    void aTimeOutsideIsBroughtIntoView_data()
    {
        QTest::addColumn<TimeRange>("visible");
        QTest::addColumn<QDateTime>("time");
        QTest::addColumn<TimeRange>("expected");
        QTest::newRow("inside stays") << range(100, 200) << second(150) << range(100, 200);
        QTest::newRow("at the edge stays") << range(100, 200) << second(200) << range(100, 200);
        QTest::newRow("later") << range(100, 200) << second(500) << range(450, 550);
        QTest::newRow("near the end") << range(100, 200) << second(990) << range(900, 1000);
        QTest::newRow("the whole stays") << TimeRange() << second(500) << TimeRange();
        QTest::newRow("no time") << range(100, 200) << QDateTime() << range(100, 200);
    }
    void aTimeOutsideIsBroughtIntoView()
    {
        QFETCH(TimeRange, visible);
        QFETCH(QDateTime, time);
        QFETCH(TimeRange, expected);
        QCOMPARE(Models::rangeShowing(visible, whole, time), expected);
    }

    void aRangeAtTheEndFollowsASessionThatGrows_data()
    {
        QTest::addColumn<TimeRange>("visible");
        QTest::addColumn<TimeRange>("expected");
        QTest::newRow("at the end") << range(700, 1000) << range(800, 1100);
        QTest::newRow("earlier stays") << range(600, 900) << range(600, 900);
        QTest::newRow("the whole stays the whole") << TimeRange() << TimeRange();
    }
    void aRangeAtTheEndFollowsASessionThatGrows()
    {
        QFETCH(TimeRange, visible);
        QFETCH(TimeRange, expected);
        QCOMPARE(Models::followedRange(visible, whole, range(0, 1100)), expected);
    }
};

QTEST_GUILESS_MAIN(TestTimelineRange)
#include "tst_timelinerange.moc"
