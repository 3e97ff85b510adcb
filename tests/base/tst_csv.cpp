// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/csv.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

#include <limits>

using namespace Qt::StringLiterals;

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void fieldsAreQuotedWhereTheyMustBe_data();
    void fieldsAreQuotedWhereTheyMustBe();
    void aTableIsUtf8WithoutAByteOrderMark();
    void theClipboardGetsOneLineARecord();
    void numbersReadBackAsTheyWere_data();
    void numbersReadBackAsTheyWere();
    void whatIsNoNumberIsAnEmptyField();
    void timesAreInUtc_data();
    void timesAreInUtc();
    void wordsNeverBecomeFormulas_data();
    void wordsNeverBecomeFormulas();
};

void TestCsv::fieldsAreQuotedWhereTheyMustBe_data()
{
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QString>("record");

    QTest::newRow("plain") << QStringList{u"a"_s, u"b c"_s} << u"a,b c\r\n"_s;
    QTest::newRow("empty ones") << QStringList{QString(), QString()} << u",\r\n"_s;
    QTest::newRow("a single empty one") << QStringList{QString()} << u"\"\"\r\n"_s;
    QTest::newRow("comma") << QStringList{u"a,b"_s} << u"\"a,b\"\r\n"_s;
    QTest::newRow("quote") << QStringList{u"say \"yes\""_s} << u"\"say \"\"yes\"\"\"\r\n"_s;
    QTest::newRow("line end") << QStringList{u"a\nb"_s, u"c"_s} << u"\"a\nb\",c\r\n"_s;
    QTest::newRow("carriage return") << QStringList{u"a\rb"_s} << u"\"a\rb\"\r\n"_s;
    QTest::newRow("blank ends") << QStringList{u" a"_s, u"b\t"_s} << u"\" a\",\"b\t\"\r\n"_s;
}

void TestCsv::fieldsAreQuotedWhereTheyMustBe()
{
    QFETCH(const QStringList, fields);

    QTEST(Base::csvRecord(fields), "record");
}

void TestCsv::aTableIsUtf8WithoutAByteOrderMark()
{
    QCOMPARE(Base::csvText({{u"name"_s, u"n"_s}, {u"Zürich"_s, u"1"_s}}),
             QByteArrayLiteral("name,n\r\nZ\xc3\xbcrich,1\r\n"));
    QCOMPARE(Base::csvText({}), QByteArray());
}

void TestCsv::theClipboardGetsOneLineARecord()
{
    QCOMPARE(Base::tsvRecord({u"a,\"b\""_s, u"c\td\ne\rf"_s, QString()}), u"a,\"b\"\tc d e f\t\n"_s);
}

void TestCsv::numbersReadBackAsTheyWere_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");

    QTest::newRow("zero") << 0.0 << u"0"_s;
    QTest::newRow("millions") << 6'000'000.0 << u"6000000"_s;
    QTest::newRow("a part") << 1'240'000.5 << u"1240000.5"_s;
    QTest::newRow("a third") << 1.0 / 3 << u"0.3333333333333333"_s;
    QTest::newRow("small") << 0.00001 << u"0.00001"_s;
    QTest::newRow("large") << 1e21 << u"1000000000000000000000"_s;
    QTest::newRow("below zero") << -2.5 << u"-2.5"_s;
}

void TestCsv::numbersReadBackAsTheyWere()
{
    QFETCH(const double, number);

    QTEST(Base::csvNumber(number), "text");
    QCOMPARE(Base::csvNumber(number).toDouble(), number);
}

void TestCsv::whatIsNoNumberIsAnEmptyField()
{
    QCOMPARE(Base::csvNumber({}), QString());
    QCOMPARE(Base::csvNumber(std::numeric_limits<double>::quiet_NaN()), QString());
    QCOMPARE(Base::csvNumber(std::numeric_limits<double>::infinity()), QString());
}

void TestCsv::timesAreInUtc_data()
{
    QTest::addColumn<QDateTime>("time");
    QTest::addColumn<QString>("text");

    const QDateTime time({2026, 11, 24}, {3, 7, 30}, Qt::UTC);
    QTest::newRow("whole second") << time << u"2026-11-24T03:07:30Z"_s;
    QTest::newRow("milliseconds") << time.addMSecs(5) << u"2026-11-24T03:07:30.005Z"_s;
    QTest::newRow("another zone") << time.toTimeZone(QTimeZone(19'800)) << u"2026-11-24T03:07:30Z"_s;
    QTest::newRow("none") << QDateTime() << QString();
}

void TestCsv::timesAreInUtc()
{
    QFETCH(const QDateTime, time);

    QTEST(Base::csvTime(time), "text");
}

void TestCsv::wordsNeverBecomeFormulas_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("field");

    QTest::newRow("plain") << u"Stream Start"_s << u"Stream Start"_s;
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("equals") << u"=HYPERLINK(\"x\")"_s << u"'=HYPERLINK(\"x\")"_s;
    QTest::newRow("plus") << u"+1"_s << u"'+1"_s;
    QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("inside") << u"a=b"_s << u"a=b"_s;
}

void TestCsv::wordsNeverBecomeFormulas()
{
    QFETCH(const QString, words);

    QTEST(Base::csvWords(words), "field");
}

QTEST_APPLESS_MAIN(TestCsv)

#include "tst_csv.moc"
