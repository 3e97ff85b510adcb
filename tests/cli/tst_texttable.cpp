// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/texttable.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestTextTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void columnsAreAsWideAsTheirWidestCell();
    void widthCountsTerminalColumns_data();
    void widthCountsTerminalColumns();
};

void TestTextTable::columnsAreAsWideAsTheirWidestCell()
{
    Cli::TextTable table;
    table.addColumn(u"Name"_s);
    table.addColumn(u"N"_s, Cli::TextTable::Align::Right);
    table.addColumn(u"Last"_s);
    table.addRow({u"a"_s, u"1"_s, u"x"_s});
    table.addRow({u"longer"_s, u"123"_s, u""_s});
    QCOMPARE(table.toText(), u"Name      N  Last\n"
                             "a         1  x\n"
                             "longer  123\n"_s);
}

void TestTextTable::widthCountsTerminalColumns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::newRow("ASCII") << u"arena"_s << 5;
    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("composed") << u"\u00e9"_s << 1;
    QTest::newRow("combining") << u"e\u0301"_s << 1;
    QTest::newRow("CJK") << u"\u4e2d\u6587"_s << 4;
    QTest::newRow("emoji") << u"\U0001F3AC"_s << 2;
    QTest::newRow("thin space") << u"1\u2009284"_s << 5;
}

void TestTextTable::widthCountsTerminalColumns()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    QCOMPARE(Cli::displayWidth(text), width);
    QCOMPARE(Cli::displayWidth(Cli::padded(text, 10)), 10);
}

QTEST_APPLESS_MAIN(TestTextTable)
#include "tst_texttable.moc"
