// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/json.h"
#include "cli/process.h"
#include "session/sessionfile.h"
#include "session/simulatedservice.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using Simulator::Scenario;
using Testing::Run;

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theSimulatorSaysWhoItsKeysBelongTo();
    void listsAreOneDocumentOfAllPages_data();
    void listsAreOneDocumentOfAllPages();
    void whatMaxItemsCutsCanBeReadOn();
    void aSessionIsTheServicesDocumentWithoutItsSecret();
    void secretsComeWhenAskedFor();
    void withoutAStreamIdTheMostRecentSessionComes();
    void textIsReadableAtEightyColumns_data();
    void textIsReadableAtEightyColumns();
    void theOutputFormatComesFromWhereTheAwsCliTakesIt();
    void everyFailureHasItsExitCodeAndSaysWhatToDo_data();
    void everyFailureHasItsExitCodeAndSaysWhatToDo();
    void withoutCredentialsTheConfigurationIsToBlame_data();
    void withoutCredentialsTheConfigurationIsToBlame();
    void theServicesRefusalIsToldInFull();
    void anEndpointThatDoesNotListenIsNoServiceError();
    void metricsComeInThreeForms();
    void aMetricsOptionThatIsWrongIsUsage_data();
    void aMetricsOptionThatIsWrongIsUsage();
    void anExportHoldsTheMetricsThatCanBeRead();
    void exportWritesAFileASession();
    void exportOfAllWritesThemAllWithTheirMetrics();
    void exportLeavesExistingFilesAndSaysSo();
    void exportToStdoutIsTheFile();
    void bareExportIsTheServicesDocument();
    void showPrintsWhatWasExported_data();
    void showPrintsWhatWasExported();
    void debugTellsTheTrafficWithoutSecrets();
    void aReaderThatHasEnoughEndsItQuietly();
    void aFullDiskIsAnError();
    void anInterruptEndsItWith130();

private:
    Run run(const QStringList &arguments, const QByteArray &input = {})
    {
        return Testing::runCli(arguments, m_environment, input);
    }
    Run run(const QString &line) { return run(line.split(u' ')); }
    Simulator::World::Target target(Scenario scenario) const { return m_server->world().target(scenario); }
    QJsonObject documentOf(const Simulator::World::Target &wanted);

    std::unique_ptr<Simulator::Server> m_server;
    QProcessEnvironment m_environment;
};

void TestCli::initTestCase()
{
    // The real clock: the program signs by it.
    m_server = std::make_unique<Simulator::Server>(Simulator::Server::Options{.throttling = false});
    QVERIFY(m_server->start().has_value());
}

void TestCli::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_environment = Testing::environmentFor(*m_server);
    m_server->controls().clearFaults();
    m_server->controls().setLatency({});
    m_server->controls().deny(u"GetStreamSession"_s, false);
    m_server->controls().deny(u"GetMetricData"_s, false);
}

// The service's own document, read by another way than the program's.
QJsonObject TestCli::documentOf(const Simulator::World::Target &wanted)
{
    const Run run = this->run({u"get-stream-session"_s, u"--channel-arn"_s, wanted.channelArn, u"--stream-id"_s,
                               wanted.streamId, u"--include-secrets"_s});
    return Base::parseJsonObject(run.out).value_or(QJsonObject());
}

void TestCli::theSimulatorSaysWhoItsKeysBelongTo()
{
    const Run run = this->run({u"whoami"_s, u"--endpoint-url"_s, m_server->url()});
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.exitCode, 0);
    const auto document = Base::parseJsonObject(run.out).value();
    QCOMPARE(document.value("account"_L1).toString(), m_server->world().place().accountId);
    QCOMPARE(document.value("roleName"_L1).toString(), u"Operator"_s);
    m_environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"another"_s);
    QCOMPARE(this->run({u"whoami"_s, u"--endpoint-url"_s, m_server->url()}).exitCode, 254);
}

void TestCli::listsAreOneDocumentOfAllPages_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("member");
    QTest::addColumn<int>("count");
    QTest::newRow("channels") << u"list-channels --page-size 7"_s << u"channels"_s
                              << static_cast<int>(m_server->world().channelCount());
    QTest::newRow("channel by name") << u"list-channels --filter-by-name arena-main"_s << u"channels"_s << 1;
    QTest::newRow("streams") << u"list-streams --page-size 2"_s << u"streams"_s
                             << static_cast<int>(m_server->world().liveChannels().size());
    const QString arn = target(Scenario::Starving).channelArn;
    QTest::newRow("sessions") << u"--page-size 1 list-stream-sessions --channel-arn "_s + arn << u"streamSessions"_s
                              << static_cast<int>(m_server->world().sessions(arn)->size());
}

void TestCli::listsAreOneDocumentOfAllPages()
{
    QFETCH(QString, line);
    QFETCH(QString, member);
    QFETCH(int, count);
    const Run run = this->run(line);
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.exitCode, 0);
    const auto document = Base::parseJsonObject(run.out);
    QVERIFY(document.has_value());
    QCOMPARE(document->keys(), QStringList{member});
    QCOMPARE(document->value(member).toArray().size(), count);
}

void TestCli::whatMaxItemsCutsCanBeReadOn()
{
    const auto all = Base::parseJsonObject(run(u"list-channels"_s).out)->value("channels"_L1).toArray();
    const auto first = Base::parseJsonObject(run(u"list-channels --max-items 5 --page-size 3"_s).out).value();
    QCOMPARE(first.value("channels"_L1).toArray().size(), 5);
    const QString token = first.value("nextToken"_L1).toString();
    QVERIFY(!token.isEmpty());
    const auto rest = Base::parseJsonObject(run({u"list-channels"_s, u"--starting-token"_s, token}).out).value();
    auto joined = first.value("channels"_L1).toArray();
    const auto further = rest.value("channels"_L1).toArray();
    for (const auto &channel : further)
        joined.append(channel);
    QCOMPARE(joined, all);
}

void TestCli::aSessionIsTheServicesDocumentWithoutItsSecret()
{
    // A session that has ended: the same document each time it is asked for.
    const auto wanted = target(Scenario::UnknownFields);
    const auto whole = documentOf(wanted);
    QStringList secrets;
    const auto withheld = Base::withoutSecrets(whole, &secrets);
    QVERIFY(!secrets.isEmpty());
    const Run run = this->run(
        {u"get-stream-session"_s, u"--channel-arn"_s, wanted.channelArn, u"--stream-id"_s, wanted.streamId});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(Base::parseJsonObject(run.out).value(), withheld);
    QVERIFY(!run.out.contains("passphrase"));
}

void TestCli::secretsComeWhenAskedFor()
{
    const Run run = this->run(
        {u"get-channel"_s, u"--channel-arn"_s, target(Scenario::Starving).channelArn, u"--include-secrets"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("passphrase"));
}

void TestCli::withoutAStreamIdTheMostRecentSessionComes()
{
    const auto wanted = target(Scenario::Split);
    const Run run = this->run({u"get-stream-session"_s, u"--channel-arn"_s, wanted.channelArn});
    const auto document = Base::parseJsonObject(run.out).value();
    QCOMPARE(document.value("streamSession"_L1).toObject().value("streamId"_L1).toString(), wanted.streamId);
}

void TestCli::textIsReadableAtEightyColumns_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("channels") << u"list-channels"_s << u"arena-main"_s;
    QTest::newRow("streams") << u"list-streams"_s << u"STARVING"_s;
    QTest::newRow("sessions") << u"list-stream-sessions --channel-arn "_s + target(Scenario::Starving).channelArn
                              << u"LIVE"_s;
    QTest::newRow("channel") << u"get-channel --channel-arn "_s + target(Scenario::Starving).channelArn
                             << u"arena-main"_s;
    const auto scenarios = Simulator::allScenarios();
    for (const auto scenario : scenarios) {
        QTest::addRow("session %s", qPrintable(Simulator::scenarioName(scenario)))
            << u"get-stream-session --channel-arn "_s + target(scenario).channelArn << u"Events, newest first"_s;
    }
}

void TestCli::textIsReadableAtEightyColumns()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const Run run = this->run(line + u" --output text"_s);
    QCOMPARE(run.exitCode, 0);
    const QString text = QString::fromUtf8(run.out);
    QVERIFY2(text.contains(says), run.out.constData());
    QVERIFY(!text.contains(u'{'));
    const auto lines = text.split(u'\n');
    for (const auto &shown : lines) {
        QVERIFY2(!shown.endsWith(u' '), qPrintable(shown));
        // A single value that is longer, an ARN or a URL, cannot be broken.
        const bool isOneValue = !shown.trimmed().contains(u' ');
        QVERIFY2(shown.size() <= 80 || isOneValue, qPrintable(shown));
    }
}

void TestCli::theOutputFormatComesFromWhereTheAwsCliTakesIt()
{
    m_environment.insert(u"AWS_DEFAULT_OUTPUT"_s, u"text"_s);
    QVERIFY(!run(u"list-streams"_s).out.startsWith('{'));
    QVERIFY(run(u"list-streams --output json"_s).out.startsWith('{'));
    m_environment.insert(u"AWS_DEFAULT_OUTPUT"_s, u"yaml"_s); // one of the AWS CLI's that is not ours
    QVERIFY(run(u"list-streams"_s).out.startsWith('{'));
}

void TestCli::everyFailureHasItsExitCodeAndSaysWhatToDo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QStringList>("says");
    const QString arn = target(Scenario::Starving).channelArn;
    const QString missing = u"arn:aws:ivs:eu-west-1:111122223333:channel/AbCdEfGhIjKl"_s;
    QTest::newRow("usage") << u"list-sessions"_s << 252 << QStringList{u"--help"_s};
    QTest::newRow("ARN of no channel") << u"list-stream-sessions --channel-arn arn:aws:s3:::b"_s << 252
                                       << QStringList{u"--channel-arn"_s, u"pattern"_s};
    QTest::newRow("ARN of get-channel") << u"get-channel --channel-arn arn:aws:s3:::b"_s << 252
                                        << QStringList{u"--channel-arn must match"_s, u"arn:aws:(ivs|svs)"_s};
    QTest::newRow("ARN too long") << u"get-stream-session --channel-arn "_s + QString(129, u'a') << 252
                                  << QStringList{u"--channel-arn"_s, u"128"_s};
    QTest::newRow("stream id too short") << u"get-stream-session --channel-arn "_s + arn + u" --stream-id st-1"_s << 252
                                         << QStringList{u"--stream-id"_s, u"26"_s};
    QTest::newRow("stream id of a list") << u"export --channel-arn "_s + arn + u" --directory /tmp --stream-id st-1"_s
                                         << 252 << QStringList{u"--stream-id"_s, u"26"_s};
    QTest::newRow("channel name") << u"list-channels --filter-by-name a/b"_s << 252
                                  << QStringList{u"--filter-by-name"_s, u"pattern"_s};
    QTest::newRow("older ARN is the service's to judge")
        << u"get-channel --channel-arn arn:aws:svs:eu-west-1:111122223333:channel/AbCdEfGhIjKl"_s << 254
        << QStringList{u"ValidationException"_s};
    QTest::newRow("no such channel") << u"get-stream-session --channel-arn "_s + missing << 254
                                     << QStringList{u"ResourceNotFoundException"_s, u"404"_s, u"Request id: "_s,
                                                    u"60 days"_s};
    QTest::newRow("unknown profile") << u"list-streams --profile nobody"_s << 253 << QStringList{u"nobody"_s};
    QTest::newRow("no file") << u"show /nonexistent/x.json"_s << 255 << QStringList{u"x.json"_s};
    QTest::newRow("host that is none") << u"list-streams --endpoint-url https://nonexistent.invalid"_s << 255
                                       << QStringList{u"nonexistent.invalid"_s};
    QTest::newRow("plain http to the network")
        << u"list-streams --endpoint-url http://192.0.2.1"_s << 253 << QStringList{u"http"_s};
    QTest::newRow("no such CA bundle") << u"list-streams --ca-bundle /nonexistent/ca.pem"_s << 253
                                       << QStringList{u"ca.pem"_s};
}

void TestCli::everyFailureHasItsExitCodeAndSaysWhatToDo()
{
    QFETCH(QString, line);
    QFETCH(QStringList, says);
    m_environment.insert(u"AWS_MAX_ATTEMPTS"_s, u"1"_s);
    const Run run = this->run(line);
    QVERIFY2(run.out.isEmpty(), run.out.constData());
    for (const auto &part : says)
        QVERIFY2(QString::fromUtf8(run.err).contains(part), run.err.constData());
    QTEST(run.exitCode, "exitCode");
}

void TestCli::withoutCredentialsTheConfigurationIsToBlame_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("says");
    QTest::newRow("no keys") << u"AWS_ACCESS_KEY_ID"_s << u"AWS_ACCESS_KEY_ID"_s;
    QTest::newRow("a key without its secret") << u"AWS_SECRET_ACCESS_KEY"_s << u"AWS_SECRET_ACCESS_KEY"_s;
    QTest::newRow("no region") << u"AWS_REGION"_s << u"AWS_REGION"_s;
}

void TestCli::withoutCredentialsTheConfigurationIsToBlame()
{
    QFETCH(QString, variable);
    QFETCH(QString, says);
    m_environment.remove(variable);
    if (variable == "AWS_ACCESS_KEY_ID"_L1)
        m_environment.remove(u"AWS_SECRET_ACCESS_KEY"_s);
    const Run run = this->run(u"list-streams"_s);
    QCOMPARE(run.exitCode, 253);
    QVERIFY2(QString::fromUtf8(run.err).contains(says), run.err.constData());
}

void TestCli::theServicesRefusalIsToldInFull()
{
    m_server->controls().deny(u"GetStreamSession"_s);
    const Run run = this->run({u"get-stream-session"_s, u"--channel-arn"_s, target(Scenario::Healthy).channelArn});
    QCOMPARE(run.exitCode, 254);
    for (const char *part :
         {"AccessDeniedException", "403", "not authorized to perform", "ivs:GetStreamSession", "Request id: "})
        QVERIFY2(run.err.contains(part), run.err.constData());
}

void TestCli::anEndpointThatDoesNotListenIsNoServiceError()
{
    auto server = std::make_unique<Simulator::Server>();
    QVERIFY(server->start().has_value());
    const QString url = server->url();
    server.reset();
    m_environment.insert(u"AWS_MAX_ATTEMPTS"_s, u"1"_s);
    const Run run = this->run({u"list-streams"_s, u"--endpoint-url"_s, url});
    QCOMPARE(run.exitCode, 255);
    QVERIFY2(run.err.contains("does not accept connections"), run.err.constData());
}

void TestCli::metricsComeInThreeForms()
{
    const auto wanted = target(Scenario::LimitBreach);
    const QString line = u"get-metrics --channel-arn %1 --stream-id %2 --metrics IngestVideoBitrate --output "_s.arg(
        wanted.channelArn, wanted.streamId);
    const Run json = run(line + u"json"_s);
    QCOMPARE(json.err, QByteArray());
    QCOMPARE(json.exitCode, 0);
    const auto series = Base::parseJsonObject(json.out).value()["metrics"_L1]["series"_L1].toArray();
    QCOMPARE(series.size(), 1);
    QCOMPARE(series.at(0)["unit"_L1].toString(), u"Bits/Second"_s);
    const qsizetype count = series.at(0)["timestamps"_L1].toArray().size();
    QVERIFY(count > 100);

    const Run csv = run(line + u"csv"_s);
    QCOMPARE(csv.exitCode, 0);
    QVERIFY(csv.out.startsWith("time,IngestVideoBitrate minimum (Bits/Second),"));
    QCOMPARE(csv.out.count("\r\n"), count + 1);

    const Run text = run(line + u"text"_s);
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.contains("Mb/s"));

    // Nobody had such points any more.
    const Run fine = run(u"get-metrics --channel-arn %1 --start-time 2026-01-01T00:00:00Z --end-time "
                         "2026-01-01T01:00:00Z --period 5"_s.arg(wanted.channelArn));
    QCOMPARE(fine.exitCode, 0);
    QVERIFY2(fine.err.contains("--period 5 gives none"), fine.err.constData());

    m_server->controls().deny(u"GetMetricData"_s);
    const Run denied = run(line + u"json"_s);
    QCOMPARE(denied.exitCode, 254);
    QVERIFY2(denied.err.contains("cloudwatch:GetMetricData"), denied.err.constData());
    QCOMPARE(denied.out, QByteArray());
}

void TestCli::aMetricsOptionThatIsWrongIsUsage_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("a metric that is none") << u"--metrics Loudness"_s;
    QTest::newRow("a period that is none") << u"--period 7"_s;
    QTest::newRow("a time that is none") << u"--start-time yesterday"_s;
    QTest::newRow("backwards") << u"--start-time 2026-11-24T03:00:00Z --end-time 2026-11-24T02:00:00Z"_s;
    QTest::newRow("another channel's form") << u"--channel-arn nonsense"_s;
}

void TestCli::aMetricsOptionThatIsWrongIsUsage()
{
    QFETCH(QString, options);
    const QString arn = target(Scenario::LimitBreach).channelArn;
    const bool isArn = options.startsWith("--channel-arn"_L1);
    const Run run = this->run(u"get-metrics "_s + (isArn ? options : u"--channel-arn "_s + arn + u' ' + options));
    QCOMPARE(run.exitCode, 252);
    QVERIFY(!run.err.isEmpty());
    QCOMPARE(run.out, QByteArray());
}

void TestCli::anExportHoldsTheMetricsThatCanBeRead()
{
    const auto wanted = target(Scenario::LimitBreach);
    const QString line
        = u"export --channel-arn %1 --stream-id %2 --directory -"_s.arg(wanted.channelArn, wanted.streamId);
    const Run whole = run(line);
    QCOMPARE(whole.exitCode, 0);
    QCOMPARE(Base::parseJsonObject(whole.out).value()["metrics"_L1]["series"_L1].toArray().size(), 6);
    m_server->controls().deny(u"GetMetricData"_s);
    const Run without = run(line);
    QCOMPARE(without.exitCode, 0);
    QVERIFY(!Base::parseJsonObject(without.out).value().contains("metrics"_L1));
    QVERIFY2(without.err.contains("written without metrics"), without.err.constData());
    QVERIFY2(without.err.contains("cloudwatch:GetMetricData"), without.err.constData());
    QCOMPARE(run(line + u" --bare"_s).err, QByteArray()); // where nobody asks for them
}

void TestCli::exportWritesAFileASession()
{
    QTemporaryDir directory;
    const auto wanted = target(Scenario::Split);
    const QString missing = u"st-00000000000000000000000"_s;
    const Run run
        = this->run({u"export"_s, u"--channel-arn"_s, wanted.channelArn, u"--directory"_s, directory.filePath(u"d"_s),
                     u"--stream-id"_s, wanted.streamId, missing, wanted.earlierStreamId});
    // One failed; the rest was finished.
    QCOMPARE(run.exitCode, 254);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains(missing.toUtf8()) && run.err.contains("ResourceNotFoundException"), run.err.constData());
    QCOMPARE(QDir(directory.filePath(u"d"_s)).entryList(QDir::Files | QDir::Hidden).size(), 2);
    const auto record = Session::File::read(directory.filePath(u"d/"_s + wanted.streamId + u".streamloupe.json"_s));
    QVERIFY(record.has_value());
    QStringList secrets;
    QCOMPARE(record->response, Base::withoutSecrets(documentOf(wanted), &secrets));
    QCOMPARE(record->withheld.size(), secrets.size());
    QCOMPARE(record->source.channelArn, wanted.channelArn);
    QVERIFY(record->capturedAt.isValid());
}

void TestCli::exportOfAllWritesThemAllWithTheirMetrics()
{
    QTemporaryDir directory;
    const auto wanted = target(Scenario::LimitBreach);
    const Run run = this->run(
        {u"export"_s, u"--channel-arn"_s, wanted.channelArn, u"--all"_s, u"--directory"_s, directory.path()});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const auto files = QDir(directory.path()).entryInfoList(QDir::Files);
    QVERIFY(files.size() > 1);
    QCOMPARE(files.size(), m_server->world().sessions(wanted.channelArn)->size());
    for (const QFileInfo &file : files) {
        const auto record = Session::File::read(file.filePath());
        QVERIFY2(record.has_value(), qPrintable(file.fileName()));
        QCOMPARE(record->metrics.series.size(), 6);
    }
}

void TestCli::exportLeavesExistingFilesAndSaysSo()
{
    QTemporaryDir directory;
    const auto wanted = target(Scenario::Split);
    const QString fileName = directory.filePath(wanted.streamId + u".streamloupe.json"_s);
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    const QStringList line{u"export"_s,     u"--channel-arn"_s, wanted.channelArn, u"--stream-id"_s,
                           wanted.streamId, u"--directory"_s,   directory.path()};
    const Run refused = run(line);
    QCOMPARE(refused.exitCode, 254);
    QVERIFY(refused.err.contains("exists already"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("precious"));
    file.close();
    QCOMPARE(run(line + QStringList{u"--force"_s}).exitCode, 0);
    QVERIFY(Session::File::read(fileName).has_value());
}

void TestCli::exportToStdoutIsTheFile()
{
    const auto wanted = target(Scenario::Healthy);
    const Run run = this->run({u"export"_s, u"--channel-arn"_s, wanted.channelArn, u"--stream-id"_s, wanted.streamId,
                               u"--directory"_s, u"-"_s});
    QCOMPARE(run.exitCode, 0);
    const auto record = Session::File::parse(run.out);
    QVERIFY(record.has_value());
    QCOMPARE(record->formatVersion, 1);
    // Opened and written again, it is the same file.
    QCOMPARE(Session::File::toText(*record), run.out);
}

void TestCli::bareExportIsTheServicesDocument()
{
    const auto wanted = target(Scenario::Healthy);
    const Run bare = run({u"export"_s, u"--bare"_s, u"--channel-arn"_s, wanted.channelArn, u"--stream-id"_s,
                          wanted.streamId, u"--directory"_s, u"-"_s});
    const Run got
        = run({u"get-stream-session"_s, u"--channel-arn"_s, wanted.channelArn, u"--stream-id"_s, wanted.streamId});
    QCOMPARE(bare.exitCode, 0);
    QCOMPARE(bare.out, got.out);
}

void TestCli::showPrintsWhatWasExported_data()
{
    QTest::addColumn<bool>("isBare");
    QTest::newRow("session file") << false;
    QTest::newRow("API document") << true;
}

void TestCli::showPrintsWhatWasExported()
{
    QFETCH(bool, isBare);
    const auto wanted = target(Scenario::Multitrack);
    QStringList line{
        u"export"_s, u"--channel-arn"_s, wanted.channelArn, u"--stream-id"_s, wanted.streamId, u"--directory"_s,
        u"-"_s};
    if (isBare)
        line.append(u"--bare"_s);
    const Run exported = run(line);
    // Offline: no keys, no region, no service.
    m_environment = Testing::environmentWithoutAws();
    const Run shown = run({u"show"_s, u"-"_s}, exported.out);
    QVERIFY2(shown.exitCode == 0, shown.err.constData());
    QCOMPARE(Base::parseJsonObject(shown.out).value(), Session::File::parse(exported.out)->response);
    const Run text = run({u"show"_s, u"-"_s, u"--output"_s, u"text"_s}, exported.out);
    QVERIFY2(text.out.contains("Ingest configuration"), text.out.constData());
}

void TestCli::debugTellsTheTrafficWithoutSecrets()
{
    const auto wanted = target(Scenario::Starving);
    const QString passphrase = Base::valueAt(documentOf(wanted), u"/streamSession/channel/srt/passphrase"_s).toString();
    QVERIFY(!passphrase.isEmpty());
    const QStringList line{u"get-stream-session"_s, u"--channel-arn"_s, wanted.channelArn, u"--debug"_s};
    const Run plain = run(line);
    // A token that the simulator does not know: refused, and all the more to be told.
    m_environment.insert(u"AWS_SESSION_TOKEN"_s, u"a-session-token-of-ours"_s);
    const Run refused = run(line);
    QVERIFY2(plain.err.contains("GetStreamSession"), plain.err.constData());
    const QByteArray everything = plain.out + plain.err + refused.out + refused.err;
    QVERIFY(!everything.contains(passphrase.toUtf8()));
    QVERIFY(!everything.contains("a-session-token-of-ours"));
    QVERIFY(!everything.contains(m_server->credentials().secretAccessKey.reveal().bytes()));
    QVERIFY(!everything.contains("Signature=") || everything.contains("Signature=withheld"));
}

void TestCli::aReaderThatHasEnoughEndsItQuietly()
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral(STREAMLOUPE_CLI), {u"list-channels"_s});
    process.closeReadChannel(QProcess::StandardOutput);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

void TestCli::aFullDiskIsAnError()
{
    const QString full = u"/dev/full"_s;
    if (!QFileInfo::exists(full))
        QSKIP("This system has no /dev/full to write to.");
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setStandardOutputFile(full);
    process.start(QStringLiteral(STREAMLOUPE_CLI), {u"list-channels"_s});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 255);
    QVERIFY(process.readAllStandardError().contains("stdout"));
}

void TestCli::anInterruptEndsItWith130()
{
    m_server->controls().setLatency(u"ListStreams"_s, std::chrono::seconds(30));
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setReadChannel(QProcess::StandardError);
    process.start(QStringLiteral(STREAMLOUPE_CLI), {u"list-streams"_s, u"--debug"_s});
    // The trace's first line says that the handler is in place.
    QVERIFY(process.waitForReadyRead(10'000));
    process.terminate();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    m_server->controls().setLatency(u"ListStreams"_s, {});
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
