// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionlist.h"
#include "session/simulatedservice.h"
#include "session/workspace.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Session::Workspace;
using Shown = Session::CurrentSession::State;

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void connectingReadsTheChannels();
    void aProfileWithoutKeysIsSaidToHaveNone();
    void historyGoesBackAndForward();
    void anArnOfAnotherRegionConnectsThereFirst();
    void aStreamIdAloneIsFoundAmongWhatIsLoaded();
    void aStreamIdAloneIsScannedFor();
    void aStreamIdThatNobodyHasEndsTheScan();
    void aScanCanBeCancelled();
    void neighboursFollowTheList();
    void anotherSessionForgetsTheSelection();
    void theSelectedEventIsFollowedWhenNewOnesComeInFront();
    void requestsAreToldToActivity();
    void destroyingAWorkspaceInMidFlightIsSafe();
};

namespace {

struct Fixture
{
    Testing::SimulatedService service;
    Testing::SimulatedConnector connector{&service};
    Workspace workspace{&connector, Testing::standingNow};

    Fixture()
    {
        workspace.activity()->follow(&service.log());
        workspace.connectTo({}, {});
    }

    Session::Address address(Simulator::Scenario scenario) const
    {
        const auto target = service.world().target(scenario);
        return {target.channelArn, target.streamId};
    }
    bool isShown(const Session::Address &wanted)
    {
        return workspace.current()->state() == Shown::Shown
               && workspace.current()->record()->source.streamId == wanted.streamId;
    }
    bool channelsAreThere() { return workspace.channels()->state() == Session::ChannelDirectory::State::Ready; }
};

} // namespace

void TestWorkspace::connectingReadsTheChannels()
{
    Fixture f;
    QVERIFY(f.workspace.isConnected());
    QCOMPARE(f.workspace.profile(), u"sim"_s);
    QCOMPARE(f.workspace.region(), u"eu-west-1"_s);
    QTRY_VERIFY(f.channelsAreThere());
    QVERIFY(!f.workspace.channels()->channels().isEmpty());
}

void TestWorkspace::aProfileWithoutKeysIsSaidToHaveNone()
{
    Fixture f;
    QTRY_VERIFY(f.channelsAreThere());
    f.workspace.connectTo(u"broken"_s, {});
    QVERIFY(!f.workspace.isConnected());
    QCOMPARE(f.workspace.connectionError()->kind, Base::Error::Kind::NoCredentials);
    QVERIFY(f.workspace.channels()->channels().isEmpty());
    f.workspace.open(f.address(Simulator::Scenario::Healthy)); // nothing to ask with: no crash
    QCOMPARE(f.workspace.current()->state(), Shown::Nothing);
}

void TestWorkspace::historyGoesBackAndForward()
{
    Fixture f;
    const auto first = f.address(Simulator::Scenario::Healthy);
    const auto second = f.address(Simulator::Scenario::Split);
    QVERIFY(!f.workspace.canGoBack());
    f.workspace.open(first);
    QTRY_VERIFY(f.isShown(first));
    f.workspace.open(second);
    QTRY_VERIFY(f.isShown(second));
    QVERIFY(f.workspace.canGoBack());
    f.workspace.goBack();
    QTRY_VERIFY(f.isShown(first));
    QVERIFY(!f.workspace.canGoBack());
    QVERIFY(f.workspace.canGoForward());
    f.workspace.goForward();
    QTRY_VERIFY(f.isShown(second));
    // A new way forgets the old one.
    f.workspace.goBack();
    f.workspace.open(f.address(Simulator::Scenario::Takeover));
    QVERIFY(!f.workspace.canGoForward());
}

void TestWorkspace::anArnOfAnotherRegionConnectsThereFirst()
{
    Fixture f;
    const int before = f.connector.connectCount();
    f.workspace.goTo(
        {.region = u"us-east-1"_s, .channelArn = u"arn:aws:ivs:us-east-1:111122223333:channel/AbCdEfGhIjKl"_s});
    QCOMPARE(f.connector.connectCount(), before + 1);
    QCOMPARE(f.workspace.region(), u"us-east-1"_s);
    QTRY_COMPARE(f.workspace.current()->state(), Shown::Failed);
    f.workspace.open(f.address(Simulator::Scenario::Healthy));
    QCOMPARE(f.connector.connectCount(), before + 1);
}

void TestWorkspace::aStreamIdAloneIsFoundAmongWhatIsLoaded()
{
    Fixture f;
    QTRY_VERIFY(f.channelsAreThere());
    const auto target = f.service.world().target(Simulator::Scenario::Split);
    auto *list = f.workspace.channels()->sessions(target.channelArn);
    list->fetchMore();
    QTRY_COMPARE(list->state(), Session::SessionList::State::Ready);
    f.workspace.goTo({.streamId = target.earlierStreamId});
    QVERIFY(!f.workspace.isScanning());
    QTRY_VERIFY(f.isShown({target.channelArn, target.earlierStreamId}));
}

void TestWorkspace::aStreamIdAloneIsScannedFor()
{
    Fixture f;
    QTRY_VERIFY(f.channelsAreThere());
    const auto target = f.service.world().target(Simulator::Scenario::Split);
    f.workspace.goTo({.streamId = target.earlierStreamId});
    QVERIFY(f.workspace.isScanning());
    QTRY_VERIFY(f.isShown({target.channelArn, target.earlierStreamId}));
    QVERIFY(!f.workspace.isScanning());
}

void TestWorkspace::aStreamIdThatNobodyHasEndsTheScan()
{
    Fixture f;
    QTRY_VERIFY(f.channelsAreThere());
    QSignalSpy ended(&f.workspace, &Workspace::scanEnded);
    f.workspace.goTo({.streamId = u"st-00000000000000000000000"_s});
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(!f.workspace.isScanning());
    QCOMPARE(ended.first().first().toString(), u"st-00000000000000000000000"_s);
}

void TestWorkspace::aScanCanBeCancelled()
{
    Fixture f;
    QTRY_VERIFY(f.channelsAreThere());
    f.service.server().controls().setLatency(u"GetStreamSession"_s, std::chrono::seconds(30));
    QSignalSpy ended(&f.workspace, &Workspace::scanEnded);
    f.workspace.goTo({.streamId = u"st-00000000000000000000000"_s});
    QVERIFY(f.workspace.isScanning());
    f.workspace.cancel();
    QVERIFY(!f.workspace.isScanning());
    QCOMPARE(ended.count(), 0);
}

void TestWorkspace::neighboursFollowTheList()
{
    Fixture f;
    const auto target = f.service.world().target(Simulator::Scenario::Split);
    auto *list = f.workspace.channels()->sessions(target.channelArn);
    list->fetchMore();
    QTRY_COMPARE(list->state(), Session::SessionList::State::Ready);
    f.workspace.open({target.channelArn, target.streamId});
    QTRY_VERIFY(f.isShown({target.channelArn, target.streamId}));
    QVERIFY(!f.workspace.neighbour(-1));
    QCOMPARE(f.workspace.neighbour(+1)->streamId, target.earlierStreamId);
}

void TestWorkspace::anotherSessionForgetsTheSelection()
{
    Fixture f;
    const auto first = f.address(Simulator::Scenario::Starving);
    f.workspace.open(first);
    QTRY_VERIFY(f.isShown(first));
    f.workspace.selection()->setEvent(3);
    f.workspace.refresh();
    QTRY_VERIFY(f.isShown(first));
    QCOMPARE(f.workspace.selection()->eventIndex(), 3);
    const auto second = f.address(Simulator::Scenario::Split);
    f.workspace.open(second);
    QTRY_VERIFY(f.isShown(second));
    QCOMPARE(f.workspace.selection()->eventIndex(), -1);
}

void TestWorkspace::theSelectedEventIsFollowedWhenNewOnesComeInFront()
{
    Fixture f;
    const QByteArray first = R"({"name": "Session Created", "eventTime": "2026-11-24T02:00:00Z"})";
    const QByteArray second = R"({"name": "Stream Start", "eventTime": "2026-11-24T02:00:07Z"})";
    const QByteArray third = R"({"name": "Recording Start", "eventTime": "2026-11-24T02:00:09Z"})";
    const auto session = [](const QByteArray &events) -> QByteArray {
        return R"({"streamId": "st-x", "truncatedEvents": [)" + events + "]}";
    };
    f.workspace.openText(session(second + ',' + first));
    f.workspace.selection()->setEvent(0);
    f.workspace.openText(session(third + ',' + second + ',' + first));
    QCOMPARE(f.workspace.selection()->eventIndex(), 1);
    f.workspace.openText(session(third)); // cut away
    QCOMPARE(f.workspace.selection()->eventIndex(), -1);
}

void TestWorkspace::requestsAreToldToActivity()
{
    Fixture f;
    QTRY_VERIFY(f.channelsAreThere());
    f.service.server().controls().deny(u"GetStreamSession"_s);
    f.workspace.open(f.address(Simulator::Scenario::Healthy));
    QTRY_COMPARE(f.workspace.current()->state(), Shown::Failed);
    const auto *activity = f.workspace.activity();
    QCOMPARE(activity->failedCount(), 1);
    QCOMPARE(activity->runningCount(), 0);
    const int row = activity->indexOfRequest(f.workspace.current()->error()->requestId);
    QVERIFY(row >= 0);
    const auto &entry = activity->entries().at(row);
    QCOMPARE(entry.operation, u"GetStreamSession"_s);
    QCOMPARE(entry.httpStatus, 403);
    QCOMPARE(entry.error->kind, Base::Error::Kind::AccessDenied);
    QVERIFY(entry.bytesReceived > 0);
}

void TestWorkspace::destroyingAWorkspaceInMidFlightIsSafe()
{
    Testing::SimulatedService service;
    Testing::SimulatedConnector connector(&service);
    const auto target = service.world().target(Simulator::Scenario::Healthy);
    for (int i = 0; i < 5; ++i) {
        Workspace workspace(&connector, Testing::standingNow);
        workspace.connectTo({}, {});
        workspace.open({target.channelArn, target.streamId});
        workspace.channels()->sessions(target.channelArn)->fetchMore();
        QCoreApplication::processEvents();
    }
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
