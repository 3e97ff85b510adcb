// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/process.h"
#include "support/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using Support::Answer;
using Testing::Run;

namespace {

const QByteArray identity = "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                            "<GetCallerIdentityResult><Arn>arn:aws:sts::123456789012:assumed-role/Ops/ada</Arn>"
                            "<UserId>AROAEXAMPLE:ada</UserId><Account>123456789012</Account></GetCallerIdentityResult>"
                            "</GetCallerIdentityResponse>";

// Secrets in every answer and question; none may be seen anywhere.
const QByteArray assumed = "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>"
                           "<SecretAccessKey>geheim-role</SecretAccessKey><SessionToken>geheim-session</SessionToken>"
                           "<Expiration>2199-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>"
                           "</AssumeRoleResponse>";
const QByteArray device
    = R"({"deviceCode": "geheim-device", "userCode": "ABCD-EFGH", "verificationUri": "https://device.example/",)"
      R"( "verificationUriComplete": "https://device.example/?user_code=ABCD-EFGH", "expiresIn": 600, "interval": 1})";

} // namespace

// whoami and sso-login as processes, against services on loopback.
class TestAccount : public QObject
{
    Q_OBJECT

    Run run(const QStringList &arguments, const QByteArray &input = {});
    void writeConfig(const QByteArray &text) const;
    Answer answerTo(const Support::ReceivedRequest &request) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Support::ScriptedServer> m_server;
    QProcessEnvironment m_environment;
    QByteArray m_seen; // everything that the programs printed

private Q_SLOTS:
    void init();
    void cleanup();

    void whoamiSaysWhoTheKeysBelongTo();
    void whoamiAsksForTheCodeOfARole();
    void withoutACodeItEndsWith253();
    void aRefusedRoleEndsWith254();
    void aSignInThatIsNeededEndsWith253AndSaysHow();
    void aBrokenProfileEndsWith253_data();
    void aBrokenProfileEndsWith253();
    void ssoLoginWritesTheTokenAndWhoamiUsesIt();
    void ssoLoginNeedsSomethingToSignInTo();
};

void TestAccount::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_home = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<Support::ScriptedServer>();
    m_server->setHandler([this](const auto &request) { return answerTo(request); });
    m_environment = Testing::environmentWithoutAws();
    m_environment.insert(u"HOME"_s, m_home->path());
    m_environment.insert(u"AWS_CONFIG_FILE"_s, m_home->filePath(u"config"_s));
    m_environment.insert(u"AWS_REGION"_s, u"eu-west-1"_s);
    for (const char *service : {"STS", "SSO", "SSO_OIDC"})
        m_environment.insert(u"AWS_ENDPOINT_URL_"_s + QString::fromLatin1(service), m_server->urlText());
    m_seen.clear();
}

void TestAccount::cleanup()
{
    QVERIFY2(!m_seen.contains("geheim"), m_seen.constData());
    QVERIFY2(!m_seen.contains("123456\n"), m_seen.constData());
}

Answer TestAccount::answerTo(const Support::ReceivedRequest &request) const
{
    if (request.target == "/client/register")
        return Answer::json(
            R"({"clientId": "client", "clientSecret": "geheim-client", "clientSecretExpiresAt": 7258118400})");
    if (request.target == "/device_authorization")
        return Answer::json(device);
    if (request.target == "/token")
        return Answer::json(
            R"({"accessToken": "geheim-access", "refreshToken": "geheim-refresh", "expiresIn": 28800})");
    if (request.target.startsWith("/federation/credentials")) {
        return Answer::json(R"({"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": "geheim-sso",)"
                            R"( "sessionToken": "geheim-session", "expiration": 7258118400000}})");
    }
    if (request.body.contains("Action=AssumeRole&"))
        return Answer::json(assumed);
    return Answer::json(identity);
}

void TestAccount::writeConfig(const QByteArray &text) const
{
    QFile file(m_home->filePath(u"config"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

// The server that the program asks runs in this process.
Run TestAccount::run(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral(STREAMLOUPE_CLI), arguments + QStringList{u"--debug"_s});
    process.write(input);
    process.closeWriteChannel();
    Run run;
    if (QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000)
        && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    m_seen += run.out + run.err;
    return run;
}

void TestAccount::whoamiSaysWhoTheKeysBelongTo()
{
    m_environment.insert(u"AWS_ACCESS_KEY_ID"_s, u"AKIDENV"_s);
    m_environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"geheim-env"_s);
    const Run json = run({u"whoami"_s});
    QCOMPARE(json.exitCode, 0);
    QCOMPARE(QJsonDocument::fromJson(json.out).object(),
             (QJsonObject{{u"account"_s, u"123456789012"_s},
                          {u"arn"_s, u"arn:aws:sts::123456789012:assumed-role/Ops/ada"_s},
                          {u"userId"_s, u"AROAEXAMPLE:ada"_s},
                          {u"roleName"_s, u"Ops"_s},
                          {u"sessionName"_s, u"ada"_s},
                          {u"profile"_s, u"default"_s},
                          {u"region"_s, u"eu-west-1"_s},
                          {u"credentialSource"_s, u"environment"_s}}));
    const Run text = run({u"whoami"_s, u"--output"_s, u"text"_s});
    QCOMPARE(text.exitCode, 0);
    for (const QByteArray &said : {QByteArray("Account      123456789012\n"), QByteArray("Region       eu-west-1\n"),
                                   QByteArray("Credentials  environment\n"), QByteArray("do not expire")})
        QVERIFY2(text.out.contains(said), text.out.constData());
}

void TestAccount::whoamiAsksForTheCodeOfARole()
{
    writeConfig(
        "[default]\nrole_arn = arn:aws:iam::123456789012:role/Ops\nsource_profile = default\nmfa_serial = mfa/ada\n"
        "aws_access_key_id = AKIDFILE\naws_secret_access_key = geheim-file\n");
    const Run run = this->run({u"whoami"_s}, "123456\n");
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QVERIFY2(run.err.contains("mfa/ada"), run.err.constData());
    QCOMPARE(m_server->requests().size(), 2);
    QVERIFY(m_server->requests().first().body.contains("SerialNumber=mfa%2Fada&TokenCode=123456"));
    QVERIFY(m_server->requests().last().headers.value("authorization").contains("Credential=ASIAROLE/"));
    const auto document = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(document["credentialSource"_L1].toString(), u"profile default"_s);
    QCOMPARE(document["expiration"_L1].toString(), u"2199-01-01T00:00:00Z"_s);
    QVERIFY(document["secondsLeft"_L1].toInteger() > 0);
}

void TestAccount::withoutACodeItEndsWith253()
{
    writeConfig(
        "[default]\nrole_arn = arn:aws:iam::123456789012:role/Ops\nsource_profile = default\nmfa_serial = mfa/ada\n"
        "aws_access_key_id = AKIDFILE\naws_secret_access_key = geheim-file\n");
    const Run run = this->run({u"whoami"_s});
    QCOMPARE(run.exitCode, 253);
    QVERIFY2(run.err.contains("none was entered"), run.err.constData());
    QVERIFY(m_server->requests().isEmpty());
}

void TestAccount::aRefusedRoleEndsWith254()
{
    writeConfig("[default]\nrole_arn = arn:aws:iam::123456789012:role/Ops\nsource_profile = default\n"
                "aws_access_key_id = AKIDFILE\naws_secret_access_key = geheim-file\n");
    Answer refused = Answer::json("<ErrorResponse><Error><Code>AccessDenied</Code><Message>not authorized to perform: "
                                  "sts:AssumeRole</Message></Error><RequestId>r-1</RequestId></ErrorResponse>",
                                  403);
    m_server->script(refused);
    // Also where the command is after something else.
    const Run run = this->run({u"list-streams"_s, u"--endpoint-url"_s, m_server->urlText()});
    QCOMPARE(run.exitCode, 254);
    for (const QByteArray &said : {QByteArray("AccessDenied"), QByteArray("sts:AssumeRole"), QByteArray("Request id")})
        QVERIFY2(run.err.contains(said), run.err.constData());
    QCOMPARE(m_server->requests().size(), 1);
}

void TestAccount::aSignInThatIsNeededEndsWith253AndSaysHow()
{
    writeConfig("[default]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Ops\n"
                "[sso-session corp]\nsso_region = us-east-2\nsso_start_url = https://corp.example/start\n");
    const Run run = this->run({u"list-streams"_s, u"--endpoint-url"_s, m_server->urlText()});
    QCOMPARE(run.exitCode, 253);
    for (const QByteArray &said : {QByteArray("corp"), QByteArray("sso-login")})
        QVERIFY2(run.err.contains(said), run.err.constData());
    QVERIFY(m_server->requests().isEmpty());
}

void TestAccount::aBrokenProfileEndsWith253_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("missing source") << QByteArray("[default]\nrole_arn = r\nsource_profile = gone\n")
                                    << QByteArray("\"gone\"");
    QTest::newRow("process") << QByteArray("[default]\ncredential_process = /nonexistent/program\n")
                             << QByteArray("cannot be started");
    QTest::newRow("nothing") << QByteArray("[default]\n") << QByteArray("AWS_ACCESS_KEY_ID is not set");
}

void TestAccount::aBrokenProfileEndsWith253()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, says);
    writeConfig(config);
    const Run run = this->run({u"whoami"_s});
    QCOMPARE(run.exitCode, 253);
    QVERIFY2(run.err.contains(says), run.err.constData());
    QCOMPARE(run.out, QByteArray());
}

void TestAccount::ssoLoginWritesTheTokenAndWhoamiUsesIt()
{
    writeConfig("[default]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Ops\n"
                "[sso-session corp]\nsso_region = us-east-2\nsso_start_url = https://corp.example/start\n");
    const Run login = run({u"sso-login"_s, u"--no-browser"_s});
    QVERIFY2(login.exitCode == 0, login.err.constData());
    QVERIFY2(login.err.contains("ABCD-EFGH"), login.err.constData());
    QVERIFY2(login.err.contains("https://device.example/?user_code=ABCD-EFGH"), login.err.constData());
    QVERIFY2(login.err.contains("Signed in to corp."), login.err.constData());
    const QStringList files = QDir(m_home->filePath(u".aws/sso/cache"_s)).entryList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QFile file(m_home->filePath(u".aws/sso/cache/"_s + files.first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("geheim-access"));
    const Run whoami = run({u"whoami"_s});
    QVERIFY2(whoami.exitCode == 0, whoami.err.constData());
    const auto &requests = m_server->requests();
    QCOMPARE(requests.at(requests.size() - 2).headers.value("x-amz-sso_bearer_token"), QByteArray("geheim-access"));
    QVERIFY(requests.last().headers.value("authorization").contains("Credential=ASIASSO/"));
    // By the session's name, whatever the profile.
    QCOMPARE(run({u"sso-login"_s, u"--sso-session"_s, u"corp"_s, u"--no-browser"_s}).exitCode, 0);
    QCOMPARE(run({u"sso-login"_s, u"--sso-session"_s, u"gone"_s, u"--no-browser"_s}).exitCode, 253);
}

void TestAccount::ssoLoginNeedsSomethingToSignInTo()
{
    writeConfig("[default]\naws_access_key_id = AKIDFILE\naws_secret_access_key = geheim-file\n");
    const Run run = this->run({u"sso-login"_s, u"--no-browser"_s});
    QCOMPARE(run.exitCode, 253);
    QVERIFY2(run.err.contains("IAM Identity Center"), run.err.constData());
}

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_account.moc"
