// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/transport.h"

#include "support/clientbench.h"
#include "support/faultproxy.h"
#include "support/scriptedserver.h"
#include "support/selfsigned.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Base::Error;
using Support::Answer;
using Support::Fault;

namespace {

Aws::HttpRequest post(const QUrl &url)
{
    Aws::HttpRequest request{.method = "POST", .url = url, .body = "{}"};
    request.headers.append(Aws::SigV4::Header{"Content-Type", "application/json"});
    return request;
}

Base::Result<Aws::HttpResponse> sendOnce(const QUrl &url, const Aws::Limits &limits = {},
                                         const QSslConfiguration &ssl = QSslConfiguration::defaultConfiguration())
{
    QNetworkAccessManager network;
    const auto transport = Aws::makeTransport(&network, limits, ssl);
    return QCoro::waitFor(transport->send(post(url), {}));
}

// Half of a list of channels, compressed: enough of it that part of the list comes out.
QByteArray halfOfACompressedList()
{
    QByteArray list;
    for (quint32 i = 1; i <= 20'000; ++i)
        list += QByteArray::number(i * 2654435761U) + ',';
    const QByteArray whole = qCompress("[" + list + "0]").mid(4); // without Qt's own header
    return whole.left(whole.size() / 2);
}

} // namespace

class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anAnswerOfAnyStatusIsAValue_data();
    void anAnswerOfAnyStatusIsAValue();
    void headersAreFoundInAnyCase();
    void aBrokenConnectionIsToldByItsKind_data();
    void aBrokenConnectionIsToldByItsKind();
    void aReadThatTricklesIsEndedByTheLimitForTheWholeAttempt();
    void aConnectionThatStandsStillIsEndedByTheIdleLimit();
    void aHandshakeThatNeverEndsIsEndedByTheConnectLimit();
    void aTimeOfZeroIsNoLimit();
    void aNameThatDoesNotResolveIsADnsFailure();
    void aPortWhereNobodyListensRefuses();
    void aRedirectIsNotFollowed();
    void compressedAnswersAreUnpacked();
    void anAnswerBeyondTheLimitIsRefused();
    void aSwellingAnswerIsStoppedAtTheLimit();
    void aCertificateThatNobodyVouchesForIsRefused();
    void aCertificateErrorNamesTheCertificate_data();
    void aCertificateErrorNamesTheCertificate();
    void aServerThatSpeaksOnlyOlderTlsIsRefused();
    void connectionsAreUsedAgain();
    void aCertificateOfTheCaBundleIsTrusted();
    void aCaBundleWithoutCertificatesIsAConfigurationError();
    void aRequestOnADeadConnectionIsNotSentAgainInSilence();
    void aStopEndsTheAttemptAtOnce();
    void aStopBeforehandSendsNothing();
    void theNetworkMayGoWhileAnAttemptRuns();
    void whatIsBeyondTheParallelLimitWaitsForAPlace();
    void aStopReleasesWhoeverWaitsForAPlace();
};

void TestTransport::anAnswerOfAnyStatusIsAValue_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 204, 400, 401, 403, 404, 409, 429, 500, 503})
        QTest::addRow("%d", status) << status;
}

void TestTransport::anAnswerOfAnyStatusIsAValue()
{
    QFETCH(int, status);
    Support::ScriptedServer server;
    server.script(Answer::json(status == 204 ? "" : "{\"a\": 1}", status));
    const auto response = sendOnce(server.url());
    QVERIFY2(response.has_value(), qPrintable(response ? QString() : response.error().message));
    QCOMPARE(response->status, status);
    QCOMPARE(response->body, QByteArray(status == 204 ? "" : "{\"a\": 1}"));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().body, QByteArray("{}"));
}

void TestTransport::headersAreFoundInAnyCase()
{
    Support::ScriptedServer server;
    server.script(Answer::json("{}"));
    const auto response = sendOnce(server.url());
    QVERIFY(response);
    QCOMPARE(response->header("X-AMZN-REQUESTID"), QByteArray("7f1d0000-0000-4000-8000-000000000001"));
    QVERIFY(response->header("x-none").isEmpty());
}

void TestTransport::aBrokenConnectionIsToldByItsKind_data()
{
    QTest::addColumn<Support::Fault>("fault");
    QTest::addColumn<Base::Error::Kind>("kind");
    using FaultKind = Fault::Kind;
    QTest::newRow("reset") << Fault{.kind = FaultKind::Reset} << Error::Kind::ConnectionLost;
    QTest::newRow("closed at once") << Fault{.kind = FaultKind::CloseAfter, .bytes = 0} << Error::Kind::ConnectionLost;
    QTest::newRow("closed in the headers")
        << Fault{.kind = FaultKind::CloseAfter, .bytes = 20} << Error::Kind::ConnectionLost;
    QTest::newRow("closed in the body") << Fault{.kind = FaultKind::CloseAfter, .bytes = 400}
                                        << Error::Kind::ConnectionLost;
    QTest::newRow("torn down in the body")
        << Fault{.kind = FaultKind::ResetAfter, .bytes = 400} << Error::Kind::ConnectionLost;
    QTest::newRow("no HTTP") << Fault{.kind = FaultKind::Garbage, .text = "SSH-2.0-OpenSSH_9.2\r\n\r\n"}
                             << Error::Kind::ConnectionLost; // the network layer cannot tell
    QTest::newRow("binary") << Fault{.kind = FaultKind::Garbage, .text = QByteArray(64, '\0')}
                            << Error::Kind::ConnectionLost;
    QTest::newRow("closed in a chunk") << Fault{.kind = FaultKind::Garbage,
                                                .text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{}"}
                                       << Error::Kind::ConnectionLost;
    QTest::newRow("closed between chunks")
        << Fault{.kind = FaultKind::Garbage, .text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"}
        << Error::Kind::ConnectionLost;
    QTest::newRow("corrupt gzip")
        << Fault{.kind = FaultKind::Garbage,
                 .text = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot gzip at "}
        << Error::Kind::UnreadableResponse;
    const QByteArray half = halfOfACompressedList();
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: deflate\r\n";
    QTest::newRow("closed in a compressed body")
        << Fault{.kind = FaultKind::Garbage,
                 .text = head + "Content-Length: " + QByteArray::number(half.size() * 2) + "\r\n\r\n" + half}
        << Error::Kind::ConnectionLost;
    QTest::newRow("closed in a compressed body of unknown length")
        << Fault{.kind = FaultKind::Garbage, .text = head + "\r\n" + half} << Error::Kind::ConnectionLost;
    QTest::newRow("compressed body cut on the way to the server")
        << Fault{.kind = FaultKind::Garbage,
                 .text = head + "Content-Length: " + QByteArray::number(half.size()) + "\r\n\r\n" + half}
        << Error::Kind::ConnectionLost;
    QTest::newRow("compressed body cut in a whole chunk")
        << Fault{.kind = FaultKind::Garbage,
                 .text = head + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(half.size(), 16) + "\r\n"
                         + half + "\r\n0\r\n\r\n"}
        << Error::Kind::ConnectionLost;
}

void TestTransport::aBrokenConnectionIsToldByItsKind()
{
    QFETCH(Support::Fault, fault);
    Support::ScriptedServer server;
    server.script(Answer::json("{\"a\": \"" + QByteArray(4000, 'x') + "\"}"));
    Support::FaultProxy proxy(server.serverPort());
    proxy.script(fault);
    const auto response = sendOnce(proxy.url());
    QVERIFY(!response);
    QTEST(response.error().kind, "kind");
    QVERIFY(!response.error().message.isEmpty());
    QCOMPARE(proxy.connectionCount(), 1);
}

void TestTransport::aReadThatTricklesIsEndedByTheLimitForTheWholeAttempt()
{
    Support::ScriptedServer server;
    Support::FaultProxy proxy(server.serverPort());
    proxy.script({.kind = Fault::Kind::Drip, .interval = 5ms});
    server.script(Answer::json("{\"a\": \"" + QByteArray(100'000, 'x') + "\"}"));
    QElapsedTimer elapsed;
    elapsed.start();
    const auto response = sendOnce(proxy.url(), {.idle = 5s, .attempt = 150ms});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::Timeout);
    QVERIFY2(response.error().message.contains("0.15 s"_L1), qPrintable(response.error().message));
    QVERIFY(elapsed.elapsed() < 4000);
}

void TestTransport::aConnectionThatStandsStillIsEndedByTheIdleLimit()
{
    Support::ScriptedServer server;
    server.script(Answer::silent());
    const auto response = sendOnce(server.url(), {.idle = 50ms});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::Timeout);
    QVERIFY2(response.error().message.contains("stood still"_L1), qPrintable(response.error().message));
}

void TestTransport::aHandshakeThatNeverEndsIsEndedByTheConnectLimit()
{
    QTcpServer server; // accepts, and never speaks TLS
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const auto response = sendOnce(QUrl(u"https://127.0.0.1:%1"_s.arg(server.serverPort())), {.connect = 50ms});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::Timeout);
    QVERIFY2(response.error().message.contains("No connection"_L1), qPrintable(response.error().message));
}

void TestTransport::aTimeOfZeroIsNoLimit()
{
    Support::ScriptedServer server;
    Support::FaultProxy proxy(server.serverPort());
    proxy.script({.kind = Fault::Kind::Drip, .interval = 1ms});
    server.script(Answer::json("{}"));
    const auto response = sendOnce(proxy.url(), {.connect = 0ms, .idle = 0ms, .attempt = 0ms});
    QVERIFY2(response.has_value(), qPrintable(response ? QString() : response.error().message));
}

void TestTransport::aNameThatDoesNotResolveIsADnsFailure()
{
    const auto response = sendOnce(QUrl(u"https://nonexistent.invalid"_s));
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::DnsFailure);
}

void TestTransport::aPortWhereNobodyListensRefuses()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    const auto response = sendOnce(QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::ConnectionRefused);
}

void TestTransport::aRedirectIsNotFollowed()
{
    Support::ScriptedServer target;
    Support::ScriptedServer server;
    Answer answer = Answer::json("{}", 302);
    answer.headers.emplace_back("Location", target.urlText().toLatin1());
    server.script(answer);
    const auto response = sendOnce(server.url());
    QVERIFY(response);
    QCOMPARE(response->status, 302);
    QVERIFY(target.requests().isEmpty());
}

void TestTransport::compressedAnswersAreUnpacked()
{
    // printf '{"channels":[]}' | gzip -n
    Answer answer
        = Answer::json(QByteArray::fromHex("1f8b08000000000002ffab564ace48cccb4bcd2956b28a8ead0500e234b7480f000000"));
    answer.headers.emplace_back("Content-Encoding", "gzip");
    Support::ScriptedServer server;
    server.script(answer);
    const auto response = sendOnce(server.url());
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("{\"channels\":[]}"));
    QVERIFY(server.requests().first().headers.value("accept-encoding").contains("gzip"));
}

void TestTransport::anAnswerBeyondTheLimitIsRefused()
{
    Support::ScriptedServer server;
    server.script(Answer::json(QByteArray(3000, 'x')));
    const auto response = sendOnce(server.url(), {.maximumBodySize = 2000});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::UnreadableResponse);
    QCOMPARE(response.error().byteOffset, std::optional<qint64>(2000));
}

void TestTransport::aSwellingAnswerIsStoppedAtTheLimit()
{
    // qCompress writes a length, then a zlib stream: 64 MiB of zeros in 64 KiB.
    Answer answer = Answer::json(qCompress(QByteArray(64 * 1024 * 1024, '0')).mid(4));
    answer.headers.emplace_back("Content-Encoding", "deflate");
    Support::ScriptedServer server;
    server.script(answer);
    const auto response = sendOnce(server.url(), {.maximumBodySize = 4 * 1024 * 1024});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::UnreadableResponse);
}

void TestTransport::aCertificateThatNobodyVouchesForIsRefused()
{
    Support::ScriptedServer server;
    server.setTls(Support::makeSelfSigned().serverConfiguration());
    const auto response = sendOnce(server.url());
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::TlsFailure);
    QVERIFY2(response.error().message.contains("self-signed"_L1), qPrintable(response.error().message));
    QVERIFY(server.requests().isEmpty());
}

void TestTransport::aCertificateErrorNamesTheCertificate_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("of this host") << QByteArray("127.0.0.1");
    QTest::newRow("of another host") << QByteArray("proxy.corporate.example");
}

void TestTransport::aCertificateErrorNamesTheCertificate()
{
    QFETCH(QByteArray, host);
    Support::ScriptedServer server;
    server.setTls(Support::makeSelfSigned(host).serverConfiguration());
    const auto response = sendOnce(server.url());
    QVERIFY(!response);
    const QString message = response.error().message;
    const QString name = QString::fromLatin1(host);
    QVERIFY2(message.contains(u"is of \"%1\", issued by \"%1\", valid from 20"_s.arg(name)), qPrintable(message));
    QCOMPARE(message.contains("host name"_L1), host != "127.0.0.1");
}

// The server answers the hello with one of TLS 1.1, written by hand: no library of today would.
void TestTransport::aServerThatSpeaksOnlyOlderTlsIsRefused()
{
    QByteArray hello("\x03\x02", 2); // TLS 1.1
    hello += QByteArray(32, 'r'); // random
    hello += QByteArray("\x00\xc0\x13\x00", 4); // no session; ECDHE-RSA-AES128-SHA; no compression
    QByteArray record("\x16\x03\x02", 3);
    const auto size = static_cast<char>(hello.size());
    record += QByteArray("\x00", 1) + static_cast<char>(size + 4) + QByteArray("\x02\x00\x00", 3) + size + hello;

    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray received;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        auto *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&received, &record, socket] {
            if (received.isEmpty())
                socket->write(record);
            received += socket->readAll();
        });
    });
    const auto ssl = Aws::sslConfiguration({});
    QVERIFY(ssl);
    const auto response = sendOnce(QUrl(u"https://127.0.0.1:%1"_s.arg(server.serverPort())), {}, *ssl);
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::TlsFailure);
    // The client's last word: alert, fatal, protocol version.
    QTRY_VERIFY2(received.endsWith(QByteArray("\x00\x02\x02\x46", 4)), received.right(8).toHex().constData());
}

void TestTransport::connectionsAreUsedAgain()
{
    const auto identity = Support::makeSelfSigned();
    QTemporaryFile bundle;
    QVERIFY(bundle.open());
    bundle.write(identity.certificatePem);
    bundle.close();
    Support::ScriptedServer server;
    server.setTls(identity.serverConfiguration());
    QNetworkAccessManager network;
    const auto transport = Aws::makeTransport(&network, {}, *Aws::sslConfiguration(bundle.fileName()));
    for (int i = 0; i < 5; ++i)
        QVERIFY(QCoro::waitFor(transport->send(post(server.url()), {})));
    QCOMPARE(server.requests().size(), 5);
    QCOMPARE(server.requests().last().connection, server.requests().first().connection);
}

void TestTransport::aCertificateOfTheCaBundleIsTrusted()
{
    const auto identity = Support::makeSelfSigned();
    QTemporaryFile bundle;
    QVERIFY(bundle.open());
    bundle.write(identity.certificatePem);
    bundle.close();
    const auto ssl = Aws::sslConfiguration(bundle.fileName());
    QVERIFY(ssl);
    Support::ScriptedServer server;
    server.setTls(identity.serverConfiguration());
    const auto response = sendOnce(server.url(), {}, *ssl);
    QVERIFY2(response.has_value(), qPrintable(response ? QString() : response.error().message));
    QCOMPARE(response->status, 200);
}

void TestTransport::aCaBundleWithoutCertificatesIsAConfigurationError()
{
    const auto ssl = Aws::sslConfiguration(u"/no/such/bundle.pem"_s);
    QVERIFY(!ssl);
    QCOMPARE(ssl.error().kind, Error::Kind::Configuration);
    QVERIFY(ssl.error().message.contains("bundle.pem"_L1));
}

void TestTransport::aRequestOnADeadConnectionIsNotSentAgainInSilence()
{
    // The server keeps the first connection and closes it when the second request comes.
    Support::ScriptedServer server;
    server.script(Answer::json("{\"n\": 1}"));
    Support::FaultProxy proxy(server.serverPort());
    QByteArray first;
    {
        QNetworkAccessManager network;
        const auto transport = Aws::makeTransport(&network, {});
        const auto before = QCoro::waitFor(transport->send(post(server.url()), {}));
        QVERIFY(before);
        server.script(Answer::silent());
        connect(&server, &Support::ScriptedServer::requested, &server, [&server] {
            const auto sockets = server.findChildren<QTcpSocket *>();
            for (auto *socket : sockets)
                socket->abort();
        });
        const auto after = QCoro::waitFor(transport->send(post(server.url()), {}));
        QVERIFY(!after);
        QCOMPARE(after.error().kind, Error::Kind::ConnectionLost);
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests().at(0).connection, server.requests().at(1).connection);
    }
}

void TestTransport::aStopEndsTheAttemptAtOnce()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::silent(); });
    QNetworkAccessManager network;
    const auto transport = Aws::makeTransport(&network, {});
    std::stop_source stop;
    auto task = transport->send(post(server.url()), stop.get_token());
    QTRY_COMPARE(server.requests().size(), 1);
    QVERIFY(!task.isReady());
    stop.request_stop();
    QVERIFY(task.isReady());
}

void TestTransport::aStopBeforehandSendsNothing()
{
    Support::ScriptedServer server;
    QNetworkAccessManager network;
    const auto transport = Aws::makeTransport(&network, {});
    std::stop_source stop;
    stop.request_stop();
    const auto task = transport->send(post(server.url()), stop.get_token());
    QVERIFY(task.isReady());
    QTest::qWait(0);
    QVERIFY(server.requests().isEmpty());
}

void TestTransport::theNetworkMayGoWhileAnAttemptRuns()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::silent(); });
    auto network = std::make_unique<QNetworkAccessManager>();
    const auto transport = Aws::makeTransport(network.get(), {});
    auto task = transport->send(post(server.url()), {});
    QTRY_COMPARE(server.requests().size(), 1);
    network.reset();
    QVERIFY(task.isReady());
    const auto late = transport->send(post(server.url()), {});
    QVERIFY(late.isReady());
}

void TestTransport::whatIsBeyondTheParallelLimitWaitsForAPlace()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::silent(); });
    QNetworkAccessManager network;
    const auto transport = Aws::makeTransport(&network, {.parallel = 2});
    std::stop_source stop;
    std::stop_source stopFirst;
    const auto first = transport->send(post(server.url()), stopFirst.get_token());
    const auto second = transport->send(post(server.url()), stop.get_token());
    const auto third = transport->send(post(server.url()), stop.get_token());
    QTRY_COMPARE(server.requests().size(), 2);
    stopFirst.request_stop();
    QTRY_COMPARE(server.requests().size(), 3);
    stop.request_stop();
    QVERIFY(first.isReady() && second.isReady() && third.isReady());
}

void TestTransport::aStopReleasesWhoeverWaitsForAPlace()
{
    Support::ScriptedServer server;
    server.setHandler([](const auto &) { return Answer::silent(); });
    QNetworkAccessManager network;
    const auto transport = Aws::makeTransport(&network, {.parallel = 1});
    std::stop_source stopFirst;
    std::stop_source stopSecond;
    const auto first = transport->send(post(server.url()), stopFirst.get_token());
    const auto second = transport->send(post(server.url()), stopSecond.get_token());
    stopSecond.request_stop();
    QVERIFY(second.isReady());
    QVERIFY(!first.isReady());
    stopFirst.request_stop();
    QVERIFY(first.isReady());
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
