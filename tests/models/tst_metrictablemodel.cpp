// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/metrictablemodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using CloudWatch::Metric;
using Models::MetricTableModel;
using Session::TimeRange;

class TestMetricTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aPeriodIsARowWithItsFiguresAndUnit();
    void aGapIsARowThatSaysSo();
    void whatMayStillChangeSaysSo();
    void onlyTheRangeIsThere();
    void rowsComeAndGoAtTheEndsAlone();
    void instantsAndRowsFindEachOther();
    void copiedRowsAreForASpreadsheet();
    void timesFollowTheZone();
};

namespace {

constexpr qint64 never = std::numeric_limits<qint64>::max();

QDateTime at(int seconds)
{
    return QDateTime({2026, 11, 24}, {3, 0}, Qt::UTC).addSecs(seconds);
}

qint64 ms(int seconds)
{
    return at(seconds).toMSecsSinceEpoch();
}

// Every 5 s from 0 to 60, none between 20 and 40.
Models::TimelineChart chart()
{
    Models::TimelineChart chart;
    chart.series = {.metric = Metric::IngestVideoBitrate, .periodSeconds = 5};
    for (int second = 0; second < 60; second += 5) {
        if (second <= 20 || second >= 40)
            chart.series.points.append({.time = ms(second), .average = 6e6, .minimum = 5.9e6, .maximum = 6.1e6});
    }
    chart.gaps = {{.start = ms(20), .end = ms(40)}};
    return chart;
}

struct Fixture
{
    MetricTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    void show(int from, int until, qint64 provisional = never)
    {
        model.setChart(chart(), {at(from), at(until)}, at(-60), provisional);
    }
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }
};

} // namespace

void TestMetricTableModel::aPeriodIsARowWithItsFiguresAndUnit()
{
    Fixture f;
    f.show(0, 60);
    QCOMPARE(f.model.rowCount(), 10); // 9 periods and the gap
    QCOMPARE(f.text(0, MetricTableModel::TimeColumn), u"03:00:00"_s);
    QCOMPARE(f.text(0, MetricTableModel::ElapsedColumn), u"0:01:00"_s);
    QCOMPARE(f.text(0, MetricTableModel::MinimumColumn), Models::chartNumber(Metric::IngestVideoBitrate, 5.9e6));
    QCOMPARE(f.text(0, MetricTableModel::AverageColumn), Models::chartNumber(Metric::IngestVideoBitrate, 6e6));
    QCOMPARE(f.text(0, MetricTableModel::UnitColumn), u"Mb/s"_s);
    QVERIFY(f.text(0, MetricTableModel::RemarkColumn).isEmpty());
}

void TestMetricTableModel::aGapIsARowThatSaysSo()
{
    Fixture f;
    f.show(0, 60);
    QCOMPARE(f.text(5, MetricTableModel::TimeColumn), u"03:00:25"_s);
    QCOMPARE(f.text(5, MetricTableModel::AverageColumn), u"no data"_s);
    QVERIFY(f.text(5, MetricTableModel::MinimumColumn).isEmpty());
    QCOMPARE(f.text(5, MetricTableModel::RemarkColumn), u"no data for 0:15"_s);
}

void TestMetricTableModel::whatMayStillChangeSaysSo()
{
    Fixture f;
    f.show(0, 60, ms(50));
    QVERIFY(f.text(7, MetricTableModel::RemarkColumn).isEmpty());
    QCOMPARE(f.text(8, MetricTableModel::RemarkColumn), u"provisional"_s);
    QCOMPARE(f.text(9, MetricTableModel::RemarkColumn), u"provisional"_s);
}

void TestMetricTableModel::onlyTheRangeIsThere()
{
    Fixture f;
    f.show(42, 50); // the period from 40 reaches into it
    QCOMPARE(f.model.rowCount(), 3);
    QCOMPARE(f.model.timeAt(0), at(40));
    f.show(28, 33); // within the gap
    QCOMPARE(f.model.rowCount(), 1);
    f.model.setChart({}, {at(0), at(60)}, at(-60), never);
    QCOMPARE(f.model.rowCount(), 0);
}

void TestMetricTableModel::rowsComeAndGoAtTheEndsAlone()
{
    Fixture f;
    f.show(0, 45);
    QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept = f.model.index(4, 0);
    f.show(10, 60);
    QVERIFY(kept.isValid());
    QCOMPARE(f.model.timeAt(kept.row()), at(20));
    f.show(5, 50);
    QCOMPARE(f.model.timeAt(kept.row()), at(20));
    QCOMPARE(f.model.timeAt(0), at(5));
    f.show(40, 60); // nothing of it stays
    f.show(0, 20);
    QCOMPARE(f.model.rowCount(), 5);
    QCOMPARE(reset.count(), 0);

    QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
    f.show(0, 20);
    QCOMPARE(changed.count(), 0);
}

void TestMetricTableModel::instantsAndRowsFindEachOther()
{
    Fixture f;
    f.show(0, 60);
    QCOMPARE(f.model.rowAt(at(0)), 0);
    QCOMPARE(f.model.rowAt(at(4)), 0);
    QCOMPARE(f.model.rowAt(at(33)), 5);
    QCOMPARE(f.model.rowAt(at(600)), -1);
    QVERIFY(!f.model.timeAt(99));
}

void TestMetricTableModel::copiedRowsAreForASpreadsheet()
{
    Fixture f;
    f.show(0, 60);
    QCOMPARE(f.model.tsv({0, 5}), u"Time (UTC)\tT+\tMinimum\tAverage\tMaximum\tUnit\tRemark\n"
                                  "2026-11-24T03:00:00Z\t0:01:00\t5.9\t6\t6.1\tMb/s\t\n"
                                  "2026-11-24T03:00:25Z\t0:01:25\t\t\t\t\tno data for 0:15\n"_s);
}

void TestMetricTableModel::timesFollowTheZone()
{
    Fixture f;
    f.show(0, 60);
    f.model.setTimeFormat(Base::TimeFormat::zone(QTimeZone("Asia/Kolkata")));
    QCOMPARE(f.text(0, MetricTableModel::TimeColumn), u"08:30:00"_s);
    f.model.setTimeFormat(Base::TimeFormat::elapsed());
    QCOMPARE(f.text(0, MetricTableModel::TimeColumn), u"03:00:00"_s);
}

QTEST_GUILESS_MAIN(TestMetricTableModel)
#include "tst_metrictablemodel.moc"
