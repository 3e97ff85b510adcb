// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/credentialchain.h"

#include "aws/environmentcredentials.h"
#include "awsfolder.h"

#include <QDebug>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Base::Error;

namespace {

using Variables = QMap<QString, QString>;

const Variables keysInEnvironment{{u"AWS_ACCESS_KEY_ID"_s, u"AKIDENV"_s},
                                  {u"AWS_SECRET_ACCESS_KEY"_s, u"SECRETENV"_s},
                                  {u"AWS_SESSION_TOKEN"_s, u"TOKENENV"_s}};

Base::Result<Aws::Credentials> credentialsOf(const AwsFolder &folder, const Aws::Overrides &overrides = {})
{
    const auto settings = Aws::resolveSettings(folder.environment, overrides);
    if (!settings)
        return Base::failure(settings.error());
    return QCoro::waitFor(Aws::makeCredentialsProvider(*settings, {})->credentials({}));
}

} // namespace

class TestCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theEnvironmentComesBeforeTheProfile();
    void aProfileNamedOutrightComesBeforeTheEnvironment();
    void halfAKeyIsAnErrorThatNamesTheOtherHalf_data();
    void halfAKeyIsAnErrorThatNamesTheOtherHalf();
    void noneAtAllSaysWhereTheyWereLookedFor();
    void theyAreGivenOutAsOftenAsSomebodyAsks();
    void aChainStopsAtTheFirstThatHasAny();
    void placesAreToldInTheirOrder_data();
    void placesAreToldInTheirOrder();
    void secretsAreNotPrinted();
};

void TestCredentials::theEnvironmentComesBeforeTheProfile()
{
    AwsFolder folder;
    folder.writeCredentials("[default]\naws_access_key_id=AKIDFILE\naws_secret_access_key=SECRETFILE\n");
    auto credentials = credentialsOf(folder);
    QVERIFY(credentials);
    QCOMPARE(credentials->accessKeyId, u"AKIDFILE"_s);
    QCOMPARE(credentials->secretAccessKey.reveal().bytes(), QByteArray("SECRETFILE"));
    QVERIFY(credentials->sessionToken.isEmpty());
    QCOMPARE(credentials->source, u"profile default"_s);
    folder.environment.variables = keysInEnvironment;
    credentials = credentialsOf(folder);
    QVERIFY(credentials);
    QCOMPARE(credentials->accessKeyId, u"AKIDENV"_s);
    QCOMPARE(credentials->sessionToken.reveal().bytes(), QByteArray("TOKENENV"));
}

void TestCredentials::aProfileNamedOutrightComesBeforeTheEnvironment()
{
    AwsFolder folder;
    folder.writeCredentials("[ops]\naws_access_key_id=AKIDFILE\naws_secret_access_key=SECRETFILE\n");
    folder.environment.variables = keysInEnvironment;
    const auto credentials = credentialsOf(folder, {.profile = u"ops"_s});
    QVERIFY(credentials);
    QCOMPARE(credentials->accessKeyId, u"AKIDFILE"_s);
    folder.environment.variables.insert(u"AWS_PROFILE"_s, u"ops"_s);
    QCOMPARE(credentialsOf(folder)->accessKeyId, u"AKIDENV"_s); // a variable beside a variable: keys win
}

void TestCredentials::halfAKeyIsAnErrorThatNamesTheOtherHalf_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("named");
    QTest::newRow("no secret") << Variables{{u"AWS_ACCESS_KEY_ID"_s, u"A"_s}} << QByteArray()
                               << u"AWS_SECRET_ACCESS_KEY is not"_s;
    QTest::newRow("no id") << Variables{{u"AWS_SECRET_ACCESS_KEY"_s, u"hunter2"_s}} << QByteArray()
                           << u"AWS_ACCESS_KEY_ID is not"_s;
    QTest::newRow("file") << Variables() << QByteArray("[default]\naws_access_key_id=A\n")
                          << u"aws_secret_access_key"_s;
}

void TestCredentials::halfAKeyIsAnErrorThatNamesTheOtherHalf()
{
    QFETCH(Variables, variables);
    QFETCH(QByteArray, file);
    QFETCH(QString, named);
    AwsFolder folder;
    folder.writeCredentials(file);
    folder.environment.variables = variables;
    const auto credentials = credentialsOf(folder);
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, Error::Kind::Configuration);
    QVERIFY2(credentials.error().message.contains(named), qPrintable(credentials.error().message));
    QVERIFY(!credentials.error().message.contains("hunter2"_L1));
}

void TestCredentials::noneAtAllSaysWhereTheyWereLookedFor()
{
    AwsFolder folder;
    folder.environment.variables.insert(u"AWS_EC2_METADATA_DISABLED"_s, u"true"_s);
    const auto credentials = credentialsOf(folder);
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, Error::Kind::NoCredentials);
    for (const QString &named : {u"AWS_ACCESS_KEY_ID"_s, folder.credentialsPath(), folder.configPath()})
        QVERIFY2(credentials.error().message.contains(named), qPrintable(credentials.error().message));
}

void TestCredentials::theyAreGivenOutAsOftenAsSomebodyAsks()
{
    Aws::EnvironmentCredentials environment({.variables = keysInEnvironment});
    Aws::StaticCredentialsProvider fixed(Aws::Credentials{.accessKeyId = u"AKIDENV"_s});
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(QCoro::waitFor(environment.credentials({}))->secretAccessKey.reveal().bytes(),
                 QByteArray("SECRETENV"));
        QCOMPARE(QCoro::waitFor(fixed.credentials({}))->accessKeyId, u"AKIDENV"_s);
    }
}

namespace {

class CountingProvider final : public Aws::CredentialsProvider
{
public:
    explicit CountingProvider(Base::Result<Aws::Credentials> answer)
        : m_answer(std::move(answer))
    {
    }

    QCoro::Task<Base::Result<Aws::Credentials>> credentials(std::stop_token) override
    {
        ++count;
        co_return Base::Result<Aws::Credentials>(m_answer);
    }

    int count = 0;

private:
    Base::Result<Aws::Credentials> m_answer;
};

} // namespace

void TestCredentials::aChainStopsAtTheFirstThatHasAny()
{
    const auto none = std::make_shared<CountingProvider>(Base::failure({.kind = Error::Kind::NoCredentials}));
    const auto has = std::make_shared<CountingProvider>(Aws::Credentials{.accessKeyId = u"A"_s});
    const auto broken = std::make_shared<CountingProvider>(Base::failure({.kind = Error::Kind::Configuration}));
    const auto later = std::make_shared<CountingProvider>(Aws::Credentials{.accessKeyId = u"B"_s});
    Aws::ChainCredentialsProvider found({none, has, later});
    QCOMPARE(QCoro::waitFor(found.credentials({}))->accessKeyId, u"A"_s);
    Aws::ChainCredentialsProvider stopped({none, broken, later});
    QCOMPARE(QCoro::waitFor(stopped.credentials({})).error().kind, Error::Kind::Configuration);
    QCOMPARE(later->count, 0);
    QCOMPARE(none->count, 2);
    Aws::ChainCredentialsProvider empty({none});
    QCOMPARE(QCoro::waitFor(empty.credentials({})).error().kind, Error::Kind::NoCredentials);
}

void TestCredentials::placesAreToldInTheirOrder_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QByteArray>("credentials");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QList<bool>>("mayGive"); // environment, credentials file, config file, web identity, container
    QTest::addColumn<QString>("named");
    QTest::newRow("nothing") << Variables() << QByteArray() << QByteArray()
                             << QList<bool>{false, false, false, false, false} << u"does not exist"_s;
    QTest::newRow("environment") << keysInEnvironment << QByteArray("[other]\n") << QByteArray("[default]\nregion=r\n")
                                 << QList<bool>{true, false, false, false, false} << u"no profile default"_s;
    QTest::newRow("files") << Variables{{u"AWS_PROFILE"_s, u"ops"_s}}
                           << QByteArray("[ops]\naws_access_key_id=a\naws_secret_access_key=hunter2\n")
                           << QByteArray("[profile ops]\ncredential_process=p\n")
                           << QList<bool>{false, true, true, false, false} << u"AWS_PROFILE is ops"_s;
    QTest::newRow("halves") << Variables{{u"AWS_ACCESS_KEY_ID"_s, u"A"_s}}
                            << QByteArray("[default]\naws_access_key_id=a\n") << QByteArray()
                            << QList<bool>{false, false, false, false, false} << u"aws_secret_access_key"_s;
    QTest::newRow("broken role") << Variables() << QByteArray()
                                 << QByteArray("[default]\nrole_arn=a\nsource_profile=gone\n")
                                 << QList<bool>{false, false, false, false, false} << u"\"gone\""_s;
    QTest::newRow("surroundings") << Variables{{u"AWS_WEB_IDENTITY_TOKEN_FILE"_s, u"f"_s},
                                               {u"AWS_ROLE_ARN"_s, u"r"_s},
                                               {u"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"_s, u"/c"_s}}
                                  << QByteArray() << QByteArray() << QList<bool>{false, false, false, true, true}
                                  << u"169.254.170.2"_s;
}

void TestCredentials::placesAreToldInTheirOrder()
{
    using Provider = Aws::CredentialsPlace::Provider;
    QFETCH(Variables, variables);
    QFETCH(QByteArray, credentials);
    QFETCH(QByteArray, config);
    QFETCH(QList<bool>, mayGive);
    QFETCH(QString, named);
    AwsFolder folder;
    folder.environment.variables = variables;
    folder.environment.variables.insert(u"AWS_EC2_METADATA_DISABLED"_s, u"true"_s);
    if (!credentials.isEmpty())
        folder.writeCredentials(credentials);
    if (!config.isEmpty())
        folder.writeConfig(config);
    const auto settings = Aws::resolveSettings(folder.environment, {});
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : settings.error().message));
    const auto places = Aws::credentialsPlaces(*settings);
    QList<Provider> order;
    QString all;
    for (const auto &place : places) {
        QCOMPARE(place.mayGive, mayGive.value(order.size()));
        order.append(place.provider);
        all += place.finding + u'\n';
    }
    QCOMPARE(order, (QList<Provider>{Provider::Environment, Provider::CredentialsFile, Provider::ConfigFile,
                                     Provider::WebIdentity, Provider::Container, Provider::Instance}));
    QVERIFY2(all.contains(named), qPrintable(all));
    QVERIFY(!all.contains("hunter2"_L1) && !all.contains("SECRETENV"_L1));
}

void TestCredentials::secretsAreNotPrinted()
{
    const Aws::Credentials credentials{.accessKeyId = u"A"_s, .secretAccessKey = Base::Secret("hunter2")};
    QString printed;
    QDebug(&printed) << credentials.secretAccessKey << credentials.sessionToken;
    QVERIFY(!printed.contains("hunter2"_L1));
}

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
