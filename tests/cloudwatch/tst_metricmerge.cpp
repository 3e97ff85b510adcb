// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cloudwatch/metricmerge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace CloudWatch;
using Next = MetricMerger::Next;
using Status = MetricSeries::Status;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

// A page with one result for each of the framerate's statistics; `member` is put into the average's.
QJsonObject page(const QByteArray &average, const QByteArray &minimum = R"("Timestamps": [], "Values": [])",
                 const QByteArray &maximum = R"("Timestamps": [], "Values": [])", const QByteArray &more = {})
{
    return json(R"({"MetricDataResults": [{"Id": "ingestFramerateAverage", "StatusCode": "Complete", )" + average
                + R"(}, {"Id": "ingestFramerateMinimum", "StatusCode": "Complete", )" + minimum
                + R"(}, {"Id": "ingestFramerateMaximum", "StatusCode": "Complete", )" + maximum + "}]" + more + "}");
}

MetricMerger framerateMerger()
{
    return MetricMerger({{.metric = Metric::IngestFramerate, .periodSeconds = 5}});
}

QList<qint64> times(const MetricSeries &series)
{
    QList<qint64> result;
    for (const auto &point : series.points)
        result.append(point.time / 1000);
    return result;
}

MetricSeries seriesOf(const QList<qint64> &seconds, double value = 1)
{
    MetricSeries series{.metric = Metric::IngestFramerate, .periodSeconds = 5};
    for (const qint64 second : seconds)
        series.points.append({.time = second * 1000, .average = value});
    return series;
}

} // namespace

class TestMetricMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void threeStatisticsMakeOneSeries();
    void pagesAreMergedByIdAndTheLastStatusHolds();
    void aTokenThatComesAgainIsALoop();
    void pointsComeInOrderAndOnceEach();
    void whatIsNotANumberOrNotKnownIsNoPoint_data();
    void whatIsNotANumberOrNotKnownIsNoPoint();
    void theWorstStatusIsToldWithItsWords_data();
    void theWorstStatusIsToldWithItsWords();
    void aStatisticThatIsMissingMakesTheSeriesPartial();
    void theEndOfASeriesIsReplacedByANewerReading();
    void pointsOutsideOfTheSessionAreCutOff();
    void anIdIsOneThatTheServiceAccepts();
};

void TestMetricMerge::threeStatisticsMakeOneSeries()
{
    auto merger = framerateMerger();
    QCOMPARE(
        merger.add(page(R"("Timestamps": [100, 105], "Values": [59.5, 0])", R"("Timestamps": [100], "Values": [58])",
                        R"("Timestamps": [100, 105, 110], "Values": [60, 61, 62])",
                        R"(, "Messages": [{"Code": "Limit", "Value": "as much as possible"}])")),
        Next::End);
    const auto series = merger.series().first();
    QCOMPARE(series.metric, Metric::IngestFramerate);
    QCOMPARE(series.periodSeconds, 5);
    QCOMPARE(series.status, Status::Complete);
    // Zero is a value; a minimum that was not told is none; a maximum without an average says nothing.
    QCOMPARE(series.points, (QList<MetricPoint>{{100'000, 59.5, 58.0, 60.0}, {105'000, 0.0, std::nullopt, 61.0}}));
    QVERIFY(series.messages.isEmpty());
    QCOMPARE(merger.messages(), QStringList{u"Limit: as much as possible"_s});
}

void TestMetricMerge::pagesAreMergedByIdAndTheLastStatusHolds()
{
    auto merger = framerateMerger();
    QCOMPARE(merger.add(json(R"({"NextToken": "a", "MetricDataResults": [
        {"Id": "ingestFramerateMinimum", "StatusCode": "Complete", "Timestamps": [], "Values": []},
        {"Id": "ingestFramerateMaximum", "StatusCode": "Complete", "Timestamps": [], "Values": []},
        {"Id": "ingestFramerateAverage", "StatusCode": "PartialData", "Timestamps": [100, 105], "Values": [1, 2]}]})")),
             Next::Page);
    QCOMPARE(merger.nextToken(), u"a"_s);
    QCOMPARE(merger.series().first().status, Status::Partial);
    QCOMPARE(merger.add(json(R"({"MetricDataResults": [
        {"Id": "ingestFramerateAverage", "StatusCode": "Complete", "Timestamps": [110, 115], "Values": [3, 4]}]})")),
             Next::End);
    QCOMPARE(merger.series().first().status, Status::Complete);
    QCOMPARE(times(merger.series().first()), (QList<qint64>{100, 105, 110, 115}));
}

void TestMetricMerge::aTokenThatComesAgainIsALoop()
{
    auto merger = framerateMerger();
    QCOMPARE(merger.add(json(R"({"MetricDataResults": [], "NextToken": "a"})")), Next::Page);
    QCOMPARE(merger.add(json(R"({"MetricDataResults": [], "NextToken": "b"})")), Next::Page);
    QCOMPARE(merger.add(json(R"({"MetricDataResults": [], "NextToken": "a"})")), Next::Loop);
}

void TestMetricMerge::pointsComeInOrderAndOnceEach()
{
    auto merger = framerateMerger();
    merger.add(page(R"("Timestamps": [115, 100, 105, 100], "Values": [4, 1, 2, 9])"));
    QCOMPARE(times(merger.series().first()), (QList<qint64>{100, 105, 115})); // 110 is a gap
    QCOMPARE(merger.series().first().points.first().average, 9.0);
}

void TestMetricMerge::whatIsNotANumberOrNotKnownIsNoPoint_data()
{
    QTest::addColumn<QByteArray>("average");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("negative") << QByteArray(R"("Timestamps": [100, 105], "Values": [-1, 2])") << QList<qint64>{105}
                              << false;
    QTest::newRow("NaN as text") << QByteArray(R"("Timestamps": [100, 105], "Values": ["NaN", 2])")
                                 << QList<qint64>{105} << true;
    QTest::newRow("null") << QByteArray(R"("Timestamps": [100, 105], "Values": [null, 2])") << QList<qint64>{105}
                          << true;
    QTest::newRow("a time as text") << QByteArray(R"("Timestamps": ["soon", 105], "Values": [1, 2])")
                                    << QList<qint64>{105} << true;
    QTest::newRow("a time too many") << QByteArray(R"("Timestamps": [100, 105], "Values": [1])") << QList<qint64>{100}
                                     << true;
    QTest::newRow("a value too many") << QByteArray(R"("Timestamps": [100], "Values": [1, 2])") << QList<qint64>{100}
                                      << true;
    QTest::newRow("no lists") << QByteArray(R"("Timestamps": 7, "Values": "x")") << QList<qint64>{} << false;
    QTest::newRow("no members") << QByteArray(R"("Label": "x")") << QList<qint64>{} << false;
}

void TestMetricMerge::whatIsNotANumberOrNotKnownIsNoPoint()
{
    QFETCH(QByteArray, average);
    QFETCH(QList<qint64>, expected);
    QFETCH(bool, isTold);
    auto merger = framerateMerger();
    merger.add(page(average));
    QCOMPARE(times(merger.series().first()), expected);
    QCOMPARE(!merger.series().first().messages.isEmpty(), isTold);
}

void TestMetricMerge::theWorstStatusIsToldWithItsWords_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<Status>("status");
    QTest::newRow("partial") << QByteArray("PartialData") << Status::Partial;
    QTest::newRow("internal error") << QByteArray("InternalError") << Status::Failed;
    QTest::newRow("forbidden") << QByteArray("Forbidden") << Status::Forbidden;
}

void TestMetricMerge::theWorstStatusIsToldWithItsWords()
{
    QFETCH(QByteArray, code);
    QFETCH(Status, status);
    auto merger = framerateMerger();
    merger.add(page(R"("Timestamps": [100], "Values": [1])"));
    merger.add(json(R"({"MetricDataResults": [{"Id": "ingestFramerateMaximum", "StatusCode": ")" + code
                    + R"(", "Messages": [{"Code": "Forbidden", "Value": "not yours"}, {"Value": "sorry"}]}]})"));
    QCOMPARE(merger.series().first().status, status);
    QCOMPARE(merger.series().first().messages, (QStringList{u"Forbidden: not yours"_s, u"sorry"_s}));
    QCOMPARE(statusFromName(statusName(status)), status);
}

void TestMetricMerge::aStatisticThatIsMissingMakesTheSeriesPartial()
{
    auto merger = framerateMerger();
    merger.add(json(R"({"MetricDataResults": [{"Id": "ingestFramerateAverage", "Timestamps": [100], "Values": [1]},
                                              {"Id": "somethingElse", "Timestamps": [1], "Values": [1]}, 7, {}]})"));
    const auto series = merger.series();
    QCOMPARE(series.size(), 1);
    QCOMPARE(series.first().status, Status::Partial);
    QCOMPARE(series.first().messages.size(), 2);
    QCOMPARE(times(series.first()), QList<qint64>{100});
}

void TestMetricMerge::theEndOfASeriesIsReplacedByANewerReading()
{
    const auto older = seriesOf({100, 105, 110, 115}, 1);
    const auto newer = seriesOf({110, 120}, 2);
    const auto series = continued(older, newer, 110'000);
    QCOMPARE(times(series), (QList<qint64>{100, 105, 110, 120}));
    QCOMPARE(series.points.at(1).average, 1.0);
    QCOMPARE(series.points.at(2).average, 2.0);
    QCOMPARE(times(continued(seriesOf({}), newer, 0)), (QList<qint64>{110, 120}));
}

void TestMetricMerge::pointsOutsideOfTheSessionAreCutOff()
{
    // A period that the session only touches stays: it has something of it.
    QCOMPARE(times(clipped(seriesOf({95, 100, 105, 110, 115}), 101'000, 111'000)), (QList<qint64>{100, 105, 110}));
    QCOMPARE(times(clipped(seriesOf({95, 100}), 100'000, 100'000)), QList<qint64>{});
}

void TestMetricMerge::anIdIsOneThatTheServiceAccepts()
{
    const QRegularExpression pattern(u"^[a-z][a-zA-Z0-9_]*$"_s);
    QSet<QString> ids;
    for (const Metric metric : allMetrics()) {
        for (const QString &name : statistics()) {
            const QString id = queryId(metric, name);
            QVERIFY2(pattern.match(id).hasMatch(), qPrintable(id));
            ids.insert(id);
        }
        QCOMPARE(metricFromName(metricName(metric)), metric);
        QVERIFY(!metricUnit(metric).isEmpty());
    }
    QCOMPARE(ids.size(), 18);
    QVERIFY(!metricFromName(u"LiveInputTime"_s));
}

QTEST_APPLESS_MAIN(TestMetricMerge)
#include "tst_metricmerge.moc"
