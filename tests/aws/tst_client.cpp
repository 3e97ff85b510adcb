// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/client.h"

#include "aws/environmentcredentials.h"
#include "support/clientbench.h"
#include "support/faultproxy.h"
#include "support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Aws::RequestRecord;
using Base::Error;
using Support::Answer;
using Support::Fault;

namespace {

Aws::Call getChannel()
{
    return {.operation = u"GetChannel"_s, .path = "/GetChannel", .resource = u"arn"_s, .body = R"({"arn":"a"})"};
}

Base::Result<Aws::JsonResponse> callJson(const std::shared_ptr<Aws::Client> &client)
{
    QList<Aws::RequiredMember> required{{u"channel"_s, QJsonValue::Object}};
    return QCoro::waitFor(client->callJson(getChannel(), required, {}));
}

const QByteArray channelBody = R"({"channel": {"srt": {"passphrase": "geheim"}}})";

} // namespace

class TestClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theSignatureFitsWhatIsSent();
    void aPathOfTheEndpointComesFirst();
    void eachAttemptIsSignedAnew();
    void whatFailsIsTriedAgain_data();
    void whatFailsIsTriedAgain();
    void brokenConnectionsAreTriedAgain_data();
    void brokenConnectionsAreTriedAgain();
    void aServiceInTroubleIsNotBeatenForEver();
    void retryAfterIsHeard();
    void aRecordTellsTheWholeCall();
    void aRecordTellsOfTheLastAttemptAlone();
    void anErrorCarriesTheWholeCall();
    void withoutCredentialsNothingIsSent();
    void credentialsAreAskedForBeforeEachAttempt();
    void aSkewedClockIsSetByTheServicesOnceAndTheCallMadeAgain();
    void aClockThatWasSetStaysSetForTheCallsThatFollow();
    void aSignatureThatFailsForAnotherReasonIsNotMadeAgain();
    void credentialsThatExpiredAreRenewedOnce_data();
    void credentialsThatExpiredAreRenewedOnce();
    void aSignInPageIsToldAsSuch_data();
    void aSignInPageIsToldAsSuch();
    void noNetworkIsToldAsOffline_data();
    void noNetworkIsToldAsOffline();
    void waitingForTheBudgetIsNoAttempt();
    void everyAttemptTakesItsTokenAndThrottlingIsHeard();
    void aRedirectIsTold();
    void anUnreadableBodyIsKept_data();
    void anUnreadableBodyIsKept();
    void aBodyOfFiftyMegabytesIsRead();
    void secretsReachNeitherLogNorTraceNorRecord();
    void aStopDuringAPauseEndsTheCall();
    void theLogMayGoBeforeTheClient();
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

void TestClient::eachAttemptIsSignedAnew()
{
    Support::ScriptedServer server;
    Support::ClientBench bench(server.urlText());
    server.setHandler([&bench, count = 0](const auto &) mutable {
        bench.now = bench.now.addSecs(5);
        return ++count < 3 ? Answer::error(500, "InternalServerException") : Answer::json(channelBody);
    });
    QVERIFY(callJson(bench.client()));
    QList<QByteArray> dates;
    QSet<QByteArray> signatures;
    for (const auto &request : server.requests()) {
        dates.append(request.headers.value("x-amz-date"));
        signatures.insert(request.headers.value("authorization"));
    }
    QCOMPARE(dates, (QList<QByteArray>{"20261124T030730Z", "20261124T030735Z", "20261124T030740Z"}));
    QCOMPARE(signatures.size(), 3);
}

void TestClient::whatFailsIsTriedAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<Base::Error::Kind>("kind");
    const auto row = [](int status, const char *code, int attempts, Error::Kind kind) {
        QTest::addRow("%d %s", status, code) << status << QByteArray(code) << attempts << kind;
    };
    row(429, "ThrottlingException", 3, Error::Kind::Throttled);
    row(400, "ThrottlingException", 3, Error::Kind::Throttled);
    row(500, "InternalServerException", 3, Error::Kind::ServiceFault);
    row(503, "ServiceUnavailable", 3, Error::Kind::ServiceFault);
    row(502, "", 3, Error::Kind::ServiceFault);
    row(403, "ExpiredTokenException", 1, Error::Kind::ExpiredCredentials);
    row(403, "InvalidSignatureException", 1, Error::Kind::BadSignature);
    row(403, "UnrecognizedClientException", 1, Error::Kind::InvalidCredentials);
    row(403, "AccessDeniedException", 1, Error::Kind::AccessDenied);
    row(404, "ResourceNotFoundException", 1, Error::Kind::NotFound);
    row(400, "ValidationException", 1, Error::Kind::Validation);
    row(403, "PendingVerification", 1, Error::Kind::Rejected);
}

void TestClient::whatFailsIsTriedAgain()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(int, attempts);
    Support::ScriptedServer server;
    server.setHandler([=](const auto &) { return Answer::error(status, code, "as received"); });
    Support::ClientBench bench(server.urlText());
    const auto answer = callJson(bench.client());
    QVERIFY(!answer);
    QTEST(answer.error().kind, "kind");
    QCOMPARE(answer.error().attempts, attempts);
    QCOMPARE(answer.error().message, u"as received"_s);
    QCOMPARE(server.requests().size(), attempts);
    QCOMPARE(bench.retried.size(), attempts - 1);
    QCOMPARE(bench.pauses, (attempts == 1 ? QList<std::chrono::milliseconds>() : QList{1000ms, 2000ms}));
}

void TestClient::brokenConnectionsAreTriedAgain_data()
{
    QTest::addColumn<Support::Fault>("fault");
    QTest::newRow("reset") << Fault{.kind = Fault::Kind::Reset};
    QTest::newRow("no answer") << Fault{.kind = Fault::Kind::CloseAfter, .bytes = 0};
    QTest::newRow("truncated body") << Fault{.kind = Fault::Kind::CloseAfter, .bytes = 200};
    QTest::newRow("torn down") << Fault{.kind = Fault::Kind::ResetAfter, .bytes = 200};
    const QByteArray half = qCompress(R"({"channel": {"name": ")" + QByteArray(2000, 'x') + "\"}}").mid(4, 24);
    QTest::newRow("compressed and cut by whoever compressed it")
        << Fault{.kind = Fault::Kind::Garbage,
                 .text = "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: "
                         + QByteArray::number(half.size()) + "\r\n\r\n" + half};
    QTest::newRow("hangs") << Fault{.kind = Fault::Kind::Hang};
    QTest::newRow("trickles") << Fault{.kind = Fault::Kind::Drip, .interval = 5ms};
}

void TestClient::brokenConnectionsAreTriedAgain()
{
    QFETCH(Support::Fault, fault);
    Support::ScriptedServer server;
    server.setHandler(
        [](const auto &) { return Answer::json(R"({"channel": {"name": ")" + QByteArray(2000, 'x') + "\"}}"); });
    Support::FaultProxy proxy(server.serverPort());
    proxy.script(fault);
    proxy.script(fault);
    Support::ClientBench bench(proxy.urlText());
    bench.limits.idle = 60ms;
    bench.limits.attempt = 200ms;
    const auto answer = callJson(bench.client());
    QVERIFY2(answer.has_value(), qPrintable(answer ? QString() : answer.error().message));
    QCOMPARE(bench.finished.first().attempts, 3);
    QCOMPARE(proxy.connectionCount(), 3);
}

void TestClient::aServiceInTroubleIsNotBeatenForEver()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::error(503, "ServiceUnavailable"); });
    Support::ClientBench bench(server.urlText());
    bench.parts.retry.maxAttempts = 1000;
    const auto client = bench.client();
    QVERIFY(!callJson(client));
    const auto sent = server.requests().size();
    QCOMPARE(sent, 101); // the first, and what the quota pays for
    QVERIFY(!callJson(client));
    QCOMPARE(server.requests().size(), sent + 1);
}

void TestClient::retryAfterIsHeard()
{
    Support::ScriptedServer server;
    Answer throttled = Answer::error(429, "ThrottlingException");
    throttled.headers.emplace_back("Retry-After", "7");
    server.script(throttled);
    server.script(Answer::json(channelBody));
    Support::ClientBench bench(server.urlText());
    QVERIFY(callJson(bench.client()));
    QCOMPARE(bench.pauses, (QList<std::chrono::milliseconds>{7s}));
}

void TestClient::aRecordTellsTheWholeCall()
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

void TestClient::aRecordTellsOfTheLastAttemptAlone()
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

void TestClient::anErrorCarriesTheWholeCall()
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

void TestClient::withoutCredentialsNothingIsSent()
{
    Support::ScriptedServer server;
    Support::ClientBench bench(server.urlText());
    bench.parts.credentials = std::make_shared<Aws::EnvironmentCredentials>(Aws::Environment());
    const auto answer = callJson(bench.client());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::NoCredentials);
    QCOMPARE(answer.error().attempts, 0);
    QCOMPARE(answer.error().operation, u"GetChannel"_s);
    QVERIFY(server.requests().isEmpty());
    QCOMPARE(bench.finished.first().state, RequestRecord::State::Failed);
}

namespace {

class RenewingProvider final : public Aws::CredentialsProvider
{
public:
    QCoro::Task<Base::Result<Aws::Credentials>> credentials(std::stop_token) override
    {
        ++m_count;
        co_return Base::Result<Aws::Credentials>(Aws::Credentials{.accessKeyId = u"AKID"_s + QString::number(m_count),
                                                                  .secretAccessKey = Base::Secret("s")});
    }

private:
    int m_count = 0;
};

} // namespace

void TestClient::credentialsAreAskedForBeforeEachAttempt()
{
    Support::ScriptedServer server;
    server.script(Answer::error(500, "InternalServerException"));
    server.script(Answer::json(channelBody));
    Support::ClientBench bench(server.urlText());
    bench.parts.credentials = std::make_shared<RenewingProvider>();
    QVERIFY(callJson(bench.client()));
    QVERIFY(server.requests().at(0).headers.value("authorization").contains("Credential=AKID1/"));
    QVERIFY(server.requests().at(1).headers.value("authorization").contains("Credential=AKID2/"));
    QVERIFY(!server.requests().at(1).headers.contains("x-amz-security-token"));
}

namespace {

// A service whose clock is an hour ahead of the bench's, and which wants requests signed by it.
Support::Answer anHourAhead(const Support::ReceivedRequest &request)
{
    const bool isRight = request.headers.value("x-amz-date") == "20261124T040730Z";
    Answer answer = isRight ? Answer::json(channelBody) : Answer::error(403, "InvalidSignatureException", "expired");
    answer.headers.emplace_back("Date", "Tue, 24 Nov 2026 04:07:30 GMT");
    return answer;
}

} // namespace

void TestClient::aSkewedClockIsSetByTheServicesOnceAndTheCallMadeAgain()
{
    Support::ScriptedServer server;
    server.setHandler(anHourAhead);
    Support::ClientBench bench(server.urlText());
    bench.parts.retry.maxAttempts = 1;
    QVERIFY(callJson(bench.client()));
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(bench.pauses.isEmpty());
    QCOMPARE(bench.retried.size(), 1);
    QCOMPARE(bench.retried.first().error->kind, Error::Kind::ClockSkew);
    QVERIFY(bench.retried.first().error->message.contains("60 min behind"_L1));

    // A service whose own Date does not help is not asked for ever.
    Support::ScriptedServer stubborn;
    int minute = 0;
    stubborn.setHandler([&minute](const auto &) {
        Answer answer = Answer::error(403, "RequestTimeTooSkewed", "too far");
        minute += 10;
        answer.headers.emplace_back("Date", "Tue, 24 Nov 2026 05:" + QByteArray::number(minute) + ":30 GMT");
        return answer;
    });
    Support::ClientBench other(stubborn.urlText());
    const auto result = callJson(other.client());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::ClockSkew);
    QCOMPARE(stubborn.requests().size(), 2);
}

void TestClient::aClockThatWasSetStaysSetForTheCallsThatFollow()
{
    Support::ScriptedServer server;
    server.setHandler(anHourAhead);
    Support::ClientBench bench(server.urlText());
    const auto client = bench.client();
    QVERIFY(callJson(client));
    QVERIFY(callJson(client));
    QVERIFY(callJson(client->background()));
    QCOMPARE(server.requests().size(), 4);
}

void TestClient::aSignatureThatFailsForAnotherReasonIsNotMadeAgain()
{
    Support::ScriptedServer server;
    Answer answer = Answer::error(403, "InvalidSignatureException", "no match");
    answer.headers.emplace_back("Date", "Tue, 24 Nov 2026 03:08:30 GMT");
    server.script(answer);
    Support::ClientBench bench(server.urlText());
    const auto result = callJson(bench.client());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::BadSignature);
    QCOMPARE(server.requests().size(), 1);
}

namespace {

// Credentials that can be had anew, or cannot.
class InvalidatedProvider final : public Aws::CredentialsProvider
{
public:
    explicit InvalidatedProvider(bool hasOthers)
        : m_hasOthers(hasOthers)
    {
    }
    QCoro::Task<Base::Result<Aws::Credentials>> credentials(std::stop_token) override
    {
        co_return Aws::Credentials{.accessKeyId = u"AKID"_s + QString::number(invalidated),
                                   .secretAccessKey = Base::Secret(Support::secretKey)};
    }
    bool invalidate(const Aws::Credentials &refused) override
    {
        lastRefused = refused.accessKeyId;
        ++invalidated;
        return m_hasOthers;
    }

    int invalidated = 0;
    QString lastRefused;

private:
    bool m_hasOthers;
};

} // namespace

void TestClient::credentialsThatExpiredAreRenewedOnce_data()
{
    QTest::addColumn<bool>("hasOthers");
    QTest::addColumn<int>("refusals");
    QTest::addColumn<bool>("succeeds");
    QTest::addColumn<int>("requests");
    QTest::newRow("renewed") << true << 1 << true << 2;
    QTest::newRow("refused again") << true << 2 << false << 2;
    QTest::newRow("nothing to renew") << false << 1 << false << 1;
}

void TestClient::credentialsThatExpiredAreRenewedOnce()
{
    QFETCH(bool, hasOthers);
    QFETCH(int, refusals);
    QFETCH(int, requests);
    Support::ScriptedServer server;
    for (int i = 0; i < refusals; ++i)
        server.script(Answer::error(403, "ExpiredTokenException", "The security token is expired"));
    server.script(Answer::json(channelBody));
    Support::ClientBench bench(server.urlText());
    const auto provider = std::make_shared<InvalidatedProvider>(hasOthers);
    bench.parts.credentials = provider;
    const auto result = callJson(bench.client());
    QTEST(result.has_value(), "succeeds");
    QCOMPARE(server.requests().size(), requests);
    QCOMPARE(provider->invalidated, 1);
    QCOMPARE(provider->lastRefused, u"AKID0"_s);
    if (!result)
        QCOMPARE(result.error().kind, Error::Kind::ExpiredCredentials);
    else
        QVERIFY(server.requests().last().headers.value("authorization").contains("Credential=AKID1/"));
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

namespace {

// Fails at once, in the way it was told.
class FailingTransport final : public Aws::Transport
{
public:
    explicit FailingTransport(Error::Kind kind)
        : m_kind(kind)
    {
    }
    QCoro::Task<Base::Result<Aws::HttpResponse>> send(Aws::HttpRequest, std::stop_token) override
    {
        co_return Base::Result<Aws::HttpResponse>(Base::failure({.kind = m_kind, .message = u"no way"_s}));
    }

private:
    Error::Kind m_kind;
};

} // namespace

void TestClient::noNetworkIsToldAsOffline_data()
{
    QTest::addColumn<Base::Error::Kind>("kind");
    QTest::addColumn<bool>("online");
    QTest::addColumn<QString>("url");
    QTest::addColumn<Base::Error::Kind>("told");
    using Kind = Error::Kind;
    const QString there = u"https://ivs.eu-west-1.amazonaws.com"_s;
    QTest::newRow("no name, no network") << Kind::DnsFailure << false << there << Kind::Offline;
    QTest::newRow("no route, no network") << Kind::ConnectionLost << false << there << Kind::Offline;
    QTest::newRow("no answer, no network") << Kind::Timeout << false << there << Kind::Offline;
    QTest::newRow("no name") << Kind::DnsFailure << true << there << Kind::DnsFailure;
    QTest::newRow("a certificate") << Kind::TlsFailure << false << there << Kind::TlsFailure;
    QTest::newRow("this machine") << Kind::ConnectionLost << false << u"http://127.0.0.1:1"_s << Kind::ConnectionLost;
}

void TestClient::noNetworkIsToldAsOffline()
{
    QFETCH(Base::Error::Kind, kind);
    QFETCH(bool, online);
    QFETCH(QString, url);
    Support::ClientBench bench(url);
    bench.parts.transport = std::make_shared<FailingTransport>(kind);
    bench.parts.isOnline = [online] { return online; };
    const auto result = callJson(bench.client());
    QVERIFY(!result);
    QTEST(result.error().kind, "told");
    // Being offline does not pass while one waits.
    QCOMPARE(result.error().attempts, Aws::isRetryable(result.error()) ? 3 : 1);
}

void TestClient::waitingForTheBudgetIsNoAttempt()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::json(channelBody); });
    Support::ClientBench bench(server.urlText());
    auto time = std::chrono::milliseconds(0);
    bench.parts.service.callsPerSecond = 5;
    bench.parts.budget = std::make_shared<Aws::Budget>(
        [&time] { return time; },
        [&time](std::chrono::milliseconds wait, const std::stop_token &) -> QCoro::Task<> {
            time += wait;
            co_return;
        });
    const auto client = bench.client();
    for (int i = 0; i < 5; ++i)
        QVERIFY(callJson(client));
    QCOMPARE(bench.finished.at(3).waitedMs, 0);
    QCOMPARE(bench.finished.at(4).waitedMs, 200);
    QCOMPARE(bench.finished.at(4).attempts, 1);
    QCOMPARE(bench.parts.budget->use().size(), 1);
    QCOMPARE(bench.parts.budget->use().first().key.operation, u"GetChannel"_s);
    QCOMPARE(bench.parts.budget->use().first().key.owner, QString::fromLatin1(bench.parts.endpoint.hostHeader()));
}

void TestClient::everyAttemptTakesItsTokenAndThrottlingIsHeard()
{
    Support::ScriptedServer server;
    server.script(Answer::error(429, "ThrottlingException"));
    server.script(Answer::json(channelBody));
    Support::ClientBench bench(server.urlText());
    auto time = std::chrono::milliseconds(0);
    bench.parts.service.callsPerSecond = 5;
    bench.parts.budget = std::make_shared<Aws::Budget>(
        [&time] { return time; },
        [&time](std::chrono::milliseconds wait, const std::stop_token &) -> QCoro::Task<> {
            time += wait;
            co_return;
        });
    QVERIFY(callJson(bench.client()));
    const auto use = bench.parts.budget->use().first();
    QCOMPARE(use.used, 2);
    QVERIFY(use.isThrottled);
    QVERIFY(use.allowed < 5);
    QVERIFY(bench.finished.first().waitedMs > 0);
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

namespace {

QStringList logged;

void keepMessage(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged.append(text);
}

} // namespace

void TestClient::secretsReachNeitherLogNorTraceNorRecord()
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

void TestClient::aStopDuringAPauseEndsTheCall()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::error(503, "ServiceUnavailable"); });
    Support::ClientBench bench(server.urlText());
    bench.parts.pause = {}; // the real one: a second
    std::stop_source stop;
    const auto client = bench.client();
    const auto task = client->call(getChannel(), stop.get_token());
    QTRY_COMPARE(bench.retried.size(), 1);
    QVERIFY(!task.isReady());
    stop.request_stop();
    QVERIFY(task.isReady());
    QCOMPARE(bench.finished.first().state, RequestRecord::State::Cancelled);
    QCOMPARE(server.requests().size(), 1);
}

void TestClient::theLogMayGoBeforeTheClient()
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

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
