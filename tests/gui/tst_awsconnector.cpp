// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/awsconnector.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// Profiles and clients of a machine that the test describes.
class TestAwsConnector : public QObject
{
    Q_OBJECT

private:
    QNetworkAccessManager m_network;
    Aws::RequestLog m_log;

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    App::AwsConnector connector(const Aws::Environment &environment, const Aws::Overrides &overrides = {})
    {
        return App::AwsConnector(environment, overrides, &m_network, &m_log);
    }
    static Aws::Environment machine(const QTemporaryDir &home)
    {
        Aws::Environment environment;
        environment.homeDirectory = home.path();
        environment.variables = {{u"AWS_CONFIG_FILE"_s, home.filePath(u"config"_s)},
                                 {u"AWS_SHARED_CREDENTIALS_FILE"_s, home.filePath(u"credentials"_s)},
                                 {u"AWS_EC2_METADATA_DISABLED"_s, u"true"_s}};
        return environment;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anEmptyMachineSaysWhereWasLooked()
    {
        const QTemporaryDir home;
        auto aws = connector(machine(home));
        QVERIFY(aws.profiles().isEmpty());
        QCOMPARE(aws.defaultProfile(), QString());
        const auto client = aws.connect({}, u"eu-west-1"_s);
        QVERIFY(!client);
        QCOMPARE(client.error().kind, Base::Error::Kind::NoCredentials);
        QStringList places;
        for (const auto &place : aws.lookedAt())
            places += place.place + u": "_s + place.finding;
        const QString all = places.join(u'\n');
        QVERIFY2(all.contains(u"AWS_ACCESS_KEY_ID is not set"_s), qPrintable(all));
        QVERIFY2(all.contains(u"Credentials file: "_s), qPrintable(all));
        QVERIFY2(all.contains(u"does not exist"_s), qPrintable(all));
    }

    void profilesStandThereWithWhatTheyCanDo()
    {
        const QTemporaryDir home;
        write(home.filePath(u"credentials"_s),
              "[ops]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = not-to-be-shown\n");
        write(home.filePath(u"config"_s),
              "[profile ops]\nregion = eu-west-1\n"
              "[profile team]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = ops\n"
              "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n"
              "[profile broken]\nrole_arn = arn:aws:iam::111122223333:role/ops\nsource_profile = gone\n");
        auto aws = connector(machine(home));
        const auto profiles = aws.profiles();
        QCOMPARE(profiles.size(), 3);
        QCOMPARE(profiles.at(0).name, u"broken"_s);
        QVERIFY(!profiles.at(0).isUsable);
        QVERIFY2(profiles.at(0).whyNot.contains(u"gone"_s), qPrintable(profiles.at(0).whyNot));
        QCOMPARE(profiles.at(1).name, u"ops"_s);
        QVERIFY(profiles.at(1).isUsable);
        QVERIFY(!profiles.at(1).canSignIn);
        QCOMPARE(profiles.at(1).region, u"eu-west-1"_s);
        QCOMPARE(profiles.at(2).name, u"team"_s);
        QCOMPARE(profiles.at(2).kind, u"SSO"_s);
        QCOMPARE(profiles.at(2).accountId, u"111122223333"_s);
        QVERIFY(profiles.at(2).isUsable);
        QVERIFY(profiles.at(2).canSignIn);
        const auto refused = aws.connect(u"broken"_s, u"eu-west-1"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, profiles.at(0).whyNot);
        QCOMPARE(aws.defaultRegion(u"ops"_s), u"eu-west-1"_s);
        const auto connection = aws.connect(u"ops"_s, u"eu-west-1"_s);
        QVERIFY(connection);
        QCOMPARE(connection->ivs->region(), u"eu-west-1"_s);
    }

    void keysInTheEnvironmentAreAProfileOfTheirOwn()
    {
        const QTemporaryDir home;
        Aws::Environment environment = machine(home);
        environment.variables.insert(u"AWS_ACCESS_KEY_ID"_s, u"AKIDEXAMPLE"_s);
        environment.variables.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"not-to-be-shown"_s);
        environment.variables.insert(u"AWS_REGION"_s, u"us-west-2"_s);
        auto aws = connector(environment);
        QCOMPARE(aws.profiles().size(), 1);
        QCOMPARE(aws.defaultRegion({}), u"us-west-2"_s);
        QVERIFY(aws.connect({}, u"us-west-2"_s));
    }

    void aMachineOfAwsGivesItsOwnCredentialsToADefaultProfileWithoutAny()
    {
        const QTemporaryDir home;
        write(home.filePath(u"config"_s), "[default]\nregion = eu-west-1\n");
        Aws::Environment environment = machine(home);
        environment.variables.remove(u"AWS_EC2_METADATA_DISABLED"_s);
        auto aws = connector(environment);
        QCOMPARE(aws.defaultProfile(), u"default"_s);
        QVERIFY(aws.connect(u"default"_s, u"eu-west-1"_s));
    }

    void theFilesAreWatchedAndWhatTheySayOfAProfileIsToldApart()
    {
        const QTemporaryDir home;
        auto aws = connector(machine(home));
        QCOMPARE(aws.files(), QStringList({home.filePath(u"config"_s), home.filePath(u"credentials"_s)}));
        const QByteArray sso
            = "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n"
              "[profile team]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = ops\n";
        const QByteArray role = "[profile up]\nrole_arn = arn:aws:iam::1:role/up\nsource_profile = team\n";
        write(home.filePath(u"config"_s), sso + role);
        QCOMPARE(aws.files().size(), 3);
        QVERIFY2(aws.files().at(2).contains(u"sso/cache"_s), qPrintable(aws.files().at(2)));
        const QByteArray before = aws.fingerprint(u"up"_s);
        write(home.filePath(u"config"_s), sso + role + "[profile other]\nregion = us-east-1\n");
        QCOMPARE(aws.fingerprint(u"up"_s), before);
        write(home.filePath(u"config"_s), QByteArray(sso).replace("/start", "/other") + role);
        QVERIFY(aws.fingerprint(u"up"_s) != before);
    }

    void theCommandLineWins()
    {
        const QTemporaryDir home;
        Aws::Environment environment = machine(home);
        environment.variables.insert(u"AWS_PROFILE"_s, u"other"_s);
        environment.variables.insert(u"AWS_REGION"_s, u"us-west-2"_s);
        auto aws = connector(environment, {.profile = u"named"_s, .region = u"eu-central-1"_s});
        QCOMPARE(aws.defaultProfile(), u"named"_s);
        QCOMPARE(aws.defaultRegion({}), u"eu-central-1"_s);
        QVERIFY(aws.regions().contains(u"eu-central-1"_s));
    }
};

QTEST_GUILESS_MAIN(TestAwsConnector)
#include "tst_awsconnector.moc"
