// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/client.h"

#include "aws/environmentcredentials.h"
#include "clientcalls.h"
#include "support/scriptedserver.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Aws::RequestRecord;
using Base::Error;
using Support::Answer;

class TestClientCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void eachAttemptIsSignedAnew();
    void withoutCredentialsNothingIsSent();
    void credentialsAreAskedForBeforeEachAttempt();
    void aSkewedClockIsSetByTheServicesOnceAndTheCallMadeAgain();
    void aClockThatWasSetStaysSetForTheCallsThatFollow();
    void aSignatureThatFailsForAnotherReasonIsNotMadeAgain();
    void credentialsThatExpiredAreRenewedOnce_data();
    void credentialsThatExpiredAreRenewedOnce();
};

void TestClientCredentials::eachAttemptIsSignedAnew()
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

void TestClientCredentials::withoutCredentialsNothingIsSent()
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

void TestClientCredentials::credentialsAreAskedForBeforeEachAttempt()
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

void TestClientCredentials::aSkewedClockIsSetByTheServicesOnceAndTheCallMadeAgain()
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

void TestClientCredentials::aClockThatWasSetStaysSetForTheCallsThatFollow()
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

void TestClientCredentials::aSignatureThatFailsForAnotherReasonIsNotMadeAgain()
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

void TestClientCredentials::credentialsThatExpiredAreRenewedOnce_data()
{
    QTest::addColumn<bool>("hasOthers");
    QTest::addColumn<int>("refusals");
    QTest::addColumn<bool>("succeeds");
    QTest::addColumn<int>("requests");
    QTest::newRow("renewed") << true << 1 << true << 2;
    QTest::newRow("refused again") << true << 2 << false << 2;
    QTest::newRow("nothing to renew") << false << 1 << false << 1;
}

void TestClientCredentials::credentialsThatExpiredAreRenewedOnce()
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

QTEST_GUILESS_MAIN(TestClientCredentials)

#include "tst_clientcredentials.moc"
