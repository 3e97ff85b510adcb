// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/client.h"

#include "clientcalls.h"
#include "support/scriptedserver.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Aws::RequestRecord;
using Base::Error;
using Support::Answer;

class TestClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theSignatureFitsWhatIsSent();
    void aPathOfTheEndpointComesFirst();
    void aSignInPageIsToldAsSuch_data();
    void aSignInPageIsToldAsSuch();
    void aRedirectIsTold();
    void anUnreadableBodyIsKept_data();
    void anUnreadableBodyIsKept();
    void aBodyOfFiftyMegabytesIsRead();
};

void TestClient::theSignatureFitsWhatIsSent()
{
    Support::ScriptedServer server;
    server.script(Answer::json(channelBody));
    Support::ClientBench bench(server.urlText());
    QVERIFY(callJson(bench.client()));
    const auto request = server.requests().first();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.target, QByteArray("/GetChannel"));
    QCOMPARE(request.headers.value("x-amz-date"), QByteArray("20261124T030730Z"));
    QCOMPARE(request.headers.value("x-amz-security-token"), Support::sessionToken);
    QCOMPARE(request.headers.value("content-type"), QByteArray("application/json"));
    QVERIFY(request.headers.value("user-agent").startsWith("streamloupe/"));

    // Signed once more from what arrived.
    const QByteArray authorization = request.headers.value("authorization");
    const QByteArray names = authorization.mid(authorization.indexOf("SignedHeaders=") + 14).split(',').first();
    QCOMPARE(names, QByteArray("content-type;host;x-amz-date;x-amz-security-token"));
    Aws::SigV4::Request arrived{.method = request.method, .path = request.target, .payload = request.body};
    for (const auto &name : names.split(';'))
        arrived.headers.append(Aws::SigV4::Header{name, request.headers.value(name)});
    const Aws::SigV4::Scope scope{.time = bench.now, .region = u"eu-west-1"_s, .service = u"ivs"_s};
    const auto toSign = Aws::SigV4::stringToSign(Aws::SigV4::canonicalRequest(arrived), scope);
    const auto signature = Aws::SigV4::signature(toSign, Base::Secret(Support::secretKey), scope);
    QCOMPARE(authorization, Aws::SigV4::authorization(u"AKIDEXAMPLE"_s, scope, names, signature));
}

void TestClient::aPathOfTheEndpointComesFirst()
{
    Support::ScriptedServer server;
    server.script(Answer::json(channelBody));
    Support::ClientBench bench(server.urlText() + "/prefix"_L1);
    QVERIFY(callJson(bench.client()));
    QCOMPARE(server.requests().first().target, QByteArray("/prefix/GetChannel"));
}

void TestClient::aSignInPageIsToldAsSuch_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("hasRequestId");
    QTest::addColumn<Base::Error::Kind>("kind");
    using Kind = Error::Kind;
    const QByteArray html = "text/html; charset=utf-8";
    QTest::newRow("a page") << 200 << html << false << Kind::CaptivePortal;
    QTest::newRow("a redirect") << 302 << html << false << Kind::CaptivePortal;
    QTest::newRow("511") << 511 << QByteArray("text/plain") << false << Kind::CaptivePortal;
    QTest::newRow("XHTML") << 200 << QByteArray("Application/XHTML+xml") << false << Kind::CaptivePortal;
    QTest::newRow("a redirect without a page") << 302 << QByteArray("text/plain") << false << Kind::Redirected;
    QTest::newRow("the service's own") << 302 << html << true << Kind::Redirected;
    QTest::newRow("a proxy's error page") << 403 << html << false << Kind::Rejected;
    QTest::newRow("a text") << 200 << QByteArray("text/plain") << false << Kind::UnreadableResponse;
}

void TestClient::aSignInPageIsToldAsSuch()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(bool, hasRequestId);
    Support::ScriptedServer server;
    Answer answer{.status = status, .body = "<html>Sign in</html>"};
    answer.headers = {{"Content-Type", type}};
    if (status == 302)
        answer.headers.emplace_back("Location", "http://portal.example.com/");
    if (hasRequestId)
        answer.headers.emplace_back("x-amzn-RequestId", "1");
    server.script(answer);
    Support::ClientBench bench(server.urlText());
    const auto result = callJson(bench.client());
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(bench.finished.size(), 1);
    QVERIFY(bench.finished.first().error.has_value());
    QCOMPARE(bench.finished.first().body, QByteArray("<html>Sign in</html>")); // to be looked at
}

void TestClient::aRedirectIsTold()
{
    Support::ScriptedServer server;
    Answer answer = Answer::json("{}", 302);
    answer.headers.emplace_back("Location", "http://portal.example.com/?u=1");
    server.script(answer);
    Support::ClientBench bench(server.urlText());
    const auto result = callJson(bench.client());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Redirected);
    QVERIFY(result.error().message.contains("portal.example.com"_L1));
    QCOMPARE(server.requests().size(), 1);
}

void TestClient::anUnreadableBodyIsKept_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("offset"); // -1 for none
    QTest::newRow("nothing") << QByteArray() << qint64(0);
    QTest::newRow("html") << QByteArray("<html>Sign in</html>") << qint64(1);
    QTest::newRow("cut off") << QByteArray(R"({"channel": {"srt": {"passphrase": "geheim)") << qint64(42);
    QTest::newRow("without the member") << QByteArray(R"({"other": 1})") << qint64(-1);
    QTest::newRow("deep") << QByteArray(R"({"a":)" + QByteArray(100'000, '[')) << qint64(5 + 999);
    QTest::newRow("invalid UTF-8") << QByteArray("{\"a\": \"\xff\xfe\"}") << qint64(7);
}

void TestClient::anUnreadableBodyIsKept()
{
    QFETCH(QByteArray, body);
    QFETCH(qint64, offset);
    Support::ScriptedServer server;
    Answer answer = Answer::json(body);
    answer.headers.first().second = "text/html"; // of no account
    server.script(answer);
    Support::ClientBench bench(server.urlText());
    const auto result = callJson(bench.client());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::UnreadableResponse);
    QCOMPARE(result.error().httpStatus, 200);
    QCOMPARE(result.error().byteOffset.value_or(-1), offset);
    const RequestRecord record = bench.finished.first();
    QCOMPARE(record.state, RequestRecord::State::Failed);
    QVERIFY(record.body.startsWith(body.left(10)));
    QVERIFY(!record.body.contains("geheim"));
    QCOMPARE(server.requests().size(), 1);
}

void TestClient::aBodyOfFiftyMegabytesIsRead()
{
    QByteArray body = R"({"channel": {"passphrase": "geheim", "tags": [)";
    const QByteArray entry = R"({"name": "a tag with some text in it", "value": 12345678},)";
    body.reserve(52'000'000);
    while (body.size() < 50'000'000)
        body += entry;
    body.chop(1);
    body += "]}}";
    Support::ScriptedServer server;
    server.script(Answer::json(body));
    Support::ClientBench bench(server.urlText());
    bench.limits.idle = 20s;
    bench.limits.attempt = 60s;
    const auto result = callJson(bench.client());
    QVERIFY2(result.has_value(), qPrintable(result ? QString() : result.error().message));
    QVERIFY(result->document["channel"_L1]["tags"_L1].toArray().size() > 800'000);
    QCOMPARE(bench.finished.first().bytesReceived, body.size());
    QVERIFY(bench.finished.first().bodyIsCut);
    QVERIFY(bench.finished.first().body.size() <= RequestRecord::maximumBodySize);
    QVERIFY(!bench.finished.first().body.contains("geheim"));
}

QTEST_GUILESS_MAIN(TestClient)

#include "tst_client.moc"
