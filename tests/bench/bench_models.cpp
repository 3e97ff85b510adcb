// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/longestsession.h"
#include "ivs/codec.h"
#include "models/eventsmodel.h"
#include "models/fieldcatalogue.h"
#include "models/fieldtreemodel.h"
#include "models/navigatormodel.h"
#include "models/navigatorproxy.h"
#include "session/channeldirectory.h"
#include "session/simulatedservice.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

// What a view waits for: 5,000 channels filled and filtered, the longest session's events and trees.
class BenchModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillNavigatorWith5000Channels();
    void longestPauseWhileFilling5000Channels();
    void filter5000Channels();
    void eventsOfTheLongestSession();
    void treesOfASession();
};

namespace {

// Filled over the simulator's wire, as the program fills it.
struct Navigator
{
    Testing::SimulatedService service{{.channelCount = 5000}};
    std::unique_ptr<Ivs::IvsClient> client = service.makeClient();
    Session::ChannelDirectory directory;
    Models::NavigatorModel model{&directory, Testing::standingNow};
    Models::NavigatorProxy proxy;

    Navigator()
    {
        proxy.setSourceModel(&model);
        directory.setClient(client.get());
    }
    bool fill()
    {
        directory.refresh();
        return QTest::qWaitFor([this] { return directory.state() == Session::ChannelDirectory::State::Ready; }, 60'000);
    }
};

} // namespace

void BenchModels::fillNavigatorWith5000Channels()
{
    QBENCHMARK_ONCE
    {
        Navigator navigator;
        QVERIFY(navigator.fill());
        QCOMPARE(navigator.proxy.rowCount(), 5000);
    }
}

// How long the event loop, and with it the window, stood still at the most.
void BenchModels::longestPauseWhileFilling5000Channels()
{
    Navigator navigator;
    QElapsedTimer sinceTick;
    qint64 longest = 0;
    QTimer ticks;
    connect(&ticks, &QTimer::timeout, this, [&] { longest = std::max(longest, sinceTick.restart()); });
    sinceTick.start();
    ticks.start(1);
    QVERIFY(navigator.fill());
    QTest::setBenchmarkResult(static_cast<qreal>(longest), QTest::WalltimeMilliseconds);
}

void BenchModels::filter5000Channels()
{
    Navigator navigator;
    QVERIFY(navigator.fill());
    int step = 0;
    QBENCHMARK
    {
        navigator.proxy.setFilterText(++step % 2 == 0 ? u"studio"_s : u"cam 0"_s);
        QVERIFY(navigator.proxy.rowCount() < 5000);
    }
}

void BenchModels::eventsOfTheLongestSession()
{
    const auto document = Base::parseJsonObject(Bench::longestSessionText()).value();
    const auto session = Ivs::decodeStreamSession(document.value("streamSession"_L1).toObject()).value;
    QBENCHMARK
    {
        Models::EventsModel model;
        model.setSession(session, Testing::standingNow());
        QCOMPARE(model.rowCount(), 500);
    }
}

void BenchModels::treesOfASession()
{
    const auto document = Base::parseJsonObject(Bench::longestSessionText()).value();
    QBENCHMARK
    {
        for (const auto section :
             {Models::FieldSection::Channel, Models::FieldSection::Ingest, Models::FieldSection::Recording}) {
            Models::FieldTreeModel model(section, &Models::FieldCatalogue::builtIn());
            model.setDocument(document, {});
        }
    }
}

QTEST_GUILESS_MAIN(BenchModels)
#include "bench_models.moc"
