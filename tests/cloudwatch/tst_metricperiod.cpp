// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cloudwatch/metricperiod.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace CloudWatch;

namespace {

const QDateTime now({2026, 11, 24}, {12, 0, 30}, Qt::UTC);
constexpr qint64 hour = 3600;
constexpr qint64 day = 24 * hour;

QDateTime at(int hours, int minutes, int seconds)
{
    return {QDate(2026, 11, 24), QTime(hours, minutes, seconds), Qt::UTC};
}

} // namespace

class TestMetricPeriod : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theFinestPeriodThatIsKeptIsChosen_data();
    void theFinestPeriodThatIsKeptIsChosen();
    void aRangeIsRoundedToWholePeriodsAndMinutes_data();
    void aRangeIsRoundedToWholePeriodsAndMinutes();
    void theStartThatIsSentIsNeverTooOldForItsPeriod();
    void theLastThreeHoursOfALongStreamAreReadAtFiveSeconds();
    void onlyWhatMetricStatAllowsIsAPeriod_data();
    void onlyWhatMetricStatAllowsIsAPeriod();
};

void TestMetricPeriod::theFinestPeriodThatIsKeptIsChosen_data()
{
    QTest::addColumn<qint64>("age");
    QTest::addColumn<int>("period");
    QTest::newRow("just begun") << qint64(0) << 5;
    QTest::newRow("an hour") << hour << 5;
    QTest::newRow("with a minute in hand") << 3 * hour - 90 << 5;
    // 3 h - 30 s ago is a whole minute here: rounded down it stays, and is within the minute in hand.
    QTest::newRow("within the minute in hand") << 3 * hour - 30 << 60;
    QTest::newRow("rounding down crosses three hours") << 3 * hour - 31 << 60;
    QTest::newRow("three hours") << 3 * hour << 60;
    QTest::newRow("fifteen days less two minutes") << 15 * day - 120 << 60;
    QTest::newRow("fifteen days") << 15 * day << 300;
    QTest::newRow("rounding down to five minutes crosses nothing") << 15 * day + 1 << 300;
    QTest::newRow("sixty days") << 60 * day << 300;
    QTest::newRow("rounding down to five minutes crosses 63 days") << 63 * day - 150 << 3600;
    QTest::newRow("63 days") << 63 * day << 3600;
    QTest::newRow("two years") << 730 * day << 3600;
    QTest::newRow("a clock that is behind") << qint64(-60) << 5;
}

void TestMetricPeriod::theFinestPeriodThatIsKeptIsChosen()
{
    QFETCH(qint64, age);
    QFETCH(int, period);
    QCOMPARE(finestPeriodFor(now.addSecs(-age), now), period);
}

void TestMetricPeriod::aRangeIsRoundedToWholePeriodsAndMinutes_data()
{
    QTest::addColumn<QDateTime>("start");
    QTest::addColumn<QDateTime>("end");
    QTest::addColumn<int>("wish"); // 0: none
    QTest::addColumn<MetricSpan>("span");
    QTest::newRow("down and up") << at(11, 0, 7) << at(11, 30, 1) << 0 << MetricSpan{at(11, 0, 0), at(11, 31, 0), 5};
    QTest::newRow("what is whole stays") << at(11, 0, 0) << at(11, 30, 0) << 0
                                         << MetricSpan{at(11, 0, 0), at(11, 30, 0), 5};
    QTest::newRow("a millisecond is a further minute")
        << at(11, 0, 0) << at(11, 30, 0).addMSecs(1) << 0 << MetricSpan{at(11, 0, 0), at(11, 31, 0), 5};
    QTest::newRow("no end: until now") << at(11, 0, 0) << QDateTime() << 0 << MetricSpan{at(11, 0, 0), at(12, 1, 0), 5};
    QTest::newRow("an end to come: until now")
        << at(11, 0, 0) << at(23, 0, 0) << 0 << MetricSpan{at(11, 0, 0), at(12, 1, 0), 5};
    QTest::newRow("a wish") << at(11, 3, 7) << at(11, 30, 1) << 300 << MetricSpan{at(11, 0, 0), at(11, 35, 0), 300};
    QTest::newRow("a wish that nothing is kept for")
        << at(5, 0, 1) << at(6, 0, 0) << 1 << MetricSpan{at(5, 0, 0), at(6, 0, 0), 1};
    QTest::newRow("no start") << QDateTime() << at(11, 0, 0) << 0 << MetricSpan{};
    QTest::newRow("backwards") << at(11, 0, 0) << at(10, 0, 0) << 0 << MetricSpan{};
    QTest::newRow("of no length") << at(11, 0, 0) << at(11, 0, 0) << 0 << MetricSpan{};
    QTest::newRow("all of it to come") << at(13, 0, 0) << at(14, 0, 0) << 0 << MetricSpan{};
}

void TestMetricPeriod::aRangeIsRoundedToWholePeriodsAndMinutes()
{
    QFETCH(QDateTime, start);
    QFETCH(QDateTime, end);
    QFETCH(int, wish);
    QFETCH(MetricSpan, span);
    QCOMPARE(spanFor(start, end, now, wish > 0 ? std::optional(wish) : std::nullopt), span);
    QCOMPARE(span.isValid(), span.periodSeconds > 0);
}

void TestMetricPeriod::theStartThatIsSentIsNeverTooOldForItsPeriod()
{
    for (const qint64 threshold : {3 * hour, 15 * day, 63 * day}) {
        for (qint64 age = threshold - 400; age <= threshold + 400; ++age) {
            const auto span = spanFor(now.addSecs(-age), now, now);
            const qint64 sent = span.start.secsTo(now);
            const int needed = sent <= 3 * hour ? 1 : sent <= 15 * day ? 60 : sent <= 63 * day ? 300 : 3600;
            QVERIFY2(span.periodSeconds % needed == 0, qPrintable(QString::number(age)));
        }
    }
}

void TestMetricPeriod::theLastThreeHoursOfALongStreamAreReadAtFiveSeconds()
{
    const auto recent = recentSpanFor(now.addDays(-1), {}, now);
    QCOMPARE(recent, (MetricSpan{at(9, 2, 0), at(12, 1, 0), 5}));
    QVERIFY(recent.start.secsTo(now) < 3 * hour);
    // Ended an hour ago.
    QCOMPARE(recentSpanFor(now.addSecs(-5 * hour), at(11, 0, 0), now), (MetricSpan{at(9, 2, 0), at(11, 0, 0), 5}));
    QVERIFY(!recentSpanFor(now.addSecs(-5 * hour), at(8, 0, 0), now).isValid()); // nothing of it is left
    QVERIFY(!recentSpanFor(now.addSecs(-hour), {}, now).isValid()); // all of it is
}

void TestMetricPeriod::onlyWhatMetricStatAllowsIsAPeriod_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<bool>("isOne");
    for (const qint64 seconds : {1, 5, 10, 20, 30, 60, 300, 3600, 86'400})
        QTest::addRow("%lld", seconds) << seconds << true;
    for (const qint64 seconds : {-60, 0, 2, 15, 59, 90, 86'460})
        QTest::addRow("%lld", seconds) << seconds << false;
}

void TestMetricPeriod::onlyWhatMetricStatAllowsIsAPeriod()
{
    QFETCH(qint64, seconds);
    QFETCH(bool, isOne);
    QCOMPARE(isPeriod(seconds), isOne);
}

QTEST_APPLESS_MAIN(TestMetricPeriod)
#include "tst_metricperiod.moc"
