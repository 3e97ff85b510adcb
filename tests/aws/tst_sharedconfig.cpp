// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/sharedconfig.h"

#include "aws/profileparser.h"
#include "awsfolder.h"
#include "support/conformance.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using Base::Error;

namespace {

// The secret ones in plain among the others.
QMap<QString, QString> allProperties(const Aws::Profile &profile)
{
    QMap<QString, QString> properties = profile.properties;
    for (auto it = profile.secrets.begin(); it != profile.secrets.end(); ++it)
        properties.insert(it.key(), QString::fromUtf8(it.value().reveal().bytes()));
    return properties;
}

QMap<QString, QString> propertiesOf(const QByteArray &text, const QString &profile = u"x"_s)
{
    const auto file = Aws::parseSharedFile(text, Aws::SharedFile::Config, u"config"_s);
    return file ? allProperties(file->profiles.value(profile)) : QMap<QString, QString>();
}

} // namespace

class TestSharedConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void sectionsNameProfiles_data();
    void sectionsNameProfiles();
    void valuesAreTrimmedAndFreeOfComments_data();
    void valuesAreTrimmedAndFreeOfComments();
    void indentedLinesNestOrContinue();
    void aBrokenFileIsNamedWithItsLine_data();
    void aBrokenFileIsNamedWithItsLine();
    void publicParserCasesAgree_data();
    void publicParserCasesAgree();
    void publicFileLocationsAgree_data();
    void publicFileLocationsAgree();
    void missingFilesAreEmpty();
    void aFolderInPlaceOfAFileIsAnError();
    void theCredentialsFileWinsAndKeysStayTogether();
    void variablesNameOtherFiles();
    void aProfileSaysHowItGetsCredentials_data();
    void aProfileSaysHowItGetsCredentials();
    void theDefaultProfileComesFirst();
    void sectionsOfOtherKindsAreKept();
};

void TestSharedConfig::sectionsNameProfiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("config");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("config") << QByteArray("[default]\na=1\n[profile x]\na=1\n[y]\na=1") << true
                            << QStringList{u"default"_s, u"x"_s};
    QTest::newRow("credentials") << QByteArray("[default]\n[x]\n[profile y]") << false
                                 << QStringList{u"default"_s, u"x"_s};
    QTest::newRow("blanks") << QByteArray("[ profile \t x ] ; why") << true << QStringList{u"x"_s};
    QTest::newRow("windows") << QByteArray("\xef\xbb\xbf[profile x]\r\na = 1\r\n") << true << QStringList{u"x"_s};
    QTest::newRow("empty") << QByteArray() << true << QStringList();
}

void TestSharedConfig::sectionsNameProfiles()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, config);
    const auto file
        = Aws::parseSharedFile(text, config ? Aws::SharedFile::Config : Aws::SharedFile::Credentials, u"f"_s);
    QVERIFY2(file.has_value(), qPrintable(file ? QString() : file.error().message));
    QTEST(QStringList(file->profiles.keys()), "names");
}

void TestSharedConfig::valuesAreTrimmedAndFreeOfComments_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << QByteArray("a=b") << u"b"_s;
    QTest::newRow("blanks") << QByteArray("a \t= \tb ") << u"b"_s;
    QTest::newRow("equals") << QByteArray("a=b=c") << u"b=c"_s;
    QTest::newRow("empty") << QByteArray("a=") << QString(u""_s);
    QTest::newRow("hash") << QByteArray("a=b # c") << u"b"_s;
    QTest::newRow("hash in a value") << QByteArray("a=b#c;d") << u"b#c;d"_s;
    QTest::newRow("capital name") << QByteArray("A=b") << u"b"_s;
    QTest::newRow("last wins") << QByteArray("a=1\na=2") << u"2"_s;
}

void TestSharedConfig::valuesAreTrimmedAndFreeOfComments()
{
    QFETCH(QByteArray, line);
    const auto properties = propertiesOf("[profile x]\n" + line);
    QVERIFY(properties.contains(u"a"_s));
    QTEST(properties.value(u"a"_s), "value");
}

void TestSharedConfig::indentedLinesNestOrContinue()
{
    const auto file = Aws::parseSharedFile("[profile x]\ns3 =\n  endpoint_url = http://a\n  B = 2\nname = one\n  two\n",
                                           Aws::SharedFile::Config, u"config"_s);
    QVERIFY(file);
    const auto profile = file->profiles.value(u"x"_s);
    QCOMPARE(profile.nested.value(u"s3"_s),
             (QMap<QString, QString>{{u"endpoint_url"_s, u"http://a"_s}, {u"b"_s, u"2"_s}}));
    QCOMPARE(profile.value(u"name"_s), u"one\ntwo"_s);
}

void TestSharedConfig::aBrokenFileIsNamedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("open bracket") << QByteArray("[default]\n[profile x") << 2;
    QTest::newRow("no equals") << QByteArray("\n[default]\nhunter2") << 3;
    QTest::newRow("no name") << QByteArray("[default]\n= hunter2") << 2;
    QTest::newRow("before any section") << QByteArray("hunter2 = hunter2") << 1;
}

void TestSharedConfig::aBrokenFileIsNamedWithItsLine()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    AwsFolder folder;
    folder.writeConfig(text);
    const auto config = Aws::SharedConfig::load(folder.environment);
    QVERIFY(!config);
    QCOMPARE(config.error().kind, Error::Kind::Configuration);
    QVERIFY(config.error().message.contains(folder.configPath()));
    QVERIFY2(config.error().message.contains(u"line %1"_s.arg(line)), qPrintable(config.error().message));
    QVERIFY(!config.error().message.contains("hunter2"_L1)); // it may be a key
}

void TestSharedConfig::publicParserCasesAgree_data()
{
    QTest::addColumn<QJsonObject>("entry");
    STREAMLOUPE_CONFORMANCE_OR_SKIP(file, u"profile-parser-tests.json"_s);
    int number = 0; // one name occurs twice
    for (const auto &entry : file.value("tests"_L1).toArray())
        QTest::addRow("%d %s", ++number, qPrintable(entry["name"_L1].toString())) << entry.toObject();
}

void TestSharedConfig::publicParserCasesAgree()
{
    QFETCH(QJsonObject, entry);
    AwsFolder folder;
    const auto input = entry.value("input"_L1);
    if (input["configFile"_L1].isString())
        folder.writeConfig(input["configFile"_L1].toString().toUtf8());
    if (input["credentialsFile"_L1].isString())
        folder.writeCredentials(input["credentialsFile"_L1].toString().toUtf8());
    const auto config = Aws::SharedConfig::load(folder.environment);
    const auto output = entry.value("output"_L1).toObject();
    if (output.contains("errorContaining"_L1)) {
        QVERIFY(!config);
        return;
    }
    QVERIFY2(config.has_value(), qPrintable(config ? QString() : config.error().message));
    const auto expected = output["config"_L1]["profiles"_L1].isObject() ? output["config"_L1]["profiles"_L1].toObject()
                                                                        : output["profiles"_L1].toObject();
    QJsonObject actual;
    for (const auto &name : config->profileNames()) {
        QJsonObject properties;
        const auto profile = allProperties(config->profile(name.name));
        for (auto it = profile.begin(); it != profile.end(); ++it)
            properties.insert(it.key(), it.value());
        actual.insert(name.name, properties);
    }
    QCOMPARE(actual, expected);
}

void TestSharedConfig::publicFileLocationsAgree_data()
{
    QTest::addColumn<QJsonObject>("entry");
    STREAMLOUPE_CONFORMANCE_OR_SKIP(file, u"file-location-tests.json"_s);
    int number = 0;
    for (const auto &entry : file.value("tests"_L1).toArray())
        QTest::addRow("%d %s", ++number, qPrintable(entry["name"_L1].toString())) << entry.toObject();
}

void TestSharedConfig::publicFileLocationsAgree()
{
    QFETCH(QJsonObject, entry);
    const bool isWindows = entry.value("platform"_L1).toString() == "windows"_L1;
    Aws::Environment environment;
    const auto variables = entry.value("environment"_L1).toObject();
    for (auto it = variables.begin(); it != variables.end(); ++it)
        environment.variables.insert(it.key(), it.value().toString());
    environment.homeDirectory = Aws::homeDirectory(
        environment.variables, isWindows ? Aws::Environment::Platform::Windows : Aws::Environment::Platform::Unix);
    const auto config = Aws::SharedConfig::load(environment);
    QVERIFY(config);
    // Qt writes every path with slashes.
    const auto slashed = [](QString path) { return path.replace(u'\\', u'/'); };
    QCOMPARE(slashed(config->configPath()), slashed(entry.value("configLocation"_L1).toString()));
    QCOMPARE(slashed(config->credentialsPath()), slashed(entry.value("credentialsLocation"_L1).toString()));
}

void TestSharedConfig::missingFilesAreEmpty()
{
    AwsFolder folder;
    const auto config = Aws::SharedConfig::load(folder.environment);
    QVERIFY(config);
    QVERIFY(config->profileNames().isEmpty());
    QVERIFY(!config->configExists() && !config->credentialsExists());
    QCOMPARE(config->configPath(), folder.configPath());
    QVERIFY(config->profile(u"x"_s).properties.isEmpty());
}

void TestSharedConfig::aFolderInPlaceOfAFileIsAnError()
{
    AwsFolder folder;
    QVERIFY(QDir().mkdir(folder.credentialsPath()));
    const auto config = Aws::SharedConfig::load(folder.environment);
    QVERIFY(!config);
    QCOMPARE(config.error().kind, Error::Kind::Configuration);
    QVERIFY(config.error().message.contains(folder.credentialsPath()));
}

void TestSharedConfig::theCredentialsFileWinsAndKeysStayTogether()
{
    AwsFolder folder;
    folder.writeConfig("[profile x]\nregion=eu-west-1\noutput=text\naws_access_key_id=C\naws_secret_access_key=CS\n"
                       "aws_session_token=CT\n");
    folder.writeCredentials("[x]\noutput=json\naws_access_key_id=K\naws_secret_access_key=KS\n");
    const auto config = Aws::SharedConfig::load(folder.environment);
    QVERIFY(config);
    QCOMPARE(allProperties(config->profile(u"x"_s)), (QMap<QString, QString>{{u"region"_s, u"eu-west-1"_s},
                                                                             {u"output"_s, u"json"_s},
                                                                             {u"aws_access_key_id"_s, u"K"_s},
                                                                             {u"aws_secret_access_key"_s, u"KS"_s}}));
    QCOMPARE(config->profileInConfig(u"x"_s)->value(u"output"_s), u"text"_s);
    QVERIFY(!config->profileInCredentials(u"y"_s));
}

void TestSharedConfig::variablesNameOtherFiles()
{
    AwsFolder folder;
    AwsFolder::write(folder.home() + "/c"_L1, "[profile x]\n");
    AwsFolder::write(folder.home() + "/k"_L1, "[y]\n");
    folder.environment.variables
        = {{u"AWS_CONFIG_FILE"_s, u"~/c"_s}, {u"AWS_SHARED_CREDENTIALS_FILE"_s, folder.home() + "/k"_L1}};
    const auto config = Aws::SharedConfig::load(folder.environment);
    QVERIFY(config);
    QCOMPARE(config->configPath(), QString(folder.home() + "/c"_L1));
    QVERIFY(config->hasProfile(u"x"_s) && config->hasProfile(u"y"_s));
}

void TestSharedConfig::aProfileSaysHowItGetsCredentials_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QByteArray &lines, Aws::ProfileKind kind) {
        QTest::newRow(name) << lines << static_cast<int>(kind);
    };
    row("keys", "aws_access_key_id=a\naws_secret_access_key=b", Aws::ProfileKind::Keys);
    row("sso session", "sso_session=s", Aws::ProfileKind::Sso);
    row("sso, older", "sso_start_url=https://x", Aws::ProfileKind::Sso);
    row("role", "role_arn=r\nsource_profile=y", Aws::ProfileKind::Role);
    row("role over keys", "aws_access_key_id=a\nrole_arn=r", Aws::ProfileKind::Role);
    row("process", "credential_process=/bin/x", Aws::ProfileKind::Process);
    row("none", "region=eu-west-1", Aws::ProfileKind::None);
}

void TestSharedConfig::aProfileSaysHowItGetsCredentials()
{
    QFETCH(QByteArray, lines);
    const auto file = Aws::parseSharedFile("[x]\n" + lines, Aws::SharedFile::Credentials, u"f"_s);
    QVERIFY(file);
    QTEST(static_cast<int>(file->profiles.value(u"x"_s).kind()), "kind");
}

void TestSharedConfig::theDefaultProfileComesFirst()
{
    AwsFolder folder;
    folder.writeConfig("[profile zed]\nsso_session=s\n[profile abc]\n[default]\n");
    folder.writeCredentials("[mid]\naws_access_key_id=a\n");
    const auto config = Aws::SharedConfig::load(folder.environment);
    QVERIFY(config);
    QCOMPARE(config->profileNames(), (QList<Aws::ProfileName>{{u"default"_s, Aws::ProfileKind::None},
                                                              {u"abc"_s, Aws::ProfileKind::None},
                                                              {u"mid"_s, Aws::ProfileKind::Keys},
                                                              {u"zed"_s, Aws::ProfileKind::Sso}}));
}

void TestSharedConfig::sectionsOfOtherKindsAreKept()
{
    AwsFolder folder;
    folder.writeConfig(
        "[sso-session s]\nsso_region=us-east-1\n[services v]\nivs =\n  endpoint_url = http://localhost:1\n"
        "[plugins]\nanything = 1\n");
    const auto config = Aws::SharedConfig::load(folder.environment);
    QVERIFY(config);
    QVERIFY(config->profileNames().isEmpty());
    QCOMPARE(config->ssoSession(u"s"_s).value(u"sso_region"_s), u"us-east-1"_s);
    QCOMPARE(config->servicesSection(u"v"_s).nested.value(u"ivs"_s).value(u"endpoint_url"_s), u"http://localhost:1"_s);
}

QTEST_GUILESS_MAIN(TestSharedConfig)
#include "tst_sharedconfig.moc"
