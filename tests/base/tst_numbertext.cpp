// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/numbertext.h"

#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

class TestNumberText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bitratesHaveTheUnitThatFits_data();
    void bitratesHaveTheUnitThatFits();
    void frequenciesLoseNoDigit_data();
    void frequenciesLoseNoDigit();
    void byteCountsArePowersOfAThousand_data();
    void byteCountsArePowersOfAThousand();
    void thousandsAreKeptApart_data();
    void thousandsAreKeptApart();
};

void TestNumberText::bitratesHaveTheUnitThatFits_data()
{
    QTest::addColumn<qint64>("bits");
    QTest::addColumn<QString>("text");

    QTest::newRow("none") << qint64(0) << u"0 b/s"_s;
    QTest::newRow("bits") << qint64(999) << u"999 b/s"_s;
    QTest::newRow("a thousand") << qint64(1000) << u"1 kb/s"_s;
    QTest::newRow("audio") << qint64(160'000) << u"160 kb/s"_s;
    QTest::newRow("a part") << qint64(128'500) << u"128.5 kb/s"_s;
    QTest::newRow("last in thousands") << qint64(999'949) << u"999.9 kb/s"_s;
    QTest::newRow("rounds up to a million") << qint64(999'950) << u"1.0 Mb/s"_s;
    QTest::newRow("video") << qint64(6'000'000) << u"6.0 Mb/s"_s;
    QTest::newRow("the limit") << qint64(8'500'000) << u"8.5 Mb/s"_s;
    QTest::newRow("two places") << qint64(1'240'000) << u"1.24 Mb/s"_s;
    QTest::newRow("rounded to a whole") << qint64(5'999'999) << u"6.0 Mb/s"_s;
    QTest::newRow("below zero") << qint64(-2500) << u"-2.5 kb/s"_s;
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << u"-9223372036854.78 Mb/s"_s;
}

void TestNumberText::bitratesHaveTheUnitThatFits()
{
    QFETCH(const qint64, bits);
    QFETCH(const QString, text);

    QCOMPARE(Base::bitrateText(bits), text);
}

void TestNumberText::frequenciesLoseNoDigit_data()
{
    QTest::addColumn<qint64>("hertz");
    QTest::addColumn<QString>("text");

    QTest::newRow("48") << qint64(48'000) << u"48 kHz"_s;
    QTest::newRow("44.1") << qint64(44'100) << u"44.1 kHz"_s;
    QTest::newRow("11.025") << qint64(11'025) << u"11.025 kHz"_s;
    QTest::newRow("below a thousand") << qint64(800) << u"800 Hz"_s;
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << u"-9223372036854776 kHz"_s;
}

void TestNumberText::frequenciesLoseNoDigit()
{
    QFETCH(const qint64, hertz);
    QFETCH(const QString, text);

    QCOMPARE(Base::frequencyText(hertz), text);
}

void TestNumberText::byteCountsArePowersOfAThousand_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");

    QTest::newRow("none") << qint64(0) << u"0 B"_s;
    QTest::newRow("bytes") << qint64(912) << u"912 B"_s;
    QTest::newRow("a thousand") << qint64(1000) << u"1.0 kB"_s;
    QTest::newRow("a response") << qint64(18'437) << u"18.4 kB"_s;
    QTest::newRow("last in thousands") << qint64(999'949) << u"999.9 kB"_s;
    QTest::newRow("rounds up to a million") << qint64(999'950) << u"1.0 MB"_s;
    QTest::newRow("rounds up to a thousand million") << qint64(999'960'000) << u"1.0 GB"_s;
    QTest::newRow("no unit beyond") << qint64(5'000'000'000'000'000) << u"5000.0 TB"_s;
}

void TestNumberText::byteCountsArePowersOfAThousand()
{
    QFETCH(const qint64, bytes);
    QFETCH(const QString, text);

    QCOMPARE(Base::byteCountText(bytes), text);
}

void TestNumberText::thousandsAreKeptApart_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("text");

    QTest::newRow("none") << qint64(0) << u"0"_s;
    QTest::newRow("three digits") << qint64(999) << u"999"_s;
    QTest::newRow("four digits") << qint64(1284) << u"1\u2009284"_s;
    QTest::newRow("millions") << qint64(1'234'567) << u"1\u2009234\u2009567"_s;
    QTest::newRow("no gap behind the sign") << qint64(-999) << u"-999"_s;
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min()
                              << u"-9\u2009223\u2009372\u2009036\u2009854\u2009775\u2009808"_s;
}

void TestNumberText::thousandsAreKeptApart()
{
    QFETCH(const qint64, number);
    QFETCH(const QString, text);

    QCOMPARE(Base::groupedText(number), text);
}

QTEST_APPLESS_MAIN(TestNumberText)

#include "tst_numbertext.moc"
