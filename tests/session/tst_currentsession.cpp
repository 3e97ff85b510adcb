// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/currentsession.h"
#include "session/sessionfile.h"
#include "session/simulatedservice.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using Session::CurrentSession;
using State = CurrentSession::State;

class TestCurrentSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aSessionIsShownWithItsEvidence();
    void withoutAStreamIdTheMostRecentSessionIsShown();
    void aLiveSessionHasViewersAndHealth();
    void oldDataStaysWhileANewReadingIsOnItsWay();
    void aRefreshThatFailsKeepsTheOldReading();
    void anotherSessionThatFailsLeavesNoOldDataBehind();
    void cancellingReturnsToWhatWasShown();
    void askingAgainSupersedes();
    void aDeletedChannelsSessionIsShown();
    void aFileIsShownAndReadAgain();
    void aFileErrorIsShownWhereTheSessionWouldBe();
};

namespace {

struct Fixture
{
    Testing::SimulatedService service;
    std::unique_ptr<Ivs::IvsClient> client = service.makeClient();
    CurrentSession session{Testing::standingNow};

    Fixture() { session.setClient(client.get()); }

    Session::Address address(Simulator::Scenario scenario) const
    {
        const auto target = service.world().target(scenario);
        return {target.channelArn, target.streamId};
    }
};

} // namespace

void TestCurrentSession::aSessionIsShownWithItsEvidence()
{
    Fixture f;
    const auto address = f.address(Simulator::Scenario::Healthy);
    f.session.open(address);
    QCOMPARE(f.session.state(), State::Loading);
    QTRY_COMPARE(f.session.state(), State::Shown);
    const auto &record = *f.session.record();
    QCOMPARE(record.source.channelArn, address.channelArn);
    QCOMPARE(record.source.streamId, *address.streamId);
    QCOMPARE(record.source.region, u"eu-west-1"_s);
    QCOMPARE(record.source.endpoint, f.service.server().url());
    QCOMPARE(record.capturedAt, Testing::standingNow());
    QVERIFY(!record.requestId.isEmpty());
    QVERIFY(record.issues.isEmpty());
    QCOMPARE(record.session.streamId, address.streamId);
    QVERIFY(!record.isLive());
    QVERIFY(!record.stream);
}

void TestCurrentSession::withoutAStreamIdTheMostRecentSessionIsShown()
{
    Fixture f;
    const auto address = f.address(Simulator::Scenario::Starving);
    f.session.open({address.channelArn, {}});
    QTRY_COMPARE(f.session.state(), State::Shown);
    QCOMPARE(f.session.record()->source.streamId, *address.streamId);
    QVERIFY(f.session.recordIsOfAddress());
}

void TestCurrentSession::aLiveSessionHasViewersAndHealth()
{
    Fixture f;
    f.session.open(f.address(Simulator::Scenario::Starving));
    QTRY_VERIFY(f.session.record() && f.session.record()->stream);
    QCOMPARE(f.session.record()->stream->health.value_or(QString()), u"STARVING"_s);

    // The session is complete without them.
    f.service.server().controls().deny(u"GetStream"_s);
    f.session.refresh();
    QTRY_VERIFY(f.session.streamError());
    QCOMPARE(f.session.state(), State::Shown);
    QCOMPARE(f.session.streamError()->kind, Base::Error::Kind::AccessDenied);
    QVERIFY(!f.session.record()->stream);
}

void TestCurrentSession::oldDataStaysWhileANewReadingIsOnItsWay()
{
    Fixture f;
    f.session.open(f.address(Simulator::Scenario::Healthy));
    QTRY_COMPARE(f.session.state(), State::Shown);
    f.session.refresh();
    QCOMPARE(f.session.state(), State::Loading);
    QVERIFY(f.session.record());
    QVERIFY(f.session.recordIsOfAddress());
    QTRY_COMPARE(f.session.state(), State::Shown);

    f.session.open(f.address(Simulator::Scenario::Split));
    QVERIFY(f.session.record());
    QVERIFY(!f.session.recordIsOfAddress());
    QTRY_COMPARE(f.session.state(), State::Shown);
    QVERIFY(f.session.recordIsOfAddress());
}

void TestCurrentSession::aRefreshThatFailsKeepsTheOldReading()
{
    Fixture f;
    f.session.open(f.address(Simulator::Scenario::Healthy));
    QTRY_COMPARE(f.session.state(), State::Shown);
    f.service.server().controls().deny(u"GetStreamSession"_s);
    f.session.refresh();
    QTRY_COMPARE(f.session.state(), State::Failed);
    QCOMPARE(f.session.error()->kind, Base::Error::Kind::AccessDenied);
    QVERIFY(f.session.record());
    QVERIFY(f.session.recordIsOfAddress());
}

void TestCurrentSession::anotherSessionThatFailsLeavesNoOldDataBehind()
{
    Fixture f;
    const auto healthy = f.address(Simulator::Scenario::Healthy);
    f.session.open(healthy);
    QTRY_COMPARE(f.session.state(), State::Shown);
    f.session.open({healthy.channelArn, u"st-00000000000000000000000"_s});
    QTRY_COMPARE(f.session.state(), State::Failed);
    QCOMPARE(f.session.error()->kind, Base::Error::Kind::NotFound);
    QVERIFY(!f.session.record());
}

void TestCurrentSession::cancellingReturnsToWhatWasShown()
{
    Fixture f;
    f.session.open(f.address(Simulator::Scenario::Healthy));
    f.session.cancel();
    QCOMPARE(f.session.state(), State::Nothing);

    const auto first = f.address(Simulator::Scenario::Healthy);
    f.session.open(first);
    QTRY_COMPARE(f.session.state(), State::Shown);
    f.session.open(f.address(Simulator::Scenario::Split));
    f.session.cancel();
    QCOMPARE(f.session.state(), State::Shown);
    QCOMPARE(*f.session.address(), first);
    QCOMPARE(f.session.record()->source.streamId, *first.streamId);
}

void TestCurrentSession::askingAgainSupersedes()
{
    Fixture f;
    const auto second = f.address(Simulator::Scenario::Split);
    f.service.server().controls().setLatency(u"GetStreamSession"_s, std::chrono::milliseconds(30));
    QStringList shown;
    connect(&f.session, &CurrentSession::changed, this, [&] {
        if (f.session.state() == State::Shown)
            shown.append(f.session.record()->source.streamId);
    });
    f.session.open(f.address(Simulator::Scenario::Healthy));
    f.session.open(second);
    QTRY_COMPARE(f.session.state(), State::Shown);
    QCOMPARE(shown, QStringList{*second.streamId});
}

void TestCurrentSession::aDeletedChannelsSessionIsShown()
{
    Fixture f;
    f.session.open({f.service.world().deletedChannelArn(), {}});
    QTRY_COMPARE(f.session.state(), State::Shown);
    QCOMPARE(f.session.record()->session.channel->arn, f.service.world().deletedChannelArn());
}

void TestCurrentSession::aFileIsShownAndReadAgain()
{
    Fixture f;
    f.session.open(f.address(Simulator::Scenario::Healthy));
    QTRY_COMPARE(f.session.state(), State::Shown);
    QTemporaryDir directory;
    const QString fileName = directory.filePath(u"s.streamloupe.json"_s);
    QVERIFY(Session::File::write(*f.session.record(), fileName, Session::File::Overwrite::Refuse));

    CurrentSession offline(Testing::standingNow);
    QVERIFY(!offline.canRefresh());
    offline.show(Session::File::read(fileName).value());
    QCOMPARE(offline.state(), State::Shown);
    QVERIFY(!offline.address());
    QVERIFY(offline.canRefresh());
    QVERIFY(QFile::remove(fileName));
    offline.refresh();
    QCOMPARE(offline.state(), State::Failed);
    QVERIFY(offline.record()); // its last good reading
}

void TestCurrentSession::aFileErrorIsShownWhereTheSessionWouldBe()
{
    Fixture f;
    f.session.open(f.address(Simulator::Scenario::Healthy));
    f.session.showFileError(u"/nowhere.json"_s, {.kind = Base::Error::Kind::File, .message = u"gone"_s});
    QCOMPARE(f.session.state(), State::Failed);
    QVERIFY(!f.session.address());
    // The call that was on its way does not come back.
    QSignalSpy changes(&f.session, &CurrentSession::changed);
    QVERIFY(!changes.wait(100));
}

QTEST_GUILESS_MAIN(TestCurrentSession)
#include "tst_currentsession.moc"
