// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/environmentcredentials.h"
#include "ivs/ivsclient.h"

#include "support/clientbench.h"
#include "support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Ivs;
using Base::Error;
using Support::Answer;

namespace {

const QString channelArn = u"arn:aws:ivs:eu-west-1:123456789012:channel/abcdABCDefgh"_s;
const QString streamId = u"st-1A2b3C4d5E6f7G8h9I0j1Kl"_s;

QJsonObject sent(const Support::ScriptedServer &server, qsizetype index = 0)
{
    return QJsonDocument::fromJson(server.requests().value(index).body).object();
}

// What a completion got.
template <typename T>
struct Outcome
{
    int count = 0;
    std::optional<Base::Result<Received<T>>> result;

    Completion<T> completion()
    {
        return [this](const Base::Result<Received<T>> &answer) {
            ++count;
            result = answer;
        };
    }
};

} // namespace

class TestIvsClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aSessionComesTypedAndAsReceived();
    void withoutAStreamIdTheServiceChooses();
    void everyOperationSendsWhatTheModelSays_data();
    void everyOperationSendsWhatTheModelSays();
    void aBrokenConstraintIsToldAndNothingIsSent_data();
    void aBrokenConstraintIsToldAndNothingIsSent();
    void anAnswerWithoutItsMemberIsUnreadable_data();
    void anAnswerWithoutItsMemberIsUnreadable();
    void aBatchMaySucceedInPart();
    void theServicesErrorComesThrough();

    void theAnswerNeverComesBeforeTheCallReturns();
    void aDroppedHandleWithdrawsInSilence();
    void aHandleThatIsAssignedToWithdrawsTheFirstQuestion();
    void aContextThatGoesWithdrawsInSilence();
    void aClientThatGoesWithdrawsInSilence();
    void whatIsWithdrawnAtOnceIsNeverSent();
    void anAnswerOnItsWayIsWithdrawnToo();
    void theCompletionMayDropItsHandle();
    void theCompletionMayDestroyItsContext();
    void theCompletionMayDestroyTheClient();
    void aCallThatIsWithdrawnIsToldAsCancelled();
};

void TestIvsClient::aSessionComesTypedAndAsReceived()
{
    Support::ScriptedServer server;
    server.script(Answer::json(R"({"streamSession": {"streamId": "st-1", "channel": {"name": "c", "authorized": 7,
        "srt": {"passphrase": "geheim"}}, "new": [1]}, "more": true})"));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    QCOMPARE(client.region(), u"eu-west-1"_s);
    QCOMPARE(client.endpoint(), server.urlText());
    QObject context;
    Outcome<StreamSession> outcome;
    const auto handle = client.getStreamSession(channelArn, streamId, &context, outcome.completion());
    QTRY_COMPARE(outcome.count, 1);
    QVERIFY(outcome.result->has_value());
    const auto &received = **outcome.result;
    QCOMPARE(received.value.streamId, u"st-1"_s);
    QVERIFY(received.value.channel->srt->hasPassphrase);
    QCOMPARE(received.issues,
             (QList<FieldIssue>{{u"/streamSession/channel/authorized"_s, u"true or false"_s, u"number 7"_s}}));
    QCOMPARE(received.document.value("more"_L1), QJsonValue(true));
    QCOMPARE(received.document["streamSession"_L1]["channel"_L1]["srt"_L1]["passphrase"_L1].toString(), u"geheim"_s);
    QCOMPARE(received.requestId, u"7f1d0000-0000-4000-8000-000000000001"_s);
    QCOMPARE(sent(server), (QJsonObject{{u"channelArn"_s, channelArn}, {u"streamId"_s, streamId}}));
    QVERIFY(!bench.everythingTold().contains("geheim"_L1));
    QTest::qWait(0);
    QCOMPARE(outcome.count, 1);
}

void TestIvsClient::withoutAStreamIdTheServiceChooses()
{
    Support::ScriptedServer server;
    server.script(Answer::json(R"({"streamSession": {}})"));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<StreamSession> outcome;
    const auto handle = client.getStreamSession(channelArn, {}, this, outcome.completion());
    QTRY_COMPARE(outcome.count, 1);
    QCOMPARE(sent(server), (QJsonObject{{u"channelArn"_s, channelArn}}));
    QCOMPARE(server.requests().first().target, QByteArray("/GetStreamSession"));
    QCOMPARE(bench.finished.first().resource, channelArn);
}

namespace {

using Ask = std::function<Base::RequestHandle(IvsClient *, QObject *, int *)>;

template <typename T>
Completion<T> counting(int *count)
{
    return [count](const Base::Result<Received<T>> &) { ++*count; };
}

} // namespace

void TestIvsClient::everyOperationSendsWhatTheModelSays_data()
{
    QTest::addColumn<Ask>("ask");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QJsonObject>("input");
    const QJsonObject byChannel{{u"channelArn"_s, channelArn}};
    const QJsonObject byArn{{u"arn"_s, channelArn}};
    QTest::newRow("GetChannel") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->getChannel(channelArn, context, counting<Channel>(count));
    }) << QByteArray("/GetChannel")
                                << byArn;
    QTest::newRow("BatchGetChannel") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->batchGetChannel({channelArn}, context, counting<BatchGetChannelResult>(count));
    }) << QByteArray("/BatchGetChannel")
                                     << QJsonObject{{u"arns"_s, QJsonArray{channelArn}}};
    QTest::newRow("GetStream") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->getStream(channelArn, context, counting<Stream>(count));
    }) << QByteArray("/GetStream")
                               << byChannel;
    const QString recordingArn = u"arn:aws:ivs:eu-west-1:123456789012:recording-configuration/abc"_s;
    QTest::newRow("GetRecordingConfiguration") << Ask([recordingArn](IvsClient *client, QObject *context, int *count) {
        return client->getRecordingConfiguration(recordingArn, context, counting<RecordingConfiguration>(count));
    }) << QByteArray("/GetRecordingConfiguration")
                                               << QJsonObject{{u"arn"_s, recordingArn}};
    QTest::newRow("ListChannels") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->listChannels({.filterByName = u"n"_s, .nextToken = u"t"_s, .maxResults = 7}, context,
                                    counting<Page<ChannelSummary>>(count));
    }) << QByteArray("/ListChannels")
                                  << QJsonObject{
                                         {u"filterByName"_s, u"n"_s}, {u"nextToken"_s, u"t"_s}, {u"maxResults"_s, 7}};
    QTest::newRow("ListStreams") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->listStreams({}, context, counting<Page<Stream>>(count));
    }) << QByteArray("/ListStreams")
                                 << QJsonObject();
    QTest::newRow("ListStreamSessions") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->listStreamSessions({.channelArn = channelArn}, context,
                                          counting<Page<StreamSessionSummary>>(count));
    }) << QByteArray("/ListStreamSessions")
                                        << byChannel;
    QTest::newRow("all sessions") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->listAllStreamSessions({.channelArn = channelArn}, {}, context, {},
                                             counting<Page<StreamSessionSummary>>(count));
    }) << QByteArray("/ListStreamSessions")
                                  << byChannel;
    QTest::newRow("all streams") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->listAllStreams({}, {}, context, {}, counting<Page<Stream>>(count));
    }) << QByteArray("/ListStreams")
                                 << QJsonObject();
}

void TestIvsClient::everyOperationSendsWhatTheModelSays()
{
    QFETCH(Ask, ask);
    Support::ScriptedServer server;
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    int count = 0;
    const auto handle = ask(&client, this, &count);
    QTRY_COMPARE(count, 1);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().method, QByteArray("POST"));
    QTEST(server.requests().first().target, "target");
    QTEST(sent(server), "input");
    QCOMPARE(server.requests().first().headers.value("content-type"), QByteArray("application/json"));
}

void TestIvsClient::aBrokenConstraintIsToldAndNothingIsSent_data()
{
    QTest::addColumn<Ask>("ask");
    QTest::newRow("channel") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->getChannel(u"nonsense"_s, context, [count](const auto &result) {
            *count += !result && result.error().argument == "arn"_L1 && result.error().operation == "GetChannel"_L1;
        });
    });
    QTest::newRow("stream") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->getStreamSession(channelArn, u"st-short"_s, context, [count](const auto &result) {
            *count += !result && result.error().argument == "streamId"_L1 && result.error().resource == "st-short"_L1;
        });
    });
    QTest::newRow("page") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->listChannels({.maxResults = 101}, context, [count](const auto &result) {
            *count += !result && result.error().argument == "maxResults"_L1;
        });
    });
    QTest::newRow("listing") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->listAllChannels({.nextToken = u"a b"_s}, {}, context, {}, [count](const auto &result) {
            *count += !result && result.error().argument == "nextToken"_L1;
        });
    });
    QTest::newRow("limit") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->listAllChannels({}, {.maxItems = 0}, context, {}, [count](const auto &result) {
            *count += !result && result.error().argument == "maxItems"_L1;
        });
    });
    QTest::newRow("batch") << Ask([](IvsClient *client, QObject *context, int *count) {
        return client->batchGetChannel({}, context, [count](const auto &result) {
            *count += !result && result.error().argument == "arns"_L1
                      && result.error().kind == Error::Kind::InvalidArgument && result.error().attempts == 0;
        });
    });
}

void TestIvsClient::aBrokenConstraintIsToldAndNothingIsSent()
{
    QFETCH(Ask, ask);
    Support::ScriptedServer server;
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    int count = 0;
    const auto handle = ask(&client, this, &count);
    QCOMPARE(count, 0); // not before the call returns
    QTRY_COMPARE(count, 1);
    QVERIFY(server.requests().isEmpty());
    QVERIFY(bench.started.isEmpty());
}

void TestIvsClient::anAnswerWithoutItsMemberIsUnreadable_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("told");
    QTest::newRow("absent") << QByteArray(R"({"session": {}})") << u"\"streamSession\""_s;
    QTest::newRow("null") << QByteArray(R"({"streamSession": null})") << u"\"streamSession\""_s;
    QTest::newRow("of another type") << QByteArray(R"({"streamSession": []})") << u"\"streamSession\""_s;
    QTest::newRow("no object") << QByteArray("[]") << u"byte 0"_s;
    QTest::newRow("no JSON") << QByteArray("<html>") << u"byte"_s;
    QTest::newRow("empty") << QByteArray() << u"byte"_s;
}

void TestIvsClient::anAnswerWithoutItsMemberIsUnreadable()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, told);
    Support::ScriptedServer server;
    server.script(Answer::json(body));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<StreamSession> outcome;
    const auto handle = client.getStreamSession(channelArn, streamId, this, outcome.completion());
    QTRY_COMPARE(outcome.count, 1);
    QVERIFY(!*outcome.result);
    const Error error = outcome.result->error();
    QCOMPARE(error.kind, Error::Kind::UnreadableResponse);
    QVERIFY2(error.message.contains(told), qPrintable(error.message));
    QCOMPARE(error.httpStatus, 200);
    QCOMPARE(error.operation, u"GetStreamSession"_s);
    QCOMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.finished.first().state, Aws::RequestRecord::State::Failed);
    QCOMPARE(bench.finished.first().body, body);
}

void TestIvsClient::aBatchMaySucceedInPart()
{
    Support::ScriptedServer server;
    server.script(Answer::json(R"({"errors": [{"arn": "a", "code": "NotFound"}]})"));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<BatchGetChannelResult> outcome;
    const auto handle = client.batchGetChannel({channelArn}, this, outcome.completion());
    QTRY_COMPARE(outcome.count, 1);
    QVERIFY(outcome.result->has_value());
    QCOMPARE((*outcome.result)->value.errors.size(), 1);
    QVERIFY((*outcome.result)->value.channels.isEmpty());
}

void TestIvsClient::theServicesErrorComesThrough()
{
    Support::ScriptedServer server;
    server.script(Answer::error(404, "ChannelNotBroadcasting", "offline"));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<Stream> outcome;
    const auto handle = client.getStream(channelArn, this, outcome.completion());
    QTRY_COMPARE(outcome.count, 1);
    const Error error = outcome.result->error();
    QCOMPARE(error.kind, Error::Kind::NotBroadcasting);
    QCOMPARE(error.code, u"ChannelNotBroadcasting"_s);
    QCOMPARE(error.message, u"offline"_s);
    QCOMPARE(error.resource, channelArn);
    QCOMPARE(error.attempts, 1);
}

void TestIvsClient::theAnswerNeverComesBeforeTheCallReturns()
{
    Support::ScriptedServer server;
    Support::ClientBench bench(server.urlText());
    bench.parts.credentials = std::make_shared<Aws::EnvironmentCredentials>(Aws::Environment()); // fails at once
    IvsClient client(bench.client());
    Outcome<Channel> outcome;
    const auto handle = client.getChannel(channelArn, this, outcome.completion());
    QCOMPARE(outcome.count, 0);
    QTRY_COMPARE(outcome.count, 1);
    QCOMPARE(outcome.result->error().kind, Error::Kind::NoCredentials);
}

void TestIvsClient::aDroppedHandleWithdrawsInSilence()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::silent(); });
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<Channel> outcome;
    {
        const auto handle = client.getChannel(channelArn, this, outcome.completion());
        QTRY_COMPARE(server.requests().size(), 1);
        QVERIFY(bench.finished.isEmpty());
    }
    QCOMPARE(bench.finished.size(), 1);
    QTest::qWait(0);
    QCOMPARE(outcome.count, 0);
}

void TestIvsClient::aHandleThatIsAssignedToWithdrawsTheFirstQuestion()
{
    Support::ScriptedServer server;
    server.script(Answer::silent());
    server.script(Answer::json(R"({"channel": {"name": "second"}})"));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<Channel> first;
    Outcome<Channel> second;
    auto handle = client.getChannel(channelArn, this, first.completion());
    QTRY_COMPARE(server.requests().size(), 1);
    handle = client.getChannel(channelArn, this, second.completion());
    QTRY_COMPARE(second.count, 1);
    QCOMPARE((*second.result)->value.name, u"second"_s);
    QCOMPARE(first.count, 0);
}

void TestIvsClient::aContextThatGoesWithdrawsInSilence()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::silent(); });
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<Channel> outcome;
    auto context = std::make_unique<QObject>();
    const auto handle = client.getChannel(channelArn, context.get(), outcome.completion());
    QTRY_COMPARE(server.requests().size(), 1);
    context.reset();
    QCOMPARE(bench.finished.size(), 1);
    QCOMPARE(outcome.count, 0);
}

void TestIvsClient::aClientThatGoesWithdrawsInSilence()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::silent(); });
    Support::ClientBench bench(server.urlText());
    auto client = std::make_unique<IvsClient>(bench.client());
    Outcome<Channel> outcome;
    Outcome<Page<ChannelSummary>> listing;
    const auto handle = client->getChannel(channelArn, this, outcome.completion());
    const auto other = client->listAllChannels({}, {}, this, {}, listing.completion());
    QTRY_COMPARE(server.requests().size(), 2);
    client.reset();
    QCOMPARE(bench.finished.size(), 2);
    QTest::qWait(0);
    QCOMPARE(outcome.count + listing.count, 0);
}

void TestIvsClient::whatIsWithdrawnAtOnceIsNeverSent()
{
    Support::ScriptedServer server;
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<Channel> outcome;
    client.getChannel(channelArn, this, outcome.completion()).cancel();
    QTest::qWait(10);
    QVERIFY(server.requests().isEmpty());
    QVERIFY(bench.started.isEmpty());
    QCOMPARE(outcome.count, 0);
}

void TestIvsClient::anAnswerOnItsWayIsWithdrawnToo()
{
    Support::ScriptedServer server;
    server.script(Answer::json(R"({"channel": {}})"));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<Channel> outcome;
    Base::RequestHandle handle;
    // The cancelling stands in the event queue right before the completion.
    connect(
        &bench.log, &Aws::RequestLog::finished, this, [&handle] { handle.cancel(); }, Qt::QueuedConnection);
    handle = client.getChannel(channelArn, this, outcome.completion());
    QTRY_COMPARE(bench.finished.size(), 1);
    QTest::qWait(0);
    QCOMPARE(outcome.count, 0);
}

void TestIvsClient::theCompletionMayDropItsHandle()
{
    Support::ScriptedServer server;
    server.script(Answer::json(R"({"channel": {}})"));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    int count = 0;
    auto handle = std::make_unique<Base::RequestHandle>();
    *handle = client.getChannel(channelArn, this, [&](const auto &) {
        handle.reset();
        ++count;
    });
    QTRY_COMPARE(count, 1);
}

void TestIvsClient::theCompletionMayDestroyItsContext()
{
    Support::ScriptedServer server;
    server.script(Answer::json(R"({"channel": {"name": "c"}})"));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    QString name;
    auto context = std::make_unique<QObject>();
    const auto handle = client.getChannel(channelArn, context.get(), [&](const auto &result) {
        context.reset();
        name = result->value.name.value_or(QString()); // what was handed over is still there
    });
    QTRY_COMPARE(name, u"c"_s);
}

void TestIvsClient::theCompletionMayDestroyTheClient()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::json(R"({"channel": {"name": "c"}})"); });
    Support::ClientBench bench(server.urlText());
    auto client = std::make_unique<IvsClient>(bench.client());
    QString name;
    Outcome<Channel> other;
    const auto handle = client->getChannel(channelArn, client.get(), [&](const auto &result) {
        client.reset();
        name = result->value.name.value_or(QString());
    });
    QTRY_COMPARE(name, u"c"_s);
}

void TestIvsClient::aCallThatIsWithdrawnIsToldAsCancelled()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::silent(); });
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    auto handle = client.getChannel(channelArn, this, [](const auto &) {});
    QTRY_COMPARE(server.requests().size(), 1);
    QCOMPARE(bench.started.size(), 1);
    QCOMPARE(bench.started.first().state, Aws::RequestRecord::State::Running);
    handle.cancel();
    QCOMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.finished.first().state, Aws::RequestRecord::State::Cancelled);
    QCOMPARE(bench.finished.first().id, bench.started.first().id);
    QVERIFY(!bench.finished.first().error);
}

QTEST_GUILESS_MAIN(TestIvsClient)
#include "tst_ivsclient.moc"
