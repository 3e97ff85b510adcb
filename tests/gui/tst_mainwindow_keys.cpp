// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/windowfixture.h"

#include "models/eventsmodel.h"
#include "models/fieldtreemodel.h"
#include "models/roles.h"
#include "widgets/commandpalette.h"
#include "widgets/eventdetails.h"
#include "widgets/fieldpanel.h"
#include "widgets/fieldtreeview.h"
#include "widgets/gotofield.h"
#include "widgets/keysheet.h"
#include "widgets/navigatorpanel.h"
#include "widgets/sessionpage.h"
#include "widgets/sessionviews.h"
#include "widgets/valuemenu.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::SimulatedService;
using Testing::WindowFixture;
using State = Session::CurrentSession::State;

// The window without a mouse, and the menus on values.
class TestMainWindowKeys : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Widgets::Appearance> m_appearance;
    std::unique_ptr<SimulatedService> m_service;
    std::unique_ptr<WindowFixture> m_fixture;

    static QModelIndex find(const QAbstractItemModel *model, const QString &path, const QModelIndex &parent = {})
    {
        for (int row = 0; row < model->rowCount(parent); ++row) {
            const QModelIndex index = model->index(row, 0, parent);
            if (index.data(Models::PathRole).toString() == path)
                return index;
            const QModelIndex below = find(model, path, index);
            if (below.isValid())
                return below;
        }
        return {};
    }
    Widgets::FieldPanel *channelPanel() const { return m_fixture->window().page()->views()->trees().constFirst(); }
    void trigger(QMenu *menu, const QString &text)
    {
        for (QAction *action : menu->actions()) {
            if (QString(action->text()).remove(u'&') == text) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(u"no entry "_s + text));
    }
    void press(const QKeySequence &keys) { QTest::keySequence(&m_fixture->window(), keys); }

private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Widgets::Appearance>(); }
    void init()
    {
        Testing::failOnOurWarnings();
        m_service = std::make_unique<SimulatedService>();
        m_fixture = std::make_unique<WindowFixture>(m_service.get(), m_appearance.get());
        QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
        QVERIFY(m_fixture->connectToService());
    }
    void cleanup()
    {
        m_fixture.reset();
        m_service.reset();
    }

    void aSessionIsFoundAndReadWithoutAMouse()
    {
        press(QKeySequence(Qt::CTRL | Qt::Key_F));
        auto *filter = m_fixture->window().navigator()->findChild<QLineEdit *>(u"filter"_s);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"arena-main"_s);
        press(QKeySequence(Qt::Key_F6)); // from the navigator on: only it can be shown yet, round to it
        QTest::keyClick(filter, Qt::Key_Tab);
        m_fixture->window().navigator()->focusTree();
        QTreeView *tree = m_fixture->navigator();
        QTRY_VERIFY(tree->hasFocus());
        QTest::keyClick(tree, Qt::Key_Right);
        QTRY_VERIFY(tree->model()->rowCount(tree->model()->index(0, 0)) > 2);
        QTest::keyClick(tree, Qt::Key_Down);
        QTest::keyClick(tree, Qt::Key_Return);
        QVERIFY(m_fixture->waitForState(State::Shown));
        QVERIFY(m_fixture->waitUntilQuiet());
        // Round the panes to the events.
        for (int i = 0; i < 8 && !m_fixture->events()->hasFocus(); ++i)
            press(QKeySequence(Qt::Key_F6));
        QVERIFY(m_fixture->events()->hasFocus());
        QTest::keyClick(m_fixture->events(), Qt::Key_Down);
        QVERIFY(m_fixture->workspace().selection()->eventIndex() >= 0);
        press(QKeySequence(Qt::CTRL | Qt::Key_2));
        QVERIFY(m_fixture->window().page()->isJsonShown());
        press(QKeySequence(Qt::CTRL | Qt::Key_L));
        QVERIFY(m_fixture->window().goTo()->hasFocus());
    }

    void thePaletteRunsWhatItFinds()
    {
        m_fixture->action(u"actionPalette"_s)->trigger();
        QPointer<Widgets::CommandPalette> palette(m_fixture->window().findChild<Widgets::CommandPalette *>());
        QVERIFY(palette);
        auto *search = palette->findChild<QLineEdit *>();
        QTest::keyClicks(search, u"full scr"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY(m_fixture->window().isFullScreen());
        QTRY_VERIFY(!palette);
        m_fixture->action(u"actionFullScreen"_s)->trigger();
        QTRY_VERIFY(!m_fixture->window().isFullScreen());
    }

    void theKeySheetHasEveryKey()
    {
        m_fixture->action(u"actionKeys"_s)->trigger();
        auto *sheet = m_fixture->window().findChild<Widgets::KeySheet *>();
        QVERIFY(sheet);
        int listed = 0;
        const auto *list = sheet->findChild<QTreeWidget *>();
        for (int group = 0; group < list->topLevelItemCount(); ++group)
            listed += list->topLevelItem(group)->childCount();
        int expected = 0;
        for (const auto &entry : m_fixture->window().actionEntries())
            expected += entry.action->shortcuts().isEmpty() ? 0 : 1;
        QCOMPARE(listed, expected);
        QVERIFY(expected > 25);
        sheet->close();
    }

    void noTwoCommandsShareAKey()
    {
        QHash<QString, QString> owners;
        for (const auto &entry : m_fixture->window().actionEntries()) {
            if (entry.action->objectName() == u"spanClear"_s)
                continue; // the timeline takes Esc from the window while it has a span
            for (const QKeySequence &keys : entry.action->shortcuts()) {
                const QString text = keys.toString();
                QVERIFY2(!owners.contains(text),
                         qPrintable(text + u": "_s + owners.value(text) + u" and "_s + entry.action->text()));
                owners.insert(text, entry.action->text());
            }
        }
    }

    void noTwoPartsOfTheWindowShareALetter()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        QHash<QString, QString> owners;
        const auto take = [&owners](const QString &text) {
            const QString letter = QKeySequence::mnemonic(text).toString();
            if (letter.isEmpty())
                return;
            QVERIFY2(!owners.contains(letter), qPrintable(letter + u": "_s + owners.value(letter) + u" and "_s + text));
            owners.insert(letter, text);
        };
        for (const QAction *menu : m_fixture->window().menuBar()->actions())
            take(menu->text());
        for (const auto *label : m_fixture->window().findChildren<QLabel *>()) {
            if (label->buddy() && label->isVisible())
                take(label->text());
        }
        for (const auto *button : m_fixture->window().findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                take(button->text());
        }
        QVERIFY(owners.size() > 9);
    }

    void aSelectedEventIsToldWholeUnderTheTable()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        QVERIFY(m_fixture->waitUntilQuiet());
        const auto *details = m_fixture->window().findChild<Widgets::EventDetails *>();
        QCOMPARE(details->text(), QString());
        m_fixture->events()->setFocus();
        QTest::keyClick(m_fixture->events(), Qt::Key_End);
        QTRY_VERIFY(details->isVisible());
        const QModelIndex current = m_fixture->events()->currentIndex();
        const QString meaning = current.siblingAtColumn(Models::EventsModel::MeaningColumn).data().toString();
        QVERIFY(!meaning.isEmpty());
        QVERIFY2(details->text().startsWith(meaning + u". "_s), qPrintable(details->text()));
        QVERIFY(details->text().endsWith(current.data(Models::MeaningRole).toString()));
        // It does not hide the row that it tells of.
        QVERIFY(m_fixture->events()->viewport()->rect().contains(m_fixture->events()->visualRect(current)));
        details->findChild<QToolButton *>()->click();
        QCOMPARE(m_fixture->desktop().openedUrls.size(), 1);
        QTest::keyClick(m_fixture->events(), Qt::Key_Escape);
        QVERIFY(details->isHidden());
    }

    void aLowPanelKeepsItsRoomForTheTable()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        m_fixture->workspace().selection()->setEvent(1);
        auto *details = m_fixture->window().findChild<Widgets::EventDetails *>();
        QVERIFY(!details->isHidden());
        details->setRoom(199);
        QVERIFY(details->isHidden());
        details->setRoom(200);
        QVERIFY(!details->isHidden());
    }

    void aSessionIsPassedOnAsASummaryAndAsACommand()
    {
        QVERIFY(!m_fixture->action(u"actionCopySummary"_s)->isEnabled());
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        QVERIFY(m_fixture->waitUntilQuiet());
        QClipboard *clipboard = QGuiApplication::clipboard();
        press(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
        QVERIFY(clipboard->text().startsWith(u"**arena-main**"_s));
        QVERIFY(clipboard->text().contains(m_fixture->labelText(u"factStarving"_s)));
        press(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
        const QString command = clipboard->text();
        QVERIFY(command.startsWith(u"aws ivs get-stream-session --channel-arn arn:aws:ivs:"_s));
        QVERIFY(command.contains(m_fixture->labelText(u"streamId"_s)));
        QVERIFY(command.contains(u" --profile sim "_s));
        QCOMPARE(m_fixture->window().noticeText(), u"Command copied."_s);
    }

    void everyControlHasANameForAScreenReader()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        for (const QWidget *widget : m_fixture->window().findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<const QAbstractButton *>(widget)
                                   || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QLineEdit *>(widget)
                                   || qobject_cast<const QAbstractItemView *>(widget)
                                   || qobject_cast<const QPlainTextEdit *>(widget);
            if (!isControl || !widget->isVisible() || widget->objectName().startsWith(u"qt_"_s)
                || widget->focusPolicy() == Qt::NoFocus)
                continue;
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }

    void anyValueIsCopiedWithNamePathAndSubtree()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        const auto *panel = channelPanel();
        const QModelIndex arn = find(panel->model(), u"streamSession.channel.arn"_s);
        QVERIFY(arn.isValid());
        std::unique_ptr<QMenu> menu(panel->valueMenu()->menuFor(arn, nullptr));
        QClipboard *clipboard = QGuiApplication::clipboard();
        trigger(menu.get(), u"Copy value"_s);
        QCOMPARE(clipboard->text(), *m_fixture->workspace().current()->record()->session.channel->arn);
        trigger(menu.get(), u"Copy name"_s);
        QCOMPARE(clipboard->text(), u"arn"_s);
        trigger(menu.get(), u"Copy path"_s);
        QCOMPARE(clipboard->text(), u"streamSession.channel.arn"_s);
        trigger(menu.get(), u"Copy JSON pointer"_s);
        QCOMPARE(clipboard->text(), u"/streamSession/channel/arn"_s);
        const QModelIndex tags = find(panel->model(), u"streamSession.channel.tags"_s);
        menu.reset(panel->valueMenu()->menuFor(tags, nullptr));
        trigger(menu.get(), u"Copy subtree as JSON"_s);
        QVERIFY(clipboard->text().contains(u"live-ops"_s));
    }

    void aSecretIsShownOnlyWhenAskedForAndNeverCopiedUnasked()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        const auto *panel = channelPanel();
        const QPersistentModelIndex secret(find(panel->model(), u"streamSession.channel.srt.passphrase"_s));
        QVERIFY(secret.isValid());
        QCOMPARE(QModelIndex(secret).siblingAtColumn(1).data().toString(), u"withheld"_s);
        QGuiApplication::clipboard()->setText(u"before"_s);
        panel->valueMenu()->copyValue(secret);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
        std::unique_ptr<QMenu> menu(panel->valueMenu()->menuFor(secret, nullptr));
        trigger(menu.get(), u"Show secret"_s);
        QVERIFY(QModelIndex(secret).siblingAtColumn(1).data().toString() != u"withheld"_s);
        menu.reset(panel->valueMenu()->menuFor(secret, nullptr));
        trigger(menu.get(), u"Hide secret"_s);
        QCOMPARE(QModelIndex(secret).siblingAtColumn(1).data().toString(), u"withheld"_s);
    }

    void whatIsThisExplainsAndLeadsToTheDocumentation()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        const auto *panel = channelPanel();
        const QModelIndex mode = find(panel->model(), u"streamSession.channel.latencyMode"_s);
        std::unique_ptr<QMenu> menu(panel->valueMenu()->menuFor(mode, nullptr));
        trigger(menu.get(), u"What is this?"_s);
        QPointer<QMessageBox> box(m_fixture->window().findChild<QMessageBox *>());
        QVERIFY(box);
        QVERIFY(!box->informativeText().isEmpty());
        QPushButton *open = nullptr;
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::ActionRole)
                open = qobject_cast<QPushButton *>(button);
        }
        QVERIFY(open);
        open->click();
        QCOMPARE(m_fixture->desktop().openedUrls.size(), 1);
        QTRY_VERIFY(!box);
    }

    void openGroupsStayOpenInTheNextSession()
    {
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        Widgets::FieldTreeView *tree = channelPanel()->tree();
        const QString path = u"streamSession.channel.srt"_s;
        tree->collapse(find(tree->model(), path));
        QVERIFY(m_fixture->openScenario(Scenario::Healthy));
        const QModelIndex srt = find(tree->model(), path);
        QVERIFY(srt.isValid());
        QVERIFY(!tree->isExpanded(srt));
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        QVERIFY(!tree->isExpanded(find(tree->model(), path)));
        m_fixture->restart();
        QVERIFY(m_fixture->connectToService());
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        QVERIFY(!channelPanel()->tree()->isExpanded(find(channelPanel()->tree()->model(), path)));
    }
};

QTEST_MAIN(TestMainWindowKeys)
#include "tst_mainwindow_keys.moc"
