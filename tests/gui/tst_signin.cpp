// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/awsconnector.h"
#include "gui/windowfixture.h"
#include "support/scriptedserver.h"

#include "widgets/accountbutton.h"
#include "widgets/messagepage.h"
#include "widgets/signindialog.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using Support::Answer;

// A whole sign-in, from the error in the window to the channels, against services on loopback.
class TestSignIn : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    Support::ScriptedServer m_aws;
    int m_tokenCalls = 0;

    Answer answerTo(const Support::ReceivedRequest &request)
    {
        const QByteArray target = request.target.split('?').first();
        if (target == "/client/register")
            return Answer::json(
                "{\"clientId\": \"id\", \"clientSecret\": \"not-to-be-shown\", \"clientSecretExpiresAt\": 4102444800}");
        if (target == "/device_authorization")
            return Answer::json(
                "{\"deviceCode\": \"device\", \"userCode\": \"BCDF-GHJK\", \"verificationUri\": "
                "\"https://device.example/\", \"verificationUriComplete\": "
                "\"https://device.example/?user_code=BCDF-GHJK\", \"expiresIn\": 600, \"interval\": 1}");
        if (target == "/token")
            return ++m_tokenCalls == 1
                       ? Answer::error(400, "AuthorizationPendingException")
                       : Answer::json("{\"accessToken\": \"not-to-be-shown\", \"tokenType\": \"Bearer\", "
                                      "\"expiresIn\": 28800, \"refreshToken\": \"not-to-be-shown\"}");
        if (target == "/federation/credentials")
            return Answer::json(
                "{\"roleCredentials\": {\"accessKeyId\": \"ASIAEXAMPLE\", \"secretAccessKey\": \"not-to-be-shown\", "
                "\"sessionToken\": \"not-to-be-shown\", \"expiration\": 4102444800000}}");
        if (target == "/ListChannels")
            return Answer::json("{\"channels\": []}");
        if (target == "/ListStreams")
            return Answer::json("{\"streams\": []}");
        Answer identity = Answer::json(
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult> "
            "<Arn>arn:aws:sts::111122223333:assumed-role/ops/on-call</Arn><UserId>AROA:on-call</UserId> "
            "<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
        identity.headers = {{"Content-Type", "text/xml"}};
        return identity;
    }
    Aws::Environment machine() const
    {
        QFile config(m_home.filePath(u"config"_s));
        if (config.open(QIODevice::WriteOnly))
            config.write("[profile corp]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = ops\n"
                         "region = eu-west-1\n"
                         "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n");
        Aws::Environment environment;
        environment.homeDirectory = m_home.path();
        environment.variables = {{u"AWS_CONFIG_FILE"_s, config.fileName()},
                                 {u"AWS_SHARED_CREDENTIALS_FILE"_s, m_home.filePath(u"credentials"_s)},
                                 {u"AWS_PROFILE"_s, u"corp"_s},
                                 {u"AWS_ENDPOINT_URL"_s, m_aws.urlText()},
                                 {u"AWS_EC2_METADATA_DISABLED"_s, u"true"_s}};
        return environment;
    }

private Q_SLOTS:
    void init() { Testing::failOnOurWarnings(); }

    void theErrorPageLeadsThroughTheBrowserToTheChannels()
    {
        m_aws.setHandler([this](const auto &request) { return answerTo(request); });
        Widgets::Appearance appearance;
        QNetworkAccessManager network;
        Aws::RequestLog log;
        App::AwsConnector connector(machine(), {}, &network, &log);
        Testing::WindowFixture fixture(connector, &appearance);
        fixture.workspace().connectTo({}, {});
        auto *page = fixture.window().findChild<Widgets::MessagePage *>();
        QTRY_VERIFY(page->findChild<QPushButton *>(u"signIn"_s));
        QCOMPARE(m_tokenCalls, 0);

        page->findChild<QPushButton *>(u"signIn"_s)->click();
        const QPointer<Widgets::SignInDialog> dialog = fixture.window().findChild<Widgets::SignInDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(fixture.desktop().openedUrls, QList<QUrl>{QUrl(u"https://device.example/?user_code=BCDF-GHJK"_s)});
        QTRY_VERIFY(!dialog || !dialog->isVisible());
        QCOMPARE(m_tokenCalls, 2);

        QTRY_VERIFY(fixture.workspace().channels()->state() == Session::ChannelDirectory::State::Ready);
        const auto *account = fixture.window().findChild<Widgets::AccountButton *>(u"account"_s);
        QTRY_VERIFY2(account->accessibleName().startsWith(u"Account: ops, 111122223333"_s),
                     qPrintable(account->accessibleName()));
        const QDir cache(m_home.filePath(u".aws/sso/cache"_s));
        QCOMPARE(cache.entryList({u"*.json"_s}, QDir::Files).size(), 1);
#ifdef Q_OS_UNIX
        QCOMPARE(QFile::permissions(cache.filePath(cache.entryList({u"*.json"_s}, QDir::Files).first()))
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
#endif
    }
};

QTEST_MAIN(TestSignIn)
#include "tst_signin.moc"
