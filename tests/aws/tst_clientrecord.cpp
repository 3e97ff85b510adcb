// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/client.h"

#include "clientcalls.h"
#include "support/faultproxy.h"
#include "support/scriptedserver.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Aws::RequestRecord;
using Base::Error;
using Support::Answer;
using Support::Fault;

class TestClientRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aRecordTellsTheWholeCall();
    void aRecordTellsOfTheLastAttemptAlone();
    void anErrorCarriesTheWholeCall();
    void secretsReachNeitherLogNorTraceNorRecord();
    void theLogMayGoBeforeTheClient();
};

void TestClientRecord::aRecordTellsTheWholeCall()
{
    Support::ScriptedServer server;
    server.script(Answer::error(429, "ThrottlingException", "slow"));
    server.script(Answer::json(channelBody));
    Support::ClientBench bench(server.urlText());
    const auto client = bench.client();
    QVERIFY(callJson(client));
    QCOMPARE(bench.started.size(), 1);
    QCOMPARE(bench.started.first().state, RequestRecord::State::Running);
    QCOMPARE(bench.started.first().startedAt, bench.now);
    QCOMPARE(bench.retried.size(), 1);
    QCOMPARE(bench.retried.first().error->kind, Error::Kind::Throttled);
    QCOMPARE(bench.finished.size(), 1);
    const RequestRecord record = bench.finished.first();
    QCOMPARE(record.id, bench.started.first().id);
    QCOMPARE(record.state, RequestRecord::State::Done);
    QCOMPARE(record.service, u"Amazon IVS"_s);
    QCOMPARE(record.operation, u"GetChannel"_s);
    QCOMPARE(record.resource, u"arn"_s);
    QCOMPARE(record.region, u"eu-west-1"_s);
    QCOMPARE(record.host, u"127.0.0.1:%1"_s.arg(server.serverPort()));
    QCOMPARE(record.attempts, 2);
    QCOMPARE(record.httpStatus, 200);
    QCOMPARE(record.requestId, u"7f1d0000-0000-4000-8000-000000000001"_s);
    QCOMPARE(record.bytesSent, 2 * qint64(getChannel().body.size()));
    QCOMPARE(record.bytesReceived, channelBody.size() + qint64(qstrlen(R"({"message": "slow"})")));
    QVERIFY(!record.error);
    QVERIFY(callJson(client) || true);
    QVERIFY(bench.finished.last().id > record.id);
}

void TestClientRecord::aRecordTellsOfTheLastAttemptAlone()
{
    Support::ScriptedServer server;
    Support::FaultProxy proxy(server.serverPort());
    Answer fault = Answer::error(503, "ServiceUnavailable", "busy");
    fault.closes = true;
    server.script(fault);
    proxy.script({});
    proxy.script({.kind = Fault::Kind::Reset});
    Support::ClientBench bench(proxy.urlText());
    bench.parts.retry.maxAttempts = 2;
    const auto answer = callJson(bench.client());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::ConnectionLost);
    QCOMPARE(bench.retried.first().httpStatus, 503);
    const RequestRecord record = bench.finished.first();
    QCOMPARE(record.attempts, 2);
    QCOMPARE(record.httpStatus, 0);
    QVERIFY(record.body.isEmpty() && record.requestId.isEmpty());
}

void TestClientRecord::anErrorCarriesTheWholeCall()
{
    Support::ScriptedServer server;
    server.script(Answer::error(404, "ResourceNotFoundException", "gone"));
    Support::ClientBench bench(server.urlText());
    const auto answer = callJson(bench.client());
    QVERIFY(!answer);
    const Error &error = answer.error();
    QCOMPARE(error.code, u"ResourceNotFoundException"_s);
    QCOMPARE(error.requestId, u"7f1d0000-0000-4000-8000-000000000001"_s);
    QCOMPARE(error.httpStatus, 404);
    QCOMPARE(error.operation, u"GetChannel"_s);
    QCOMPARE(error.resource, u"arn"_s);
    QCOMPARE(error.host, u"127.0.0.1:%1"_s.arg(server.serverPort()));
    QCOMPARE(error.at, bench.now);
    QCOMPARE(bench.finished.first().state, RequestRecord::State::Failed);
    QCOMPARE(bench.finished.first().error, error);
}

namespace {

QStringList logged;

void keepMessage(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged.append(text);
}

} // namespace

void TestClientRecord::secretsReachNeitherLogNorTraceNorRecord()
{
    Support::ScriptedServer server;
    server.script(Answer::error(500, "InternalServerException", "no"));
    server.script(Answer::json(channelBody));
    server.script(Answer::json(R"({"channel": {"passphrase": "geheim)"));
    Support::ClientBench bench(server.urlText());
    QLoggingCategory::setFilterRules(u"streamloupe.*.debug=true"_s);
    const auto before = qInstallMessageHandler(keepMessage);
    const auto client = bench.client();
    const bool first = callJson(client).has_value();
    const bool second = callJson(client).has_value();
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});
    QVERIFY(first && !second);
    QVERIFY(!logged.isEmpty());
    const QString told = bench.everythingTold() + logged.join(u'\n');
    QVERIFY(told.contains("Authorization: (withheld)"_L1));
    QVERIFY(told.contains("X-Amz-Security-Token: (withheld)"_L1));
    QVERIFY(told.contains("POST http://127.0.0.1"_L1));
    QVERIFY(told.contains("< 200 OK"_L1));
    const QString signature
        = QString::fromLatin1(server.requests().first().headers.value("authorization").split('=').last());
    QCOMPARE(signature.size(), 64);
    for (const QString &secret :
         {u"geheim"_s, QString::fromLatin1(Support::secretKey), QString::fromLatin1(Support::sessionToken), signature})
        QVERIFY2(!told.contains(secret), qPrintable(secret));
}

void TestClientRecord::theLogMayGoBeforeTheClient()
{
    Support::ScriptedServer server;
    server.script(Answer::json(channelBody));
    Support::ClientBench bench(server.urlText());
    auto log = std::make_unique<Aws::RequestLog>();
    bench.parts.log = log.get();
    const auto client = bench.client();
    connect(&server, &Support::ScriptedServer::requested, this, [&log] { log.reset(); });
    QVERIFY(callJson(client));
    server.script(Answer::json(channelBody));
    QVERIFY(callJson(client));
}

QTEST_GUILESS_MAIN(TestClientRecord)

#include "tst_clientrecord.moc"
