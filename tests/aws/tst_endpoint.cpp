// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/endpoint.h"

#include "aws/credentialservices.h"
#include "aws/partition.h"
#include "support/conformance.h"

#include <QDir>
#include <QJsonArray>
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

// By the name of its file: "endpoints-<name>.json". The regions where IVS exists are no part of the public cases.
std::optional<Aws::Service> serviceOf(const QString &name)
{
    const QMap<QString, Aws::Service> known{{u"ivs"_s, service()},
                                            {u"cloudwatch"_s,
                                             {.id = u"CLOUDWATCH"_s,
                                              .endpointPrefix = u"monitoring"_s,
                                              .govHostIsFips = true,
                                              .govDualStackHostIsFips = true}},
                                            {u"sts"_s, Aws::stsService()},
                                            {u"sso"_s, Aws::ssoService()},
                                            {u"sso-oidc"_s, Aws::ssoOidcService()}};
    const auto found = known.constFind(name);
    return found == known.cend() ? std::optional<Aws::Service>() : *found;
}

QString signingRegionOf(const QJsonObject &endpoint)
{
    const auto schemes = endpoint["properties"_L1]["authSchemes"_L1].toArray();
    return schemes.isEmpty() ? QString() : schemes.first()["signingRegion"_L1].toString();
}

} // namespace

class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void thePublicCasesAgree_data();
    void thePublicCasesAgree();
    void thePartitionsAreThePublicOnes();
    void theOldGlobalEndpointOfStsCanBeAskedFor_data();
    void theOldGlobalEndpointOfStsCanBeAskedFor();
    void fipsHostsOfGovCloudNeedNoMark_data();
    void fipsHostsOfGovCloudNeedNoMark();
    void httpToOtherMachinesHasToBeAllowed();
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

void TestEndpoint::thePublicCasesAgree_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QJsonObject>("entry");
    const QDir folder(Support::conformanceFolder());
    const auto files = folder.entryList({u"endpoints-*.json"_s}, QDir::Files);
    if (files.isEmpty())
        QSKIP(qPrintable(u"No conformance data: no endpoints-*.json in "_s + folder.path()));
    for (const auto &file : files) {
        const QString name = file.mid(10, file.size() - 15);
        const auto cases = Support::conformanceFile(file).value_or(QJsonObject()).value("testCases"_L1).toArray();
        QVERIFY2(!cases.isEmpty(), qPrintable(file));
        int number = 0;
        for (const auto &entry : cases) {
            const QString title = u"%1 %2: %3"_s.arg(name).arg(++number).arg(entry["documentation"_L1].toString());
            QTest::newRow(qPrintable(title)) << name << entry.toObject();
        }
    }
}

void TestEndpoint::thePublicCasesAgree()
{
    QFETCH(QString, service);
    QFETCH(QJsonObject, entry);
    const auto known = serviceOf(service);
    QVERIFY2(known, "The service of this file is not known here: add it to serviceOf()");
    const QJsonObject params = entry.value("params"_L1).toObject();
    const QString region = params.value("Region"_L1).toString();
    const auto endpoint = Aws::resolveEndpoint(*known, region,
                                               {.url = params.value("Endpoint"_L1).toString(),
                                                .useDualStack = params.value("UseDualStack"_L1).toBool(),
                                                .useFips = params.value("UseFIPS"_L1).toBool(),
                                                .useLegacyGlobal = params.value("UseGlobalEndpoint"_L1).toBool()});
    const QJsonObject expected = entry.value("expect"_L1).toObject();
    if (expected.contains("error"_L1)) {
        QVERIFY2(!endpoint, qPrintable(endpoint ? endpoint->text() : QString()));
        QCOMPARE(endpoint.error().kind, Base::Error::Kind::Configuration);
        return;
    }
    QVERIFY2(endpoint, qPrintable(endpoint ? QString() : endpoint.error().message));
    const QJsonObject wanted = expected.value("endpoint"_L1).toObject();
    QCOMPARE(endpoint->text(), wanted.value("url"_L1).toString());
    if (const QString signing = signingRegionOf(wanted); !signing.isEmpty())
        QCOMPARE(endpoint->signingRegion.isEmpty() ? region : endpoint->signingRegion, signing);
}

void TestEndpoint::thePartitionsAreThePublicOnes()
{
    STREAMLOUPE_CONFORMANCE_OR_SKIP(file, u"partitions.json"_s);
    const auto theirs = file.value("partitions"_L1).toArray();
    QCOMPARE(Aws::partitions().size(), theirs.size());
    for (const auto &partition : theirs) {
        const auto outputs = partition["outputs"_L1];
        const QRegularExpression pattern(partition["regionRegex"_L1].toString());
        const auto regions = partition["regions"_L1].toObject().keys();
        QVERIFY(!regions.isEmpty());
        for (const auto &region : regions) {
            const Aws::Partition &ours = Aws::partitionOf(region);
            QCOMPARE(ours.id, partition["id"_L1].toString());
            QCOMPARE(ours.dnsSuffix, outputs["dnsSuffix"_L1].toString());
            QCOMPARE(ours.dualStackDnsSuffix, outputs["dualStackDnsSuffix"_L1].toString());
            QCOMPARE(ours.implicitGlobalRegion, outputs["implicitGlobalRegion"_L1].toString());
            QCOMPARE(ours.supportsFips, outputs["supportsFIPS"_L1].toBool());
            QCOMPARE(ours.supportsDualStack, outputs["supportsDualStack"_L1].toBool());
            // A region that is not in the list yet is judged by its name.
            const QString next = region + u"9"_s;
            if (pattern.match(next).hasMatch())
                QCOMPARE(Aws::partitionOf(next).id, ours.id);
        }
        // The patterns say the same in the same words, but for what needs no backslash.
        const Aws::Partition &ours = Aws::partitionOf(regions.last());
        QCOMPARE(u'^' + ours.regionPattern + u'$', pattern.pattern().replace("\\-"_L1, "-"_L1));
    }
}

void TestEndpoint::theOldGlobalEndpointOfStsCanBeAskedFor_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<bool>("legacy");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("signingRegion");
    QTest::newRow("regional") << u"eu-west-1"_s << false << u"https://sts.eu-west-1.amazonaws.com"_s << QString();
    QTest::newRow("global") << u"eu-west-1"_s << true << u"https://sts.amazonaws.com"_s << u"us-east-1"_s;
    QTest::newRow("too young") << u"eu-south-2"_s << true << u"https://sts.eu-south-2.amazonaws.com"_s << QString();
    QTest::newRow("another partition") << u"cn-north-1"_s << true << u"https://sts.cn-north-1.amazonaws.com.cn"_s
                                       << QString();
    QTest::newRow("by name") << u"aws-global"_s << false << u"https://sts.amazonaws.com"_s << u"us-east-1"_s;
}

void TestEndpoint::theOldGlobalEndpointOfStsCanBeAskedFor()
{
    QFETCH(QString, region);
    QFETCH(bool, legacy);
    const auto endpoint = Aws::resolveEndpoint(Aws::stsService(), region, {.useLegacyGlobal = legacy});
    QVERIFY(endpoint);
    QTEST(endpoint->text(), "url");
    QTEST(endpoint->signingRegion, "signingRegion");
    QVERIFY(Aws::resolveEndpoint(service(), u"eu-west-1"_s, {.useLegacyGlobal = true})->signingRegion.isEmpty());
}

void TestEndpoint::fipsHostsOfGovCloudNeedNoMark_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("url");
    QTest::newRow("sts") << u"sts"_s << u"us-gov-west-1"_s << u"https://sts.us-gov-west-1.amazonaws.com"_s;
    QTest::newRow("sts elsewhere") << u"sts"_s << u"us-east-1"_s << u"https://sts-fips.us-east-1.amazonaws.com"_s;
    QTest::newRow("sso") << u"sso"_s << u"us-gov-west-1"_s << u"https://portal.sso.us-gov-west-1.amazonaws.com"_s;
    QTest::newRow("sso elsewhere") << u"sso"_s << u"us-east-1"_s
                                   << u"https://portal.sso-fips.us-east-1.amazonaws.com"_s;
    QTest::newRow("oidc") << u"sso-oidc"_s << u"us-gov-west-1"_s << u"https://oidc.us-gov-west-1.amazonaws.com"_s;
    QTest::newRow("ivs") << u"ivs"_s << u"us-gov-west-1"_s << u"https://ivs-fips.us-gov-west-1.amazonaws.com"_s;
}

void TestEndpoint::fipsHostsOfGovCloudNeedNoMark()
{
    QFETCH(QString, service);
    QFETCH(QString, region);
    const auto endpoint = Aws::resolveEndpoint(*serviceOf(service), region, {.useFips = true});
    QVERIFY(endpoint);
    QTEST(endpoint->text(), "url");
}

void TestEndpoint::httpToOtherMachinesHasToBeAllowed()
{
    const QString url = u"http://ivs.example.com"_s;
    const auto refused = Aws::resolveEndpoint(service(), u"eu-west-1"_s, {.url = url});
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains("--allow-http"_L1));
    const auto allowed = Aws::resolveEndpoint(service(), u"eu-west-1"_s, {.url = url, .allowHttp = true});
    QVERIFY(allowed);
    QCOMPARE(allowed->text(), url);
}

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
    const auto endpoint = Aws::resolveEndpoint(service(), region);
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
        if (region.isEmpty() && !url.isEmpty())
            continue; // where to go is said; what it is signed for is asked elsewhere
        const auto endpoint = Aws::resolveEndpoint(service(), region, {.url = url});
        QVERIFY(!endpoint);
        QCOMPARE(endpoint.error().kind, Base::Error::Kind::Configuration);
    }
}

void TestEndpoint::aRegionWithoutTheServiceIsToldBeforeAnythingIsSent()
{
    const auto ivs = service({u"us-east-1"_s, u"eu-west-1"_s});
    QVERIFY(Aws::resolveEndpoint(ivs, u"eu-west-1"_s));
    const auto endpoint = Aws::resolveEndpoint(ivs, u"eu-north-1"_s);
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().kind, Base::Error::Kind::Configuration);
    QVERIFY(endpoint.error().message.contains("eu-north-1"_L1));
    QVERIFY(endpoint.error().message.contains("us-east-1, eu-west-1"_L1));
    QVERIFY(Aws::resolveEndpoint(ivs, u"eu-north-1"_s, {.url = u"http://localhost:1"_s}));
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
    const auto endpoint = Aws::resolveEndpoint(service({u"us-east-1"_s}), u"eu-west-1"_s, {.url = url});
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
    const auto endpoint = Aws::resolveEndpoint(service(), u"eu-west-1"_s, {.url = url});
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
