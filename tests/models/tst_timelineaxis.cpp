// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelineaxis.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using Base::TimeFormat;
using Models::AxisTick;

namespace {

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODate);
}

QStringList labels(const QList<AxisTick> &ticks)
{
    QStringList texts;
    for (const AxisTick &tick : ticks) {
        if (tick.isMajor)
            texts << tick.label;
    }
    return texts;
}

} // namespace

class TestTimelineAxis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theStepIsTheSmallestThatLeavesTheSpacing_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("width");
        QTest::addColumn<qint64>("step");

        QTest::newRow("ten seconds") << 10.0 << 1000.0 << qint64(1);
        QTest::newRow("one minute") << 60.0 << 1000.0 << qint64(5);
        QTest::newRow("exactly enough") << 25.0 << 1000.0 << qint64(2);
        QTest::newRow("a little too much") << 25.1 << 1000.0 << qint64(5);
        QTest::newRow("twenty minutes") << 1200.0 << 1015.0 << qint64(120);
        QTest::newRow("half an hour") << 1800.0 << 1015.0 << qint64(300);
        QTest::newRow("four hours") << 14400.0 << 1015.0 << qint64(1800);
        QTest::newRow("a day, narrow") << 86400.0 << 400.0 << qint64(6 * 3600);
        QTest::newRow("48 hours, narrow") << 172800.0 << 400.0 << qint64(12 * 3600);
        QTest::newRow("a week, narrow") << 604800.0 << 400.0 << qint64(2 * 86400);
        QTest::newRow("forty years") << 40 * 365 * 86400.0 << 1000.0 << qint64(4) * 365 * 86400;
        QTest::newRow("no width counts as a pixel") << 60.0 << 0.0 << qint64(2 * 3600);
    }
    void theStepIsTheSmallestThatLeavesTheSpacing()
    {
        QFETCH(double, seconds);
        QFETCH(double, width);
        QFETCH(qint64, step);
        QCOMPARE(Models::axisStep(seconds, width), step);
    }

    void labelsFallOnRoundTimesOfTheZone_data()
    {
        QTest::addColumn<QDateTime>("start");
        QTest::addColumn<QDateTime>("end");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QStringList>("expected");

        const QString day = u"2026-11-24T"_s;
        QTest::newRow("UTC, minutes") << utc(day + u"02:54:20") << utc(day + u"02:59:20") << u"utc"_s
                                      << QStringList{u"02:55"_s, u"02:56"_s, u"02:57"_s, u"02:58"_s, u"02:59"_s};
        QTest::newRow("UTC, seconds") << utc(day + u"02:54:57") << utc(day + u"02:55:12") << u"utc"_s
                                      << QStringList{u"02:55:00"_s, u"02:55:05"_s, u"02:55:10"_s};
        QTest::newRow("a start on a tick, with both ends")
            << utc(day + u"03:00:00") << utc(day + u"03:05:00") << u"utc"_s
            << QStringList{u"03:00"_s, u"03:01"_s, u"03:02"_s, u"03:03"_s, u"03:04"_s, u"03:05"_s};
        QTest::newRow("T+ counts from the start")
            << utc(day + u"02:54:20") << utc(day + u"02:59:20") << u"elapsed"_s
            << QStringList{u"0:14:00"_s, u"0:15:00"_s, u"0:16:00"_s, u"0:17:00"_s, u"0:18:00"_s};
        QTest::newRow("a zone off by 45 minutes, hours")
            << utc(day + u"00:00:00") << utc(day + u"04:00:00") << u"Asia/Kathmandu"_s
            << QStringList{u"06:00"_s, u"07:00"_s, u"08:00"_s, u"09:00"_s};
        QTest::newRow("midnight is the day")
            << utc(day + u"22:00:00") << utc(u"2026-11-25T02:00:00"_s) << u"utc"_s
            << QStringList{u"22:00"_s, u"23:00"_s, u"25 Nov"_s, u"01:00"_s, u"02:00"_s};
        // Clocks in Berlin go from 01:59:59 to 03:00:00 at 01:00 UTC.
        QTest::newRow("an hour that does not come")
            << utc(u"2026-03-28T23:30:00"_s) << utc(u"2026-03-29T03:10:00"_s) << u"Europe/Berlin"_s
            << QStringList{u"01:00"_s, u"03:00"_s, u"04:00"_s, u"05:00"_s};
        // And from 02:59:59 to 02:00:00 at 01:00 UTC.
        QTest::newRow("an hour that comes twice")
            << utc(u"2026-10-24T23:30:00"_s) << utc(u"2026-10-25T03:10:00"_s) << u"Europe/Berlin"_s
            << QStringList{u"02:00"_s, u"02:00"_s, u"03:00"_s, u"04:00"_s};
        QTest::newRow("days over a change of clocks")
            << utc(u"2026-10-23T12:00:00"_s) << utc(u"2026-10-27T12:00:00"_s) << u"Europe/Berlin"_s
            << QStringList{u"24 Oct"_s, u"25 Oct"_s, u"26 Oct"_s, u"27 Oct"_s};
    }
    void labelsFallOnRoundTimesOfTheZone()
    {
        QFETCH(QDateTime, start);
        QFETCH(QDateTime, end);
        QFETCH(QString, format);
        QFETCH(QStringList, expected);
        const auto ticks
            = Models::axisTicks({start, end}, 420, TimeFormat::fromText(format), utc(u"2026-11-24T02:41:00"_s));
        QCOMPARE(labels(ticks), expected);
        for (const AxisTick &tick : ticks) {
            QVERIFY(tick.time >= start.toMSecsSinceEpoch());
            QVERIFY(tick.time <= end.toMSecsSinceEpoch());
        }
    }

    void daysStandOnEachMidnightOfTheZone()
    {
        const auto ticks = Models::axisTicks({utc(u"2026-10-23T12:00:00"_s), utc(u"2026-10-27T12:00:00"_s)}, 420,
                                             TimeFormat::zone(QTimeZone("Europe/Berlin")), {});
        QList<qint64> majors;
        for (const AxisTick &tick : ticks) {
            if (tick.isMajor)
                majors << tick.time;
        }
        const QList<qint64> midnights{
            utc(u"2026-10-23T22:00:00"_s).toMSecsSinceEpoch(), utc(u"2026-10-24T22:00:00"_s).toMSecsSinceEpoch(),
            utc(u"2026-10-25T23:00:00"_s).toMSecsSinceEpoch(), utc(u"2026-10-26T23:00:00"_s).toMSecsSinceEpoch()};
        QCOMPARE(majors, midnights);
    }

    void minorTicksDivideTheStep()
    {
        const auto ticks = Models::axisTicks({utc(u"2026-11-24T02:54:20"_s), utc(u"2026-11-24T03:14:20"_s)}, 1015,
                                             TimeFormat::utc(), {});
        QCOMPARE(ticks.size(), 20);
        QVERIFY(!ticks.at(0).isMajor); // 02:55
        QVERIFY(ticks.at(0).label.isEmpty());
        QVERIFY(ticks.at(1).isMajor); // 02:56
        QCOMPARE(ticks.at(1).label, u"02:56"_s);
    }

    void nothingIsDrawnWithoutARangeOrAWidth()
    {
        const QDateTime start = utc(u"2026-11-24T02:54:20"_s);
        QVERIFY(Models::axisTicks({}, 500, TimeFormat::utc(), {}).isEmpty());
        QVERIFY(Models::axisTicks({start, start.addSecs(60)}, 0, TimeFormat::utc(), {}).isEmpty());
    }

    void theCountOfTicksStaysBoundedForAnyLength_data()
    {
        QTest::addColumn<qint64>("seconds");
        for (qint64 seconds = 1; seconds < qint64(200) * 365 * 86400; seconds *= 7)
            QTest::addRow("%lld s", static_cast<long long>(seconds)) << seconds;
    }
    void theCountOfTicksStaysBoundedForAnyLength()
    {
        QFETCH(qint64, seconds);
        const QDateTime start = utc(u"1980-01-01T00:00:07"_s);
        const auto ticks = Models::axisTicks({start, start.addSecs(seconds)}, 2300,
                                             TimeFormat::zone(QTimeZone("America/New_York")), {});
        QVERIFY2(ticks.size() <= 2300 / 80 * 6, qPrintable(QString::number(ticks.size())));
    }
};

QTEST_GUILESS_MAIN(TestTimelineAxis)
#include "tst_timelineaxis.moc"
