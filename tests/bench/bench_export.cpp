// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/bulkexport.h"
#include "session/simulatedservice.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// An export as it really goes: against a service that throttles, with real time, over real sockets. Forty seconds.
class BenchExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoHundredSessionsAgainstAThrottlingService();
};

void BenchExport::twoHundredSessionsAgainstAThrottlingService()
{
    constexpr int sessionCount = 200;
    constexpr double permitted = 5; // calls a second
    Simulator::Server server({.world = {.busySessionCount = sessionCount}, .clock = Testing::standingNow});
    QVERIFY(server.start());
    server.controls().setLatency(std::chrono::milliseconds(150)); // as far away as a region is
    QNetworkAccessManager network;
    Aws::RequestLog log;
    int retried = 0;
    connect(&log, &Aws::RequestLog::retried, this, [&retried](const auto &) { ++retried; });
    Aws::Settings settings;
    settings.region = server.region();
    settings.endpointUrl = server.url();
    const auto credentials = std::make_shared<Aws::StaticCredentialsProvider>(Aws::Credentials{
        .accessKeyId = server.credentials().accessKeyId, .secretAccessKey = server.credentials().secretAccessKey});
    const auto client = Ivs::makeIvsClient(
        settings, credentials,
        {.network = &network, .log = &log, .budget = std::make_shared<Aws::Budget>(), .clock = Testing::standingNow});
    QVERIFY(client);

    QTemporaryDir directory;
    Session::BulkExport bulk(client->get(), Testing::standingNow);
    QSignalSpy finished(&bulk, &Session::BulkExport::finished);
    QElapsedTimer timer;
    timer.start();
    bulk.start({.channelArn = server.world().busyChannelArn(), .directory = directory.path()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120'000);
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    QTest::setBenchmarkResult(seconds * 1000, QTest::WalltimeMilliseconds);
    qInfo("%d of %d sessions in %.1f s: %.2f a second, %.1f %% of what is permitted; %d attempts were throttled",
          bulk.written(), sessionCount, seconds, sessionCount / seconds, 100 * sessionCount / seconds / permitted,
          retried);
    QCOMPARE(bulk.written(), sessionCount);
    QVERIFY(sessionCount / seconds >= 0.95 * permitted);
}

QTEST_GUILESS_MAIN(BenchExport)
#include "bench_export.moc"
