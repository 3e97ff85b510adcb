// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinevalues.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using CloudWatch::MetricSeries;
using Models::TimeGap;

namespace {

// A point at each of these seconds, with a period of ten; the value is the second.
MetricSeries pointsAt(const QList<int> &seconds)
{
    MetricSeries series{.periodSeconds = 10};
    for (const int second : seconds) {
        const double value = second;
        series.points.append({second * 1000, value, value - 1, value + 1});
    }
    return series;
}

constexpr qint64 far = 1'000'000'000;

} // namespace

class TestTimelineValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theTopIsRoundAndATenthToAFifthAboveTheHighest_data()
    {
        QTest::addColumn<double>("highest");
        QTest::addColumn<double>("top");
        QTest::newRow("limit of the bitrate") << 8.5 << 10.0;
        QTest::newRow("framerate") << 60.0 << 70.0;
        QTest::newRow("audio") << 160.0 << 180.0;
        QTest::newRow("keyframes") << 5.4 << 6.0;
        QTest::newRow("small") << 0.3 << 0.35;
        QTest::newRow("thousands") << 1284.0 << 1500.0;
        QTest::newRow("exactly round") << 10.0 << 12.0;
    }
    void theTopIsRoundAndATenthToAFifthAboveTheHighest()
    {
        QFETCH(const double, highest);
        QFETCH(const double, top);
        QVERIFY2(std::abs(Models::chartTop(highest) - top) < 1e-9,
                 qPrintable(QString::number(Models::chartTop(highest))));
    }

    void theTopIsNeverLessThanATenthNorMoreThanAFifthAbove()
    {
        for (double highest = 0.01; highest < 1e7; highest *= 1.037) {
            const double share = Models::chartTop(highest) / highest;
            QVERIFY2(share >= 1.1 - 1e-6 && share <= 1.2 + 1e-6, qPrintable(QString::number(highest)));
        }
    }

    void withoutAValueThereIsATopAllTheSame()
    {
        QCOMPARE(Models::chartTop(0), 1.0);
        QCOMPARE(Models::chartTop(-3), 1.0);
        QCOMPARE(Models::chartTop(std::nan("")), 1.0);
        QCOMPARE(Models::chartTop(0, true), 3.0);
        QCOMPARE(Models::chartTop(1, true), 3.0);
    }

    void ticksAreRoundAndThreeOrFour_data()
    {
        QTest::addColumn<double>("top");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<QList<double>>("ticks");
        QTest::newRow("video") << 10.0 << 4 << QList<double>{0, 3, 6, 9};
        QTest::newRow("video, lower") << 9.5 << 4 << QList<double>{0, 3, 6, 9};
        QTest::newRow("framerate") << 70.0 << 3 << QList<double>{0, 30, 60};
        QTest::newRow("audio") << 180.0 << 3 << QList<double>{0, 80, 160};
        QTest::newRow("keyframes") << 6.0 << 3 << QList<double>{0, 3, 6};
        QTest::newRow("views") << 1500.0 << 3 << QList<double>{0, 600, 1200};
    }
    void ticksAreRoundAndThreeOrFour()
    {
        QFETCH(const double, top);
        QFETCH(const int, wanted);
        QFETCH(const QList<double>, ticks);
        QCOMPARE(Models::chartTicks(top, wanted), ticks);
    }

    void everyTopHasThreeOrFourTicks()
    {
        for (double highest = 0.01; highest < 1e7; highest *= 1.037) {
            for (const bool isCount : {false, true}) {
                const double top = Models::chartTop(highest, isCount);
                const auto ticks = Models::chartTicks(top, 3, isCount);
                QVERIFY2(ticks.size() == 3 || ticks.size() == 4, qPrintable(QString::number(top)));
                QVERIFY(ticks.last() <= top * (1 + 1e-6));
                if (isCount)
                    QCOMPARE(ticks.at(1), std::floor(ticks.at(1)));
            }
        }
    }

    void missingPeriodsAreGaps_data()
    {
        QTest::addColumn<QList<int>>("seconds");
        QTest::addColumn<QList<int>>("gaps"); // pairs
        QTest::newRow("none missing") << QList<int>{100, 110, 120, 130} << QList<int>{};
        QTest::newRow("one missing") << QList<int>{100, 120, 130} << QList<int>{100, 120};
        QTest::newRow("two gaps") << QList<int>{100, 120, 130, 170} << QList<int>{100, 120, 130, 170};
        QTest::newRow("nothing at all") << QList<int>{} << QList<int>{100, 150};
        QTest::newRow("a late beginning is none") << QList<int>{120, 130} << QList<int>{};
        QTest::newRow("a later one is") << QList<int>{130, 140} << QList<int>{100, 130};
        QTest::newRow("the end is not told yet") << QList<int>{100, 110, 120} << QList<int>{};
        QTest::newRow("the end is missing") << QList<int>{100, 110} << QList<int>{110, 150};
    }
    void missingPeriodsAreGaps()
    {
        QFETCH(const QList<int>, seconds);
        QFETCH(const QList<int>, gaps);
        QList<TimeGap> expected;
        for (qsizetype i = 0; i < gaps.size(); i += 2)
            expected.append({gaps.at(i) * 1000, gaps.at(i + 1) * 1000});
        QCOMPARE(Models::gapsOf(pointsAt(seconds), 100'000, 150'000), expected);
    }

    void theValueAtAnInstantIsTheNearestPoint_data()
    {
        QTest::addColumn<int>("instant"); // milliseconds
        QTest::addColumn<int>("second"); // of the point; -1: none
        QTest::newRow("on a point") << 110'000 << 110;
        QTest::newRow("right after") << 113'000 << 110;
        QTest::newRow("nearer to the next") << 116'000 << 120;
        QTest::newRow("in the last period before a gap") << 129'000 << 120;
        QTest::newRow("in the gap") << 131'000 << -1;
        QTest::newRow("shortly before the next: still the gap") << 159'000 << -1;
        QTest::newRow("after the gap") << 160'000 << 160;
        QTest::newRow("in the last of all") << 169'999 << 160;
        QTest::newRow("after the last") << 170'000 << -1;
        QTest::newRow("before the first") << 99'000 << -1;
    }
    void theValueAtAnInstantIsTheNearestPoint()
    {
        QFETCH(const int, instant);
        QFETCH(const int, second);
        const MetricSeries series = pointsAt({100, 110, 120, 160});
        const auto *point = Models::pointAt(series, instant);
        QCOMPARE(point ? static_cast<int>(point->time / 1000) : -1, second);
    }

    void theMedianIsTheMiddleOne()
    {
        QCOMPARE(Models::medianOf(pointsAt({})), 0.0);
        QCOMPARE(Models::medianOf(pointsAt({7, 1, 3})), 3.0);
        QCOMPARE(Models::medianOf(pointsAt({7, 1, 3, 5})), 3.0);
        QCOMPARE(Models::highestOf(pointsAt({7, 1})), 8.0);
    }

    void aCurveStopsAtAGapAndStartsAgain()
    {
        const MetricSeries series = pointsAt({0, 10, 20, 50, 60});
        const Models::TimelineScale scale{.start = 0, .end = 100'000, .left = 0, .width = 100};
        const auto runs = Models::curveRuns(series, scale, {.highest = 100, .top = 0, .height = 100}, 0, far);
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs.at(0).line, (QList<QPointF>{{0, 100}, {10, 90}, {20, 80}}));
        QCOMPARE(runs.at(1).line, (QList<QPointF>{{50, 50}, {60, 40}}));
        QCOMPARE(runs.at(1).upper, (QList<QPointF>{{50, 49}, {60, 39}}));
        QCOMPARE(runs.at(1).lower, (QList<QPointF>{{50, 51}, {60, 41}}));
    }

    void aCurveReachesOnePointBeyondEitherEdge()
    {
        const MetricSeries series = pointsAt({0, 10, 20, 30, 40, 50});
        const Models::TimelineScale scale{.start = 15'000, .end = 35'000, .left = 0, .width = 20};
        const auto runs = Models::curveRuns(series, scale, {.highest = 100, .top = 0, .height = 100}, 0, far);
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.first().line.size(), 4);
        QCOMPARE(runs.first().line.first().x(), -5.0);
        QCOMPARE(runs.first().line.last().x(), 25.0);
    }

    void aCurveEndsWhereItIsToldTo()
    {
        const MetricSeries series = pointsAt({0, 10, 20, 30});
        const Models::TimelineScale scale{.start = 0, .end = 40'000, .left = 0, .width = 40};
        const Models::ValueScale values{.highest = 100, .top = 0, .height = 100};
        QCOMPARE(Models::curveRuns(series, scale, values, 0, 20'000).first().line.size(), 3);
        QCOMPARE(Models::curveRuns(series, scale, values, 20'000, far).first().line.size(), 2);
    }

    void ofManyPointsEachPixelKeepsItsLowestAndHighest()
    {
        MetricSeries series{.periodSeconds = 1};
        for (int i = 0; i < 100'000; ++i)
            series.points.append({i * 1000, 50, 49, 51});
        series.points[12'345].average = 2;
        series.points[12'346].average = 99;
        series.points[50'000].maximum = 100;
        const Models::TimelineScale scale{.start = 0, .end = 100'000'000, .left = 0, .width = 100};
        const auto runs = Models::curveRuns(series, scale, {.highest = 100, .top = 0, .height = 100}, 0, far);
        QCOMPARE(runs.size(), 1);
        QVERIFY(runs.first().line.size() <= 4 * 101);
        QVERIFY(runs.first().line.contains(QPointF(12.5, 98)));
        QVERIFY(runs.first().line.contains(QPointF(12.5, 1)));
        QVERIFY(runs.first().line.indexOf(QPointF(12.5, 98)) < runs.first().line.indexOf(QPointF(12.5, 1)));
        QVERIFY(runs.first().upper.contains(QPointF(50.5, 0)));
    }
};

QTEST_GUILESS_MAIN(TestTimelineValues)
#include "tst_timelinevalues.moc"
