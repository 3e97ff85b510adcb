// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/channeldirectory.h"
#include "session/sessionlist.h"
#include "session/simulatedservice.h"

#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Session::ChannelDirectory;

namespace {

// Rebuilds the rows from the signals alone, as a model does.
class Mirror : public QObject
{
public:
    explicit Mirror(const ChannelDirectory *directory)
        : m_directory(directory)
    {
        connect(directory, &ChannelDirectory::reset, this, [this] { take(); });
        connect(directory, &ChannelDirectory::inserted, this,
                [this](int row) { m_arns.insert(row, m_directory->channels().at(row).arn); });
        connect(directory, &ChannelDirectory::removed, this, [this](int row) { m_arns.removeAt(row); });
        connect(directory, &ChannelDirectory::aboutToMove, this,
                [this](int from, int to) { m_arns.move(from, to > from ? to - 1 : to); });
        take();
    }

    QStringList arns() const { return m_arns; }
    QStringList wanted() const
    {
        QStringList arns;
        for (const auto &entry : m_directory->channels())
            arns.append(entry.arn);
        return arns;
    }

private:
    void take() { m_arns = wanted(); }

    const ChannelDirectory *m_directory;
    QStringList m_arns;
};

} // namespace

class TestChannelDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void allChannelsAreReadLiveOnesFirst();
    void aRefreshKeepsRowsAndTellsMoves();
    void aChannelReachedByItsArnStays();
    void whoMayNotListStreamsStillSeesTheChannels();
    void aRefusedListKeepsWhatWasThere();
    void cancellingEndsTheLoading();
    void fiveThousandChannelsAreReadPageByPage();
    void withoutAClientNothingIsAsked();
};

void TestChannelDirectory::allChannelsAreReadLiveOnesFirst()
{
    Testing::SimulatedService service;
    const auto client = service.makeClient();
    ChannelDirectory directory;
    directory.setClient(client.get());
    directory.refresh();
    QCOMPARE(directory.state(), ChannelDirectory::State::Loading);
    QTRY_COMPARE(directory.state(), ChannelDirectory::State::Ready);
    QCOMPARE(directory.channels().size(), service.world().channelCount());
    QCOMPARE(directory.loadedCount(), service.world().channelCount());
    QCOMPARE(directory.liveCount(), service.world().liveChannels().size());
    QCOMPARE(directory.channels().first().live->health.value_or(QString()), u"STARVING"_s);
    for (int row = 0; row < directory.channels().size(); ++row)
        QCOMPARE(directory.channels().at(row).live.has_value(), row < directory.liveCount());
}

void TestChannelDirectory::aRefreshKeepsRowsAndTellsMoves()
{
    Testing::SimulatedService service;
    const auto client = service.makeClient();
    ChannelDirectory directory;
    directory.setClient(client.get());
    // Without the streams every channel is off air; with them the live ones move to the front.
    service.server().controls().deny(u"ListStreams"_s);
    directory.refresh();
    QTRY_COMPARE(directory.state(), ChannelDirectory::State::Ready);
    QCOMPARE(directory.liveCount(), 0);

    const Mirror mirror(&directory);
    QSignalSpy resets(&directory, &ChannelDirectory::reset);
    QSignalSpy moves(&directory, &ChannelDirectory::moved);
    service.server().controls().deny(u"ListStreams"_s, false);
    directory.refresh();
    QTRY_COMPARE(directory.state(), ChannelDirectory::State::Ready);
    QCOMPARE(directory.liveCount(), service.world().liveChannels().size());
    QCOMPARE(resets.count(), 0);
    QVERIFY(moves.count() > 0);
    QCOMPARE(mirror.arns(), mirror.wanted());
}

void TestChannelDirectory::aChannelReachedByItsArnStays()
{
    Testing::SimulatedService service;
    const auto client = service.makeClient();
    ChannelDirectory directory;
    directory.setClient(client.get());
    const QString arn = service.world().deletedChannelArn();
    directory.remember(arn);
    directory.refresh();
    QTRY_COMPARE(directory.state(), ChannelDirectory::State::Ready);
    QVERIFY(directory.indexOf(arn) >= 0);
    QVERIFY(!directory.channels().at(directory.indexOf(arn)).isListed);
    directory.refresh();
    QTRY_COMPARE(directory.state(), ChannelDirectory::State::Ready);
    QVERIFY(directory.indexOf(arn) >= 0);
    QCOMPARE(directory.channels().size(), service.world().channelCount() + 1);

    // The service keeps its sessions.
    auto *sessions = directory.sessions(arn);
    sessions->fetchMore();
    QTRY_COMPARE(sessions->state(), Session::SessionList::State::Ready);
    QVERIFY(!sessions->sessions().isEmpty());
}

void TestChannelDirectory::whoMayNotListStreamsStillSeesTheChannels()
{
    Testing::SimulatedService service;
    service.server().controls().deny(u"ListStreams"_s);
    const auto client = service.makeClient();
    ChannelDirectory directory;
    directory.setClient(client.get());
    directory.refresh();
    QTRY_COMPARE(directory.state(), ChannelDirectory::State::Ready);
    QVERIFY(!directory.error());
    QCOMPARE(directory.liveError()->kind, Base::Error::Kind::AccessDenied);
    QCOMPARE(directory.channels().size(), service.world().channelCount());
}

void TestChannelDirectory::aRefusedListKeepsWhatWasThere()
{
    Testing::SimulatedService service;
    const auto client = service.makeClient();
    ChannelDirectory directory;
    directory.setClient(client.get());
    directory.refresh();
    QTRY_COMPARE(directory.state(), ChannelDirectory::State::Ready);
    const auto before = directory.channels();
    service.server().controls().deny(u"ListChannels"_s);
    directory.refresh();
    QTRY_COMPARE(directory.state(), ChannelDirectory::State::Failed);
    QCOMPARE(directory.error()->kind, Base::Error::Kind::AccessDenied);
    QCOMPARE(directory.channels(), before);
}

void TestChannelDirectory::cancellingEndsTheLoading()
{
    Testing::SimulatedService service;
    service.server().controls().setLatency(std::chrono::seconds(30));
    const auto client = service.makeClient();
    ChannelDirectory directory;
    directory.setClient(client.get());
    directory.refresh();
    directory.cancel();
    QCOMPARE(directory.state(), ChannelDirectory::State::Empty);
    QSignalSpy changes(&directory, &ChannelDirectory::stateChanged);
    service.server().controls().setLatency({});
    directory.refresh();
    QTRY_COMPARE(directory.state(), ChannelDirectory::State::Ready);
}

void TestChannelDirectory::fiveThousandChannelsAreReadPageByPage()
{
    Testing::SimulatedService service({.channelCount = 5000});
    const auto client = service.makeClient();
    ChannelDirectory directory;
    const Mirror mirror(&directory);
    directory.setClient(client.get());
    QSet<qint64> counts;
    connect(&directory, &ChannelDirectory::stateChanged, this, [&] { counts.insert(directory.loadedCount()); });
    directory.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(directory.state(), ChannelDirectory::State::Ready, 60'000);
    QCOMPARE(directory.channels().size(), 5000);
    QVERIFY(counts.size() > 40); // "1 200 so far"
    QCOMPARE(mirror.arns(), mirror.wanted());
}

void TestChannelDirectory::withoutAClientNothingIsAsked()
{
    ChannelDirectory directory;
    directory.setClient(nullptr);
    directory.refresh();
    QCOMPARE(directory.state(), ChannelDirectory::State::Empty);
}

QTEST_GUILESS_MAIN(TestChannelDirectory)
#include "tst_channeldirectory.moc"
