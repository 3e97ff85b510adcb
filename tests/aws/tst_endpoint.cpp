// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/endpoint.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

Aws::Service service(const QStringList &regions = {})
{
    return {.id = u"IVS"_s,
            .endpointPrefix = u"ivs"_s,
            .signingName = u"ivs"_s,
            .name = u"Amazon IVS"_s,
            .regions = regions};
}

} // namespace

class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theRegionMakesTheHost_data();
    void theRegionMakesTheHost();
    void whatIsNoRegionIsRefused_data();
    void whatIsNoRegionIsRefused();
    void aRegionWithoutTheServiceIsToldBeforeAnythingIsSent();
    void anEndpointUrlIsTakenAsItIs_data();
    void anEndpointUrlIsTakenAsItIs();
    void anEndpointUrlThatCannotBeUsedIsRefused_data();
    void anEndpointUrlThatCannotBeUsedIsRefused();
    void loopbackIsJudgedByAddress_data();
    void loopbackIsJudgedByAddress();
};

void TestEndpoint::theRegionMakesTheHost_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("url");
    QTest::newRow("eu") << u"eu-west-1"_s << u"https://ivs.eu-west-1.amazonaws.com"_s;
    QTest::newRow("ap") << u"ap-northeast-2"_s << u"https://ivs.ap-northeast-2.amazonaws.com"_s;
    QTest::newRow("cn") << u"cn-north-1"_s << u"https://ivs.cn-north-1.amazonaws.com.cn"_s;
}

void TestEndpoint::theRegionMakesTheHost()
{
    QFETCH(QString, region);
    const auto endpoint = Aws::resolveEndpoint(service(), region, {});
    QVERIFY(endpoint);
    QTEST(endpoint->text(), "url");
    QVERIFY(!endpoint->isCustom);
    QCOMPARE(endpoint->hostHeader(), endpoint->url.host().toLatin1());
}

void TestEndpoint::whatIsNoRegionIsRefused_data()
{
    QTest::addColumn<QString>("region");
    QTest::newRow("empty") << QString();
    QTest::newRow("a host") << u"eu-west-1.evil.example"_s;
    QTest::newRow("a path") << u"eu-west-1/"_s;
    QTest::newRow("a user") << u"a@b"_s;
    QTest::newRow("a port") << u"eu:80"_s;
    QTest::newRow("blank") << u"eu west"_s;
    QTest::newRow("upper case") << u"EU-WEST-1"_s;
    QTest::newRow("leading dash") << u"-eu"_s;
    QTest::newRow("line feed") << u"eu-west-1\n"_s;
    QTest::newRow("long") << QString(64, u'a');
}

void TestEndpoint::whatIsNoRegionIsRefused()
{
    QFETCH(QString, region);
    for (const QString &url : {QString(), u"https://example.com"_s}) {
        const auto endpoint = Aws::resolveEndpoint(service(), region, url);
        QVERIFY(!endpoint);
        QCOMPARE(endpoint.error().kind, Base::Error::Kind::Configuration);
    }
}

void TestEndpoint::aRegionWithoutTheServiceIsToldBeforeAnythingIsSent()
{
    const auto ivs = service({u"us-east-1"_s, u"eu-west-1"_s});
    QVERIFY(Aws::resolveEndpoint(ivs, u"eu-west-1"_s, {}));
    const auto endpoint = Aws::resolveEndpoint(ivs, u"eu-north-1"_s, {});
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().kind, Base::Error::Kind::Configuration);
    QVERIFY(endpoint.error().message.contains("eu-north-1"_L1));
    QVERIFY(endpoint.error().message.contains("us-east-1, eu-west-1"_L1));
    QVERIFY(Aws::resolveEndpoint(ivs, u"eu-north-1"_s, u"http://localhost:1"_s));
}

void TestEndpoint::anEndpointUrlIsTakenAsItIs_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("https") << u"https://ivs.example.com"_s << u"https://ivs.example.com"_s
                           << QByteArray("ivs.example.com");
    QTest::newRow("slash") << u"https://ivs.example.com/"_s << u"https://ivs.example.com"_s
                           << QByteArray("ivs.example.com");
    QTest::newRow("port") << u"https://ivs.example.com:8443"_s << u"https://ivs.example.com:8443"_s
                          << QByteArray("ivs.example.com:8443");
    QTest::newRow("own port") << u"https://ivs.example.com:443"_s << u"https://ivs.example.com:443"_s
                              << QByteArray("ivs.example.com");
    QTest::newRow("path") << u"https://example.com/ivs/"_s << u"https://example.com/ivs"_s << QByteArray("example.com");
    QTest::newRow("http here") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s
                               << QByteArray("127.0.0.1:8080");
    QTest::newRow("http here, v6") << u"http://[::1]:8080"_s << u"http://[::1]:8080"_s << QByteArray("[::1]:8080");
    QTest::newRow("http here, own port") << u"http://localhost:80"_s << u"http://localhost:80"_s
                                         << QByteArray("localhost");
}

void TestEndpoint::anEndpointUrlIsTakenAsItIs()
{
    QFETCH(QString, url);
    const auto endpoint = Aws::resolveEndpoint(service({u"us-east-1"_s}), u"eu-west-1"_s, url);
    QVERIFY2(endpoint.has_value(), qPrintable(endpoint ? QString() : endpoint.error().message));
    QVERIFY(endpoint->isCustom);
    QTEST(endpoint->text(), "text");
    QTEST(endpoint->hostHeader(), "host");
}

void TestEndpoint::anEndpointUrlThatCannotBeUsedIsRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("no scheme") << u"ivs.example.com"_s;
    QTest::newRow("no host") << u"https://"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s;
    QTest::newRow("ftp") << u"ftp://example.com"_s;
    QTest::newRow("blank") << u"https://exa mple.com"_s;
    QTest::newRow("http elsewhere") << u"http://ivs.example.com"_s;
    QTest::newRow("http to a look-alike") << u"http://127.0.0.1.example.com"_s;
    QTest::newRow("http to localhost's neighbour") << u"http://localhost.example.com"_s;
    QTest::newRow("user") << u"https://user:hunter2@example.com"_s;
    QTest::newRow("query") << u"https://example.com/?a=hunter2"_s;
    QTest::newRow("port") << u"https://example.com:99999"_s;
}

void TestEndpoint::anEndpointUrlThatCannotBeUsedIsRefused()
{
    QFETCH(QString, url);
    const auto endpoint = Aws::resolveEndpoint(service(), u"eu-west-1"_s, url);
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().kind, Base::Error::Kind::Configuration);
    QVERIFY(!endpoint.error().message.contains("hunter2"_L1));
}

void TestEndpoint::loopbackIsJudgedByAddress_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("v4") << u"127.0.0.1"_s << true;
    QTest::newRow("all of 127/8") << u"127.255.0.9"_s << true;
    QTest::newRow("v6") << u"::1"_s << true;
    QTest::newRow("name") << u"LocalHost"_s << true;
    QTest::newRow("any") << u"0.0.0.0"_s << false;
    QTest::newRow("private") << u"192.168.0.1"_s << false;
    QTest::newRow("128") << u"128.0.0.1"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestEndpoint::loopbackIsJudgedByAddress()
{
    QFETCH(QString, host);
    QTEST(Aws::isLoopback(host), "loopback");
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
