// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/windowfixture.h"

#include "widgets/budgetmeter.h"
#include "widgets/navigatorpanel.h"
#include "widgets/segmentedswitch.h"
#include "widgets/sessionpage.h"
#include "widgets/severitywidget.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QDialog>
#include <QTableView>
#include <QTreeView>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::SimulatedService;
using Testing::WindowFixture;

namespace {

QString nameOf(const QAccessibleInterface *part)
{
    return part ? part->text(QAccessible::Name) : u"no such part"_s;
}

QAccessibleInterface *partOf(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget);
}

} // namespace

// What a screen reader is told of what we paint ourselves.
class TestMainWindowAccessible : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Widgets::Appearance> m_appearance;
    std::unique_ptr<SimulatedService> m_service;
    std::unique_ptr<WindowFixture> m_fixture;

    // The cell's words, by the accessible tree of the view.
    static QString cellName(QAbstractItemView *view, const QModelIndex &index)
    {
        const QAccessibleTableInterface *table = partOf(view)->tableInterface();
        const auto *tree = qobject_cast<QTreeView *>(view);
        int row = index.row();
        if (tree) {
            row = 0;
            for (QModelIndex above = tree->indexAbove(index); above.isValid(); above = tree->indexAbove(above))
                ++row;
        }
        return nameOf(table->cellAt(row, index.column()));
    }

private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Widgets::Appearance>(qApp); }
    void init()
    {
        Testing::failOnOurWarnings();
        m_service = std::make_unique<SimulatedService>();
        m_fixture = std::make_unique<WindowFixture>(m_service.get(), m_appearance.get());
        QVERIFY(m_fixture->connectToService());
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        QVERIFY(m_fixture->waitUntilQuiet());
    }
    void cleanup()
    {
        m_fixture.reset();
        m_service.reset();
    }

    void segmentsAreRadioButtonsThatSayWhichIsChosen()
    {
        const auto *views = m_fixture->window().findChild<Widgets::SegmentedSwitch *>();
        const auto segments = views->findChildren<QAbstractButton *>();
        QCOMPARE(segments.size(), 2);
        for (QAbstractButton *segment : segments) {
            QCOMPARE(partOf(segment)->role(), QAccessible::RadioButton);
            QCOMPARE(bool(partOf(segment)->state().checked), segment == segments.first());
        }
        QCOMPARE(nameOf(partOf(segments.last())), u"Show the response as JSON"_s);
        m_fixture->action(u"actionShowJson"_s)->trigger();
        QVERIFY(partOf(segments.last())->state().checked);
        QVERIFY(!partOf(segments.first())->state().checked);
    }

    void aShapeIsNamedByItsWord()
    {
        auto *health = m_fixture->window().page()->findChild<Widgets::SeverityWidget *>();
        QVERIFY(health->isVisible());
        QCOMPARE(nameOf(partOf(health)), u"Warning"_s);
        QCOMPARE(partOf(health)->role(), QAccessible::StaticText);
    }

    void theBudgetIsToldInWordsAndWhole()
    {
        auto *meter = m_fixture->window().findChild<Widgets::BudgetMeter *>();
        QVERIFY(nameOf(partOf(meter)).startsWith(u"API budget: "_s));
        QCOMPARE(partOf(meter)->role(), QAccessible::Button);
        QCOMPARE(partOf(meter)->text(QAccessible::Description), meter->toolTip());
    }

    void aSessionsRowIsReadWhole()
    {
        QTreeView *tree = m_fixture->navigator();
        QCOMPARE(cellName(tree, tree->currentIndex()), u"02:41:08, 0:33:12, LIVE, Error"_s);
        QVERIFY(cellName(tree, tree->model()->index(0, 0)).contains(u"arena-main"_s));
        QVERIFY(cellName(tree, tree->model()->index(0, 0)).contains(u"Starving"_s));
    }

    void anEventsShapeIsReadAsAWord()
    {
        const QModelIndex shape = m_fixture->events()->model()->index(0, 2);
        QCOMPARE(cellName(m_fixture->events(), shape), u"Warning"_s);
    }

    void panesAreGroupsWithAName_data()
    {
        QTest::addColumn<QString>("pane");
        QTest::addColumn<QString>("name");
        QTest::newRow("navigator") << u"NavigatorPanel"_s << u"Channels"_s;
        QTest::newRow("header") << u"sessionHeader"_s << u"Session"_s;
        QTest::newRow("events") << u"EventsPanel"_s << u"Events"_s;
        QTest::newRow("JSON") << u"JsonView"_s << u"Response as JSON"_s;
        QTest::newRow("activity") << u"ActivityPanel"_s << u"Activity"_s;
    }
    void panesAreGroupsWithAName()
    {
        QFETCH(QString, pane);
        auto *widget = m_fixture->window().findChild<QWidget *>(pane);
        QVERIFY(widget);
        QTEST(nameOf(partOf(widget)), "name");
    }

    void dialogsNameWhatTakesTheKeyboard_data()
    {
        QTest::addColumn<QString>("action");
        for (const char *action :
             {"actionMarks", "actionMetricTable", "actionPalette", "actionKeys", "actionAbout", "actionTimesZone"})
            QTest::newRow(action) << QString::fromLatin1(action);
    }
    void dialogsNameWhatTakesTheKeyboard()
    {
        QFETCH(QString, action);
        m_fixture->action(action)->trigger();
        const auto *dialog = m_fixture->window().findChild<QDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        for (QWidget *part : dialog->findChildren<QWidget *>()) {
            if (!part->isVisible() || !(part->focusPolicy() & Qt::TabFocus) || part->objectName().startsWith(u"qt_"_s))
                continue;
            QVERIFY2(!nameOf(partOf(part)).isEmpty(),
                     qPrintable(QString::fromLatin1(part->metaObject()->className()) + u' ' + part->objectName()));
        }
    }
};

QTEST_MAIN(TestMainWindowAccessible)
#include "tst_mainwindow_accessible.moc"
