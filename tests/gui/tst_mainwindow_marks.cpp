// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Marks and notes, the charts' table twin, and the span as CSV, in the real window.

#include "gui/windowfixture.h"

#include "widgets/marksdialog.h"
#include "widgets/metrictabledialog.h"
#include "widgets/noteeditor.h"
#include "widgets/sessionpage.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinewidget.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::WindowFixture;

class TestMainWindowMarks : public QObject
{
    Q_OBJECT

private:
    Widgets::Appearance m_appearance;

    struct Bench
    {
        Testing::SimulatedService service;
        WindowFixture window;

        explicit Bench(Widgets::Appearance *appearance)
            : window(&service, appearance)
        {
            service.setHasMetrics(true);
        }

        bool open(Scenario scenario = Scenario::Starving)
        {
            return window.connectToService() && window.openScenario(scenario);
        }
        Session::Marks &marks() { return *window.workspace().marks(); }
        Session::Selection &selection() { return *window.workspace().selection(); }
        Widgets::TimelinePlot *plot() { return window.window().page()->timeline()->plot(); }
        Widgets::NoteEditor *editor() { return window.window().findChild<Widgets::NoteEditor *>(); }
        QPlainTextEdit *noteText() { return editor()->findChild<QPlainTextEdit *>(u"noteText"_s); }
        void press(int key)
        {
            plot()->setFocus();
            QTest::keyClick(plot(), static_cast<Qt::Key>(key));
        }
        template <typename Dialog>
        Dialog *dialog(const QString &action)
        {
            window.action(action)->trigger();
            return window.window().findChild<Dialog *>();
        }
    };

    static QDateTime at(const QString &clock)
    {
        return QDateTime({2026, 11, 24}, QTime::fromString(clock, u"hh:mm:ss"_s), Qt::UTC);
    }

private Q_SLOTS:
    void init() { Testing::failOnOurWarnings(); }

    void mMarksTheInstantUnderTheCursorAndTakesItAway()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open());
        b.selection().setCursor(at(u"03:07:30"_s));
        b.press(Qt::Key_M);
        QCOMPARE(b.marks().marks().size(), 1);
        QCOMPARE(b.marks().marks().first().time, at(u"03:07:30"_s));
        QCOMPARE(b.plot()->view().marks, b.marks().marks());
        QVERIFY(b.window.window().noticeText().contains(u"03:07:30"_s));

        b.press(Qt::Key_M);
        QVERIFY(b.marks().marks().isEmpty());
        QVERIFY(b.plot()->view().marks.isEmpty());
        b.window.action(u"actionUndoMark"_s)->trigger();
        QCOMPARE(b.marks().marks().size(), 1);
    }

    void aNoteIsWrittenWithoutTheMouse()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open());
        b.selection().setEvent(4); // 03:06:05
        b.press(Qt::Key_Semicolon);
        QVERIFY(b.editor()->isVisible());
        QTest::keyClicks(b.noteText(), u"cable pulled"_s);
        QTest::keyClick(b.noteText(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(b.noteText(), u"and back"_s);
        QVERIFY(b.marks().marks().isEmpty());
        QTest::keyClick(b.noteText(), Qt::Key_Return);
        QVERIFY(!b.editor()->isVisible());
        QCOMPARE(b.marks().marks().size(), 1);
        QCOMPARE(b.marks().marks().first().text, u"cable pulled\nand back"_s);

        // The same instant again: the same note.
        b.press(Qt::Key_Semicolon);
        QCOMPARE(b.noteText()->toPlainText(), u"cable pulled\nand back"_s);
        QTest::keyClicks(b.noteText(), u"it was the encoder"_s);
        QTest::keyClick(b.noteText(), Qt::Key_Return);
        QCOMPARE(b.marks().marks().size(), 1);
        QCOMPARE(b.marks().marks().first().text, u"it was the encoder"_s);
    }

    void escLetsTheNoteGoAndCancelsNothingElse()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open());
        b.selection().setCursor(at(u"03:07:30"_s));
        b.press(Qt::Key_Semicolon);
        QTest::keyClicks(b.noteText(), u"m;never mind"_s); // letters are no commands here
        QTest::keyClick(b.noteText(), Qt::Key_Escape);
        QVERIFY(!b.editor()->isVisible());
        QVERIFY(b.marks().marks().isEmpty());
        QCOMPARE(b.window.workspace().current()->state(), Session::CurrentSession::State::Shown);
        QCOMPARE(b.selection().eventIndex(), -1);
        QVERIFY(b.plot()->hasFocus());
    }

    void theListGoesToEditsDeletesAndBringsBack()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open());
        QVERIFY(!b.marks().add(at(u"02:50:00"_s), u"first"_s).isEmpty());
        QVERIFY(!b.marks().add(at(u"03:10:00"_s)).isEmpty());
        b.selection().setVisibleRange({at(u"03:05:00"_s), at(u"03:14:20"_s)});
        auto *dialog = b.dialog<Widgets::MarksDialog>(u"actionMarks"_s);
        QVERIFY(dialog);
        auto *table = dialog->findChild<QTableView *>(u"table"_s);
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->currentIndex().row(), 0);

        dialog->findChild<QPushButton *>(u"go"_s)->click();
        QCOMPARE(b.selection().cursor(), at(u"02:50:00"_s));
        QVERIFY(b.selection().visibleRange().start <= at(u"02:50:00"_s));

        QVERIFY(table->model()->setData(table->model()->index(1, 2), u"words"_s));
        QCOMPARE(b.marks().marks().at(1).text, u"words"_s);
        dialog->findChild<QPushButton *>(u"remove"_s)->click();
        QCOMPARE(b.marks().marks().size(), 1);
        QCOMPARE(table->currentIndex().row(), 0);
        dialog->findChild<QPushButton *>(u"undo"_s)->click();
        QCOMPARE(b.marks().marks().size(), 2);
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void marksTravelWithAnExport()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open(Scenario::Healthy));
        const QDateTime time = b.window.workspace().current()->record()->session.startTime.addSecs(60);
        QVERIFY(!b.marks().add(time, u"here"_s).isEmpty());
        const auto marks = b.marks().marks();
        b.window.desktop().saveAnswer = b.window.path(u"a.streamloupe.json"_s);
        b.window.action(u"actionExport"_s)->trigger();
        b.window.workspace().openFile(b.window.path(u"a.streamloupe.json"_s));
        QCOMPARE(b.marks().marks(), marks);
        QVERIFY(b.marks().isInFile());
        QCOMPARE(b.plot()->view().marks, marks);
    }

    void theTableTwinFollowsRangeAndCursorBothWays()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open());
        b.selection().setVisibleRange({at(u"03:04:20"_s), at(u"03:14:20"_s)});
        QTRY_COMPARE(b.window.workspace().current()->metrics().state, Session::SessionMetrics::State::Shown);
        auto *dialog = b.dialog<Widgets::MetricTableDialog>(u"actionMetricTable"_s);
        QVERIFY(dialog);
        auto *table = dialog->findChild<QTableView *>(u"table"_s);
        auto *chart = dialog->findChild<QComboBox *>(u"chart"_s);
        QVERIFY(chart->count() >= 4);
        QVERIFY(!table->accessibleName().isEmpty());
        const int all = table->model()->rowCount();
        QVERIFY(all > 60);

        b.selection().setCursor(at(u"03:10:02"_s));
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"03:10:00"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        QCOMPARE(b.selection().cursor(), at(u"03:04:20"_s));

        b.selection().setVisibleRange({at(u"03:10:00"_s), at(u"03:11:00"_s)});
        QVERIFY(table->model()->rowCount() < 20);
        chart->setCurrentIndex(1);
        QVERIFY(table->accessibleName().startsWith(chart->currentText()));
        dialog->findChild<QPushButton *>(u"copy"_s)->click();
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied.count(u'\n'), table->model()->rowCount() + 1);
        QVERIFY(copied.contains(u"2026-11-24T03:10:00Z\t"_s));
    }

    void theSpanIsExportedAsCsv()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open());
        QTRY_COMPARE(b.window.workspace().current()->metrics().state, Session::SessionMetrics::State::Shown);
        QVERIFY(!b.marks().add(at(u"03:06:10"_s), u"in the span"_s).isEmpty());
        QVERIFY(!b.marks().add(at(u"02:50:00"_s), u"outside"_s).isEmpty());
        b.selection().setVisibleRange({at(u"03:06:00"_s), at(u"03:07:00"_s)});
        b.window.desktop().saveAnswer = b.window.path(u"span.csv"_s);
        b.window.action(u"actionExportSpan"_s)->trigger();
        QVERIFY(b.window.desktop().lastSuggestion.endsWith(u".csv"_s));
        QFile file(b.window.path(u"span.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY(text.startsWith(u"time,t_plus,kind,IngestVideoBitrate average (Bits/Second)"_s));
        QVERIFY(text.contains(u"2026-11-24T03:06:05Z,0:24:57,metrics,"_s));
        QVERIFY(text.contains(u",Starvation Start,"_s));
        QVERIFY(text.contains(u"in the span"_s));
        QVERIFY(!text.contains(u"outside"_s));
        QCOMPARE(text.count(u",event,"_s), 1);
        QVERIFY(b.window.window().noticeText().contains(u"span.csv"_s));
    }

    void theSelectedSpanIsCopiedAsCsv()
    {
        Bench b(&m_appearance);
        QVERIFY(b.open());
        QTRY_COMPARE(b.window.workspace().current()->metrics().state, Session::SessionMetrics::State::Shown);
        auto *timeline = b.window.window().page()->timeline();
        const auto *copy = timeline->findChild<QAction *>(u"spanCopyCsv"_s);
        QVERIFY(!copy->isEnabled());
        for (const auto &[time, end] :
             {std::pair(u"03:06:00"_s, u"spanStart"_s), std::pair(u"03:07:00"_s, u"spanEnd"_s)}) {
            b.selection().setCursor(at(time));
            timeline->findChild<QAction *>(end)->trigger();
        }
        b.plot()->setFocus();
        QTest::keyClick(b.plot(), Qt::Key_C);
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        const QString text = data->text();
        QCOMPARE(QString::fromUtf8(data->data(u"text/csv"_s)), text);
        QVERIFY(text.startsWith(u"time,t_plus,kind,"_s));
        QVERIFY(text.contains(u"2026-11-24T03:06:05Z,0:24:57,metrics,"_s));
        QVERIFY(text.contains(u",Starvation Start,"_s));
        QCOMPARE(text.count(u",event,"_s), 1);
        QCOMPARE(b.window.window().noticeText(), u"Values and events of the selected span copied as CSV."_s);
    }
};

QTEST_MAIN(TestMainWindowMarks)
#include "tst_mainwindow_marks.moc"
