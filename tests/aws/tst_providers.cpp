// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/commandwords.h"
#include "aws/credentialchain.h"
#include "aws/identity.h"
#include "awsfolder.h"
#include "support/recordedtransport.h"
#include "support/scriptedprocesses.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Base::Error;
using Platform = Aws::Environment::Platform;
using End = Aws::ProcessOutcome::End;

namespace {

const QByteArray keysOfProcess
    = R"({"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hunter2",)"
      R"( "SessionToken": "hunter3", "Expiration": "2026-11-24T04:00:00Z", "AccountId": "12"})";

QByteArray assumed(const QByteArray &key)
{
    return "<AssumeRoleResponse><AssumeRoleResult><AssumedRoleUser><Arn>arn:aws:sts::12:assumed-role/Ops/n</Arn>"
           "</AssumedRoleUser><Credentials><AccessKeyId>"
           + key
           + "</AccessKeyId><SecretAccessKey>hunter2</SecretAccessKey><SessionToken>hunter3</SessionToken>"
             "<Expiration>2026-11-24T04:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
}

QByteArray stsError(const QByteArray &code, const QByteArray &message)
{
    return "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>" + code
           + "</Code><Message>" + message + "</Message></Error><RequestId>r-1</RequestId></ErrorResponse>";
}

} // namespace

// Each provider by itself, with everything around it played.
class TestProviders : public QObject
{
    Q_OBJECT

    Base::Result<Aws::Credentials> credentials();
    Base::Result<Aws::Credentials> credentialsOfProcess(const Aws::ProcessOutcome &outcome);

    std::unique_ptr<AwsFolder> m_folder;
    std::shared_ptr<Support::RecordedTransport> m_transport;
    Aws::ClientContext m_context;
    QDateTime m_now;

private Q_SLOTS:
    void init();

    void aCommandIsSplitAsItsPlatformDoes_data();
    void aCommandIsSplitAsItsPlatformDoes();
    void aProcessGivesWhatItPrints();
    void aProcessThatGivesNothingIsToldWithItsErrorsAlone_data();
    void aProcessThatGivesNothingIsToldWithItsErrorsAlone();
    void programsAreRunWithoutAShell();
    void aProgramThatHangsIsEnded();
    void aRoleIsAssumedWithAllItsParameters();
    void aCodeIsAskedFor();
    void withoutACodeASignInIsNeeded_data();
    void withoutACodeASignInIsNeeded();
    void aQuestionForACodeIsWithdrawnWithItsAsker();
    void aRefusedRoleIsToldInTheServicesWords();
    void aSourceThatGivesNothingIsNamed();
    void tokensOfFilesAreReadAnewEachTime_data();
    void tokensOfFilesAreReadAnewEachTime();
    void aTokenWithALineBreakIsNotSent();
    void aContainerWithoutAKeyGivesNone();
    void anInstanceOutOfOrderLeavesItsCredentialsInUse();
    void aPageThatAnswersForAnInstanceIsNone();
    void theChainMayGoWhileAnInstanceIsAsked();
    void anIdentityNamesItsRole_data();
    void anIdentityNamesItsRole();
};

void TestProviders::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<AwsFolder>();
    m_folder->environment.variables = {{u"AWS_REGION"_s, u"eu-west-1"_s}};
    m_transport = std::make_shared<Support::RecordedTransport>();
    m_now = QDateTime({2026, 11, 24}, {3, 0}, Qt::UTC);
    m_context = {.clock = [this] { return m_now; }, .transport = m_transport, .metadataTransport = m_transport};
}

Base::Result<Aws::Credentials> TestProviders::credentials()
{
    const auto settings = Aws::resolveSettings(m_folder->environment, {});
    if (!settings)
        return Base::failure(settings.error());
    return QCoro::waitFor(Aws::makeCredentialsProvider(*settings, m_context)->credentials({}));
}

void TestProviders::aCommandIsSplitAsItsPlatformDoes_data()
{
    QTest::addColumn<Platform>("platform");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("words"); // empty: it is none
    const auto unixRow = [](const char *name, const QString &command, const QStringList &words) {
        QTest::newRow(name) << Platform::Unix << command << words;
    };
    unixRow("words", u" a  b\tc "_s, {u"a"_s, u"b"_s, u"c"_s});
    unixRow("single quotes", uR"('a b'c '\')"_s, {u"a bc"_s, u"\\"_s});
    unixRow("double quotes", uR"("a \"b\" \\ \c")"_s, {uR"(a "b" \ \c)"_s});
    unixRow("backslash", uR"(a\ b \\)"_s, {u"a b"_s, u"\\"_s});
    unixRow("empty word", u"a ''"_s, {u"a"_s, QString()});
    unixRow("no shell", u"a | b > $HOME `c` *"_s, {u"a"_s, u"|"_s, u"b"_s, u">"_s, u"$HOME"_s, u"`c`"_s, u"*"_s});
    unixRow("open quote", u"a 'b"_s, {});
    unixRow("open backslash", u"a\\"_s, {});
    unixRow("nothing", u"  "_s, {});
    const auto windowsRow = [](const char *name, const QString &command, const QStringList &words) {
        QTest::newRow(name) << Platform::Windows << command << words;
    };
    windowsRow("windows: path", uR"("C:\Program Files\a.exe" C:\b\)"_s,
               {uR"(C:\Program Files\a.exe)"_s, uR"(C:\b\)"_s});
    windowsRow("windows: quote", uR"(a \"b\" "c \\" d)"_s, {u"a"_s, uR"("b")"_s, uR"(c \)"_s, u"d"_s});
    windowsRow("windows: apostrophe", u"a 'b c'"_s, {u"a"_s, u"'b"_s, u"c'"_s});
    windowsRow("windows: open quote", uR"(a "b)"_s, {});
}

void TestProviders::aCommandIsSplitAsItsPlatformDoes()
{
    QFETCH(Platform, platform);
    QFETCH(QString, command);
    QFETCH(QStringList, words);
    QCOMPARE(Aws::commandWords(command, platform).value_or(QStringList()), words);
}

Base::Result<Aws::Credentials> TestProviders::credentialsOfProcess(const Aws::ProcessOutcome &outcome)
{
    m_folder->writeConfig("[default]\ncredential_process = tool --for 'the ops'\naws_account_id = 34\n");
    const auto processes
        = std::make_shared<Support::ScriptedProcesses>([outcome](const QStringList &) { return outcome; });
    m_context.processes = processes;
    auto result = credentials();
    if (processes->runs != QList<QStringList>{{u"tool"_s, u"--for"_s, u"the ops"_s}})
        qFatal("ran something else");
    return result;
}

void TestProviders::aProcessGivesWhatItPrints()
{
    const auto credentials = credentialsOfProcess(Support::exited(0, keysOfProcess));
    QVERIFY2(credentials, qPrintable(credentials ? QString() : credentials.error().message));
    QCOMPARE(credentials->accessKeyId, u"AKID"_s);
    QCOMPARE(credentials->secretAccessKey.reveal().bytes(), QByteArray("hunter2"));
    QCOMPARE(credentials->sessionToken.reveal().bytes(), QByteArray("hunter3"));
    QCOMPARE(credentials->accountId, u"12"_s);
    QCOMPARE(credentials->expiration, QDateTime({2026, 11, 24}, {4, 0}, Qt::UTC));
    QCOMPARE(credentials->source, u"profile default"_s);
    const auto bare = credentialsOfProcess(
        Support::exited(0, R"({"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hunter2"})"));
    QVERIFY(bare);
    QCOMPARE(bare->accountId, u"34"_s);
    QVERIFY(!bare->expiration.isValid());
}

void TestProviders::aProcessThatGivesNothingIsToldWithItsErrorsAlone_data()
{
    QTest::addColumn<Aws::ProcessOutcome>("outcome");
    QTest::addColumn<QString>("says");
    QTest::newRow("exit code") << Support::exited(3, "hunter2", u"log in first"_s) << u"log in first"_s;
    QTest::newRow("no such program") << Aws::ProcessOutcome{.end = End::NotStarted, .reason = u"not found"_s}
                                     << u"not found"_s;
    QTest::newRow("crash") << Aws::ProcessOutcome{.end = End::Crashed, .output = Base::Secret("hunter2")}
                           << u"crashed"_s;
    QTest::newRow("time") << Aws::ProcessOutcome{.end = End::TimedOut} << u"within a minute"_s;
    QTest::newRow("no JSON") << Support::exited(0, "hunter2") << u"no JSON"_s;
    QTest::newRow("no key") << Support::exited(0, R"({"Version": 1, "SecretAccessKey": "hunter2"})")
                            << u"AccessKeyId"_s;
    QTest::newRow("version") << Support::exited(0, R"({"Version": 2, "SecretAccessKey": "hunter2"})") << u"version 2"_s;
    QTest::newRow("time of expiry") << Support::exited(
        0, R"({"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "hunter2",)"
           R"( "Expiration": "soon hunter2"})")
                                    << u"Expiration"_s;
}

void TestProviders::aProcessThatGivesNothingIsToldWithItsErrorsAlone()
{
    QFETCH(Aws::ProcessOutcome, outcome);
    QFETCH(QString, says);
    const auto credentials = credentialsOfProcess(outcome);
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, Error::Kind::CredentialsFailed);
    const QString message = credentials.error().message;
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY2(message.contains("\"default\""_L1), qPrintable(message));
    QVERIFY2(!message.contains("hunter2"_L1), qPrintable(message));
}

void TestProviders::programsAreRunWithoutAShell()
{
    const QString cmake = QStringLiteral(STREAMLOUPE_CMAKE);
    const auto runner = Aws::makeProcessRunner({});
    const auto echo = QCoro::waitFor(runner->run({cmake, u"-E"_s, u"echo"_s, u"$HOME | a"_s}, 60s, {}));
    QCOMPARE(echo.end, End::Exited);
    QCOMPARE(echo.exitCode, 0);
    QCOMPARE(echo.output.reveal().bytes().trimmed(), QByteArray("$HOME | a"));
    const auto broken = QCoro::waitFor(runner->run({cmake, u"-E"_s, u"cat"_s, u"/nonexistent"_s}, 60s, {}));
    QCOMPARE(broken.end, End::Exited);
    QVERIFY(broken.exitCode != 0);
    QVERIFY2(broken.errors.contains("/nonexistent"_L1), qPrintable(broken.errors));
    QCOMPARE(QCoro::waitFor(runner->run({u"/nonexistent/program"_s}, 60s, {})).end, End::NotStarted);
}

void TestProviders::aProgramThatHangsIsEnded()
{
    const QStringList sleep{QStringLiteral(STREAMLOUPE_CMAKE), u"-E"_s, u"sleep"_s, u"600"_s};
    QCOMPARE(QCoro::waitFor(Aws::makeProcessRunner({})->run(sleep, 50ms, {})).end, End::TimedOut);
}

void TestProviders::aRoleIsAssumedWithAllItsParameters()
{
    m_folder->writeConfig("[default]\nrole_arn = arn:aws:iam::12:role/Ops\nsource_profile = base\nexternal_id = e/1\n"
                          "role_session_name = ada\nduration_seconds = 900\n"
                          "[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = hunter2\n");
    m_transport->answer(200, assumed("AKIDROLE"));
    const auto credentials = this->credentials();
    QVERIFY2(credentials, qPrintable(credentials ? QString() : credentials.error().message));
    QCOMPARE(credentials->accessKeyId, u"AKIDROLE"_s);
    QCOMPARE(credentials->accountId, u"12"_s);
    QCOMPARE(credentials->roleName, u"Ops"_s);
    QCOMPARE(m_transport->requests.size(), 1);
    const auto &request = m_transport->requests.first();
    QCOMPARE(request.url.host(), u"sts.eu-west-1.amazonaws.com"_s);
    QCOMPARE(request.body,
             QByteArray("Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A12%3Arole%2FOps"
                        "&RoleSessionName=ada&DurationSeconds=900&ExternalId=e%2F1"));
    const auto authorization = Support::RecordedTransport::header(request, "authorization");
    QVERIFY2(authorization.contains("Credential=AKIDBASE/20261124/eu-west-1/sts/aws4_request"),
             authorization.constData());
}

void TestProviders::aCodeIsAskedFor()
{
    m_folder->writeConfig("[default]\nrole_arn = arn:aws:iam::12:role/Ops\nsource_profile = default\nmfa_serial = m/1\n"
                          "aws_access_key_id = A\naws_secret_access_key = hunter2\n");
    QList<Aws::MfaQuestion> questions;
    m_context.mfaPrompt = [&](const Aws::MfaQuestion &question, const Aws::MfaAnswer &answer) {
        questions.append(question);
        // Later, as people answer.
        QMetaObject::invokeMethod(
            this,
            [answer] {
                answer(Base::Secret("123456"));
                answer(Base::Secret("654321")); // without effect
            },
            Qt::QueuedConnection);
    };
    m_transport->answer(200, assumed("AKIDROLE"));
    QVERIFY(credentials());
    QCOMPARE(questions, (QList<Aws::MfaQuestion>{
                            {.serial = u"m/1"_s, .profile = u"default"_s, .roleArn = u"arn:aws:iam::12:role/Ops"_s}}));
    const auto body = m_transport->requests.first().body;
    QVERIFY2(body.contains("&SerialNumber=m%2F1&TokenCode=123456"), body.constData());
}

void TestProviders::withoutACodeASignInIsNeeded_data()
{
    QTest::addColumn<int>("prompt"); // none, declined, empty
    QTest::newRow("nobody to ask") << 0;
    QTest::newRow("declined") << 1;
    QTest::newRow("empty") << 2;
}

void TestProviders::withoutACodeASignInIsNeeded()
{
    QFETCH(int, prompt);
    m_folder->writeConfig("[default]\nrole_arn = arn:aws:iam::12:role/Ops\nsource_profile = default\nmfa_serial = m/1\n"
                          "aws_access_key_id = A\naws_secret_access_key = hunter2\n");
    if (prompt > 0) {
        m_context.mfaPrompt = [prompt](const Aws::MfaQuestion &, const Aws::MfaAnswer &answer) {
            answer(prompt == 1 ? std::optional<Base::Secret>() : Base::Secret());
        };
    }
    const auto credentials = this->credentials();
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, Error::Kind::SignInRequired);
    QVERIFY2(credentials.error().message.contains("m/1"_L1), qPrintable(credentials.error().message));
    QVERIFY(m_transport->requests.isEmpty());
}

void TestProviders::aQuestionForACodeIsWithdrawnWithItsAsker()
{
    m_folder->writeConfig("[default]\nrole_arn = arn:aws:iam::12:role/Ops\nsource_profile = default\nmfa_serial = m/1\n"
                          "aws_access_key_id = A\naws_secret_access_key = hunter2\n");
    Aws::MfaAnswer late;
    m_context.mfaPrompt = [&late](const Aws::MfaQuestion &, const Aws::MfaAnswer &answer) { late = answer; };
    const auto settings = Aws::resolveSettings(m_folder->environment, {});
    QVERIFY(settings);
    std::stop_source stop;
    auto task = Aws::makeCredentialsProvider(*settings, m_context)->credentials(stop.get_token());
    QVERIFY(late);
    stop.request_stop();
    QVERIFY(!QCoro::waitFor(std::move(task)));
    late(Base::Secret("123456"));
    QVERIFY(m_transport->requests.isEmpty());
}

void TestProviders::aRefusedRoleIsToldInTheServicesWords()
{
    m_folder->writeConfig("[default]\nrole_arn = arn:aws:iam::12:role/Ops\nsource_profile = default\n"
                          "aws_access_key_id = A\naws_secret_access_key = hunter2\n");
    m_transport->answer(403, stsError("AccessDenied", "User is not authorized to perform: sts:AssumeRole"));
    const auto credentials = this->credentials();
    QVERIFY(!credentials);
    const Error &error = credentials.error();
    QCOMPARE(error.kind, Error::Kind::AccessDenied);
    QCOMPARE(error.code, u"AccessDenied"_s);
    QCOMPARE(error.message, u"User is not authorized to perform: sts:AssumeRole"_s);
    QCOMPARE(error.requestId, u"r-1"_s);
    QCOMPARE(error.operation, u"AssumeRole"_s);
    QCOMPARE(error.resource, u"arn:aws:iam::12:role/Ops"_s);
    QCOMPARE(error.host, u"sts.eu-west-1.amazonaws.com"_s);
}

void TestProviders::aSourceThatGivesNothingIsNamed()
{
    m_folder->writeConfig("[default]\nrole_arn = arn:aws:iam::12:role/Ops\ncredential_source = Environment\n");
    const auto credentials = this->credentials();
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, Error::Kind::CredentialsFailed);
    QVERIFY2(credentials.error().message.contains("AWS_ACCESS_KEY_ID"_L1), qPrintable(credentials.error().message));
}

void TestProviders::tokensOfFilesAreReadAnewEachTime_data()
{
    QTest::addColumn<bool>("isContainer");
    QTest::newRow("container") << true;
    QTest::newRow("web identity") << false;
}

void TestProviders::tokensOfFilesAreReadAnewEachTime()
{
    QFETCH(bool, isContainer);
    const QString file = m_folder->home() + "/token"_L1;
    if (isContainer) {
        m_folder->environment.variables.insert(u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_s, u"http://127.0.0.1:9/c?a=1"_s);
        m_folder->environment.variables.insert(u"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"_s, file);
        m_folder->environment.variables.insert(u"AWS_CONTAINER_AUTHORIZATION_TOKEN"_s, u"not this one"_s);
    } else {
        m_folder->environment.variables.insert(u"AWS_WEB_IDENTITY_TOKEN_FILE"_s, file);
        m_folder->environment.variables.insert(u"AWS_ROLE_ARN"_s, u"arn:aws:iam::12:role/Ops"_s);
    }
    const auto settings = Aws::resolveSettings(m_folder->environment, {});
    QVERIFY(settings);
    const auto provider = Aws::makeCredentialsProvider(*settings, m_context);
    for (const QByteArray &token : {QByteArray("first"), QByteArray("second")}) {
        AwsFolder::write(file, token + '\n');
        m_transport->answer(200, isContainer ? R"({"AccessKeyId": "A", "SecretAccessKey": "hunter2", "Token": "t",)"
                                               R"( "Expiration": "2026-11-24T03:00:30Z"})"
                                             : assumed("A").replace("04:00:00", "03:00:30"));
        const auto credentials = QCoro::waitFor(provider->credentials({}));
        QVERIFY2(credentials, qPrintable(credentials ? QString() : credentials.error().message));
        const auto &request = m_transport->requests.last();
        const QUrlQuery form(QString::fromUtf8(request.body));
        QCOMPARE(isContainer ? Support::RecordedTransport::header(request, "authorization")
                             : form.queryItemValue(u"WebIdentityToken"_s).toUtf8(),
                 token);
    }
    QVERIFY(QFile::remove(file));
    m_now = m_now.addSecs(60);
    const auto gone = QCoro::waitFor(provider->credentials({}));
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, Error::Kind::CredentialsFailed);
}

void TestProviders::aTokenWithALineBreakIsNotSent()
{
    m_folder->environment.variables.insert(u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_s, u"http://127.0.0.1:9/c"_s);
    m_folder->environment.variables.insert(u"AWS_CONTAINER_AUTHORIZATION_TOKEN"_s, u"a\r\nX-Other: hunter2"_s);
    const auto credentials = this->credentials();
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, Error::Kind::Configuration);
    QVERIFY(m_transport->requests.isEmpty());
    QVERIFY(!credentials.error().message.contains("hunter2"_L1));
}

void TestProviders::aContainerWithoutAKeyGivesNone()
{
    m_folder->environment.variables.insert(u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_s, u"http://127.0.0.1:9/c"_s);
    m_transport->answer(200, R"({"AccessKeyId": "A", "Token": "hunter2", "Expiration": "2026-11-24T04:00:00Z"})");
    const auto credentials = this->credentials();
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, Error::Kind::CredentialsFailed);
    QVERIFY(!credentials.error().message.contains("hunter2"_L1));
}

void TestProviders::anInstanceOutOfOrderLeavesItsCredentialsInUse()
{
    const auto settings = Aws::resolveSettings(m_folder->environment, {});
    QVERIFY(settings);
    const auto provider = Aws::makeCredentialsProvider(*settings, m_context);
    m_transport->answer(200, "token");
    m_transport->answer(200, "role\n");
    m_transport->answer(200, R"({"Code": "Success", "AccessKeyId": "A", "SecretAccessKey": "hunter2", "Token": "t",)"
                             R"( "Expiration": "2026-11-24T04:00:00Z"})");
    const auto first = QCoro::waitFor(provider->credentials({}));
    QVERIFY2(first, qPrintable(first ? QString() : first.error().message));
    QCOMPARE(first->roleName, u"role"_s);
    // Expired, and nobody answers: the old ones go on.
    m_now = m_now.addSecs(2 * 3600);
    const auto second = QCoro::waitFor(provider->credentials({}));
    QVERIFY2(second, qPrintable(second ? QString() : second.error().message));
    QCOMPARE(second->accessKeyId, u"A"_s);
    QVERIFY(second->expiration > m_now);
}

void TestProviders::aPageThatAnswersForAnInstanceIsNone()
{
    m_transport->answer(200, "<html>Please sign in to the hotel</html>");
    m_transport->answer(200, "<html>Please sign in to the hotel</html>");
    const auto credentials = this->credentials();
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, Error::Kind::NoCredentials);
    QCOMPARE(m_transport->requests.size(), 2);
}

namespace {

// As a window does that is closed: nothing is left but the question itself.
QCoro::Task<Base::Result<Aws::Credentials>> askAndLetGo(std::shared_ptr<Aws::CredentialsProvider> provider)
{
    auto task = provider->credentials({});
    provider.reset();
    auto result = co_await task;
    co_return std::move(result);
}

} // namespace

void TestProviders::theChainMayGoWhileAnInstanceIsAsked()
{
    Support::ScriptedServer server;
    server.script(Support::Answer::json("token"));
    server.script(Support::Answer::json("role"));
    server.script(Support::Answer::json(R"({"Code": "Success", "AccessKeyId": "A", "SecretAccessKey": "hunter2"})"));
    m_context.metadataTransport.reset(); // the real one
    m_folder->environment.variables.insert(u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_s, server.urlText());
    const auto settings = Aws::resolveSettings(m_folder->environment, {});
    QVERIFY(settings);
    const auto credentials = QCoro::waitFor(askAndLetGo(Aws::makeCredentialsProvider(*settings, m_context)));
    QVERIFY2(credentials, qPrintable(credentials ? QString() : credentials.error().message));
    QCOMPARE(credentials->accessKeyId, u"A"_s);
    QCOMPARE(server.requests().first().method, QByteArray("PUT"));
}

void TestProviders::anIdentityNamesItsRole_data()
{
    QTest::addColumn<QString>("arn");
    QTest::addColumn<QStringList>("names"); // role, session, principal
    QTest::newRow("role") << u"arn:aws:sts::12:assumed-role/Ops/ada@example.com"_s
                          << QStringList{u"Ops"_s, u"ada@example.com"_s, u"Ops"_s};
    QTest::newRow("user") << u"arn:aws:iam::12:user/team/ada"_s << QStringList{QString(), QString(), u"ada"_s};
    QTest::newRow("root") << u"arn:aws:iam::12:root"_s << QStringList{QString(), QString(), u"root"_s};
}

void TestProviders::anIdentityNamesItsRole()
{
    QFETCH(QString, arn);
    const Aws::Identity identity{.arn = arn};
    QTEST((QStringList{identity.roleName(), identity.sessionName(), identity.principalName()}), "names");
}

QTEST_GUILESS_MAIN(TestProviders)
#include "tst_providers.moc"
