// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/timetext.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Base::TimeFormat;

namespace {

QDateTime utc(const QString &iso)
{
    return QDateTime::fromString(iso, Qt::ISODate).toUTC();
}

} // namespace

class TestTimeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aMomentIsShownInTheZoneOfTheFormat_data();
    void aMomentIsShownInTheZoneOfTheFormat();
    void elapsedCountsFromTheStart_data();
    void elapsedCountsFromTheStart();
    void elapsedLeavesDatesAbsolute();
    void anInvalidTimeHasNoText();
    void formatsAreReadBackFromTheirText_data();
    void formatsAreReadBackFromTheirText();
    void unknownTextIsUtc_data();
    void unknownTextIsUtc();
    void theDayIsThatOfTheZone();
    void durationsShowWhatTheyNeed_data();
    void durationsShowWhatTheyNeed();
};

void TestTimeText::aMomentIsShownInTheZoneOfTheFormat_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("moment");
    QTest::addColumn<QString>("clock");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("dateTime");

    const QString winter = u"2026-01-24T03:07:30Z"_s;
    const QString summer = u"2026-07-24T03:07:30Z"_s;
    QTest::newRow("UTC") << u"utc"_s << winter << u"03:07:30"_s << u"UTC"_s << u"2026-01-24 03:07:30 UTC"_s;
    QTest::newRow("Berlin in winter") << u"Europe/Berlin"_s << winter << u"04:07:30"_s << u"CET"_s
                                      << u"2026-01-24 04:07:30 CET"_s;
    QTest::newRow("Berlin in summer") << u"Europe/Berlin"_s << summer << u"05:07:30"_s << u"CEST"_s
                                      << u"2026-07-24 05:07:30 CEST"_s;
    QTest::newRow("before daylight saving ends") << u"Europe/Berlin"_s << u"2026-10-25T00:30:00Z"_s << u"02:30:00"_s
                                                 << u"CEST"_s << u"2026-10-25 02:30:00 CEST"_s;
    QTest::newRow("after daylight saving ends")
        << u"Europe/Berlin"_s << u"2026-10-25T01:30:00Z"_s << u"02:30:00"_s << u"CET"_s << u"2026-10-25 02:30:00 CET"_s;
    QTest::newRow("half an hour") << u"Asia/Kolkata"_s << winter << u"08:37:30"_s << u"IST"_s
                                  << u"2026-01-24 08:37:30 IST"_s;
    QTest::newRow("a zone without letters")
        << u"Asia/Kathmandu"_s << winter << u"08:52:30"_s << u"+05:45"_s << u"2026-01-24 08:52:30 +05:45"_s;
    QTest::newRow("west without letters")
        << u"America/Sao_Paulo"_s << winter << u"00:07:30"_s << u"-03:00"_s << u"2026-01-24 00:07:30 -03:00"_s;
    QTest::newRow("another day") << u"America/New_York"_s << winter << u"22:07:30"_s << u"EST"_s
                                 << u"2026-01-23 22:07:30 EST"_s;
}

void TestTimeText::aMomentIsShownInTheZoneOfTheFormat()
{
    QFETCH(const QString, format);
    QFETCH(const QString, moment);
    QFETCH(const QString, clock);
    QFETCH(const QString, label);
    QFETCH(const QString, dateTime);
    const TimeFormat times = TimeFormat::fromText(format);
    const QDateTime time = utc(moment);

    QCOMPARE(times.clock(time), clock);
    QCOMPARE(times.zoneLabel(time), label);
    QCOMPARE(times.dateTime(time), dateTime);
    QCOMPARE(times.date(time), dateTime.left(10));
}

void TestTimeText::elapsedCountsFromTheStart_data()
{
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("text");

    QTest::newRow("at the start") << u"2026-11-24T02:41:08Z"_s << u"0:00:00"_s;
    QTest::newRow("later") << u"2026-11-24T03:07:30Z"_s << u"0:26:22"_s;
    QTest::newRow("the next day") << u"2026-11-25T13:41:09Z"_s << u"35:00:01"_s;
    QTest::newRow("before the start") << u"2026-11-24T02:41:01Z"_s << u"-0:00:07"_s;
    QTest::newRow("another zone") << u"2026-11-24T04:07:30+01:00"_s << u"0:26:22"_s;
}

void TestTimeText::elapsedCountsFromTheStart()
{
    QFETCH(const QString, time);
    QFETCH(const QString, text);
    const QDateTime start = utc(u"2026-11-24T02:41:08Z"_s);
    const QDateTime moment = QDateTime::fromString(time, Qt::ISODate);

    QCOMPARE(TimeFormat::elapsed().clock(moment, start), text);
    QCOMPARE(Base::elapsedText(start, moment), text);
}

void TestTimeText::elapsedLeavesDatesAbsolute()
{
    const TimeFormat elapsed = TimeFormat::elapsed();
    const QDateTime time = utc(u"2026-11-24T03:07:30Z"_s);

    QCOMPARE(elapsed.zoneLabel(time), u"T+"_s);
    QCOMPARE(elapsed.dateTime(time), u"2026-11-24 03:07:30 UTC"_s);
    QCOMPARE(elapsed.date(time), u"2026-11-24"_s);
    // Without a start there is nothing to count from.
    QCOMPARE(elapsed.clock(time), QString());
}

void TestTimeText::anInvalidTimeHasNoText()
{
    const TimeFormat times = TimeFormat::utc();

    QCOMPARE(times.clock({}), QString());
    QCOMPARE(times.date({}), QString());
    QCOMPARE(times.dateTime({}), QString());
    QCOMPARE(Base::elapsedText({}, {}), QString());
}

void TestTimeText::formatsAreReadBackFromTheirText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TimeFormat::Kind>("kind");

    QTest::newRow("UTC") << u"utc"_s << TimeFormat::Kind::Utc;
    QTest::newRow("local") << u"local"_s << TimeFormat::Kind::Local;
    QTest::newRow("elapsed") << u"elapsed"_s << TimeFormat::Kind::Elapsed;
    QTest::newRow("a zone") << u"Asia/Tokyo"_s << TimeFormat::Kind::Zone;
}

void TestTimeText::formatsAreReadBackFromTheirText()
{
    QFETCH(const QString, text);
    QFETCH(const TimeFormat::Kind, kind);

    const TimeFormat format = TimeFormat::fromText(text);

    QCOMPARE(format.kind(), kind);
    QCOMPARE(format.toText(), text);
    QVERIFY(TimeFormat::fromText(format.toText()) == format);
    QVERIFY(format.timeZone().isValid());
}

void TestTimeText::unknownTextIsUtc_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("nothing") << QString();
    QTest::newRow("no zone") << u"Middle/Earth"_s;
    QTest::newRow("not even text") << u"\u0007../../etc/passwd"_s;
}

void TestTimeText::unknownTextIsUtc()
{
    QFETCH(const QString, text);

    QVERIFY(TimeFormat::fromText(text) == TimeFormat::utc());
}

void TestTimeText::theDayIsThatOfTheZone()
{
    const QDateTime time = utc(u"2026-11-24T22:30:00Z"_s);

    QCOMPARE(TimeFormat::utc().day(time), QDate(2026, 11, 24));
    QCOMPARE(TimeFormat::fromText(u"Asia/Tokyo"_s).day(time), QDate(2026, 11, 25));
    QCOMPARE(TimeFormat::elapsed().day(time), QDate(2026, 11, 24));
}

void TestTimeText::durationsShowWhatTheyNeed_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<QString>("full");

    QTest::newRow("none") << qint64(0) << u"0:00"_s << u"0:00:00"_s;
    QTest::newRow("seconds") << qint64(7) << u"0:07"_s << u"0:00:07"_s;
    QTest::newRow("minutes") << qint64(125) << u"2:05"_s << u"0:02:05"_s;
    QTest::newRow("just under an hour") << qint64(3599) << u"59:59"_s << u"0:59:59"_s;
    QTest::newRow("an hour") << qint64(3600) << u"1:00:00"_s << u"1:00:00"_s;
    QTest::newRow("days") << qint64(90'061) << u"25:01:01"_s << u"25:01:01"_s;
    QTest::newRow("below zero") << qint64(-7) << u"-0:07"_s << u"-0:00:07"_s;
    QTest::newRow("hours below zero") << qint64(-3725) << u"-1:02:05"_s << u"-1:02:05"_s;
}

void TestTimeText::durationsShowWhatTheyNeed()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, brief);
    QFETCH(const QString, full);

    QCOMPARE(Base::durationText(seconds), brief);
    QCOMPARE(Base::longDurationText(seconds), full);
}

QTEST_APPLESS_MAIN(TestTimeText)

#include "tst_timetext.moc"
