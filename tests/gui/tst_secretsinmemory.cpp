// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/awsconnector.h"
#include "cli/runner.h"
#include "support/memorysearch.h"
#include "support/scriptedserver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using Support::Answer;

namespace {

// Every key, token and code begins like this, and nothing else does. About as long as a real key, and longer than a
// register: eight bytes of a text that was copied may stand in a saved one for a while.
constexpr char mark[] = "geheim-geheim-geheim-geheim-geheim-";

QByteArray secret(const QByteArray &name)
{
    return QByteArray(QByteArray(mark) + name + '-').repeated(3);
}

// --- the process that is searched -----------------------------------------------------------------------------------

enum ExitCode { Clean = 0, Found = 3, Failed = 4 };

// As streamloupe-cli does it.
bool runCommand(Cli::Runner *runner)
{
    QSignalSpy finished(runner, &Cli::Runner::finished);
    runner->start();
    return QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, 20'000) && finished.first().first() == 0;
}

// As the window does it.
bool identify(Session::Connection *connection)
{
    QObject context;
    std::optional<bool> isKnown;
    const auto handle = connection->account->identify(
        &context, [&isKnown](const Base::Result<Session::Identity> &identity) { isKnown = identity.has_value(); });
    return QTest::qWaitFor([&isKnown] { return isKnown.has_value(); }, 20'000) && *isKnown;
}

// What a program is told once, both kinds of it, which then live on while memory is searched.
int runSearched(const QStringList &arguments)
{
    const auto environment = Aws::Environment::fromSystem();
    Cli::Output output;
    const auto options = [](const QStringList &words) { return std::get<Cli::Options>(Cli::parseOptions(words)); };
    Cli::Runner signIn(options({u"sso-login"_s, u"--no-browser"_s}), environment, &output);
    if (arguments.contains(u"--sign-in"_s) && !runCommand(&signIn))
        return Failed;
    Cli::Runner whoAmI(options({u"whoami"_s}), environment, &output);
    if (!runCommand(&whoAmI))
        return Failed;

    QNetworkAccessManager network;
    Aws::RequestLog log;
    App::AwsConnector connector(environment, {}, &network, &log);
    connector.setMfaAsker([](const auto &, const auto &answer) { answer(Base::Secret("123456")); });
    auto connection = connector.connect(connector.defaultProfile(), {});
    if (!connection || !connector.fingerprint(connector.defaultProfile()).size() || !identify(&*connection))
        return Failed;

    // To show that what is kept is found.
    QString kept;
    if (arguments.contains(u"--keep"_s))
        kept = QString::fromUtf8(environment.secret(u"AWS_SECRET_ACCESS_KEY"_s).reveal().bytes());

    // What the requests were given is on its way out.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QStringList places = Support::placesInMemory(mark);
    for (const QString &place : places)
        std::fprintf(stderr, "%s\n", qPrintable(place));
    return places.isEmpty() ? Clean : Found;
}

// --- the process that searches --------------------------------------------------------------------------------------

QByteArray assumed()
{
    return "<R><Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>" + secret("role")
           + "</SecretAccessKey><SessionToken>" + secret("role-session")
           + "</SessionToken><Expiration>2199-01-01T00:00:00Z</Expiration></Credentials></R>";
}

Answer answerTo(const Support::ReceivedRequest &request)
{
    if (request.target == "/client/register") {
        return Answer::json(R"({"clientId": "client", "clientSecret": ")" + secret("client")
                            + R"(", "clientSecretExpiresAt": 7258118400})");
    }
    if (request.target == "/device_authorization") {
        return Answer::json(R"({"deviceCode": ")" + secret("device")
                            + R"(", "userCode": "ABCD", "verificationUri": "https://d.example/", "interval": 1})");
    }
    if (request.target == "/token") {
        return Answer::json(R"({"accessToken": ")" + secret("access") + R"(", "refreshToken": ")" + secret("refresh")
                            + R"(", "expiresIn": 28800})");
    }
    if (request.target.startsWith("/federation/credentials")) {
        return Answer::json(R"({"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": ")" + secret("sso")
                            + R"(", "sessionToken": ")" + secret("sso-session")
                            + R"(", "expiration": 7258118400000}})");
    }
    if (request.target == "/container" || request.target.endsWith("/instance-role")) {
        return Answer::json(R"({"Code": "Success", "AccessKeyId": "A", "SecretAccessKey": ")" + secret("container")
                            + R"(", "Token": ")" + secret("container-session")
                            + R"(", "Expiration": "2199-01-01T00:00:00Z"})");
    }
    if (request.target == "/latest/api/token")
        return Answer::json(secret("metadata"));
    if (request.target.startsWith("/latest/"))
        return Answer::json("instance-role");
    if (request.body.startsWith("Action=AssumeRole"))
        return Answer::json(assumed());
    return Answer::json(
        "<R><Arn>arn:aws:sts::12:assumed-role/Ops/ada</Arn><UserId>u</UserId><Account>12</Account></R>");
}

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

// A program that has used its credentials, and has them at hand still, is searched for them: its heap, its data and its
// stacks. Freed memory is filled with other bytes, by glibc or the sanitizer that is told so, since what a request
// leaves there is promised by nobody (see Base::Secret). The one place that is passed over is the environment as the
// system gave it to the process: it holds the variables for as long as the process lives.
class TestSecretsInMemory : public QObject
{
    Q_OBJECT

    void surround(const QString &source);
    int search(const QStringList &arguments);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Support::ScriptedServer> m_server;
    QProcessEnvironment m_environment;
    QByteArray m_found;

private Q_SLOTS:
    void init();

    void noKeyOrTokenStandsInIt_data();
    void noKeyOrTokenStandsInIt();
    void aKeyOfAFileIsNotInFreedMemoryEither();
    void aPlainCopyWouldBeFound();
};

void TestSecretsInMemory::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_home = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<Support::ScriptedServer>();
    m_server->setHandler(answerTo);
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.insert(u"HOME"_s, m_home->path());
    m_environment.insert(u"AWS_REGION"_s, u"eu-west-1"_s);
    m_environment.insert(u"AWS_ENDPOINT_URL"_s, m_server->urlText());
    // Past which everything goes to this machine; its password is kept all the same.
    m_environment.insert(u"HTTPS_PROXY"_s, u"http://ada:%1@127.0.0.1:9"_s.arg(QString::fromLatin1(secret("proxy"))));
    // What is freed is filled: glibc's allocator does it where no cache comes before it, the sanitizer's where it may.
    m_environment.insert(u"GLIBC_TUNABLES"_s, u"glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"_s);
    m_environment.insert(u"ASAN_OPTIONS"_s, m_environment.value(u"ASAN_OPTIONS"_s)
                                                + u":max_free_fill_size=1073741824:free_fill_byte=165"_s);
}

// The configuration in which `source` gives the credentials.
void TestSecretsInMemory::surround(const QString &source)
{
    const QString aws = m_home->path() + "/.aws/"_L1;
    const QByteArray keys = "aws_access_key_id = A\naws_secret_access_key = " + secret("file")
                            + "\naws_session_token = " + secret("file-session") + '\n';
    const QByteArray sso = "[default]\nsso_session = s\nsso_account_id = 12\nsso_role_name = Ops\n"
                           "[sso-session s]\nsso_region = us-east-2\nsso_start_url = https://s.example/\n";
    if (source == "environment"_L1) {
        m_environment.insert(u"AWS_ACCESS_KEY_ID"_s, u"A"_s);
        m_environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, QString::fromLatin1(secret("environment")));
        m_environment.insert(u"AWS_SESSION_TOKEN"_s, QString::fromLatin1(secret("environment-session")));
    } else if (source == "keys"_L1) {
        write(aws + "credentials"_L1, "[default]\n" + keys + "[other]\n" + keys);
    } else if (source == "role with a code"_L1) {
        write(aws + "config"_L1,
              "[default]\nrole_arn = arn:aws:iam::12:role/Ops\nsource_profile = default\nmfa_serial = m\n" + keys);
    } else if (source == "web identity"_L1) {
        write(m_home->path() + "/token"_L1, secret("web"));
        write(aws + "config"_L1, "[default]\nrole_arn = arn:aws:iam::12:role/Ops\nweb_identity_token_file = ~/token\n");
    } else if (source == "process"_L1) {
        write(m_home->path() + "/keys.json"_L1, R"({"Version": 1, "AccessKeyId": "A", "SecretAccessKey": ")"
                                                    + secret("process") + R"(", "SessionToken": ")"
                                                    + secret("process-session") + R"("})");
        write(aws + "config"_L1, "[default]\ncredential_process = \"" STREAMLOUPE_CMAKE "\" -E cat \""
                                     + m_home->path().toUtf8() + "/keys.json\"\n");
    } else if (source == "sign-in"_L1) {
        write(aws + "config"_L1, sso);
    } else if (source == "token of a sign-in"_L1) {
        const QByteArray name = QCryptographicHash::hash("s", QCryptographicHash::Sha1).toHex();
        write(aws + "config"_L1, sso);
        write(aws + "sso/cache/"_L1 + QString::fromLatin1(name) + ".json"_L1,
              R"({"accessToken": ")" + secret("old-access") + R"(", "expiresAt": "2020-01-01T00:00:00Z", )"
                  + R"("refreshToken": ")" + secret("old-refresh") + R"(", "clientId": "c", "clientSecret": ")"
                  + secret("old-client") + R"("})");
    } else if (source == "container"_L1) {
        m_environment.insert(u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_s, m_server->urlText() + "/container"_L1);
        m_environment.insert(u"AWS_CONTAINER_AUTHORIZATION_TOKEN"_s, QString::fromLatin1(secret("authorization")));
    } else {
        m_environment.insert(u"AWS_EC2_METADATA_DISABLED"_s, u"false"_s);
        m_environment.insert(u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_s, m_server->urlText());
    }
}

// Runs this program as the one that is searched, and gives its exit code.
int TestSecretsInMemory::search(const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"--searched"_s} + arguments);
    process.write(secret("code") + '\n'); // for the MFA device
    process.closeWriteChannel();
    QSignalSpy finished(&process, &QProcess::finished);
    if (!finished.wait(60'000))
        return -1;
    m_found = process.readAllStandardError();
    return process.exitCode();
}

void TestSecretsInMemory::noKeyOrTokenStandsInIt_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *source : {"environment", "keys", "role with a code", "web identity", "process",
                               "token of a sign-in", "container", "instance"})
        QTest::newRow(source) << QStringList();
    QTest::newRow("sign-in") << QStringList{u"--sign-in"_s};
}

void TestSecretsInMemory::noKeyOrTokenStandsInIt()
{
#if !defined(__GLIBC__) || defined(__SANITIZE_THREAD__)
    QSKIP("Nobody fills freed memory here: what a request left there would be found.");
#endif
    QFETCH(QStringList, arguments);
    surround(QString::fromLatin1(QTest::currentDataTag()));
    const int code = search(arguments);
    QVERIFY2(code == Clean, m_found.constData());
    // They were used, or else nothing is proved: whose they are was asked twice.
    QVERIFY(m_server->requests().size() >= 2);
}

// Nobody is sent the secret key, so all that is made of it is our own.
void TestSecretsInMemory::aKeyOfAFileIsNotInFreedMemoryEither()
{
    m_environment.remove(u"GLIBC_TUNABLES"_s);
    m_environment.remove(u"HTTPS_PROXY"_s);
    write(m_home->path() + "/.aws/credentials"_L1,
          "[default]\naws_access_key_id = A\naws_secret_access_key = " + secret("file") + '\n');
    const int code = search({});
    QVERIFY2(code == Clean, m_found.constData());
}

void TestSecretsInMemory::aPlainCopyWouldBeFound()
{
    surround(u"environment"_s);
    QCOMPARE(search({u"--keep"_s}), int(Found));
    QVERIFY2(m_found.contains("UTF-16"), m_found.constData());
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--searched"_L1)
        return runSearched(arguments);
    TestSecretsInMemory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_secretsinmemory.moc"
