// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Simulator;
using namespace Support;

class TestGateway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aSpoiltRequestIsRefused_data();
    void aSpoiltRequestIsRefused();
    void aSignatureOfFiveMinutesAgoIsGood_data();
    void aSignatureOfFiveMinutesAgoIsGood();
    void temporaryCredentialsNeedTheirToken();
    void anExpiredTokenIsNamed();

    void theSixthRequestOfASecondIsThrottled();
    void recordingConfigurationsHaveThreeASecond();
    void throttlingCanBeSwitchedOff();
    void aFaultIsMetAsOftenAsItWasOrdered();
    void aFaultMayHaveABodyOfItsOwn();
    void aCutAnswerIsTheTrueOneHalved();
    void aDeniedOperationNamesTheActionAndTheResource();
    void anAnswerIsHeldBackUntilTheServerStops();
    void everyAnswerHasARequestIdOfItsOwn();
    void theAccessLogTellsEveryRequest();
};

void TestGateway::aSpoiltRequestIsRefused_data()
{
    using Spoil = std::function<HttpRequest(Signer)>;
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, int status, const QString &code, const Spoil &spoil) {
        QTest::newRow(name) << spoil << status << code;
    };
    const QString bad = u"InvalidSignatureException"_s;
    row("no Authorization header", 403, u"MissingAuthenticationTokenException"_s,
        [](auto signer) { return withHeader(signer.post("ListChannels"), "Authorization", {}); });
    row("another algorithm", 403, u"IncompleteSignature"_s,
        [](auto signer) { return withHeader(signer.post("ListChannels"), "Authorization", "Bearer abc"); });
    row("no signature in it", 403, u"IncompleteSignature"_s, [](auto signer) {
        return withHeader(signer.post("ListChannels"), "Authorization",
                          "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host");
    });
    row("no date", 403, u"IncompleteSignature"_s,
        [](auto signer) { return withHeader(signer.post("ListChannels"), "X-Amz-Date", {}); });
    row("unknown access key", 403, u"UnrecognizedClientException"_s, [](auto signer) {
        signer.credentials.accessKeyId = u"AKIAOTHER"_s;
        return signer.post("ListChannels");
    });
    row("wrong secret key", 403, bad, [](auto signer) {
        signer.credentials.secretAccessKey = Base::Secret("another");
        return signer.post("ListChannels");
    });
    row("a token where none belongs", 403, u"UnrecognizedClientException"_s, [](auto signer) {
        signer.credentials.sessionToken = Base::Secret("token");
        return signer.post("ListChannels");
    });
    row("another region", 403, bad, [](auto signer) {
        signer.region = u"us-east-1"_s;
        return signer.post("ListChannels");
    });
    row("another service", 403, bad, [](auto signer) {
        signer.service = u"monitoring"_s;
        return signer.post("ListChannels");
    });
    row("signed six minutes ago", 403, bad, [](auto signer) {
        signer.time = signer.time.addSecs(-360);
        return signer.post("ListChannels");
    });
    row("signed six minutes ahead", 403, bad, [](auto signer) {
        signer.time = signer.time.addSecs(360);
        return signer.post("ListChannels");
    });
    row("the body was changed", 403, bad, [](auto signer) {
        auto request = signer.post("ListChannels");
        request.body = R"({"maxResults":1})";
        return request;
    });
    row("the path was changed", 403, bad, [](auto signer) {
        auto request = signer.post("ListChannels");
        request.target = "/ListStreams";
        return request;
    });
    row("a signed header was changed", 403, bad,
        [](auto signer) { return withHeader(signer.post("ListChannels"), "Content-Type", "text/plain"); });
    row("an unsigned x-amz header", 403, bad,
        [](auto signer) { return withHeader(signer.post("ListChannels"), "X-Amz-Added", "later"); });
    row("no such operation", 404, u"UnknownOperationException"_s,
        [](auto signer) { return signer.post("DeleteChannel"); });
    row("another method", 404, u"UnknownOperationException"_s,
        [](auto signer) { return signer.sign({.method = "GET", .target = "/ListChannels"}); });
    row("another case", 404, u"UnknownOperationException"_s, [](auto signer) { return signer.post("listchannels"); });
    row("no JSON", 400, u"SerializationException"_s,
        [](auto signer) { return signer.post("ListChannels", "{\"maxResults\":"); });
    row("no JSON object", 400, u"SerializationException"_s,
        [](auto signer) { return signer.post("ListChannels", "[1]"); });
}

void TestGateway::aSpoiltRequestIsRefused()
{
    using Spoil = std::function<HttpRequest(Signer)>;
    QFETCH(Spoil, spoil);
    QFETCH(int, status);
    QFETCH(QString, code);
    Endpoint endpoint;
    const auto response = endpoint.gateway.handle(spoil(endpoint.signer));
    QCOMPARE(codeOf(response), code);
    QCOMPARE(response.status, status);
    QVERIFY(!messageOf(response).isEmpty());
    QVERIFY(response.header("x-amzn-RequestId").has_value());
}

void TestGateway::aSignatureOfFiveMinutesAgoIsGood_data()
{
    QTest::addColumn<int>("seconds");
    QTest::newRow("five minutes ago") << -300;
    QTest::newRow("now") << 0;
    QTest::newRow("five minutes ahead") << 300;
}

void TestGateway::aSignatureOfFiveMinutesAgoIsGood()
{
    QFETCH(int, seconds);
    Endpoint endpoint;
    endpoint.signer.time = endpoint.now.addSecs(seconds);
    QCOMPARE(endpoint.post("ListStreams").status, 200);
}

void TestGateway::temporaryCredentialsNeedTheirToken()
{
    Endpoint endpoint("the/session+token==");
    QCOMPARE(endpoint.post("ListStreams").status, 200);
    endpoint.signer.credentials.sessionToken = {};
    QCOMPARE(codeOf(endpoint.post("ListStreams")), u"UnrecognizedClientException"_s);
}

void TestGateway::anExpiredTokenIsNamed()
{
    Endpoint endpoint("token");
    endpoint.controls.setTokenExpired(true);
    const auto response = endpoint.post("ListStreams");
    QCOMPARE(codeOf(response), u"ExpiredTokenException"_s);
    QCOMPARE(response.status, 403);
}

void TestGateway::theSixthRequestOfASecondIsThrottled()
{
    Endpoint endpoint;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(endpoint.post("ListStreams").status, 200);
    const auto throttled = endpoint.post("ListStreams");
    QCOMPARE(throttled.status, 429);
    QCOMPARE(codeOf(throttled), u"ThrottlingException"_s);
    QCOMPARE(endpoint.post("ListChannels").status, 200); // a bucket for each operation
    endpoint.uptime += std::chrono::milliseconds(200);
    QCOMPARE(endpoint.post("ListStreams").status, 200);
    QCOMPARE(endpoint.post("ListStreams").status, 429);
    endpoint.uptime += std::chrono::hours(1); // the bucket holds no more than the burst
    for (int i = 0; i < 5; ++i)
        QCOMPARE(endpoint.post("ListStreams").status, 200);
    QCOMPARE(endpoint.post("ListStreams").status, 429);
}

void TestGateway::recordingConfigurationsHaveThreeASecond()
{
    Endpoint endpoint;
    while (endpoint.post("ListRecordingConfigurations").status == 200) { }
    endpoint.uptime += std::chrono::milliseconds(1000);
    int admitted = 0;
    while (endpoint.post("ListRecordingConfigurations").status == 200)
        ++admitted;
    QCOMPARE(admitted, 3);
}

void TestGateway::throttlingCanBeSwitchedOff()
{
    Endpoint endpoint;
    endpoint.controls.setThrottling(false);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(endpoint.post("ListStreams").status, 200);
}

void TestGateway::aFaultIsMetAsOftenAsItWasOrdered()
{
    Endpoint endpoint;
    endpoint.controls.failNext(u"ListStreams"_s, 2,
                               {.status = 503,
                                .code = u"ServiceUnavailable"_s,
                                .message = u"Busy"_s,
                                .headers = {HttpHeader{.name = "Retry-After", .value = "3"}}});
    QCOMPARE(endpoint.post("ListChannels").status, 200);
    for (int i = 0; i < 2; ++i) {
        const auto response = endpoint.post("ListStreams");
        QCOMPARE(response.status, 503);
        QCOMPARE(codeOf(response), u"ServiceUnavailable"_s);
        QCOMPARE(messageOf(response), u"Busy"_s);
        QCOMPARE(response.header("Retry-After"), "3");
    }
    QCOMPARE(endpoint.post("ListStreams").status, 200);
    endpoint.controls.failNext(u"ListStreams"_s, 1);
    endpoint.controls.clearFaults();
    QCOMPARE(endpoint.post("ListStreams").status, 200);
}

void TestGateway::aFaultMayHaveABodyOfItsOwn()
{
    Endpoint endpoint;
    endpoint.controls.failNext(u"ListStreams"_s, 1, {.status = 502, .body = "<html>Bad gateway</html>"});
    const auto response = endpoint.post("ListStreams");
    QCOMPARE(response.status, 502);
    QCOMPARE(response.body, "<html>Bad gateway</html>");
    QCOMPARE(codeOf(response), QString());
}

void TestGateway::aCutAnswerIsTheTrueOneHalved()
{
    Endpoint endpoint;
    endpoint.controls.failNext(u"ListStreams"_s, 1, {.cutAnswer = true});
    const auto response = endpoint.post("ListStreams");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, endpoint.post("ListStreams").body);
    QCOMPARE(response.cutAfter, response.body.size() / 2);
}

void TestGateway::aDeniedOperationNamesTheActionAndTheResource()
{
    Endpoint endpoint;
    const QString arn = endpoint.world.target(Scenario::Starving).channelArn;
    endpoint.controls.deny(u"GetStreamSession"_s);
    const auto response = endpoint.post("GetStreamSession", {{u"channelArn"_s, arn}});
    QCOMPARE(response.status, 403);
    QCOMPARE(codeOf(response), u"AccessDeniedException"_s);
    QVERIFY(
        messageOf(response).contains("not authorized to perform: ivs:GetStreamSession on resource: "_L1 + arn + u' '));
    endpoint.controls.deny(u"GetStreamSession"_s, false);
    QCOMPARE(endpoint.post("GetStreamSession", {{u"channelArn"_s, arn}}).status, 200);
}

void TestGateway::anAnswerIsHeldBackUntilTheServerStops()
{
    Endpoint endpoint;
    QElapsedTimer timer;
    timer.start();
    endpoint.controls.setLatency(u"ListStreams"_s, std::chrono::milliseconds(30));
    QCOMPARE(endpoint.post("ListStreams").status, 200);
    QVERIFY(timer.elapsed() >= 30);
    endpoint.controls.setLatency(std::chrono::hours(1));
    endpoint.controls.setStopping(true);
    QCOMPARE(endpoint.post("ListChannels").status, 200);
}

void TestGateway::everyAnswerHasARequestIdOfItsOwn()
{
    Endpoint endpoint;
    const QRegularExpression uuid(u"\\A[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}\\z"_s);
    QSet<QByteArray> ids;
    for (int i = 0; i < 10; ++i) {
        const auto id = endpoint.post("ListStreams").header("x-amzn-RequestId").value_or(QByteArray());
        QVERIFY2(uuid.match(QString::fromLatin1(id)).hasMatch(), id.constData());
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 10);
}

void TestGateway::theAccessLogTellsEveryRequest()
{
    Endpoint endpoint;
    const auto response = endpoint.post("GetChannel", {{u"arn"_s, endpoint.world.deletedChannelArn()}});
    QCOMPARE(endpoint.log.size(), 1);
    const auto &record = endpoint.log.first();
    QCOMPARE(record.time, aMoment());
    QCOMPARE(record.method, "POST");
    QCOMPARE(record.target, "/GetChannel");
    QCOMPARE(record.operation, u"GetChannel"_s);
    QCOMPARE(record.status, 404);
    QCOMPARE(record.errorCode, u"ResourceNotFoundException"_s);
    QCOMPARE(record.requestId.toLatin1(), response.header("x-amzn-RequestId").value_or(QByteArray()));
    QCOMPARE(record.bytes, response.body.size());
}

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
