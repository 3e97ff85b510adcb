// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/windowfixture.h"

#include "base/json.h"
#include "models/eventsmodel.h"
#include "models/navigatormodel.h"
#include "models/roles.h"
#include "widgets/activitypanel.h"
#include "widgets/eventspanel.h"
#include "widgets/gotofield.h"
#include "widgets/jsonview.h"
#include "widgets/loadingstrip.h"
#include "widgets/navigatorpanel.h"
#include "widgets/sessionpage.h"
#include "widgets/sessionviews.h"
#include "widgets/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::SimulatedService;
using Testing::WindowFixture;
using State = Session::CurrentSession::State;

// The window as an operator uses it, on the simulator.
class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Widgets::Appearance> m_appearance;
    std::unique_ptr<SimulatedService> m_service;
    std::unique_ptr<WindowFixture> m_fixture;

    void start(const QSize &size = {1600, 1000})
    {
        m_service = std::make_unique<SimulatedService>();
        m_fixture = std::make_unique<WindowFixture>(m_service.get(), m_appearance.get(), size);
        QVERIFY(m_fixture->connectToService());
    }
    void startOn(Scenario scenario)
    {
        start();
        QVERIFY(m_fixture->openScenario(scenario));
    }
    QModelIndex channelRow(const QString &name) const
    {
        const QAbstractItemModel *model = m_fixture->navigator()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == name)
                return model->index(row, 0);
        }
        return {};
    }
    void click(const QModelIndex &index)
    {
        QTreeView *tree = m_fixture->navigator();
        tree->scrollTo(index);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(index).center());
    }

private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Widgets::Appearance>(); }
    void init() { Testing::failOnOurWarnings(); }
    void cleanup()
    {
        m_fixture.reset();
        m_service.reset();
    }

    void aClickOnAChannelShowsItsSessionsAndOneOnASessionOpensIt()
    {
        start();
        const QPersistentModelIndex channel(channelRow(u"arena-main"_s));
        QVERIFY(channel.isValid());
        click(channel);
        QVERIFY(m_fixture->navigator()->isExpanded(channel));
        QTRY_VERIFY(m_fixture->navigator()->model()->rowCount(channel) > 3);
        const QModelIndex session = m_fixture->navigator()->model()->index(1, 0, channel);
        QCOMPARE(session.data(Models::KindRole).value<Models::NavigatorKind>(), Models::NavigatorKind::Session);
        click(session);
        QVERIFY(m_fixture->waitForState(State::Shown));
        QCOMPARE(m_fixture->labelText(u"channelName"_s), u"arena-main"_s);
        QCOMPARE(m_fixture->labelText(u"streamId"_s), session.data(Models::StreamIdRole).toString());
    }

    void theViewsShowWhatTheServiceAnswered()
    {
        startOn(Scenario::Starving);
        const auto &session = m_fixture->workspace().current()->record()->session;
        QCOMPARE(m_fixture->valueOf(u"streamSession.channel.name"_s), *session.channel->name);
        QCOMPARE(m_fixture->valueOf(u"streamSession.channel.type"_s), *session.channel->type);
        QCOMPARE(m_fixture->valueOf(u"streamSession.recordingConfiguration.name"_s),
                 *session.recordingConfiguration->name);
        QCOMPARE(m_fixture->valueOf(u"streamSession.channel.srt.passphrase"_s), u"withheld"_s);
        QCOMPARE(m_fixture->events()->model()->rowCount(), int(session.truncatedEvents.size()));
        QCOMPARE(m_fixture->labelText(u"factState"_s), u"LIVE"_s);
        QCOMPARE(m_fixture->labelText(u"factHealth"_s), u"Starving"_s);
        QCOMPARE(m_fixture->labelText(u"factStarted"_s), u"2026-11-24 02:41:08 UTC"_s);
        QCOMPARE(m_fixture->labelText(u"factDuration"_s), u"33:12"_s);
        QVERIFY(m_fixture->labelText(u"factStarving"_s).contains(u"in 7 spells"_s));
        QCOMPARE(m_fixture->labelText(u"factLimitBreaches"_s), u"1"_s);
    }

    void theFilterLeavesWhatMatches()
    {
        start();
        auto *filter = m_fixture->window().navigator()->findChild<QLineEdit *>(u"filter"_s);
        QTest::keyClicks(filter, u"arena"_s);
        const QAbstractItemModel *model = m_fixture->navigator()->model();
        QVERIFY(model->rowCount() > 0);
        for (int row = 0; row < model->rowCount(); ++row)
            QVERIFY(model->index(row, 0).data().toString().contains(u"arena"_s));
        QTest::keyClicks(filter, u"-nothing-like-it"_s);
        QCOMPARE(model->rowCount(), 0);
        QCOMPARE(m_fixture->labelText(u"noticeText"_s), u"No channel matches the filter."_s);
    }

    void aChannelThatWasOpenIsOpenAgainBehindTheFilter()
    {
        start();
        click(channelRow(u"arena-main"_s));
        QVERIFY(m_fixture->navigator()->isExpanded(channelRow(u"arena-main"_s)));
        auto *filter = m_fixture->window().navigator()->findChild<QLineEdit *>(u"filter"_s);
        QTest::keyClicks(filter, u"nothing-like-it"_s);
        QCOMPARE(m_fixture->navigator()->model()->rowCount(), 0);
        filter->clear();
        QVERIFY(m_fixture->navigator()->isExpanded(channelRow(u"arena-main"_s)));
    }

    void liveOnlyLeavesLiveChannels()
    {
        start();
        m_fixture->window().navigator()->findChild<QCheckBox *>(u"liveOnly"_s)->click();
        QCOMPARE(m_fixture->navigator()->model()->rowCount(), m_fixture->workspace().channels()->liveCount());
    }

    void goToOpensWhatWasTyped_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("channel ARN") << u"%1"_s;
        QTest::newRow("stream id") << u"%2"_s;
        QTest::newRow("console URL")
            << u"https://eu-west-1.console.aws.amazon.com/ivs/channels/%1/stream-sessions/%2?region=eu-west-1"_s;
    }
    void goToOpensWhatWasTyped()
    {
        QFETCH(QString, pattern);
        start();
        const auto target = m_service->world().target(Scenario::LimitBreach);
        m_fixture->action(u"actionGoTo"_s)->trigger();
        QTest::keyClicks(m_fixture->window().goTo(),
                         QString(pattern).replace(u"%1"_s, target.channelArn).replace(u"%2"_s, target.streamId));
        QTest::keyClick(m_fixture->window().goTo(), Qt::Key_Return);
        QVERIFY(m_fixture->waitForState(State::Shown));
        QCOMPARE(m_fixture->workspace().current()->record()->session.streamId, target.streamId);
    }

    void goToSaysRightThereWhatIsWrong()
    {
        start();
        QTest::keyClicks(m_fixture->window().goTo(), u"nonsense"_s);
        QTest::keyClick(m_fixture->window().goTo(), Qt::Key_Return);
        QVERIFY(!m_fixture->window().goTo()->noticeText().isEmpty());
        QTest::keyClick(m_fixture->window().goTo(), Qt::Key_Escape);
        QVERIFY(m_fixture->window().goTo()->noticeText().isEmpty());
    }

    void aScanForAStreamIdTellsItsProgressAndItsEnd()
    {
        start();
        QTest::keyClicks(m_fixture->window().goTo(), u"st-AAAAAAAAAAAAAAAAAAAAAAA"_s);
        QTest::keyClick(m_fixture->window().goTo(), Qt::Key_Return);
        QVERIFY(m_fixture->workspace().isScanning());
        QVERIFY(m_fixture->window().goTo()->noticeText().contains(u"of 41"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->workspace().isScanning(), 20'000);
        QVERIFY(m_fixture->window().goTo()->noticeText().contains(u"No channel"_s));
    }

    void oneSwitchChangesEveryClock()
    {
        startOn(Scenario::Starving);
        const auto kolkata = Base::TimeFormat::zone(QTimeZone("Asia/Kolkata"));
        const QString zone = kolkata.zoneLabel(Testing::standingNow());
        m_fixture->workspace().timeDisplay()->setFormat(kolkata);
        QCOMPARE(m_fixture->labelText(u"factStarted"_s), u"2026-11-24 08:11:08 "_s + zone);
        QCOMPARE(m_fixture->events()->model()->headerData(0, Qt::Horizontal).toString(), zone);
        QVERIFY(m_fixture->action(u"actionTimesZone"_s)->isChecked());
        m_fixture->action(u"actionTimesUtc"_s)->trigger();
        QCOMPARE(m_fixture->labelText(u"factStarted"_s), u"2026-11-24 02:41:08 UTC"_s);
    }

    void problemsOnlyLeavesProblems()
    {
        startOn(Scenario::Starving);
        m_fixture->action(u"actionProblemsOnly"_s)->trigger();
        const QAbstractItemModel *model = m_fixture->events()->model();
        QCOMPARE(model->rowCount(), 8); // seven starvations, one breach
        QCOMPARE(m_fixture->window().page()->views()->events()->isProblemsOnly(), true);
    }

    void anEventIsSelectedEverywhere()
    {
        startOn(Scenario::Starving);
        m_fixture->events()->selectRow(3);
        const int event = m_fixture->events()->model()->index(3, 0).data(Models::EventIndexRole).toInt();
        QCOMPARE(m_fixture->workspace().selection()->eventIndex(), event);
        m_fixture->workspace().selection()->setEvent(5);
        QCOMPARE(m_fixture->events()->currentIndex().data(Models::EventIndexRole).toInt(), 5);
        m_fixture->action(u"actionNextProblem"_s)->trigger();
        QVERIFY(m_fixture->workspace().selection()->eventIndex() < 5);
    }

    void neighboursAndHistoryLeadToOtherSessions()
    {
        startOn(Scenario::Starving);
        const QString first = m_fixture->labelText(u"streamId"_s);
        QTRY_VERIFY(m_fixture->action(u"actionOlder"_s)->isEnabled());
        QVERIFY(!m_fixture->action(u"actionNewer"_s)->isEnabled());
        m_fixture->action(u"actionOlder"_s)->trigger();
        QTRY_VERIFY(m_fixture->labelText(u"streamId"_s) != first);
        QVERIFY(m_fixture->waitForState(State::Shown));
        QCOMPARE(m_fixture->navigator()->currentIndex().data(Models::StreamIdRole).toString(),
                 m_fixture->labelText(u"streamId"_s));
        m_fixture->action(u"actionBack"_s)->trigger();
        QTRY_COMPARE(m_fixture->labelText(u"streamId"_s), first);
        m_fixture->action(u"actionForward"_s)->trigger();
        QTRY_VERIFY(m_fixture->labelText(u"streamId"_s) != first);
    }

    void theJsonIsTheResponseWithoutSecrets()
    {
        startOn(Scenario::Starving);
        m_fixture->action(u"actionShowJson"_s)->trigger();
        const auto *view = m_fixture->window().findChild<Widgets::JsonView *>();
        QVERIFY(view->isVisible());
        QJsonObject expected = m_fixture->workspace().current()->record()->response;
        QStringList withheld;
        expected = Base::withoutSecrets(expected, &withheld);
        QCOMPARE(withheld.size(), 1);
        QCOMPARE(QJsonDocument::fromJson(view->text().toUtf8()).object(), expected);
        QVERIFY(m_fixture->labelText(u"withheld"_s).contains(withheld.first()));
    }

    void aRefreshKeepsTheOldDataAndEscStopsIt()
    {
        startOn(Scenario::Starving);
        m_service->server().controls().setLatency(u"GetStreamSession"_s, std::chrono::seconds(20));
        m_fixture->action(u"actionRefresh"_s)->trigger();
        const auto *strip = m_fixture->window().findChild<Widgets::LoadingStrip *>();
        QTRY_VERIFY(strip->isVisible());
        QVERIFY(m_fixture->events()->isVisible());
        QVERIFY(m_fixture->events()->model()->rowCount() > 0);
        QVERIFY(m_fixture->action(u"actionCancel"_s)->isEnabled());
        m_fixture->action(u"actionCancel"_s)->trigger();
        QCOMPARE(m_fixture->workspace().current()->state(), State::Shown);
        QVERIFY(!strip->isVisible());
    }

    void lightAndDarkChangeEveryColour()
    {
        start();
        m_fixture->action(u"actionDark"_s)->trigger();
        QTRY_VERIFY(Widgets::Theme::of(m_fixture->window().palette()).isDark);
        QTRY_VERIFY(Widgets::Theme::of(m_fixture->events()->palette()).isDark);
        m_fixture->action(u"actionLight"_s)->trigger();
        QTRY_VERIFY(!Widgets::Theme::of(m_fixture->window().palette()).isDark);
    }

    void theLayoutIsRememberedAndReset()
    {
        startOn(Scenario::Starving);
        auto *splitter = qobject_cast<QSplitter *>(m_fixture->window().navigator()->parentWidget());
        splitter->setSizes({300, 1299});
        m_fixture->events()->horizontalHeader()->resizeSection(Models::EventsModel::EventColumn, 222);
        m_fixture->action(u"actionTimesElapsed"_s)->trigger();
        m_fixture->action(u"actionDark"_s)->trigger();
        m_fixture->restart();
        QVERIFY(m_fixture->connectToService());
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        QTRY_COMPARE(m_fixture->window().navigator()->width(), 300);
        QCOMPARE(m_fixture->events()->columnWidth(Models::EventsModel::EventColumn), 222);
        QVERIFY(m_fixture->action(u"actionTimesElapsed"_s)->isChecked());
        QVERIFY(m_fixture->action(u"actionDark"_s)->isChecked());
        QCOMPARE(m_fixture->settings().value(u"connection/profile"_s).toString(), u"sim"_s);
        m_fixture->action(u"actionResetLayout"_s)->trigger();
        QCOMPARE(m_fixture->window().navigator()->width(), Widgets::Metrics::navigatorWidth);
        QCOMPARE(m_fixture->events()->columnWidth(Models::EventsModel::EventColumn), 184);
        m_appearance->setScheme(Widgets::Appearance::Scheme::Light);
    }

    void aNarrowPagePutsTheTreesBehindTabs()
    {
        startOn(Scenario::Starving);
        auto *tabs = m_fixture->window().page()->views()->findChild<QTabWidget *>();
        QVERIFY(!tabs->isVisible());
        m_fixture->window().resize(1024, 700);
        QTRY_VERIFY(tabs->isVisible());
        QCOMPARE(tabs->count(), 3);
        QCOMPARE(m_fixture->valueOf(u"streamSession.channel.name"_s), u"arena-main"_s);
        QVERIFY(m_fixture->labelText(u"factLimitBreaches"_s).isEmpty());
        QVERIFY(!m_fixture->labelText(u"factState"_s).isEmpty());
        m_fixture->window().resize(1600, 1000);
        QTRY_VERIFY(!tabs->isVisible());
        QCOMPARE(tabs->count(), 0);
        QVERIFY(!m_fixture->labelText(u"factLimitBreaches"_s).isEmpty());
    }

    void aNarrowNavigatorTellsItsCountWhole()
    {
        start();
        m_fixture->window().resize(1280, 800);
        auto *navigator = m_fixture->window().navigator();
        QTRY_COMPARE(navigator->width(), Widgets::Metrics::navigatorMinimumWidth);
        const auto *count = navigator->findChild<QLabel *>(u"count"_s);
        QCOMPARE(count->text(), u"41 channels, 9 live"_s);
        QTRY_VERIFY(count->width() >= count->sizeHint().width());
    }

    void theActivityListsEveryRequest()
    {
        startOn(Scenario::Starving);
        m_fixture->action(u"actionActivity"_s)->trigger();
        QVERIFY(m_fixture->window().activity()->isExpanded());
        const auto *table = m_fixture->window().activity()->findChild<QTableView *>();
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), int(m_fixture->workspace().activity()->entries().size()));
        m_fixture->action(u"actionActivity"_s)->trigger();
        QVERIFY(!table->isVisible());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
