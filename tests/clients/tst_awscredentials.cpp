// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/credentialchain.h"

#include "support/scriptedserver.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

// Debian's. Another `aws` may come first in PATH.
const QString aws = QStringLiteral("/usr/bin/aws");

const QByteArray expiration = "2099-11-24T04:00:00Z";

using Variables = QMap<QString, QString>;

} // namespace

// The same surroundings give the AWS CLI and this program the same credentials.
class TestAwsCredentials : public QObject
{
    Q_OBJECT

    Base::Result<Aws::Credentials> ours(const Variables &variables);
    QJsonObject theirs(const Variables &variables);

    QTemporaryDir m_home;
    std::unique_ptr<Support::ScriptedServer> m_server;

private Q_SLOTS:
    void init();
    void bothGetTheSame_data();
    void bothGetTheSame();
};

void TestAwsCredentials::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_server = std::make_unique<Support::ScriptedServer>();
    m_server->setHandler([](const Support::ReceivedRequest &request) {
        if (request.target == "/latest/api/token" && request.method == "PUT")
            return Support::Answer::json("metadata-token");
        if (request.target == "/latest/meta-data/iam/security-credentials/")
            return Support::Answer::json("instance-role");
        if (request.target == "/latest/meta-data/iam/security-credentials/instance-role"
            && request.headers.value("x-aws-ec2-metadata-token") == "metadata-token") {
            return Support::Answer::json(R"({"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "AKIDINSTANCE",)"
                                         R"( "SecretAccessKey": "secret-i", "Token": "token-i", "LastUpdated": ")"
                                         + expiration + R"(", "Expiration": ")" + expiration + "\"}");
        }
        if (request.target == "/container?id=1" && request.headers.value("authorization") == "Bearer container") {
            return Support::Answer::json(R"({"AccessKeyId": "AKIDCONTAINER", "SecretAccessKey": "secret-c",)"
                                         R"( "Token": "token-c", "Expiration": ")"
                                         + expiration + "\"}");
        }
        return Support::Answer::error(404, "NotFound");
    });
}

Base::Result<Aws::Credentials> TestAwsCredentials::ours(const Variables &variables)
{
    QNetworkAccessManager network;
    const Aws::Environment environment{.variables = variables, .homeDirectory = m_home.path()};
    const auto settings = Aws::resolveSettings(environment, {});
    if (!settings)
        return Base::failure(settings.error());
    const auto provider = Aws::makeCredentialsProvider(*settings, {.network = &network});
    return QCoro::waitFor(provider->credentials({}));
}

QJsonObject TestAwsCredentials::theirs(const Variables &variables)
{
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"HOME"_s, m_home.path());
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(aws, {u"configure"_s, u"export-credentials"_s, u"--format"_s, u"process"_s, u"--endpoint-url"_s,
                        m_server->urlText()});
    // The server that it asks runs in this process.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000))
        return {};
    const QByteArray errors = process.readAllStandardError();
    if (!errors.isEmpty())
        qInfo("%s", errors.constData());
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

void TestAwsCredentials::bothGetTheSame_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<Variables>("variables"); // @ is the server
    QTest::addColumn<QString>("key");
    const QString disabled = u"AWS_EC2_METADATA_DISABLED"_s;
    QTest::newRow("keys") << QByteArray("[default]\naws_access_key_id = AKIDFILE\naws_secret_access_key = a#b;c\n")
                          << Variables{{disabled, u"true"_s}} << u"AKIDFILE"_s;
    QTest::newRow("credential_process") << QByteArray(
        "[default]\ncredential_process = \"" STREAMLOUPE_CMAKE
        R"(" -E echo '{"Version": 1, "AccessKeyId": "AKIDPROCESS", "SecretAccessKey": "s\" p",)"
        R"( "SessionToken": "token p", "Expiration": ")"
        + expiration + "\"}'\n") << Variables{{disabled, u"true"_s}}
                                        << u"AKIDPROCESS"_s;
    QTest::newRow("container") << QByteArray("[default]\nregion = eu-west-1\n")
                               << Variables{{disabled, u"true"_s},
                                            {u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_s, u"@/container?id=1"_s},
                                            {u"AWS_CONTAINER_AUTHORIZATION_TOKEN"_s, u"Bearer container"_s}}
                               << u"AKIDCONTAINER"_s;
    QTest::newRow("instance") << QByteArray("[default]\nregion = eu-west-1\n")
                              << Variables{{u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_s, u"@/"_s}} << u"AKIDINSTANCE"_s;
}

void TestAwsCredentials::bothGetTheSame()
{
    QFETCH(QByteArray, config);
    QFETCH(Variables, variables);
    QFETCH(QString, key);
    for (auto &value : variables)
        value.replace(u"@"_s, m_server->urlText());
    variables.insert(u"AWS_CONFIG_FILE"_s, m_home.filePath(u"config"_s));
    variables.insert(u"AWS_SHARED_CREDENTIALS_FILE"_s, m_home.filePath(u"credentials"_s));
    QFile file(m_home.filePath(u"config"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(config) == config.size());
    file.close();

    const auto credentials = ours(variables);
    QVERIFY2(credentials, qPrintable(credentials ? QString() : credentials.error().message));
    QCOMPARE(credentials->accessKeyId, key);
    const QJsonObject exported = theirs(variables);
    QCOMPARE(credentials->accessKeyId, exported["AccessKeyId"_L1].toString());
    QCOMPARE(QString::fromUtf8(credentials->secretAccessKey.reveal().bytes()),
             exported["SecretAccessKey"_L1].toString());
    QCOMPARE(QString::fromUtf8(credentials->sessionToken.reveal().bytes()), exported["SessionToken"_L1].toString());
    QCOMPARE(credentials->expiration, QDateTime::fromString(exported["Expiration"_L1].toString(), Qt::ISODate).toUTC());
}

int main(int argc, char *argv[])
{
    if (!QFileInfo(aws).isExecutable()) {
        std::puts("SKIP: the AWS CLI is not installed as /usr/bin/aws (package awscli)");
        return 77;
    }
    QCoreApplication app(argc, argv);
    TestAwsCredentials test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_awscredentials.moc"
