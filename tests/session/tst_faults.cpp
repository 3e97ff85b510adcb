// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person sees when the network or the service misbehaves: the simulator behind a proxy that breaks connections,
// a client as the program makes it, and what the activity dock and the message page say in the end.

#include "session/activity.h"
#include "session/erroradvice.h"
#include "session/simulatedservice.h"
#include "support/faultproxy.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Base::Error;
using Entry = Session::ActivityEntry;
using Support::Fault;

namespace {

// Credentials that can be fetched anew, as those of a role.
class RenewedCredentials final : public Aws::CredentialsProvider
{
public:
    RenewedCredentials(const Simulator::Credentials &keys, bool canRenew)
        : m_keys({.accessKeyId = keys.accessKeyId, .secretAccessKey = keys.secretAccessKey})
        , m_canRenew(canRenew)
    {
    }
    QCoro::Task<Base::Result<Aws::Credentials>> credentials(std::stop_token) override
    {
        co_return Base::Result<Aws::Credentials>(m_keys);
    }
    bool invalidate(const Aws::Credentials &) override
    {
        ++renewed;
        return m_canRenew;
    }

    int renewed = 0;

private:
    Aws::Credentials m_keys;
    bool m_canRenew;
};

struct Bench
{
    Simulator::Server server{{.clock = Testing::standingNow, .throttling = false}};
    std::unique_ptr<Support::FaultProxy> proxy;
    QNetworkAccessManager network;
    Aws::RequestLog log;
    Session::Activity activity;
    std::shared_ptr<RenewedCredentials> credentials;
    std::unique_ptr<Ivs::IvsClient> client;
    QList<std::chrono::milliseconds> pauses;

    explicit Bench(bool canRenew = false)
    {
        if (!server.start())
            qFatal("the simulator does not start");
        proxy = std::make_unique<Support::FaultProxy>(static_cast<quint16>(server.port()));
        activity.follow(&log);
        credentials = std::make_shared<RenewedCredentials>(server.credentials(), canRenew);
        Aws::Settings settings;
        settings.region = server.region();
        settings.endpointUrl = proxy->urlText();
        auto made = Ivs::makeIvsClient(
            settings, credentials,
            {.network = &network,
             .log = &log,
             .limits = {.connect = 2s, .idle = 400ms, .attempt = 800ms},
             .clock = Testing::standingNow,
             .pause = [this](std::chrono::milliseconds time, const std::stop_token &) { return note(time); }});
        if (!made)
            qFatal("no client: %s", qPrintable(made.error().message));
        client = std::move(*made);
    }

    QCoro::Task<> note(std::chrono::milliseconds time)
    {
        pauses.append(time);
        co_return;
    }
};

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aBrokenConnectionIsTriedAgainAndThenTold_data();
    void aBrokenConnectionIsTriedAgainAndThenTold();
    void aServiceInTroubleIsTriedAgainAndThenTold_data();
    void aServiceInTroubleIsTriedAgainAndThenTold();
    void theServicesWishToWaitIsKept();
    void aTokenThatExpiresInMidListingIsRenewedAndTheListingGoesOn();
    void aTokenThatExpiresForGoodEndsTheListingWithWhatToDo();
};

void TestFaults::aBrokenConnectionIsTriedAgainAndThenTold_data()
{
    QTest::addColumn<Support::Fault>("fault");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("succeeds");
    QTest::addColumn<Base::Error::Kind>("kind"); // the last one that was met
    QTest::addColumn<QString>("heading");
    using Kind = Error::Kind;
    const Fault reset{.kind = Fault::Kind::Reset};
    const Fault cut{.kind = Fault::Kind::CloseAfter, .bytes = 300};
    const Fault hang{.kind = Fault::Kind::Hang};
    const Fault drip{.kind = Fault::Kind::Drip, .interval = 5ms};
    QTest::newRow("reset once") << reset << 1 << true << Kind::ConnectionLost << QString();
    QTest::newRow("reset") << reset << 3 << false << Kind::ConnectionLost << u"The connection to %1 broke off"_s;
    QTest::newRow("cut once") << cut << 1 << true << Kind::ConnectionLost << QString();
    QTest::newRow("cut") << cut << 3 << false << Kind::ConnectionLost << u"The connection to %1 broke off"_s;
    QTest::newRow("hang once") << hang << 1 << true << Kind::Timeout << QString();
    QTest::newRow("hang") << hang << 3 << false << Kind::Timeout << u"%1 did not answer in time"_s;
    QTest::newRow("slow drip once") << drip << 1 << true << Kind::Timeout << QString();
    QTest::newRow("slow drip") << drip << 3 << false << Kind::Timeout << u"%1 did not answer in time"_s;
}

void TestFaults::aBrokenConnectionIsTriedAgainAndThenTold()
{
    QFETCH(Support::Fault, fault);
    QFETCH(int, times);
    QFETCH(bool, succeeds);
    QFETCH(Base::Error::Kind, kind);
    QFETCH(QString, heading);
    Bench bench;
    for (int i = 0; i < times; ++i)
        bench.proxy->script(fault);
    const auto target = bench.server.world().target(Simulator::Scenario::Starving);
    std::optional<Base::Result<Ivs::Received<Ivs::StreamSession>>> answer;
    QObject context;
    const auto handle = bench.client->getStreamSession(target.channelArn, target.streamId, &context,
                                                       [&answer](const auto &given) { answer = given; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY2(answer->has_value() == succeeds,
             qPrintable(*answer ? QString() : Base::errorKindName(answer->error().kind) + answer->error().message));
    QCOMPARE(bench.activity.entries().size(), 1);
    const Entry &entry = bench.activity.entries().first();
    QCOMPARE(entry.attempts, succeeds ? times + 1 : 3);
    QCOMPARE(bench.pauses.size(), entry.attempts - 1);
    if (succeeds) {
        QCOMPARE(entry.state, Entry::State::Done);
        return;
    }
    QCOMPARE(entry.state, Entry::State::Failed);
    QCOMPARE(entry.error->kind, kind);
    const auto advice = Session::adviceFor(answer->error());
    QCOMPARE(advice.heading, heading.arg(answer->error().host));
    QVERIFY(!advice.toDo.isEmpty());
}

void TestFaults::aServiceInTroubleIsTriedAgainAndThenTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("times");
    QTest::addColumn<Base::Error::Kind>("kind");
    using Kind = Error::Kind;
    for (const int times : {2, 3}) {
        QTest::addRow("429, %d", times) << 429 << u"ThrottlingException"_s << times << Kind::Throttled;
        QTest::addRow("throttled as 400, %d", times) << 400 << u"ThrottlingException"_s << times << Kind::Throttled;
        QTest::addRow("500, %d", times) << 500 << u"InternalServerException"_s << times << Kind::ServiceFault;
        QTest::addRow("503, %d", times) << 503 << u"ServiceUnavailable"_s << times << Kind::ServiceFault;
    }
}

void TestFaults::aServiceInTroubleIsTriedAgainAndThenTold()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(int, times);
    QFETCH(Base::Error::Kind, kind);
    Bench bench;
    bench.server.controls().failNext(u"ListStreams"_s, times, {.status = status, .code = code});
    std::optional<Base::Result<Ivs::Received<Ivs::Page<Ivs::Stream>>>> answer;
    QObject context;
    const auto handle
        = bench.client->listAllStreams({}, {}, &context, {}, [&answer](const auto &given) { answer = given; });
    QTRY_VERIFY(answer.has_value());
    const bool succeeds = times < 3;
    QCOMPARE(answer->has_value(), succeeds);
    const Entry &entry = bench.activity.entries().first();
    QCOMPARE(entry.attempts, 3);
    QCOMPARE(entry.state, succeeds ? Entry::State::Done : Entry::State::Failed);
    if (succeeds)
        return;
    QCOMPARE(answer->error().kind, kind);
    QCOMPARE(answer->error().code, code);
    QCOMPARE(answer->error().httpStatus, status);
    QVERIFY(!answer->error().requestId.isEmpty());
    QVERIFY(!Session::adviceFor(answer->error()).toDo.isEmpty());
}

void TestFaults::theServicesWishToWaitIsKept()
{
    Bench bench;
    bench.server.controls().failNext(
        u"ListStreams"_s, 1,
        {.status = 503, .code = u"ServiceUnavailable"_s, .headers = {{.name = "Retry-After", .value = "7"}}});
    std::optional<Base::Result<Ivs::Received<Ivs::Page<Ivs::Stream>>>> answer;
    QObject context;
    const auto handle
        = bench.client->listAllStreams({}, {}, &context, {}, [&answer](const auto &given) { answer = given; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(answer->has_value());
    QCOMPARE(bench.pauses, QList<std::chrono::milliseconds>{7s});
}

namespace {

using Channels = Base::Result<Ivs::Received<Ivs::Page<Ivs::ChannelSummary>>>;

// Lists the channels ten at a time; the token is refused when the first ten are there.
Channels listWithExpiry(Bench *bench, int *pages)
{
    std::optional<Channels> answer;
    QObject context;
    const auto handle = bench->client->listAllChannels(
        {.maxResults = 10}, {}, &context,
        [bench, pages](const auto &) {
            if (++*pages == 1) {
                bench->server.controls().failNext(
                    u"ListChannels"_s, 1,
                    {.status = 403,
                     .code = u"ExpiredTokenException"_s,
                     .message = u"The security token included in the request is expired"_s});
            }
        },
        [&answer](const auto &given) { answer = given; });
    const bool hasCome = QTest::qWaitFor([&answer] { return answer.has_value(); });
    return hasCome ? *answer : Channels(Base::failure({.message = u"no answer"_s}));
}

} // namespace

void TestFaults::aTokenThatExpiresInMidListingIsRenewedAndTheListingGoesOn()
{
    Bench bench(true);
    int pages = 0;
    const auto answer = listWithExpiry(&bench, &pages);
    QVERIFY2(answer.has_value(), qPrintable(answer ? QString() : answer.error().message));
    QVERIFY(answer->value.items.size() > 30);
    QSet<QString> arns;
    for (const auto &channel : answer->value.items)
        arns.insert(channel.arn.value_or(QString()));
    QCOMPARE(arns.size(), answer->value.items.size());
    QCOMPARE(bench.credentials->renewed, 1);
    QVERIFY(bench.pauses.isEmpty());
    const auto &entries = bench.activity.entries();
    QCOMPARE(std::count_if(entries.begin(), entries.end(), [](const Entry &entry) { return entry.attempts == 2; }), 1);
    QCOMPARE(bench.activity.failedCount(), 0);
}

void TestFaults::aTokenThatExpiresForGoodEndsTheListingWithWhatToDo()
{
    Bench bench(false);
    int pages = 0;
    const auto answer = listWithExpiry(&bench, &pages);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::ExpiredCredentials);
    QCOMPARE(answer.error().attempts, 1);
    QVERIFY(pages >= 1);
    QCOMPARE(bench.credentials->renewed, 1);
    const auto advice = Session::adviceFor(answer.error());
    QVERIFY(!advice.heading.isEmpty());
    QVERIFY2(advice.toDo.contains("sign in"_L1, Qt::CaseInsensitive), qPrintable(advice.toDo));
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
