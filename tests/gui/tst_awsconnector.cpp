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
              "[profile ops]\nregion = eu-west-1\n[profile team]\nsso_session = corp\nsso_account_id = 1\n");
        auto aws = connector(machine(home));
        const auto profiles = aws.profiles();
        QCOMPARE(profiles.size(), 2);
        QCOMPARE(profiles.at(0).name, u"ops"_s);
        QVERIFY(profiles.at(0).isUsable);
        QCOMPARE(profiles.at(0).region, u"eu-west-1"_s);
        QCOMPARE(profiles.at(1).name, u"team"_s);
        QVERIFY(!profiles.at(1).isUsable);
        QVERIFY2(profiles.at(1).whyNot.contains(u"corp"_s), qPrintable(profiles.at(1).whyNot)); // no such sso-session
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
