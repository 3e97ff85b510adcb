// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/printedtree.h"
#include "models/roles.h"
#include "models/timezonemodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Models;
using Testing::printedTree;

class TestTimeZoneModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theUsualOnesComeFirst();
    void rowsAndFormatsFindEachOther();
    void thisMachinesZonesAreOffered();
};

void TestTimeZoneModel::theUsualOnesComeFirst()
{
    TimeZoneModel model({"Europe/Berlin", "UTC", "UTC+01:00", "America/New_York", "Europe/Berlin"});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(printedTree(model), u"UTC\nLocal\nT+\nAmerica/New_York\nEurope/Berlin"_s);
    QVERIFY(model.index(3).data(FilterTextRole).toString().contains(u"new york"_s, Qt::CaseInsensitive));
    QCOMPARE(model.index(2).data(RawValueRole).toString(), u"elapsed"_s);
}

void TestTimeZoneModel::rowsAndFormatsFindEachOther()
{
    const TimeZoneModel model({"Europe/Berlin", "America/New_York"});
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.rowOf(model.formatAt(row)), row);
    QCOMPARE(model.formatAt(2).kind(), Base::TimeFormat::Kind::Elapsed);
    QCOMPARE(model.rowOf(Base::TimeFormat::fromText(u"Asia/Tokyo"_s)), -1);
    QCOMPARE(model.formatAt(99), Base::TimeFormat::utc());
}

void TestTimeZoneModel::thisMachinesZonesAreOffered()
{
    const TimeZoneModel model;
    QVERIFY(model.rowCount() > 3);
    QVERIFY(model.rowOf(Base::TimeFormat::fromText(u"Europe/Berlin"_s)) > 2);
}

QTEST_GUILESS_MAIN(TestTimeZoneModel)
#include "tst_timezonemodel.moc"
