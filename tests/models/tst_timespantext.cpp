// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinemetrics.h"
#include "models/timespantext.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using Session::TimeRange;

namespace {

TimeRange span(const QString &start, const QString &end)
{
    return {at(start), at(end)};
}

Models::TimeSpanStatistics statisticsOf(const TimeRange &range, const QList<CloudWatch::MetricSeries> &series)
{
    return Models::statisticsOf(range, {starvingSession(), starvingNow()}, series);
}

} // namespace

class TestTimeSpanText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aVisibleRangeTellsItsLength_data()
    {
        QTest::addColumn<TimeRange>("range");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("expected");
        QTest::newRow("minutes") << span(u"02:54:20"_s, u"03:14:20"_s) << u"utc"_s
                                 << u"02:54:20 – 03:14:20 UTC, 20 min"_s;
        QTest::newRow("not whole minutes")
            << span(u"02:41:08"_s, u"03:14:20"_s) << u"utc"_s << u"02:41:08 – 03:14:20 UTC, 33:12"_s;
        QTest::newRow("hours") << span(u"02:00:00"_s, u"04:00:00"_s) << u"utc"_s << u"02:00:00 – 04:00:00 UTC, 2 h"_s;
        QTest::newRow("seconds") << span(u"02:00:00"_s, u"02:00:10"_s) << u"utc"_s
                                 << u"02:00:00 – 02:00:10 UTC, 10 s"_s;
        QTest::newRow("T+") << span(u"02:54:20"_s, u"03:14:20"_s) << u"elapsed"_s << u"T+ 0:13:12 – 0:33:12, 20 min"_s;
        QTest::newRow("over midnight") << span(u"14:50:00"_s, u"15:10:00"_s) << u"Asia/Tokyo"_s
                                       << u"24 Nov 23:50:00 – 25 Nov 00:10:00 JST, 20 min"_s;
        QTest::newRow("over a change of clocks")
            << TimeRange{QDateTime::fromString(u"2026-10-25T00:50:00Z"_s, Qt::ISODate),
                         QDateTime::fromString(u"2026-10-25T01:10:00Z"_s, Qt::ISODate)}
            << u"Europe/Berlin"_s << u"02:50:00 CEST – 02:10:00 CET, 20 min"_s;
        QTest::newRow("none") << TimeRange() << u"utc"_s << QString();
    }
    void aVisibleRangeTellsItsLength()
    {
        QFETCH(TimeRange, range);
        QFETCH(QString, format);
        QTEST(Models::visibleRangeText(range, Base::TimeFormat::fromText(format), at(u"02:41:08"_s)), "expected");
    }

    void aSelectedSpanTellsWhatItHolds_data()
    {
        QTest::addColumn<TimeRange>("range");
        QTest::addColumn<QString>("length");
        QTest::addColumn<QString>("events");
        QTest::newRow("a spell and a half")
            << span(u"02:57:00"_s, u"03:00:30"_s) << u"ΔT 3:30"_s << u"3 events, 2 problems, starving 1:47"_s;
        QTest::newRow("one event") << span(u"03:01:25"_s, u"03:01:30"_s) << u"ΔT 0:05"_s << u"1 event, 1 problem"_s;
        QTest::newRow("nothing") << span(u"02:45:00"_s, u"02:46:00"_s) << u"ΔT 1:00"_s << u"0 events"_s;
    }
    void aSelectedSpanTellsWhatItHolds()
    {
        QFETCH(const TimeRange, range);
        QTEST(Models::spanLengthText(range), "length");
        QTEST(Models::spanEventsText(statisticsOf(range, {})), "events");
    }

    void figuresStandUnderAHeadingWithTheirUnits()
    {
        const TimeRange range = span(u"02:45:00"_s, u"02:46:00"_s);
        const auto rows = Models::spanRows(statisticsOf(range, starvingMetrics().series));
        QCOMPARE(rows.size(), 6);
        QCOMPARE(rows.first(), (QStringList{QString(), u"min"_s, u"avg"_s, u"max"_s}));
        QCOMPARE(rows.at(1).first(), u"Video bitrate, Mb/s"_s);
        QCOMPARE(rows.last().first(), u"Concurrent views"_s);
        QVERIFY(Models::spanRows(statisticsOf(range, {})).isEmpty());
    }

    void theCopiedTextNamesTheZone()
    {
        const QString text = Models::spanText(statisticsOf(span(u"03:01:25"_s, u"03:01:30"_s), {}),
                                              Base::TimeFormat::fromText(u"Asia/Tokyo"_s));
        QCOMPARE(text, u"2026-11-24 12:01:25 JST – 2026-11-24 12:01:30 JST\nΔT 0:05, 1 event, 1 problem"_s);
    }
};

QTEST_GUILESS_MAIN(TestTimeSpanText)
#include "tst_timespantext.moc"
