// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinesession.h"
#include "models/timespanstatistics.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using CloudWatch::Metric;
using CloudWatch::MetricPoint;
using CloudWatch::MetricSeries;
using Models::MetricStatistics;

namespace {

// Five periods of ten seconds from 02:50:00: 1, 2, nothing, 4, 5; without minimum and maximum in the last.
MetricSeries fiveWithAGap()
{
    MetricSeries series{.metric = Metric::IngestFramerate, .periodSeconds = 10};
    const qint64 start = at(u"02:50:00"_s).toMSecsSinceEpoch();
    for (const int i : {0, 1, 3})
        series.points.append({start + i * 10'000, i + 1.0, i + 0.5, i + 1.5});
    series.points.append({start + 40'000, 5.0, std::nullopt, std::nullopt});
    return series;
}

} // namespace

class TestTimeSpanStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aMetricIsWeighedByTheTimeItSharesWithTheSpan_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<int>("points");
        QTest::addColumn<double>("minimum");
        QTest::addColumn<double>("average");
        QTest::addColumn<double>("maximum");
        QTest::newRow("whole periods") << u"02:50:00"_s << u"02:50:20"_s << 2 << 0.5 << 1.5 << 2.5;
        QTest::newRow("a period ends where the span begins")
            << u"02:50:10"_s << u"02:50:20"_s << 1 << 1.5 << 2.0 << 2.5;
        QTest::newRow("a half and a whole") << u"02:50:05"_s << u"02:50:20"_s << 2 << 0.5 << 25.0 / 15.0 << 2.5;
        QTest::newRow("over the gap") << u"02:50:00"_s << u"02:50:40"_s << 3 << 0.5 << 7.0 / 3.0 << 4.5;
        QTest::newRow("an instant") << u"02:50:15"_s << u"02:50:15"_s << 1 << 1.5 << 2.0 << 2.5;
        QTest::newRow("no minimum was told") << u"02:50:40"_s << u"02:50:50"_s << 1 << 5.0 << 5.0 << 5.0;
        QTest::newRow("in the gap") << u"02:50:21"_s << u"02:50:29"_s << 0 << 0.0 << 0.0 << 0.0;
        QTest::newRow("after all") << u"02:50:50"_s << u"02:51:00"_s << 0 << 0.0 << 0.0 << 0.0;
    }
    void aMetricIsWeighedByTheTimeItSharesWithTheSpan()
    {
        QFETCH(const QString, start);
        QFETCH(const QString, end);
        QFETCH(const int, points);
        QFETCH(const double, minimum);
        QFETCH(const double, average);
        QFETCH(const double, maximum);
        const auto statistics = Models::statisticsOf({at(start), at(end)}, {}, {fiveWithAGap()});
        const MetricStatistics *found = statistics.find(Metric::IngestFramerate);
        QCOMPARE(found != nullptr, points > 0);
        if (!found)
            return;
        QCOMPARE(found->points, points);
        QCOMPARE(found->minimum, minimum);
        QCOMPARE(found->average, average);
        QCOMPARE(found->maximum, maximum);
    }

    void eventsAtBothEndsCount()
    {
        const Models::TimelineContent content(starvingSession(), starvingNow());
        const auto statistics = Models::statisticsOf({at(u"03:00:12"_s), at(u"03:01:27"_s)}, content, {});
        QCOMPARE(statistics.eventCount, 3);
        QCOMPARE(statistics.problemCount, 2);
        QCOMPARE(statistics.starvedSeconds, 68);
        QVERIFY(statistics.metrics.isEmpty());
    }

    void starvationCountsAsFarAsItLiesInTheSpan()
    {
        const Models::TimelineContent content(starvingSession(), starvingNow());
        QCOMPARE(Models::statisticsOf({at(u"02:57:32"_s), at(u"03:00:22"_s)}, content, {}).starvedSeconds, 59 + 10);
        QCOMPARE(Models::statisticsOf({at(u"03:12:27"_s), starvingNow()}, content, {}).starvedSeconds, 113);
    }

    void metricsComeInTheOrderOfTheCharts()
    {
        MetricSeries views = fiveWithAGap();
        views.metric = Metric::ConcurrentViews;
        MetricSeries video = fiveWithAGap();
        video.metric = Metric::IngestVideoBitrate;
        const auto statistics
            = Models::statisticsOf({at(u"02:50:00"_s), at(u"02:51:00"_s)}, {}, {views, fiveWithAGap(), video});
        QCOMPARE(statistics.metrics.size(), 3);
        QCOMPARE(statistics.metrics.at(0).metric, Metric::IngestVideoBitrate);
        QCOMPARE(statistics.metrics.at(1).metric, Metric::IngestFramerate);
        QCOMPARE(statistics.metrics.at(2).metric, Metric::ConcurrentViews);
    }
};

QTEST_GUILESS_MAIN(TestTimeSpanStatistics)
#include "tst_timespanstatistics.moc"
