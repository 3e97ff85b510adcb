// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/documents.h"
#include "simulator/server.h"

#include "certificate.h"
#include "signer.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <httplib.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Simulator;

namespace {

Support::Signer signerFor(const Server &server)
{
    return {.credentials = server.credentials(), .region = server.region(), .time = QDateTime::currentDateTimeUtc()};
}

// Sends what was signed, byte for byte, and nothing else.
httplib::Result send(httplib::ClientImpl *client, const HttpRequest &request)
{
    httplib::Request out;
    out.method = request.method.toStdString();
    out.path = request.target.toStdString();
    out.body = request.body.toStdString();
    for (const auto &header : request.headers)
        out.headers.emplace(header.name.toStdString(), header.value.toStdString());
    return client->send(out);
}

httplib::Result send(const Server &server, const HttpRequest &request)
{
    httplib::ClientImpl client("127.0.0.1", server.port());
    client.set_url_encode(false);
    return send(&client, request);
}

QJsonObject bodyOf(const httplib::Result &result)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(result->body)).object();
}

} // namespace

class TestServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aSignedRequestIsAnswered();
    void headersArriveAsTheyWereSent();
    void tagsAreAskedForByAnEncodedPath();
    void anUnsignedRequestIsRefused();
    void anUnknownMethodGetsAnAnswer();
    void manyRequestsAtOnceAreAnswered();
    void aCutAnswerEndsTheConnectionEarly();
    void httpsIsSpokenWithACertificate();
    void aCertificateThatCannotBeUsedIsAnError();
    void aPortInUseIsAnError();
    void stopDoesNotWaitForWhatIsHeldBack();
    void aServerMayBeStartedAgain();
    void aServerThatWasNeverStartedIsNoTrouble();
};

void TestServer::aSignedRequestIsAnswered()
{
    Server server;
    QVERIFY(server.start());
    QVERIFY(server.isRunning());
    QCOMPARE(server.url(), u"http://127.0.0.1:%1"_s.arg(server.port()));
    const auto result = send(server, signerFor(server).post("ListChannels"));
    QVERIFY(result);
    QCOMPARE(result->status, 200);
    QCOMPARE(result->get_header_value("Content-Type"), std::string("application/json"));
    QVERIFY(result->has_header("x-amzn-RequestId"));
    QCOMPARE(bodyOf(result)["channels"_L1][0],
             QJsonValue(channelSummaryDocument(server.world().channel(0), server.world().place())));
}

void TestServer::headersArriveAsTheyWereSent()
{
    Server server({.sessionToken = "to/ken+with=signs=="});
    QVERIFY(server.start());
    const auto signer = signerFor(server);
    const auto request = signer.sign({.method = "POST",
                                      .target = "/ListStreams",
                                      .headers = {HttpHeader{.name = "Content-Type", .value = "application/json"},
                                                  HttpHeader{.name = "X-Amz-User-Agent", .value = "a/1 b#c  d"}},
                                      .body = "{}"});
    QCOMPARE(send(server, request)->status, 200);
}

void TestServer::tagsAreAskedForByAnEncodedPath()
{
    Server server;
    QVERIFY(server.start());
    const auto arn = server.world().target(Scenario::Takeover).channelArn;
    const auto result = send(server, signerFor(server).tags(arn));
    QVERIFY(result);
    QCOMPARE(bodyOf(result)["tags"_L1]["scenario"_L1].toString(), u"takeover"_s);
}

void TestServer::anUnsignedRequestIsRefused()
{
    Server server;
    QVERIFY(server.start());
    httplib::ClientImpl client("127.0.0.1", server.port());
    const auto result = client.Post("/ListChannels", "{}", "application/json");
    QVERIFY(result);
    QCOMPARE(result->status, 403);
    QCOMPARE(result->get_header_value("x-amzn-ErrorType"), std::string("MissingAuthenticationTokenException"));
}

void TestServer::anUnknownMethodGetsAnAnswer()
{
    Server server;
    QVERIFY(server.start());
    httplib::ClientImpl client("127.0.0.1", server.port());
    for (const auto &result :
         {client.Put("/ListChannels", "{}", "application/json"), client.Delete("/ListChannels"), client.Get("/"),
          client.Post("/", "Action=Nothing", "application/x-www-form-urlencoded")}) {
        QVERIFY(result);
        QCOMPARE(result->status, 404);
        QCOMPARE(result->get_header_value("x-amzn-ErrorType"), std::string("UnknownOperationException"));
    }
}

void TestServer::manyRequestsAtOnceAreAnswered()
{
    std::atomic<int> logged = 0;
    Server server({.throttling = false, .accessLog = [&logged](const AccessRecord &) { ++logged; }});
    QVERIFY(server.start());
    std::atomic<int> good = 0;
    constexpr int clientCount = 8;
    std::vector<std::thread> clients;
    clients.reserve(clientCount);
    for (int i = 0; i < clientCount; ++i) {
        clients.emplace_back([&, i] {
            const auto arn = server.world().channelArn(i % 2 == 0 ? u"arena-main"_s : u"arena-backup"_s);
            const auto body = QJsonDocument(QJsonObject{{u"channelArn"_s, arn}}).toJson();
            for (int n = 0; n < 10; ++n) {
                const auto result = send(server, signerFor(server).post("GetStreamSession", body));
                good += result && result->status == 200 ? 1 : 0;
            }
        });
    }
    for (auto &client : clients)
        client.join();
    QCOMPARE(good.load(), 80);
    QCOMPARE(logged.load(), 80);
}

void TestServer::aCutAnswerEndsTheConnectionEarly()
{
    Server server;
    QVERIFY(server.start());
    server.controls().failNext(u"ListStreams"_s, 1, {.cutAnswer = true});
    QVERIFY(!send(server, signerFor(server).post("ListStreams")));
    QCOMPARE(send(server, signerFor(server).post("ListStreams"))->status, 200);
}

void TestServer::httpsIsSpokenWithACertificate()
{
    const QTemporaryDir folder;
    const auto certificate = Support::writeCertificate(folder.path());
    QVERIFY(!certificate.certificateFile.isEmpty());
    Server server({.certificateFile = certificate.certificateFile, .privateKeyFile = certificate.privateKeyFile});
    QVERIFY(server.start());
    QVERIFY(server.url().startsWith("https://127.0.0.1:"_L1));
    httplib::SSLClient client("127.0.0.1", server.port());
    client.set_ca_cert_path(certificate.certificateFile.toLocal8Bit().constData());
    client.enable_server_certificate_verification(true);
    const auto result = send(&client, signerFor(server).post("ListStreams"));
    QVERIFY2(result, qPrintable(QString::fromStdString(httplib::to_string(result.error()))));
    QCOMPARE(result->status, 200);
}

void TestServer::aCertificateThatCannotBeUsedIsAnError()
{
    Server server({.certificateFile = u"/no/such/certificate.pem"_s, .privateKeyFile = u"/no/such/key.pem"_s});
    const auto started = server.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, Base::Error::Kind::Configuration);
    QVERIFY(started.error().message.contains("/no/such/certificate.pem"_L1));
}

void TestServer::aPortInUseIsAnError()
{
    Server first;
    QVERIFY(first.start());
    Server second({.port = first.port()});
    const auto started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, Base::Error::Kind::ConnectionRefused);
    QVERIFY(started.error().message.contains(QString::number(first.port())));
    QVERIFY(!second.isRunning());
}

void TestServer::stopDoesNotWaitForWhatIsHeldBack()
{
    Server server;
    QVERIFY(server.start());
    server.controls().setLatency(std::chrono::seconds(20));
    std::atomic<int> status = 0;
    std::thread client([&, request = signerFor(server).post("ListStreams")] {
        const auto result = send(server, request);
        status = result ? result->status : -1;
    });
    const bool isHeldBack = QTest::qWaitFor([&] { return server.controls().heldBackCount() == 1; });
    QElapsedTimer timer;
    timer.start();
    server.stop();
    client.join();
    QVERIFY(isHeldBack);
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(status.load(), 200);
    QVERIFY(!server.isRunning());
}

void TestServer::aServerMayBeStartedAgain()
{
    Server server;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(server.start());
        QCOMPARE(send(server, signerFor(server).post("ListStreams"))->status, 200);
        server.stop();
        server.stop();
    }
}

void TestServer::aServerThatWasNeverStartedIsNoTrouble()
{
    Server server;
    QVERIFY(!server.isRunning());
    QCOMPARE(server.port(), 0);
    server.stop();
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
