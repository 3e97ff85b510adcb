// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/windowfixture.h"

#include "widgets/gotofield.h"
#include "widgets/navigatorpanel.h"
#include "widgets/sessionpage.h"
#include "widgets/timelinewidget.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::SimulatedService;
using Testing::WindowFixture;
using State = Session::CurrentSession::State;

// Where the keyboard is, and how it comes from there to elsewhere.
class TestMainWindowFocus : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Widgets::Appearance> m_appearance;
    std::unique_ptr<SimulatedService> m_service;
    std::unique_ptr<WindowFixture> m_fixture;

    Widgets::MainWindow &window() { return m_fixture->window(); }
    void press(const QKeySequence &keys) { QTest::keySequence(&window(), keys); }
    // The part of the window, in few words.
    QString whereFocusIs()
    {
        const QWidget *focused = QApplication::focusWidget();
        const QList<QPair<QString, const QWidget *>> parts{
            {u"tool bar"_s, window().findChild<QWidget *>(u"toolBar"_s)},
            {u"navigator"_s, window().navigator()},
            {u"header"_s, window().findChild<QWidget *>(u"streamId"_s)->parentWidget()},
            {u"timeline"_s, window().page()->timeline()},
            {u"events"_s, window().findChild<QWidget *>(u"EventsPanel"_s)},
            {u"JSON"_s, window().findChild<QWidget *>(u"JsonView"_s)},
            {u"activity"_s, window().findChild<QWidget *>(u"ActivityPanel"_s)},
            {u"status bar"_s, window().findChild<QWidget *>(u"statusBar"_s)},
        };
        for (const auto &[name, part] : parts) {
            if (focused && (part == focused || part->isAncestorOf(focused)))
                return name;
        }
        if (qobject_cast<const QTreeView *>(focused))
            return u"trees"_s;
        return focused ? QString::fromLatin1(focused->metaObject()->className()) : u"nowhere"_s;
    }
    QString channelCount() { return window().navigator()->findChild<QLabel *>(u"count"_s)->text(); }
    QLineEdit *filter() { return window().navigator()->findChild<QLineEdit *>(u"filter"_s); }

private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Widgets::Appearance>(qApp); }
    void init()
    {
        Testing::failOnOurWarnings();
        m_service = std::make_unique<SimulatedService>();
        m_fixture = std::make_unique<WindowFixture>(m_service.get(), m_appearance.get());
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QVERIFY(m_fixture->connectToService());
    }
    void cleanup()
    {
        m_fixture.reset();
        m_service.reset();
    }

    void tabGoesRoundTheWindowInTheOrderOfReading_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("side by side") << QSize(1600, 1000);
        QTest::newRow("trees behind tabs") << QSize(1024, 700);
    }
    void tabGoesRoundTheWindowInTheOrderOfReading()
    {
        QFETCH(QSize, size);
        window().resize(size);
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        QVERIFY(m_fixture->waitUntilQuiet());
        window().navigator()->focusTree();
        QStringList visited{whereFocusIs()};
        const QWidget *start = QApplication::focusWidget();
        for (int step = 0; step < 60; ++step) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            if (QApplication::focusWidget() == start)
                break;
            if (visited.last() != whereFocusIs())
                visited += whereFocusIs();
        }
        visited.removeAll(u"QTabBar"_s);
        QCOMPARE(visited.join(u", "_s),
                 u"navigator, header, timeline, trees, events, activity, status bar, tool bar, navigator"_s);
        QCOMPARE(QApplication::focusWidget(), start);
    }

    void theFilterHandsOnToWhatItFound_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Down") << Qt::Key_Down;
        QTest::newRow("Return") << Qt::Key_Return;
        QTest::newRow("Enter") << Qt::Key_Enter;
    }
    void theFilterHandsOnToWhatItFound()
    {
        QFETCH(Qt::Key, key);
        window().navigator()->focusFilter();
        QTest::keyClicks(filter(), u"harbour"_s);
        QTest::keyClick(filter(), key);
        QVERIFY(m_fixture->navigator()->hasFocus());
        QVERIFY(m_fixture->navigator()->currentIndex().data().toString().startsWith(u"harbour"_s));
        QCOMPARE(channelCount(), u"3 of 41 channels"_s);
    }

    void escEmptiesTheFilterAndThenLeavesIt()
    {
        window().navigator()->focusFilter();
        QTest::keyClicks(filter(), u"harbour"_s);
        QTest::keyClick(filter(), Qt::Key_Escape);
        QCOMPARE(filter()->text(), QString());
        QVERIFY(filter()->hasFocus());
        QCOMPARE(channelCount(), u"41 channels, 9 live"_s);
        QTest::keyClick(filter(), Qt::Key_Escape);
        QVERIFY(m_fixture->navigator()->hasFocus());
    }

    void theGoToFieldGivesTheFocusBack()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        m_fixture->events()->setFocus();
        press(QKeySequence(Qt::CTRL | Qt::Key_L));
        QVERIFY(window().goTo()->hasFocus());
        press(QKeySequence(Qt::CTRL | Qt::Key_L)); // once more is no other place to come from
        QTest::keyClick(window().goTo(), Qt::Key_Escape);
        QVERIFY(m_fixture->events()->hasFocus());

        press(QKeySequence(Qt::CTRL | Qt::Key_L));
        QTest::keyClicks(window().goTo(), u"no such thing"_s);
        QTest::keyClick(window().goTo(), Qt::Key_Return);
        QVERIFY(window().goTo()->hasFocus()); // to mend it
        window().goTo()->setText(*m_fixture->workspace().current()->record()->session.channel->arn);
        QTest::keyClick(window().goTo(), Qt::Key_Return);
        QVERIFY(!window().goTo()->hasFocus());
    }

    void f6GoesRoundWhatIsShown()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        QVERIFY(m_fixture->waitUntilQuiet());
        window().navigator()->focusTree();
        const auto round = [this](int times) {
            QStringList visited;
            for (int i = 0; i < times; ++i) {
                press(QKeySequence(Qt::Key_F6));
                visited += whereFocusIs();
            }
            return visited.join(u", "_s);
        };
        QCOMPARE(round(6), u"timeline, trees, trees, trees, events, navigator"_s);
        m_fixture->action(u"actionShowJson"_s)->trigger();
        QCOMPARE(round(2), u"JSON, navigator"_s);
        m_fixture->action(u"actionActivity"_s)->trigger();
        QCOMPARE(round(3), u"JSON, activity, navigator"_s);
        press(QKeySequence(Qt::SHIFT | Qt::Key_F6));
        QCOMPARE(whereFocusIs(), u"activity"_s);
    }

    void f6ReachesTheButtonsOfAMessage()
    {
        window().navigator()->focusTree();
        press(QKeySequence(Qt::Key_F6));
        const auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
        QVERIFY(button);
        QCOMPARE(button->text(), u"Find a channel"_s);
    }

    void theKeyboardGoesWithTheViewAndBack()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        QVERIFY(m_fixture->waitUntilQuiet());
        m_fixture->events()->setFocus();
        press(QKeySequence(Qt::CTRL | Qt::Key_2));
        auto *text = window().findChild<QPlainTextEdit *>(u"text"_s);
        QVERIFY(text->hasFocus());
        press(QKeySequence(Qt::CTRL | Qt::Key_F));
        auto *find = window().findChild<QLineEdit *>(u"find"_s);
        QVERIFY(find->hasFocus());
        QTest::keyClick(find, Qt::Key_Escape);
        QVERIFY(text->hasFocus());
        press(QKeySequence(Qt::CTRL | Qt::Key_1));
        QVERIFY(m_fixture->events()->hasFocus());
    }

    void escLetsGoOfTheSelectedEvent()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        QVERIFY(m_fixture->waitUntilQuiet());
        m_fixture->events()->setFocus();
        QTest::keyClick(m_fixture->events(), Qt::Key_Down);
        const auto *selection = m_fixture->workspace().selection();
        const int event = selection->eventIndex();
        QVERIFY(event >= 0);
        QTest::keyClick(m_fixture->events(), Qt::Key_Escape);
        QCOMPARE(selection->eventIndex(), -1);
        QVERIFY(m_fixture->events()->selectionModel()->selectedRows().isEmpty());
        // The row where the keyboard is stays current, and can be taken again.
        QTest::keyClick(m_fixture->events(), Qt::Key_Return);
        QCOMPARE(selection->eventIndex(), event);
    }

    void aFirstReadingKeepsTheKeyboardInThePage()
    {
        auto &controls = m_service->server().controls();
        controls.deny(u"GetStreamSession"_s);
        m_fixture->openScenario(Scenario::Starving);
        QVERIFY(m_fixture->waitForState(State::Failed));
        press(QKeySequence(Qt::Key_F6));
        auto *button = window().findChild<QPushButton *>(u"tryAgain"_s);
        QVERIFY(button->hasFocus());
        controls.deny(u"GetStreamSession"_s, false);
        controls.setLatency(u"GetStreamSession"_s, std::chrono::milliseconds(300));
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(window().page()->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(m_fixture->waitForState(State::Shown));
        QVERIFY(window().page()->isAncestorOf(QApplication::focusWidget()));
    }
};

QTEST_MAIN(TestMainWindowFocus)
#include "tst_mainwindow_focus.moc"
