// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/credentialsprovider.h"

#include "awsfolder.h"

#include <QDebug>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Base::Error;
using Result = Aws::CredentialsPlace::Result;

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
    return QCoro::waitFor(Aws::makeCredentialsProvider(*settings)->credentials({}));
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
    void otherWaysSayWhichTheyAreAndWhatToDo_data();
    void otherWaysSayWhichTheyAreAndWhatToDo();
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
    QCOMPARE(credentials->secretAccessKey.reveal(), QByteArray("SECRETFILE"));
    QVERIFY(credentials->sessionToken.isEmpty());
    QCOMPARE(credentials->source, u"profile default"_s);
    folder.environment.variables = keysInEnvironment;
    credentials = credentialsOf(folder);
    QVERIFY(credentials);
    QCOMPARE(credentials->accessKeyId, u"AKIDENV"_s);
    QCOMPARE(credentials->sessionToken.reveal(), QByteArray("TOKENENV"));
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
    const auto credentials = credentialsOf(folder);
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, Error::Kind::NoCredentials);
    for (const QString &named : {u"AWS_ACCESS_KEY_ID"_s, folder.credentialsPath(), folder.configPath()})
        QVERIFY2(credentials.error().message.contains(named), qPrintable(credentials.error().message));
}

void TestCredentials::otherWaysSayWhichTheyAreAndWhatToDo_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("named");
    QTest::newRow("sso") << QByteArray("sso_session = s") << u"SSO"_s;
    QTest::newRow("role") << QByteArray("role_arn = r\nsource_profile = default") << u"role"_s;
    QTest::newRow("process") << QByteArray("credential_process = /bin/hunter2") << u"another program"_s;
}

void TestCredentials::otherWaysSayWhichTheyAreAndWhatToDo()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, named);
    AwsFolder folder;
    folder.writeConfig("[profile ops]\n" + lines);
    const auto credentials = credentialsOf(folder, {.profile = u"ops"_s});
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, Error::Kind::NoCredentials);
    const QString message = credentials.error().message;
    QVERIFY2(message.contains(named), qPrintable(message));
    QVERIFY2(message.contains("aws configure export-credentials --profile ops --format env"_L1), qPrintable(message));
    QVERIFY(!message.contains("hunter2"_L1));
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
        co_return m_answer;
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
    QTest::addColumn<QList<int>>("results"); // key variable, profile variable, credentials file, config file
    const auto results = [](Result key, Result profile, Result credentials, Result config) {
        return QList<int>{static_cast<int>(key), static_cast<int>(profile), static_cast<int>(credentials),
                          static_cast<int>(config)};
    };
    QTest::newRow("nothing") << Variables() << QByteArray() << QByteArray()
                             << results(Result::NotSet, Result::NotSet, Result::NoFile, Result::NoFile);
    QTest::newRow("environment") << keysInEnvironment << QByteArray("[other]\n") << QByteArray("[default]\nregion=r\n")
                                 << results(Result::Found, Result::NotSet, Result::NoProfile, Result::NoKeys);
    QTest::newRow("file") << Variables{{u"AWS_PROFILE"_s, u"ops"_s}}
                          << QByteArray("[ops]\naws_access_key_id=a\naws_secret_access_key=b\n")
                          << QByteArray("[profile ops]\nsso_session=s\n")
                          << results(Result::NotSet, Result::Found, Result::Found, Result::NotUsable);
    QTest::newRow("halves") << Variables{{u"AWS_ACCESS_KEY_ID"_s, u"A"_s}}
                            << QByteArray("[default]\naws_access_key_id=a\n") << QByteArray()
                            << results(Result::Incomplete, Result::NotSet, Result::Incomplete, Result::NoFile);
}

void TestCredentials::placesAreToldInTheirOrder()
{
    QFETCH(Variables, variables);
    QFETCH(QByteArray, credentials);
    QFETCH(QByteArray, config);
    AwsFolder folder;
    folder.environment.variables = variables;
    if (!credentials.isEmpty())
        folder.writeCredentials(credentials);
    if (!config.isEmpty())
        folder.writeConfig(config);
    const auto settings = Aws::resolveSettings(folder.environment, {});
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : settings.error().message));
    const auto places = Aws::credentialsPlaces(*settings);
    QList<int> results;
    for (const auto &place : places)
        results.append(static_cast<int>(place.result));
    QTEST(results, "results");
    QCOMPARE(places.at(0).place, u"AWS_ACCESS_KEY_ID"_s);
    QCOMPARE(places.at(2).place, folder.credentialsPath());
    QCOMPARE(places.at(3).place, folder.configPath());
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
