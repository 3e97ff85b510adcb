// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/json.h"
#include "session/bulkexport.h"
#include "session/simulatedservice.h"

#include <QDir>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using Session::BulkExport;

namespace {

QStringList filesIn(const QString &path)
{
    return QDir(path).entryList(QDir::Files | QDir::Hidden);
}

QByteArray contentOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestBulkExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void allSessionsOfAChannelAreWritten();
    void whatFailsIsToldAndTheRestIsFinished();
    void existingFilesStay();
    void aListThatIsRefusedEndsTheExport();
    void theBudgetIsUsedUpAndNothingIsLost();
    void cancellingLeavesWholeFiles();
};

void TestBulkExport::allSessionsOfAChannelAreWritten()
{
    Testing::SimulatedService service({.busySessionCount = 120});
    const auto client = service.makeClient();
    QTemporaryDir directory;
    BulkExport bulk(client.get(), Testing::standingNow);
    QSignalSpy finished(&bulk, &BulkExport::finished);
    bulk.start({.channelArn = service.world().busyChannelArn(), .directory = directory.filePath(u"new/deep"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    QCOMPARE(bulk.total(), 120);
    QCOMPARE(bulk.written(), 120);
    QCOMPARE(bulk.failed(), 0);
    const auto files = filesIn(directory.filePath(u"new/deep"_s));
    QCOMPARE(files.size(), 120);
    for (const auto &file : files) {
        QVERIFY(file.startsWith("st-"_L1) && file.endsWith(".streamloupe.json"_L1));
        QVERIFY(Session::File::read(directory.filePath(u"new/deep/"_s + file)).has_value());
    }
}

void TestBulkExport::whatFailsIsToldAndTheRestIsFinished()
{
    Testing::SimulatedService service;
    const auto client = service.makeClient();
    const auto target = service.world().target(Simulator::Scenario::Split);
    const QString missing = u"st-00000000000000000000000"_s;
    QTemporaryDir directory;
    BulkExport bulk(client.get(), Testing::standingNow);
    QSignalSpy finished(&bulk, &BulkExport::finished);
    QSignalSpy failures(&bulk, &BulkExport::sessionFailed);
    bulk.start({.channelArn = target.channelArn,
                .streamIds = {target.streamId, missing, target.earlierStreamId, target.streamId},
                .directory = directory.path()});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(bulk.total(), 3); // a session that is named twice is one
    QCOMPARE(bulk.written(), 2);
    QCOMPARE(bulk.failed(), 1);
    QCOMPARE(failures.first().first().toString(), missing);
    QCOMPARE(failures.first().at(1).value<Base::Error>().kind, Base::Error::Kind::NotFound);
    QCOMPARE(filesIn(directory.path()).size(), 2);
}

void TestBulkExport::existingFilesStay()
{
    Testing::SimulatedService service;
    const auto client = service.makeClient();
    const auto target = service.world().target(Simulator::Scenario::Split);
    QTemporaryDir directory;
    const QString fileName = directory.filePath(target.streamId + u".streamloupe.json"_s);
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    BulkExport bulk(client.get(), Testing::standingNow);
    QSignalSpy finished(&bulk, &BulkExport::finished);
    BulkExport::Job job{.channelArn = target.channelArn, .streamIds = {target.streamId}, .directory = directory.path()};
    bulk.start(job);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(bulk.failed(), 1);
    QCOMPARE(contentOf(fileName), QByteArray("precious"));

    job.overwrite = Session::File::Overwrite::Allow;
    bulk.start(job);
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(bulk.written(), 1);
    QVERIFY(Base::parseJsonObject(contentOf(fileName)).has_value());
}

void TestBulkExport::aListThatIsRefusedEndsTheExport()
{
    Testing::SimulatedService service;
    service.server().controls().deny(u"ListStreamSessions"_s);
    const auto client = service.makeClient();
    QTemporaryDir directory;
    BulkExport bulk(client.get(), Testing::standingNow);
    QSignalSpy finished(&bulk, &BulkExport::finished);
    bulk.start(
        {.channelArn = service.world().target(Simulator::Scenario::Split).channelArn, .directory = directory.path()});
    QTRY_COMPARE(finished.count(), 1);
    const auto error = finished.first().first().value<std::optional<Base::Error>>();
    QVERIFY(error);
    QCOMPARE(error->kind, Base::Error::Kind::AccessDenied);
    QVERIFY(filesIn(directory.path()).isEmpty());
}

// Time that passes only where the budget lets calls wait: the simulator's throttling and the client's budget see the
// same clock.
void TestBulkExport::theBudgetIsUsedUpAndNothingIsLost()
{
    constexpr int sessionCount = 200;
    constexpr double permitted = 5; // calls a second
    std::atomic<qint64> time = 0;
    const auto clock = [&time] { return std::chrono::milliseconds(time.load()); };
    Simulator::Server server(
        {.world = {.busySessionCount = sessionCount}, .clock = Testing::standingNow, .throttleClock = clock});
    QVERIFY(server.start());
    QNetworkAccessManager network;
    Aws::RequestLog log;
    int throttled = 0;
    connect(&log, &Aws::RequestLog::retried, this, [&throttled](const auto &) { ++throttled; });
    const auto pass = [&time](std::chrono::milliseconds wait, const std::stop_token &) -> QCoro::Task<> {
        time += wait.count();
        co_return;
    };
    Aws::Settings settings;
    settings.region = server.region();
    settings.endpointUrl = server.url();
    const auto credentials = std::make_shared<Aws::StaticCredentialsProvider>(Aws::Credentials{
        .accessKeyId = server.credentials().accessKeyId, .secretAccessKey = server.credentials().secretAccessKey});
    const auto client = Ivs::makeIvsClient(settings, credentials,
                                           {.network = &network,
                                            .log = &log,
                                            .budget = std::make_shared<Aws::Budget>(clock, pass),
                                            .clock = Testing::standingNow});
    QVERIFY(client);

    QTemporaryDir directory;
    BulkExport bulk(client->get(), Testing::standingNow);
    QSignalSpy finished(&bulk, &BulkExport::finished);
    bulk.start({.channelArn = server.world().busyChannelArn(), .directory = directory.path()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    QCOMPARE(bulk.written(), sessionCount);
    QCOMPARE(bulk.failed(), 0);
    QCOMPARE(throttled, 0);
    const double seconds = static_cast<double>(time) / 1000;
    QVERIFY2(sessionCount / seconds >= 0.95 * permitted, qPrintable(QString::number(sessionCount / seconds)));
    // What is gained by the calls that the service grants at once is no more than these.
    QVERIFY2((sessionCount - permitted) / seconds <= permitted, qPrintable(QString::number(seconds)));
}

void TestBulkExport::cancellingLeavesWholeFiles()
{
    Testing::SimulatedService service({.busySessionCount = 50});
    const auto client = service.makeClient();
    QTemporaryDir directory;
    BulkExport bulk(client.get(), Testing::standingNow);
    QSignalSpy finished(&bulk, &BulkExport::finished);
    connect(&bulk, &BulkExport::sessionWritten, &bulk, [&] {
        if (bulk.written() == 3)
            bulk.cancel();
    });
    bulk.start({.channelArn = service.world().busyChannelArn(), .directory = directory.path()});
    QTRY_COMPARE(bulk.written(), 3);
    QVERIFY(!finished.wait(100));
    const auto files = filesIn(directory.path());
    QCOMPARE(files.size(), 3);
    for (const auto &file : files)
        QVERIFY(Session::File::read(directory.filePath(file)).has_value());
}

QTEST_GUILESS_MAIN(TestBulkExport)
#include "tst_bulkexport.moc"
