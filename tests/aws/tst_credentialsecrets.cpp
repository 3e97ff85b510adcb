// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/credentialchain.h"
#include "aws/identity.h"
#include "aws/ssosignin.h"
#include "awsfolder.h"
#include "support/scriptedprocesses.h"
#include "support/scriptedserver.h"

#include <QDirIterator>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Support::Answer;

namespace {

// Every key, token and code below begins like this, and nothing else does.
const QByteArray mark = "geheim";

QByteArray assumed()
{
    return "<R><Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>geheim-role</"
           "SecretAccessKey><SessionToken>"
           "geheim-role-session</SessionToken><Expiration>2199-01-01T00:00:00Z</Expiration></Credentials></R>";
}

Answer answerTo(const Support::ReceivedRequest &request)
{
    if (request.target == "/client/register")
        return Answer::json(R"({"clientId": "client", "clientSecret": "geheim-client"})");
    if (request.target == "/device_authorization")
        return Answer::json(
            R"({"deviceCode": "geheim-device", "userCode": "ABCD", "verificationUri": "https://d.example/"})");
    if (request.target == "/token")
        return Answer::json(
            R"({"accessToken": "geheim-access", "refreshToken": "geheim-refresh", "expiresIn": 28800})");
    if (request.target.startsWith("/federation/credentials")) {
        return Answer::json(R"({"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": "geheim-sso",)"
                            R"( "sessionToken": "geheim-sso-session", "expiration": 7258118400000}})");
    }
    if (request.target == "/container" || request.target.endsWith("/instance-role")) {
        return Answer::json(R"({"Code": "Success", "AccessKeyId": "A", "SecretAccessKey": "geheim-container",)"
                            R"( "Token": "geheim-container-session", "Expiration": "2199-01-01T00:00:00Z"})");
    }
    if (request.target == "/latest/api/token")
        return Answer::json("geheim-metadata");
    if (request.target.startsWith("/latest/"))
        return Answer::json("instance-role");
    if (request.body.startsWith("Action=AssumeRole"))
        return Answer::json(assumed());
    return Answer::json(
        "<R><Arn>arn:aws:sts::12:assumed-role/Ops/ada</Arn><UserId>u</UserId><Account>12</Account></R>");
}

// What the service sends back where it fails, secrets and all.
Answer echo(int status, const Support::ReceivedRequest &request)
{
    return Answer::json(
        "<ErrorResponse><Error><Code>Broken</Code><Message>no</Message></Error><SessionToken>geheim-echo"
        "</SessionToken>"
            + request.body + answerTo(request).body + "</ErrorResponse>",
        status);
}

QStringList *heard = nullptr;

void hear(QtMsgType, const QMessageLogContext &, const QString &line)
{
    if (heard)
        heard->append(line);
}

QString textOf(const Base::Error &error)
{
    return QStringList{error.code,     error.message,  error.requestId, error.operation,
                       error.resource, error.argument, error.host}
        .join(u'\n');
}

} // namespace

// No key, token or code leaves the values that are made for them.
class TestCredentialSecrets : public QObject
{
    Q_OBJECT

    void surround(const QString &source);
    void ask(const Aws::Settings &settings, const Aws::ClientContext &context);

    std::unique_ptr<AwsFolder> m_folder;
    std::unique_ptr<Support::ScriptedServer> m_server;
    QStringList m_told;

private Q_SLOTS:
    void noneIsToldAnywhere_data();
    void noneIsToldAnywhere();
};

// The configuration in which `source` gives the credentials.
void TestCredentialSecrets::surround(const QString &source)
{
    auto &variables = m_folder->environment.variables;
    variables = {{u"AWS_REGION"_s, u"eu-west-1"_s},
                 {u"AWS_EC2_METADATA_DISABLED"_s, u"true"_s},
                 {u"AWS_ENDPOINT_URL_STS"_s, m_server->urlText()},
                 {u"AWS_ENDPOINT_URL_SSO"_s, m_server->urlText()},
                 {u"AWS_ENDPOINT_URL_SSO_OIDC"_s, m_server->urlText()}};
    const QByteArray keys
        = "aws_access_key_id = A\naws_secret_access_key = geheim-file\naws_session_token = geheim-file-2\n";
    if (source == "environment"_L1) {
        variables.insert(u"AWS_ACCESS_KEY_ID"_s, u"A"_s);
        variables.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"geheim-environment"_s);
        variables.insert(u"AWS_SESSION_TOKEN"_s, u"geheim-environment-session"_s);
    } else if (source == "keys"_L1) {
        m_folder->writeConfig("[default]\n" + keys);
    } else if (source == "role with a code"_L1) {
        m_folder->writeConfig(
            "[default]\nrole_arn = arn:aws:iam::12:role/Ops\nsource_profile = default\nmfa_serial = m\n" + keys);
    } else if (source == "web identity"_L1) {
        AwsFolder::write(m_folder->home() + "/token"_L1, "geheim-web");
        m_folder->writeConfig("[default]\nrole_arn = arn:aws:iam::12:role/Ops\nweb_identity_token_file = ~/token\n");
    } else if (source == "process"_L1) {
        m_folder->writeConfig("[default]\ncredential_process = tool --password geheim-argument\n");
    } else if (source == "sso"_L1) {
        m_folder->writeConfig("[default]\nsso_session = s\nsso_account_id = 12\nsso_role_name = Ops\n"
                              "[sso-session s]\nsso_region = us-east-2\nsso_start_url = https://s.example/\n");
    } else if (source == "container"_L1) {
        variables.insert(u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_s, m_server->urlText() + "/container"_L1);
        variables.insert(u"AWS_CONTAINER_AUTHORIZATION_TOKEN"_s, u"geheim-authorization"_s);
    } else {
        variables.insert(u"AWS_EC2_METADATA_DISABLED"_s, u"false"_s);
        variables.insert(u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_s, m_server->urlText());
    }
}

// Signs in where that is possible, and asks who one is; keeps what is told.
void TestCredentialSecrets::ask(const Aws::Settings &settings, const Aws::ClientContext &context)
{
    if (const auto target = Aws::ssoTargetOfProfile(settings, settings.profile)) {
        Aws::SsoSignIn signIn(*target, settings, context);
        QSignalSpy finished(&signIn, &Aws::SsoSignIn::finished);
        signIn.start();
        QTRY_COMPARE(finished.size(), 1);
        if (const auto error = finished.first().first().value<std::optional<Base::Error>>())
            m_told.append(textOf(*error));
    }
    const auto client = Aws::makeIdentityClient(settings, Aws::makeCredentialsProvider(settings, context), context);
    QVERIFY(client);
    std::optional<Base::Result<Aws::Identity>> identity;
    const auto handle = (*client)->getCallerIdentity(
        this, [&identity](const Base::Result<Aws::Identity> &result) { identity = result; });
    QTRY_VERIFY(identity.has_value());
    m_told.append(*identity ? (*identity)->arn + (*identity)->credentials.source : textOf(identity->error()));
    const auto descriptions = Aws::credentialsPlaces(settings);
    for (const auto &place : descriptions)
        m_told.append(place.finding);
}

void TestCredentialSecrets::noneIsToldAnywhere_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("status"); // what the services answer with
    for (const char *source :
         {"environment", "keys", "role with a code", "web identity", "process", "sso", "container", "instance"}) {
        for (const int status : {200, 201, 400, 403, 404, 500})
            QTest::addRow("%s, %d", source, status) << QString::fromLatin1(source) << status;
    }
}

void TestCredentialSecrets::noneIsToldAnywhere()
{
    QFETCH(QString, source);
    QFETCH(int, status);
    m_folder = std::make_unique<AwsFolder>();
    m_server = std::make_unique<Support::ScriptedServer>();
    m_told.clear();
    // 201: a body that cannot be read.
    m_server->setHandler(
        [status](const auto &request) { return status == 200 ? answerTo(request) : echo(status, request); });
    surround(source);
    const auto settings = Aws::resolveSettings(m_folder->environment, {});
    QVERIFY(settings);

    QNetworkAccessManager network;
    Aws::RequestLog log;
    QList<Aws::RequestRecord> records;
    for (const auto signal : {&Aws::RequestLog::started, &Aws::RequestLog::retried, &Aws::RequestLog::finished})
        connect(&log, signal, &log, [&records](const auto &record) { records.append(record); });
    Aws::ClientContext context{.network = &network, .log = &log};
    context.trace = [this](const QString &line) { m_told.append(line); };
    context.mfaPrompt = [](const auto &, const auto &answer) { answer(Base::Secret("geheim-code")); };
    context.processes = std::make_shared<Support::ScriptedProcesses>([status](const QStringList &) {
        return Support::exited(status == 200 ? 0 : 1,
                               R"({"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "geheim-process"})");
    });
    context.pause = [](auto, auto) -> QCoro::Task<> { co_return; };
    QLoggingCategory::setFilterRules(u"streamloupe.*=true"_s);
    heard = &m_told;
    const auto before = qInstallMessageHandler(hear);
    ask(*settings, context);
    qInstallMessageHandler(before);
    heard = nullptr;
    QLoggingCategory::setFilterRules({});

    for (const auto &record : records) {
        m_told.append(record.operation + record.resource + record.host + QString::fromUtf8(record.body));
        if (record.error)
            m_told.append(textOf(*record.error));
    }
    // It did go over the wire, or else nothing is proved.
    QByteArray wire;
    for (const auto &request : m_server->requests())
        wire += request.body + request.headers.values().join('\n') + answerTo(request).body;
    if (source != "process"_L1 && source != "environment"_L1 && source != "keys"_L1)
        QVERIFY(wire.contains(mark));
    QVERIFY(m_told.size() > 2);
    for (const QString &line : std::as_const(m_told))
        QVERIFY2(!line.contains(QLatin1StringView(mark)), qPrintable(line));
    // Nor is it kept in files, but for the cache that the AWS CLI shares.
    QDirIterator files(m_folder->home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (path == m_folder->configPath() || path.endsWith("/token"_L1) || path.contains("/sso/cache/"_L1))
            continue;
        QFAIL(qPrintable(path));
    }
}

QTEST_GUILESS_MAIN(TestCredentialSecrets)
#include "tst_credentialsecrets.moc"
