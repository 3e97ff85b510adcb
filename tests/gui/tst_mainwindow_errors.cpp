// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/windowfixture.h"

#include "models/roles.h"
#include "widgets/activitypanel.h"
#include "widgets/messagepage.h"
#include "widgets/navigatorpanel.h"
#include "widgets/noticestrip.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::SimulatedService;
using Testing::WindowFixture;
using State = Session::CurrentSession::State;

// What stands there where things are not as they should be: why, and what to do.
class TestMainWindowErrors : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Widgets::Appearance> m_appearance;
    std::unique_ptr<SimulatedService> m_service;
    std::unique_ptr<WindowFixture> m_fixture;

    void start()
    {
        m_service = std::make_unique<SimulatedService>();
        m_fixture = std::make_unique<WindowFixture>(m_service.get(), m_appearance.get());
    }
    Widgets::MessagePage *messagePage() const { return m_fixture->window().findChild<Widgets::MessagePage *>(); }
    QString row(const QString &label) const
    {
        for (const auto &each : messagePage()->message().rows) {
            if (each.label == label)
                return each.value;
        }
        return {};
    }
    void press(const QString &button) { messagePage()->findChild<QPushButton *>(button)->click(); }
    QString notices() const
    {
        QStringList texts;
        for (const auto &notice : m_fixture->window().findChild<Widgets::NoticeStrip *>()->notices())
            texts += notice.text;
        return texts.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Widgets::Appearance>(); }
    void init() { Testing::failOnOurWarnings(); }
    void cleanup()
    {
        m_fixture.reset();
        m_service.reset();
    }

    void aMachineWithoutCredentialsIsToldWhereWasLookedAndWhatToDo()
    {
        m_fixture = std::make_unique<WindowFixture>(nullptr, m_appearance.get());
        m_fixture->workspace().connectTo({}, {});
        QCOMPARE(m_fixture->messageHeading(), u"No AWS profile found"_s);
        QCOMPARE(row(u"Credentials file"_s), u"~/.aws/credentials does not exist"_s);
        QVERIFY(messagePage()->findChild<QPushButton *>(u"openFile"_s));
        QVERIFY(messagePage()->findChild<QPushButton *>(u"startDemo"_s));
        press(u"tryAgain"_s);
        QCOMPARE(m_fixture->messageHeading(), u"No AWS profile found"_s);
    }

    void aRefusedCallShowsWhatIsMissingAndTryAgainGoesOn()
    {
        start();
        QVERIFY(m_fixture->connectToService());
        m_service->server().controls().deny(u"GetStreamSession"_s);
        const auto target = m_service->world().target(Scenario::Starving);
        m_fixture->workspace().open({target.channelArn, target.streamId});
        QVERIFY(m_fixture->waitForState(State::Failed));
        QVERIFY(m_fixture->messageHeading().contains(u"may not be read"_s));
        QCOMPARE(row(u"Missing permission"_s), u"ivs:GetStreamSession"_s);
        QVERIFY(row(u"On resource"_s).contains(target.channelArn));
        QVERIFY(row(u"Code"_s).contains(u"AccessDeniedException, HTTP 403"_s));
        const QString requestId = row(u"Request id"_s);
        QVERIFY(!requestId.isEmpty());
        QCOMPARE(m_fixture->labelText(u"channelName"_s), u"arena-main"_s);

        press(u"copyDetails"_s);
        QVERIFY(QGuiApplication::clipboard()->text().contains(requestId));
        press(u"showActivity"_s);
        QVERIFY(m_fixture->window().activity()->isExpanded());
        const auto *table = m_fixture->window().activity()->findChild<QTableView *>();
        QVERIFY(table->currentIndex().isValid());

        m_service->server().controls().deny(u"GetStreamSession"_s, false);
        press(u"tryAgain"_s);
        QVERIFY(m_fixture->waitForState(State::Shown));
        QVERIFY(m_fixture->messageHeading().isEmpty());
    }

    void aRefreshThatFailsLeavesTheOldDataAndSaysSo()
    {
        start();
        QVERIFY(m_fixture->connectToService());
        QVERIFY(m_fixture->openScenario(Scenario::Starving));
        m_service->server().controls().deny(u"GetStreamSession"_s);
        m_fixture->workspace().current()->refresh();
        QVERIFY(m_fixture->waitForState(State::Failed));
        QVERIFY(m_fixture->messageHeading().isEmpty());
        QVERIFY(m_fixture->events()->isVisible());
        QVERIFY(notices().contains(u"Not refreshed"_s));
    }

    void channelsThatCannotBeReadAreToldInTheListAndTriedAgain()
    {
        start();
        m_service->server().controls().deny(u"ListChannels"_s);
        m_fixture->workspace().connectTo({}, {});
        QTRY_VERIFY(m_fixture->workspace().channels()->state() == Session::ChannelDirectory::State::Failed);
        QVERIFY(!m_fixture->labelText(u"noticeText"_s).isEmpty());
        QVERIFY(!m_fixture->messageHeading().isEmpty());
        m_service->server().controls().deny(u"ListChannels"_s, false);
        m_fixture->window().navigator()->findChild<QPushButton *>(u"noticeAction"_s)->click();
        QTRY_VERIFY(m_fixture->workspace().channels()->state() == Session::ChannelDirectory::State::Ready);
        QVERIFY(m_fixture->labelText(u"noticeText"_s).isEmpty());
        QVERIFY(m_fixture->navigator()->model()->rowCount() > 0);
    }

    void whatIsSpecialOfASessionIsToldAboveIt_data()
    {
        QTest::addColumn<Scenario>("scenario");
        QTest::addColumn<QString>("words");
        QTest::newRow("cut events") << Scenario::Truncated << u"500"_s;
        QTest::newRow("never live") << Scenario::NeverLive << u"never went live"_s;
    }
    void whatIsSpecialOfASessionIsToldAboveIt()
    {
        QFETCH(Scenario, scenario);
        QFETCH(QString, words);
        start();
        QVERIFY(m_fixture->connectToService());
        QVERIFY(m_fixture->openScenario(scenario));
        QVERIFY2(notices().contains(words), qPrintable(notices()));
    }

    void membersThatNobodyKnowsAreShown()
    {
        start();
        QVERIFY(m_fixture->connectToService());
        QVERIFY(m_fixture->openScenario(Scenario::UnknownFields));
        const QJsonObject session = m_fixture->workspace().current()->record()->streamSession();
        int unknown = 0;
        for (const QString &name : session.keys()) {
            const QString path = u"streamSession."_s + name;
            if (name == "truncatedEvents"_L1 || session.value(name).isObject() || session.value(name).isArray())
                continue;
            if (name == "streamId"_L1 || name == "startTime"_L1 || name == "endTime"_L1)
                continue;
            ++unknown;
            QVERIFY2(!m_fixture->valueOf(path).isNull(), qPrintable(path));
        }
        QVERIFY(unknown > 0 || !m_fixture->workspace().current()->record()->issues.isEmpty());
    }

    void beforeAnythingIsChosenThePageSaysHowToBegin()
    {
        start();
        QVERIFY(m_fixture->connectToService());
        QCOMPARE(m_fixture->messageHeading(), u"No session is open"_s);
    }

    void aChannelWithoutSessionsSaysWhyAndWhatToDo()
    {
        start();
        QVERIFY(m_fixture->connectToService());
        QString arn;
        for (qsizetype i = 0; i < m_service->world().channelCount() && arn.isEmpty(); ++i) {
            const QString candidate = m_fixture->workspace().channels()->channels().at(i).arn;
            if (m_service->world().sessions(candidate)->isEmpty())
                arn = candidate;
        }
        if (arn.isEmpty())
            QSKIP("every channel of this world has sessions");
        QTreeView *tree = m_fixture->navigator();
        for (int row = 0; row < tree->model()->rowCount(); ++row) {
            const QModelIndex index = tree->model()->index(row, 0);
            if (index.data(Models::ChannelArnRole).toString() == arn) {
                tree->setCurrentIndex(index);
                tree->expand(index);
            }
        }
        QTRY_VERIFY(m_fixture->messageHeading().contains(u"has no sessions"_s));
    }
};

QTEST_MAIN(TestMainWindowErrors)
#include "tst_mainwindow_errors.moc"
