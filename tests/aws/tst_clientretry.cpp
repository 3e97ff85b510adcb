// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/client.h"

#include "clientcalls.h"
#include "support/faultproxy.h"
#include "support/scriptedserver.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Aws::RequestRecord;
using Base::Error;
using Support::Answer;
using Support::Fault;

namespace {

// A budget whose waits pass at once, on that time.
std::shared_ptr<Aws::Budget> budgetOn(std::chrono::milliseconds *time)
{
    return std::make_shared<Aws::Budget>(
        [time] { return *time; },
        [time](std::chrono::milliseconds wait, const std::stop_token &) -> QCoro::Task<> {
            *time += wait;
            co_return;
        });
}

} // namespace

class TestClientRetry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatFailsIsTriedAgain_data();
    void whatFailsIsTriedAgain();
    void brokenConnectionsAreTriedAgain_data();
    void brokenConnectionsAreTriedAgain();
    void aServiceInTroubleIsNotBeatenForEver();
    void retryAfterIsHeard();
    void noNetworkIsToldAsOffline_data();
    void noNetworkIsToldAsOffline();
    void waitingForTheBudgetIsNoAttempt();
    void everyAttemptTakesItsTokenAndThrottlingIsHeard();
    void aServiceThatAsksForADayDoesNotGetIt();
    void aStopDuringAPauseEndsTheCall();
};

void TestClientRetry::whatFailsIsTriedAgain_data()
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

void TestClientRetry::whatFailsIsTriedAgain()
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

void TestClientRetry::brokenConnectionsAreTriedAgain_data()
{
    QTest::addColumn<Support::Fault>("fault");
    QTest::newRow("reset") << Fault{.kind = Fault::Kind::Reset};
    QTest::newRow("no answer") << Fault{.kind = Fault::Kind::CloseAfter, .bytes = 0};
    QTest::newRow("truncated body") << Fault{.kind = Fault::Kind::CloseAfter, .bytes = 200};
    QTest::newRow("torn down") << Fault{.kind = Fault::Kind::ResetAfter, .bytes = 200};
    const QByteArray half = qCompress(R"({"channel": {"name": ")" + QByteArray(2000, 'x') + "\"}}").mid(4, 24);
    QTest::newRow("compressed and cut by whoever compressed it")
        << Fault{.kind = Fault::Kind::Garbage,
                 .text = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: deflate\r\nContent-Length: "
                         + QByteArray::number(half.size()) + "\r\n\r\n" + half};
    QTest::newRow("hangs") << Fault{.kind = Fault::Kind::Hang};
    QTest::newRow("trickles") << Fault{.kind = Fault::Kind::Drip, .interval = 5ms};
}

void TestClientRetry::brokenConnectionsAreTriedAgain()
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

void TestClientRetry::aServiceInTroubleIsNotBeatenForEver()
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

void TestClientRetry::retryAfterIsHeard()
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

void TestClientRetry::noNetworkIsToldAsOffline_data()
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

void TestClientRetry::noNetworkIsToldAsOffline()
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

void TestClientRetry::waitingForTheBudgetIsNoAttempt()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::json(channelBody); });
    Support::ClientBench bench(server.urlText());
    auto time = std::chrono::milliseconds(0);
    bench.parts.service.callsPerSecond = 5;
    bench.parts.budget = budgetOn(&time);
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

void TestClientRetry::everyAttemptTakesItsTokenAndThrottlingIsHeard()
{
    Support::ScriptedServer server;
    server.script(Answer::error(429, "ThrottlingException"));
    server.script(Answer::json(channelBody));
    Support::ClientBench bench(server.urlText());
    auto time = std::chrono::milliseconds(0);
    bench.parts.service.callsPerSecond = 5;
    bench.parts.budget = budgetOn(&time);
    QVERIFY(callJson(bench.client()));
    const auto use = bench.parts.budget->use().first();
    QCOMPARE(use.used, 2);
    QVERIFY(use.isThrottled);
    QVERIFY(use.allowed < 5);
    QVERIFY(bench.finished.first().waitedMs > 0);
}

void TestClientRetry::aServiceThatAsksForADayDoesNotGetIt()
{
    Support::ScriptedServer server;
    Answer answer = Answer::error(429, "ThrottlingException");
    answer.headers.emplace_back("Retry-After", "86400");
    server.script(answer);
    server.script(Answer::json(channelBody));
    Support::ClientBench bench(server.urlText());
    auto time = std::chrono::milliseconds(0);
    bench.parts.service.callsPerSecond = 5;
    bench.parts.budget = budgetOn(&time);
    QVERIFY(callJson(bench.client()));
    QCOMPARE(bench.pauses, QList<std::chrono::milliseconds>{bench.parts.retry.cap});
    QVERIFY(time > 0s && time <= bench.parts.retry.cap);
}

void TestClientRetry::aStopDuringAPauseEndsTheCall()
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

QTEST_GUILESS_MAIN(TestClientRetry)

#include "tst_clientretry.moc"
