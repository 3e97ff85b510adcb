// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/settings.h"

#include "awsfolder.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Base::Error;

namespace {

const Aws::Service ivs{.id = u"IVS"_s, .endpointPrefix = u"ivs"_s, .signingName = u"ivs"_s, .name = u"Amazon IVS"_s};
const Aws::Service cloudWatch{
    .id = u"CLOUDWATCH"_s, .endpointPrefix = u"monitoring"_s, .signingName = u"monitoring"_s, .name = u"CloudWatch"_s};

using Variables = QMap<QString, QString>;

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nothingSetGivesTheDefaults();
    void whatIsSaidOutrightWinsOverTheEnvironmentOverTheProfile_data();
    void whatIsSaidOutrightWinsOverTheEnvironmentOverTheProfile();
    void aMissingRegionSaysWhereItWasLookedFor();
    void aMissingProfileNamesBothFiles_data();
    void aMissingProfileNamesBothFiles();
    void attemptsAreANumber_data();
    void attemptsAreANumber();
    void endpointsAreFoundInTheirOrder();
    void configuredEndpointsCanBeIgnored();
    void wordsAreReadFromEnvironmentAndProfile_data();
    void wordsAreReadFromEnvironmentAndProfile();
    void anotherWordIsRefused_data();
    void anotherWordIsRefused();
    void aRetryModeThatIsNotOursIsTold();
    void aHomeIsMeantByATilde();
    void aBrokenFileComesThrough();
};

void TestSettings::nothingSetGivesTheDefaults()
{
    AwsFolder folder;
    const auto settings = Aws::resolveSettings(folder.environment, {});
    QVERIFY(settings);
    QCOMPARE(settings->profile, u"default"_s);
    QVERIFY(!settings->profileIsExplicit);
    QCOMPARE(settings->maxAttempts, 3);
    QVERIFY(settings->region.isEmpty() && settings->output.isEmpty() && settings->caBundle.isEmpty());
    QVERIFY(settings->endpointUrlFor(ivs).isEmpty());
}

void TestSettings::whatIsSaidOutrightWinsOverTheEnvironmentOverTheProfile_data()
{
    QTest::addColumn<bool>("outright");
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QStringList>("expected"); // profile, region, output, CA bundle
    QTest::newRow("profile") << false << Variables{{u"AWS_PROFILE"_s, u"ops"_s}}
                             << QStringList{u"ops"_s, u"eu-west-1"_s, u"text"_s, u"/p.pem"_s};
    QTest::newRow("older variables") << false
                                     << Variables{{u"AWS_DEFAULT_PROFILE"_s, u"ops"_s},
                                                  {u"AWS_DEFAULT_REGION"_s, u"us-east-1"_s}}
                                     << QStringList{u"ops"_s, u"us-east-1"_s, u"text"_s, u"/p.pem"_s};
    const Variables all{{u"AWS_PROFILE"_s, u"ops"_s},
                        {u"AWS_REGION"_s, u"us-west-2"_s},
                        {u"AWS_DEFAULT_REGION"_s, u"us-east-1"_s},
                        {u"AWS_DEFAULT_OUTPUT"_s, u"json"_s},
                        {u"AWS_CA_BUNDLE"_s, u"/e.pem"_s}};
    QTest::newRow("environment") << false << all << QStringList{u"ops"_s, u"us-west-2"_s, u"json"_s, u"/e.pem"_s};
    QTest::newRow("empty variables") << false << Variables{{u"AWS_PROFILE"_s, u"ops"_s}, {u"AWS_REGION"_s, QString()}}
                                     << QStringList{u"ops"_s, u"eu-west-1"_s, u"text"_s, u"/p.pem"_s};
    QTest::newRow("outright") << true << all << QStringList{u"dev"_s, u"ap-south-1"_s, u"yaml"_s, u"/o.pem"_s};
}

void TestSettings::whatIsSaidOutrightWinsOverTheEnvironmentOverTheProfile()
{
    QFETCH(bool, outright);
    QFETCH(Variables, variables);
    AwsFolder folder;
    folder.writeConfig("[profile ops]\nregion=eu-west-1\noutput=text\nca_bundle=/p.pem\n[profile dev]\n");
    folder.environment.variables = variables;
    Aws::Overrides overrides;
    if (outright)
        overrides = {.profile = u"dev"_s, .region = u"ap-south-1"_s, .caBundle = u"/o.pem"_s, .output = u"yaml"_s};
    const auto settings = Aws::resolveSettings(folder.environment, overrides);
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : settings.error().message));
    QTEST((QStringList{settings->profile, settings->region, settings->output, settings->caBundle}), "expected");
    QCOMPARE(settings->profileIsExplicit, outright);
}

void TestSettings::aMissingRegionSaysWhereItWasLookedFor()
{
    AwsFolder folder;
    folder.writeConfig("[profile ops]\n");
    const auto settings = Aws::resolveSettings(folder.environment, {.profile = u"ops"_s});
    QVERIFY(settings);
    const auto region = settings->requireRegion();
    QVERIFY(!region);
    QCOMPARE(region.error().kind, Error::Kind::Configuration);
    for (const QString &named : {u"AWS_REGION"_s, u"\"ops\""_s, folder.configPath()})
        QVERIFY2(region.error().message.contains(named), qPrintable(region.error().message));
}

void TestSettings::aMissingProfileNamesBothFiles_data()
{
    QTest::addColumn<bool>("outright");
    QTest::newRow("outright") << true;
    QTest::newRow("AWS_PROFILE") << false;
}

void TestSettings::aMissingProfileNamesBothFiles()
{
    QFETCH(bool, outright);
    AwsFolder folder;
    Aws::Overrides overrides;
    if (outright)
        overrides.profile = u"gone"_s;
    else
        folder.environment.variables = {{u"AWS_PROFILE"_s, u"gone"_s}};
    const auto settings = Aws::resolveSettings(folder.environment, overrides);
    QVERIFY(!settings);
    QCOMPARE(settings.error().kind, Error::Kind::Configuration);
    for (const QString &named : {u"\"gone\""_s, folder.configPath(), folder.credentialsPath()})
        QVERIFY2(settings.error().message.contains(named), qPrintable(settings.error().message));
}

void TestSettings::attemptsAreANumber_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<int>("outright"); // -1 for none
    QTest::addColumn<int>("expected"); // 0 for an error
    QTest::newRow("profile") << QString() << QByteArray("5") << -1 << 5;
    QTest::newRow("variable") << u"4"_s << QByteArray("5") << -1 << 4;
    QTest::newRow("outright") << u"4"_s << QByteArray("5") << 2 << 2;
    QTest::newRow("none at all") << u"0"_s << QByteArray("5") << -1 << 0;
    QTest::newRow("text") << u"many"_s << QByteArray("5") << -1 << 0;
    QTest::newRow("profile's text") << QString() << QByteArray("many") << -1 << 0;
    QTest::newRow("outright none") << QString() << QByteArray() << 0 << 0;
}

void TestSettings::attemptsAreANumber()
{
    QFETCH(QString, variable);
    QFETCH(QByteArray, property);
    QFETCH(int, outright);
    QFETCH(int, expected);
    AwsFolder folder;
    folder.writeConfig("[default]\nmax_attempts = " + property);
    folder.environment.variables = {{u"AWS_MAX_ATTEMPTS"_s, variable}};
    const auto settings = Aws::resolveSettings(
        folder.environment, {.maxAttempts = outright < 0 ? std::optional<int>() : std::optional(outright)});
    QCOMPARE(settings.has_value(), expected > 0);
    if (settings)
        QCOMPARE(settings->maxAttempts, expected);
    else
        QCOMPARE(settings.error().kind, Error::Kind::Configuration);
}

void TestSettings::endpointsAreFoundInTheirOrder()
{
    AwsFolder folder;
    folder.writeConfig("[default]\nendpoint_url = http://localhost:1\nservices = s\n[services s]\nivs =\n"
                       "  endpoint_url = http://localhost:2\n");
    const auto urls = [&folder](const Aws::Overrides &overrides = {}) {
        const auto settings = Aws::resolveSettings(folder.environment, overrides);
        return settings ? QStringList{settings->endpointUrlFor(ivs), settings->endpointUrlFor(cloudWatch)}
                        : QStringList();
    };
    const QString local = u"http://localhost:%1"_s;
    QCOMPARE(urls(), (QStringList{local.arg(2), local.arg(1)}));
    folder.environment.variables.insert(u"AWS_ENDPOINT_URL"_s, local.arg(3));
    QCOMPARE(urls(), (QStringList{local.arg(3), local.arg(3)}));
    folder.environment.variables.insert(u"AWS_ENDPOINT_URL_IVS"_s, local.arg(4));
    folder.environment.variables.insert(u"AWS_ENDPOINT_URL_CLOUDWATCH"_s, local.arg(5));
    QCOMPARE(urls(), (QStringList{local.arg(4), local.arg(5)}));
    QCOMPARE(urls({.endpointUrl = local.arg(6)}), (QStringList{local.arg(6), local.arg(6)}));
}

void TestSettings::configuredEndpointsCanBeIgnored()
{
    AwsFolder folder;
    folder.writeConfig("[default]\nendpoint_url = http://localhost:1\n");
    folder.environment.variables
        = {{u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s, u"true"_s}, {u"AWS_ENDPOINT_URL"_s, u"http://localhost:2"_s}};
    auto settings = Aws::resolveSettings(folder.environment, {});
    QVERIFY(settings);
    QVERIFY(settings->endpointUrlFor(ivs).isEmpty());
    settings = Aws::resolveSettings(folder.environment, {.endpointUrl = u"http://localhost:3"_s});
    QVERIFY(settings);
    QCOMPARE(settings->endpointUrlFor(ivs), u"http://localhost:3"_s);
}

void TestSettings::wordsAreReadFromEnvironmentAndProfile_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QStringList>("expected"); // of "dualstack", "fips", "legacy"
    QTest::newRow("none") << QByteArray() << Variables{} << QStringList{};
    QTest::newRow("environment") << QByteArray()
                                 << Variables{{u"AWS_USE_DUALSTACK_ENDPOINT"_s, u"true"_s},
                                              {u"AWS_USE_FIPS_ENDPOINT"_s, u"True"_s},
                                              {u"AWS_STS_REGIONAL_ENDPOINTS"_s, u"legacy"_s}}
                                 << QStringList{u"dualstack"_s, u"fips"_s, u"legacy"_s};
    QTest::newRow("profile") << QByteArray("use_dualstack_endpoint = true\nuse_fips_endpoint = true\n"
                                           "sts_regional_endpoints = legacy\n")
                             << Variables{} << QStringList{u"dualstack"_s, u"fips"_s, u"legacy"_s};
    QTest::newRow("the environment wins")
        << QByteArray("use_fips_endpoint = true\nuse_dualstack_endpoint = true\n")
        << Variables{{u"AWS_USE_FIPS_ENDPOINT"_s, u"false"_s}} << QStringList{u"dualstack"_s};
}

void TestSettings::wordsAreReadFromEnvironmentAndProfile()
{
    QFETCH(QByteArray, profile);
    QFETCH(Variables, variables);
    AwsFolder folder;
    folder.writeConfig("[default]\n" + profile);
    folder.environment.variables.insert(variables);
    const auto settings = Aws::resolveSettings(folder.environment, {});
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : settings.error().message));
    const auto options = settings->endpointOptionsFor(ivs);
    QStringList found;
    if (options.useDualStack)
        found.append(u"dualstack"_s);
    if (options.useFips)
        found.append(u"fips"_s);
    if (options.useLegacyGlobal)
        found.append(u"legacy"_s);
    QTEST(found, "expected");
}

void TestSettings::anotherWordIsRefused_data()
{
    QTest::addColumn<QString>("variable");
    for (const auto *variable :
         {"AWS_USE_DUALSTACK_ENDPOINT", "AWS_USE_FIPS_ENDPOINT", "AWS_STS_REGIONAL_ENDPOINTS", "AWS_RETRY_MODE"})
        QTest::newRow(variable) << QString::fromLatin1(variable);
}

void TestSettings::anotherWordIsRefused()
{
    QFETCH(QString, variable);
    AwsFolder folder;
    folder.environment.variables.insert(variable, u"perhaps"_s);
    const auto settings = Aws::resolveSettings(folder.environment, {});
    QVERIFY(!settings);
    QCOMPARE(settings.error().kind, Error::Kind::Configuration);
    QVERIFY(settings.error().message.contains(variable));
}

void TestSettings::aRetryModeThatIsNotOursIsTold()
{
    AwsFolder folder;
    folder.environment.variables.insert(u"AWS_RETRY_MODE"_s, u"standard"_s);
    QVERIFY(Aws::resolveSettings(folder.environment, {})->notes.isEmpty());
    for (const QString &mode : {u"legacy"_s, u"adaptive"_s}) {
        folder.environment.variables.insert(u"AWS_RETRY_MODE"_s, mode);
        const auto settings = Aws::resolveSettings(folder.environment, {});
        QVERIFY(settings);
        QCOMPARE(settings->notes.size(), 1);
        QVERIFY(settings->notes.first().contains(mode) && settings->notes.first().contains("standard"_L1));
    }
}

void TestSettings::aHomeIsMeantByATilde()
{
    AwsFolder folder;
    folder.environment.variables = {{u"AWS_CA_BUNDLE"_s, u"~/ca.pem"_s}};
    const auto settings = Aws::resolveSettings(folder.environment, {});
    QVERIFY(settings);
    QCOMPARE(settings->caBundle, QString(folder.home() + "/ca.pem"_L1));
    QCOMPARE(folder.environment.expandedPath(u"~"_s), folder.home());
    QCOMPARE(folder.environment.expandedPath(u"~other/x"_s), u"~other/x"_s);
    QCOMPARE(folder.environment.expandedPath(u"/x/~"_s), u"/x/~"_s);
}

void TestSettings::aBrokenFileComesThrough()
{
    AwsFolder folder;
    folder.writeCredentials("[default\n");
    const auto settings = Aws::resolveSettings(folder.environment, {});
    QVERIFY(!settings);
    QCOMPARE(settings.error().kind, Error::Kind::Configuration);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
