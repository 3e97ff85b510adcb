// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/marksmodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Models::MarksModel;
using Session::Mark;

class TestMarksModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aMarkIsARow();
    void marksThatStayKeepTheirRows();
    void editingTellsTheWishAndChangesNothing();
};

namespace {

QDateTime at(int seconds)
{
    return QDateTime({2026, 11, 24}, {3, 0}, Qt::UTC).addSecs(seconds);
}

Mark mark(const QString &id, int seconds, const QString &text = {})
{
    return {.id = id, .time = at(seconds), .text = text, .createdAt = at(0)};
}

} // namespace

void TestMarksModel::aMarkIsARow()
{
    MarksModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMarks({mark(u"a"_s, 10), mark(u"b"_s, 70, u"first line\nsecond"_s)}, at(0));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, MarksModel::TimeColumn).data().toString(), u"03:01:10"_s);
    QCOMPARE(model.index(1, MarksModel::ElapsedColumn).data().toString(), u"0:01:10"_s);
    QVERIFY(model.index(1, MarksModel::NoteColumn).data().toString().startsWith(u"first line"_s));
    QVERIFY(!model.index(1, MarksModel::NoteColumn).data().toString().contains(u'\n'));
    QVERIFY(!model.index(0, MarksModel::NoteColumn).data().toString().isEmpty());
    QVERIFY(model.index(0, MarksModel::NoteColumn).data(Qt::EditRole).toString().isEmpty());
}

void TestMarksModel::marksThatStayKeepTheirRows()
{
    MarksModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMarks({mark(u"b"_s, 20), mark(u"d"_s, 40)}, at(0));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept = model.index(1, 0);
    model.setMarks({mark(u"a"_s, 10), mark(u"c"_s, 30), mark(u"d"_s, 40, u"words"_s)}, at(0));
    QCOMPARE(kept.row(), 2);
    QCOMPARE(model.markAt(2)->text, u"words"_s);
    QCOMPARE(model.rowOf(u"b"_s), -1);
    model.setMarks({mark(u"d"_s, 5), mark(u"a"_s, 10), mark(u"c"_s, 30)}, at(0)); // moved to the front
    QCOMPARE(model.rowOf(u"d"_s), 0);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(reset.count(), 0);
}

void TestMarksModel::editingTellsTheWishAndChangesNothing()
{
    MarksModel model;
    model.setMarks({mark(u"a"_s, 10, u"old"_s)}, at(0));
    QSignalSpy edited(&model, &MarksModel::noteEdited);
    QVERIFY(model.setData(model.index(0, MarksModel::NoteColumn), u"new"_s));
    QVERIFY(!model.setData(model.index(0, MarksModel::TimeColumn), u"new"_s));
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited.first().at(1).toString(), u"new"_s);
    QCOMPARE(model.markAt(0)->text, u"old"_s);
    QVERIFY(!model.flags(model.index(0, MarksModel::TimeColumn)).testFlag(Qt::ItemIsEditable));
}

QTEST_GUILESS_MAIN(TestMarksModel)
#include "tst_marksmodel.moc"
