// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/proxies.h"

#include "aws/transport.h"
#include "support/connectproxy.h"
#include "support/scriptedserver.h"
#include "support/selfsigned.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using Aws::ProxyRules;
using Base::Error;
using Variables = QMap<QString, QString>;

namespace {

constexpr auto host = "ivs.eu-west-1.amazonaws.com"; // behind the proxy, which knows where it is

Aws::Environment environmentOf(const Variables &variables)
{
    return {.variables = variables, .homeDirectory = {}};
}

// "http proxy:3128", or "direct".
QString wayTo(const Variables &variables, const QString &scheme, const QString &name, int port)
{
    const auto rules = ProxyRules::fromEnvironment(environmentOf(variables));
    if (!rules)
        return u"error"_s;
    const auto proxy = rules->proxyFor(scheme, name, port);
    if (!proxy)
        return u"direct"_s;
    return (proxy->kind == Aws::Proxy::Kind::Http ? u"http "_s : u"socks5 "_s) + proxy->host + u':'
           + QString::number(proxy->port);
}

} // namespace

class TestProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theEnvironmentNamesTheProxy_data();
    void theEnvironmentNamesTheProxy();
    void someHostsAreReachedDirectly_data();
    void someHostsAreReachedDirectly();
    void whatIsNoProxyIsRefusedWithoutItsPassword_data();
    void whatIsNoProxyIsRefusedWithoutItsPassword();
    void aConnectProxyLeadsToTheHostAndSeesNothing();
    void aProxyThatWantsAPasswordGetsIt();
    void aProxyThatIsNotContentIsTold();
    void thisMachineIsReachedPastEveryProxy();
};

void TestProxies::theEnvironmentNamesTheProxy_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("way");
    const QString https = u"https"_s;
    QTest::newRow("none") << Variables{} << https << u"direct"_s;
    QTest::newRow("upper case") << Variables{{u"HTTPS_PROXY"_s, u"http://a:1"_s}} << https << u"http a:1"_s;
    QTest::newRow("lower case") << Variables{{u"https_proxy"_s, u"http://a:1"_s}} << https << u"http a:1"_s;
    QTest::newRow("lower case wins") << Variables{{u"HTTPS_PROXY"_s, u"http://a:1"_s},
                                                  {u"https_proxy"_s, u"http://b:2"_s}}
                                     << https << u"http b:2"_s;
    QTest::newRow("for the other scheme") << Variables{{u"HTTP_PROXY"_s, u"http://a:1"_s}} << https << u"direct"_s;
    QTest::newRow("for http") << Variables{{u"HTTP_PROXY"_s, u"http://a:1"_s}} << u"http"_s << u"http a:1"_s;
    QTest::newRow("for all") << Variables{{u"ALL_PROXY"_s, u"socks5://a:1"_s}} << https << u"socks5 a:1"_s;
    QTest::newRow("its own before all's")
        << Variables{{u"ALL_PROXY"_s, u"socks5://a:1"_s}, {u"HTTPS_PROXY"_s, u"http://b:2"_s}} << https
        << u"http b:2"_s;
    QTest::newRow("no scheme") << Variables{{u"HTTPS_PROXY"_s, u"a:1"_s}} << https << u"http a:1"_s;
    QTest::newRow("no port") << Variables{{u"HTTPS_PROXY"_s, u"http://a/"_s}} << https << u"http a:80"_s;
    QTest::newRow("no socks port") << Variables{{u"ALL_PROXY"_s, u"socks5h://a"_s}} << https << u"socks5 a:1080"_s;
}

void TestProxies::theEnvironmentNamesTheProxy()
{
    QFETCH(Variables, variables);
    QFETCH(QString, scheme);
    QTEST(wayTo(variables, scheme, QString::fromLatin1(host), 443), "way");
}

void TestProxies::someHostsAreReachedDirectly_data()
{
    QTest::addColumn<QString>("entries");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("direct");
    const auto row = [](const char *title, const QString &entries, const QString &name, bool direct, int port = 443) {
        QTest::newRow(title) << entries << name << port << direct;
    };
    row("nothing", {}, u"a.example"_s, false);
    row("everything", u"*"_s, u"a.example"_s, true);
    row("the name", u"a.example"_s, u"A.Example"_s, true);
    row("a subdomain", u"example"_s, u"a.example"_s, true);
    row("a subdomain, dot", u".example"_s, u"a.example"_s, true);
    row("the name, dot", u".a.example"_s, u"a.example"_s, true);
    row("a star", u"*.example"_s, u"a.example"_s, true);
    row("only the end", u"ample"_s, u"a.example"_s, false);
    row("one of many", u"x, a.example y"_s, u"a.example"_s, true);
    row("its port", u"a.example:443"_s, u"a.example"_s, true);
    row("another port", u"a.example:8443"_s, u"a.example"_s, false);
    row("an address", u"10.0.0.7"_s, u"10.0.0.7"_s, true);
    row("a longer address", u"10.0.0.7"_s, u"10.0.0.71"_s, false);
    row("a network", u"10.0.0.0/8"_s, u"10.200.0.1"_s, true);
    row("out of the network", u"10.0.0.0/8"_s, u"11.0.0.1"_s, false);
    row("a broken network", u"10.0.0.0/99"_s, u"10.0.0.1"_s, false);
    row("version 6", u"fd00::1"_s, u"fd00::1"_s, true);
    row("version 6 with a port", u"[fd00::1]:443"_s, u"fd00::1"_s, true);
    row("a network of version 6", u"fd00::/8"_s, u"fd12::1"_s, true);
    row("this machine", {}, u"localhost"_s, true);
    row("this machine's address", {}, u"127.0.0.1"_s, true);
}

void TestProxies::someHostsAreReachedDirectly()
{
    QFETCH(QString, entries);
    QFETCH(QString, name);
    QFETCH(int, port);
    QFETCH(bool, direct);
    const Variables variables{{u"HTTPS_PROXY"_s, u"http://proxy:3128"_s}, {u"no_proxy"_s, entries}};
    QCOMPARE(wayTo(variables, u"https"_s, name, port) == "direct"_L1, direct);
}

void TestProxies::whatIsNoProxyIsRefusedWithoutItsPassword_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("TLS to the proxy") << u"https://user:hunter2@proxy:443"_s;
    QTest::newRow("an old kind") << u"socks4://user:hunter2@proxy:1"_s;
    QTest::newRow("no host") << u"http://user:hunter2@:1"_s;
    QTest::newRow("a path") << u"http://user:hunter2@proxy:1/path"_s;
    QTest::newRow("a port beyond all") << u"http://user:hunter2@proxy:99999"_s;
}

void TestProxies::whatIsNoProxyIsRefusedWithoutItsPassword()
{
    QFETCH(QString, value);
    const auto rules = ProxyRules::fromEnvironment(environmentOf({{u"https_proxy"_s, value}}));
    QVERIFY(!rules);
    QCOMPARE(rules.error().kind, Error::Kind::Configuration);
    QVERIFY(rules.error().message.contains("https_proxy"_L1));
    QVERIFY(!rules.error().message.contains("hunter2"_L1));
}

namespace {

// A service that only the proxy knows how to reach, with a certificate for its name.
struct Behind
{
    Support::SelfSigned identity = Support::makeSelfSigned(host);
    Support::ScriptedServer server;
    QTemporaryFile bundle;
    QSslConfiguration ssl;

    Behind()
    {
        server.setTls(identity.serverConfiguration());
        if (bundle.open()) {
            bundle.write(identity.certificatePem);
            bundle.close();
        }
        ssl = Aws::sslConfiguration(bundle.fileName()).value_or(QSslConfiguration());
    }

    Base::Result<Aws::HttpResponse> send(const Variables &variables, const QUrl &url)
    {
        QNetworkAccessManager network;
        Aws::useProxies(&network, environmentOf(variables));
        const auto transport = Aws::makeTransport(&network, {}, ssl);
        Aws::HttpRequest request{.method = "POST", .url = url, .body = R"({"secret": "geheim"})"};
        request.headers.append(Aws::SigV4::Header{"Content-Type", "application/json"});
        return QCoro::waitFor(transport->send(request, {}));
    }
};

QUrl serviceUrl()
{
    return QUrl(u"https://%1/ListChannels"_s.arg(QString::fromLatin1(host)));
}

} // namespace

void TestProxies::aConnectProxyLeadsToTheHostAndSeesNothing()
{
    Behind behind;
    Support::ConnectProxy proxy(behind.server.serverPort());
    const auto response = behind.send({{u"HTTPS_PROXY"_s, proxy.urlText()}}, serviceUrl());
    QVERIFY2(response.has_value(), qPrintable(response ? QString() : response.error().message));
    QCOMPARE(response->status, 200);
    QCOMPARE(behind.server.requests().size(), 1);
    QCOMPARE(behind.server.requests().first().body, QByteArray(R"({"secret": "geheim"})"));
    QCOMPARE(proxy.targets(), QList<QByteArray>{QByteArray(host) + ":443"});
    QVERIFY(!proxy.everythingSeen().contains("geheim"));
}

void TestProxies::aProxyThatWantsAPasswordGetsIt()
{
    Behind behind;
    Support::ConnectProxy proxy(behind.server.serverPort());
    proxy.requireLogin("ops", "hunter 2");
    const QString url = u"http://ops:hunter%202@127.0.0.1:%1"_s.arg(proxy.serverPort());
    const auto response = behind.send({{u"https_proxy"_s, url}}, serviceUrl());
    QVERIFY2(response.has_value(), qPrintable(response ? QString() : response.error().message));
    QCOMPARE(behind.server.requests().size(), 1);
}

void TestProxies::aProxyThatIsNotContentIsTold()
{
    Behind behind;
    Support::ConnectProxy proxy(behind.server.serverPort());
    proxy.requireLogin("ops", "right");
    const QString url = u"http://ops:hunter2@127.0.0.1:%1"_s.arg(proxy.serverPort());
    const auto response = behind.send({{u"https_proxy"_s, url}}, serviceUrl());
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::Configuration);
    QVERIFY(response.error().message.contains("proxy"_L1));
    QVERIFY(!response.error().message.contains("hunter2"_L1));
    QVERIFY(behind.server.requests().isEmpty());
}

void TestProxies::thisMachineIsReachedPastEveryProxy()
{
    Behind behind;
    Support::ScriptedServer plain;
    Support::ConnectProxy proxy(behind.server.serverPort());
    const auto response
        = behind.send({{u"ALL_PROXY"_s, proxy.urlText()}, {u"HTTP_PROXY"_s, proxy.urlText()}}, plain.url());
    QVERIFY(response);
    QCOMPARE(plain.requests().size(), 1);
    QCOMPARE(proxy.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
