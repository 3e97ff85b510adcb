// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analysis/ingestevidence.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Analysis;
using CloudWatch::Metric;
using CloudWatch::MetricSeries;

namespace {

QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

// Points at 100, 105, 110 … with these averages; minimum one below, maximum one above.
MetricSeries seriesOf(const QList<double> &averages, int period = 5)
{
    MetricSeries series{.metric = Metric::IngestVideoBitrate, .periodSeconds = period};
    qint64 time = 100'000;
    for (const double average : averages) {
        series.points.append({.time = time, .average = average, .minimum = average - 1, .maximum = average + 1});
        time += period * Q_INT64_C(1000);
    }
    return series;
}

Session::SessionMetrics metricsOf(const MetricSeries &series)
{
    Session::SessionMetrics metrics;
    metrics.series = {series};
    return metrics;
}

} // namespace

class TestIngestEvidence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void onlyPeriodsWhollyInsideTellTheLowest();
    void aPeriodThatIsTooLongTellsNothingOfAnInstant();
    void theHighestAroundAMomentIsThatOfThePeriodsThatTouchIt();
    void aPeakBelowTheLimitIsNone();
    void withoutASeriesThereIsNoEvidence();
};

void TestIngestEvidence::onlyPeriodsWhollyInsideTellTheLowest()
{
    const auto series = seriesOf({6, 2, 3, 1, 6}); // 100 to 125
    QCOMPARE(lowestWithin(series, at(100), at(115)), std::optional(1.0));
    QCOMPARE(lowestWithin(series, at(106), at(119)), std::optional(2.0)); // 110 to 115 alone
    QCOMPARE(lowestWithin(series, at(101), at(104)), std::nullopt);
    QCOMPARE(lowestWithin(series, at(101), QDateTime()), std::nullopt);
    auto bare = series;
    for (auto &point : bare.points)
        point.minimum.reset();
    QCOMPARE(lowestWithin(bare, at(100), at(115)), std::optional(2.0));
}

void TestIngestEvidence::aPeriodThatIsTooLongTellsNothingOfAnInstant()
{
    QCOMPARE(averageAt(seriesOf({6, 2}), at(104), 10), std::optional(6.0));
    QCOMPARE(averageAt(seriesOf({6, 2}), at(105), 10), std::optional(2.0));
    QCOMPARE(averageAt(seriesOf({6, 2}), at(110), 10), std::nullopt); // a gap
    QCOMPARE(averageAt(seriesOf({6, 2}, 60), at(104), 10), std::nullopt);
    QCOMPARE(bitrateAfterSpell(metricsOf(seriesOf({6, 2, 3})), at(100)), std::optional(3.0));
    QCOMPARE(bitrateAfterSpell(metricsOf(seriesOf({6, 2, 3}, 300)), at(100)), std::nullopt);
}

void TestIngestEvidence::theHighestAroundAMomentIsThatOfThePeriodsThatTouchIt()
{
    const auto series = seriesOf({9, 2, 3, 7, 8}); // 100 to 125
    QCOMPARE(highestAround(series, at(112), 3), std::optional(8.0)); // 105, 110, 115
    QCOMPARE(highestAround(series, at(112), 100), std::optional(10.0));
    QCOMPARE(highestAround(series, at(300), 10), std::nullopt);
    QCOMPARE(highestAround(seriesOf({9, 2}, 300), at(112), 10), std::nullopt);
}

void TestIngestEvidence::aPeakBelowTheLimitIsNone()
{
    const auto metrics = metricsOf(seriesOf({6, 8, 6}));
    QCOMPARE(peakOfBreach(metrics, at(107), 8.5), std::optional(9.0));
    QCOMPARE(peakOfBreach(metrics, at(107), 9.0), std::nullopt);
    QCOMPARE(peakOfBreach(metrics, at(107), std::nullopt), std::optional(9.0));
}

void TestIngestEvidence::withoutASeriesThereIsNoEvidence()
{
    const Session::SessionMetrics none;
    QCOMPARE(lowestOfSpell(none, at(100), at(200)), std::nullopt);
    QCOMPARE(bitrateAfterSpell(none, at(100)), std::nullopt);
    QCOMPARE(peakOfBreach(none, at(100), 1.0), std::nullopt);
}

QTEST_APPLESS_MAIN(TestIngestEvidence)
#include "tst_ingestevidence.moc"
