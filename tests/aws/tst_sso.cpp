// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/credentialchain.h"
#include "aws/pause.h"
#include "aws/ssosignin.h"
#include "aws/ssotoken.h"
#include "awsfolder.h"
#include "support/recordedtransport.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Base::Error;

namespace {

const QByteArray config
    = "[default]\nregion = eu-west-1\nsso_session = corp\nsso_account_id = 12\nsso_role_name = Ops\n"
      "[sso-session corp]\nsso_region = us-east-2\nsso_start_url = https://corp.example/start\n";
const QByteArray registration
    = R"({"clientId": "client", "clientSecret": "geheim-client", "clientSecretExpiresAt": 1800000000})";
const QByteArray device
    = R"({"deviceCode": "geheim-device", "userCode": "ABCD-EFGH", "verificationUri": "https://device.example/",)"
      R"( "verificationUriComplete": "https://device.example/?user_code=ABCD-EFGH", "expiresIn": 600, "interval": 1})";
const QByteArray grant = R"({"accessToken": "geheim-access", "refreshToken": "geheim-refresh", "expiresIn": 28800})";
const QByteArray roleCredentials
    = R"({"roleCredentials": {"accessKeyId": "AKID", "secretAccessKey": "geheim-key", "sessionToken": "geheim-session",)"
      R"( "expiration": 1795500000000}})";

QByteArray oidcError(const QByteArray &code)
{
    return R"({"__type": ")" + code + R"(", "error": "e", "error_description": "d"})";
}

} // namespace

// Sign-in, its token's file, and the credentials that it gives.
class TestSso : public QObject
{
    Q_OBJECT

    Aws::Settings settings() const
    {
        const auto settings = Aws::resolveSettings(m_folder->environment, {});
        if (!settings)
            qFatal("%s", qPrintable(settings.error().message));
        return *settings;
    }
    QString tokenPath() const { return Aws::ssoTokenPath(m_folder->environment, u"corp"_s); }
    Aws::SsoToken token(qint64 secondsLeft) const
    {
        return {.startUrl = u"https://corp.example/start"_s,
                .region = u"us-east-2"_s,
                .accessToken = Base::Secret("geheim-old"),
                .expiresAt = m_now.addSecs(secondsLeft),
                .refreshToken = Base::Secret("geheim-refresh-old"),
                .clientId = u"client"_s,
                .clientSecret = Base::Secret("geheim-client"),
                .registrationExpiresAt = m_now.addDays(30)};
    }
    Base::Result<Aws::Credentials> credentials()
    {
        return QCoro::waitFor(Aws::makeCredentialsProvider(settings(), m_context)->credentials({}));
    }
    QJsonObject sent(qsizetype request) const
    {
        return QJsonDocument::fromJson(m_transport->requests.value(request).body).object();
    }

    std::unique_ptr<AwsFolder> m_folder;
    std::shared_ptr<Support::RecordedTransport> m_transport;
    Aws::ClientContext m_context;
    QDateTime m_now;
    QList<std::chrono::milliseconds> m_pauses;

private Q_SLOTS:
    void init();

    void aSignInWritesTheTokenThatTheAwsCliReads();
    void aSignInSurvivesALostConnection();
    void aSignInThatEndsBadlySaysWhy_data();
    void aSignInThatEndsBadlySaysWhy();
    void aSignInThatIsCancelledIsSilent_data();
    void aSignInThatIsCancelledIsSilent();
    void aTokenFileIsForItsOwnerAloneAndKeepsWhatItHas();
    void aTokenOfAnOlderAwsCliIsRead();
    void aFileThatIsNoTokenIsNotQuoted();
    void credentialsComeForAToken();
    void aTokenIsRefreshedBeforeItExpires_data();
    void aTokenIsRefreshedBeforeItExpires();
    void withoutAGoodTokenASignInIsNeeded_data();
    void withoutAGoodTokenASignInIsNeeded();
    void whatAnotherProgramRefreshedIsTaken();
};

void TestSso::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<AwsFolder>();
    m_folder->writeConfig(config);
    m_transport = std::make_shared<Support::RecordedTransport>();
    m_now = QDateTime({2026, 11, 24}, {3, 0}, Qt::UTC);
    m_pauses.clear();
    m_context = {.clock = [this] { return m_now; },
                 .transport = m_transport,
                 .metadataTransport = m_transport,
                 .pause = [this](std::chrono::milliseconds time, const std::stop_token &) -> QCoro::Task<> {
                     m_pauses.append(time);
                     m_now = m_now.addMSecs(time.count());
                     co_return;
                 }};
}

void TestSso::aSignInWritesTheTokenThatTheAwsCliReads()
{
    m_transport->answer(200, registration);
    m_transport->answer(200, device);
    m_transport->answer(400, oidcError("AuthorizationPendingException"));
    m_transport->answer(400, oidcError("SlowDownException"));
    m_transport->answer(200, grant);
    Aws::SsoSignIn signIn(*Aws::ssoTargetOfProfile(settings(), u"default"_s), settings(), m_context);
    QList<Aws::SsoPrompt> prompts;
    connect(&signIn, &Aws::SsoSignIn::prompted, this, [&prompts](const auto &prompt) { prompts.append(prompt); });
    QSignalSpy finished(&signIn, &Aws::SsoSignIn::finished);
    const QDateTime before = m_now;
    signIn.start();
    QVERIFY(m_transport->requests.isEmpty());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!finished.first().first().value<std::optional<Error>>());
    QCOMPARE(prompts,
             (QList<Aws::SsoPrompt>{{.userCode = u"ABCD-EFGH"_s,
                                     .verificationUri = QUrl(u"https://device.example/"_s),
                                     .verificationUriComplete = QUrl(u"https://device.example/?user_code=ABCD-EFGH"_s),
                                     .expiresAt = before.addSecs(600)}}));
    // RFC 8628: five seconds more each time that it is too fast.
    QCOMPARE(m_pauses, (QList<std::chrono::milliseconds>{std::chrono::seconds(1), std::chrono::seconds(1),
                                                         std::chrono::seconds(6)}));
    QCOMPARE(m_transport->requests.first().url, QUrl(u"https://oidc.us-east-2.amazonaws.com/client/register"_s));
    QCOMPARE(sent(0)["scopes"_L1].toArray(), QJsonArray{u"sso:account:access"_s});
    QCOMPARE(sent(1)["startUrl"_L1].toString(), u"https://corp.example/start"_s);
    QCOMPARE(sent(4)["grantType"_L1].toString(), u"urn:ietf:params:oauth:grant-type:device_code"_s);
    QCOMPARE(sent(4)["deviceCode"_L1].toString(), u"geheim-device"_s);
    for (const auto &request : m_transport->requests)
        QVERIFY(Support::RecordedTransport::header(request, "authorization").isEmpty());

    QFile file(tokenPath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto written = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(written, (QJsonObject{{u"startUrl"_s, u"https://corp.example/start"_s},
                                   {u"region"_s, u"us-east-2"_s},
                                   {u"accessToken"_s, u"geheim-access"_s},
                                   {u"expiresAt"_s, u"2026-11-24T11:00:08Z"_s},
                                   {u"refreshToken"_s, u"geheim-refresh"_s},
                                   {u"clientId"_s, u"client"_s},
                                   {u"clientSecret"_s, u"geheim-client"_s},
                                   {u"registrationExpiresAt"_s, u"2027-01-15T08:00:00Z"_s}}));
}

void TestSso::aSignInSurvivesALostConnection()
{
    m_transport->answer(200, registration);
    m_transport->answer(200, device);
    for (int attempt = 0; attempt < 3; ++attempt)
        m_transport->answers.emplace_back(Base::failure({.kind = Error::Kind::ConnectionLost, .message = u"lost"_s}));
    m_transport->answer(200, grant);
    m_folder->environment.variables.insert(u"AWS_ENDPOINT_URL_SSO_OIDC"_s, u"http://127.0.0.1:9"_s); // never offline
    Aws::SsoSignIn signIn(*Aws::ssoTargetOfProfile(settings(), u"default"_s), settings(), m_context);
    QSignalSpy finished(&signIn, &Aws::SsoSignIn::finished);
    signIn.start();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!finished.first().first().value<std::optional<Error>>());
    QVERIFY(m_pauses.contains(std::chrono::seconds(6)));
    QVERIFY(QFileInfo::exists(tokenPath()));
}

void TestSso::aSignInThatEndsBadlySaysWhy_data()
{
    QTest::addColumn<QByteArray>("code"); // empty: the code is never confirmed
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("declined") << QByteArray("AccessDeniedException") << Error::Kind::SignInRequired;
    QTest::newRow("ran out") << QByteArray("ExpiredTokenException") << Error::Kind::SignInRequired;
    QTest::newRow("never confirmed") << QByteArray() << Error::Kind::SignInRequired;
    QTest::newRow("refused") << QByteArray("InvalidClientException") << Error::Kind::Validation;
}

void TestSso::aSignInThatEndsBadlySaysWhy()
{
    QFETCH(QByteArray, code);
    m_transport->answer(200, registration);
    m_transport->answer(200, device);
    for (int i = 0; i < 700; ++i)
        m_transport->answer(400, oidcError(code.isEmpty() ? "AuthorizationPendingException" : code));
    Aws::SsoSignIn signIn(*Aws::ssoTargetOfProfile(settings(), u"default"_s), settings(), m_context);
    QSignalSpy finished(&signIn, &Aws::SsoSignIn::finished);
    signIn.start();
    QTRY_COMPARE(finished.size(), 1);
    const auto error = finished.first().first().value<std::optional<Error>>();
    QVERIFY(error);
    QTEST(error->kind, "kind");
    QVERIFY(!error->message.isEmpty());
    QVERIFY(!QFileInfo::exists(tokenPath()));
}

void TestSso::aSignInThatIsCancelledIsSilent_data()
{
    QTest::addColumn<bool>("isShown"); // cancelled when the code is on the screen, or before
    QTest::newRow("at once") << false;
    QTest::newRow("while it waits") << true;
}

void TestSso::aSignInThatIsCancelledIsSilent()
{
    QFETCH(bool, isShown);
    m_transport->answer(200, registration);
    m_transport->answer(200, device);
    m_transport->answer(200, grant);
    m_context.pause = [](std::chrono::milliseconds, const std::stop_token &stop) {
        return Aws::pause(std::chrono::hours(1), stop);
    };
    Aws::SsoSignIn signIn(*Aws::ssoTargetOfProfile(settings(), u"default"_s), settings(), m_context);
    QSignalSpy prompted(&signIn, &Aws::SsoSignIn::prompted);
    QSignalSpy finished(&signIn, &Aws::SsoSignIn::finished);
    signIn.start();
    if (isShown)
        QTRY_COMPARE(prompted.size(), 1);
    signIn.cancel();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCOMPARE(prompted.size(), isShown ? 1 : 0);
    QVERIFY(finished.isEmpty());
    QCOMPARE(m_transport->requests.size(), isShown ? 2 : 0);
    QVERIFY(!QFileInfo::exists(tokenPath()));
}

void TestSso::aTokenFileIsForItsOwnerAloneAndKeepsWhatItHas()
{
    QVERIFY(Aws::writeSsoToken(tokenPath(), token(3600)));
    const auto own = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
#ifndef Q_OS_WIN
    QCOMPARE(QFile::permissions(tokenPath()), own);
    QCOMPARE(QFile::permissions(QFileInfo(tokenPath()).path()), own | QFile::ExeOwner | QFile::ExeUser);
#endif
    QCOMPARE(*Aws::readSsoToken(tokenPath()), token(3600));
    // One that another program wrote, with more in it and readable by all.
    AwsFolder::write(tokenPath(), R"({"accessToken": "a", "expiresAt": "2026-11-24T03:00:00Z", "idToken": "kept"})");
    QFile::setPermissions(tokenPath(), own | QFile::ReadGroup | QFile::ReadOther);
    QVERIFY(Aws::writeSsoToken(tokenPath(), token(7200)));
#ifndef Q_OS_WIN
    QCOMPARE(QFile::permissions(tokenPath()), own);
#endif
    QFile file(tokenPath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("kept"));
    QCOMPARE(*Aws::readSsoToken(tokenPath()), token(7200));
    const auto failed = Aws::writeSsoToken(m_folder->configPath() + "/token.json"_L1, token(1));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, Error::Kind::File);
}

void TestSso::aTokenOfAnOlderAwsCliIsRead()
{
    AwsFolder::write(m_folder->home() + "/t.json"_L1,
                     R"({"startUrl": "s", "region": "r", "accessToken": "a", "expiresAt": "2026-11-24T03:00:00UTC"})");
    const auto read = Aws::readSsoToken(m_folder->home() + "/t.json"_L1);
    QVERIFY(read);
    QCOMPARE(read->expiresAt, QDateTime({2026, 11, 24}, {3, 0}, Qt::UTC));
    QVERIFY(!read->canBeRefreshed(m_now));
}

void TestSso::aFileThatIsNoTokenIsNotQuoted()
{
    for (const QByteArray &text : {QByteArray("geheim"), QByteArray(R"({"accessToken": "geheim"})")}) {
        AwsFolder::write(m_folder->home() + "/t.json"_L1, text);
        const auto read = Aws::readSsoToken(m_folder->home() + "/t.json"_L1);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::SignInRequired);
        QVERIFY(!read.error().message.contains("geheim"_L1));
    }
}

void TestSso::credentialsComeForAToken()
{
    QVERIFY(Aws::writeSsoToken(tokenPath(), token(3600)));
    m_transport->answer(200, roleCredentials);
    const auto credentials = this->credentials();
    QVERIFY2(credentials, qPrintable(credentials ? QString() : credentials.error().message));
    QCOMPARE(credentials->accessKeyId, u"AKID"_s);
    QCOMPARE(credentials->accountId, u"12"_s);
    QCOMPARE(credentials->roleName, u"Ops"_s);
    QCOMPARE(credentials->expiration, QDateTime::fromSecsSinceEpoch(1795500000, Qt::UTC));
    const auto &request = m_transport->requests.first();
    QCOMPARE(request.method, QByteArray("GET"));
    QCOMPARE(request.url, QUrl(u"https://portal.sso.us-east-2.amazonaws.com/federation/credentials"
                               "?role_name=Ops&account_id=12"_s));
    QCOMPARE(Support::RecordedTransport::header(request, "x-amz-sso_bearer_token"), QByteArray("geheim-old"));
}

void TestSso::aTokenIsRefreshedBeforeItExpires_data()
{
    QTest::addColumn<int>("secondsLeft");
    QTest::addColumn<bool>("isRefreshed");
    QTest::newRow("good") << 301 << false;
    QTest::newRow("about to expire") << 299 << true;
    QTest::newRow("expired") << -10 << true;
}

void TestSso::aTokenIsRefreshedBeforeItExpires()
{
    QFETCH(int, secondsLeft);
    QFETCH(bool, isRefreshed);
    QVERIFY(Aws::writeSsoToken(tokenPath(), token(secondsLeft)));
    if (isRefreshed)
        m_transport->answer(200, grant);
    m_transport->answer(200, roleCredentials);
    QVERIFY(credentials());
    QCOMPARE(m_transport->requests.size(), isRefreshed ? 2 : 1);
    QCOMPARE(Support::RecordedTransport::header(m_transport->requests.last(), "x-amz-sso_bearer_token"),
             QByteArray(isRefreshed ? "geheim-access" : "geheim-old"));
    const auto kept = Aws::readSsoToken(tokenPath());
    QCOMPARE(kept->accessToken.reveal().bytes(), QByteArray(isRefreshed ? "geheim-access" : "geheim-old"));
    if (isRefreshed) {
        QCOMPARE(sent(0)["grantType"_L1].toString(), u"refresh_token"_s);
        QCOMPARE(sent(0)["refreshToken"_L1].toString(), u"geheim-refresh-old"_s);
        QCOMPARE(kept->refreshToken.reveal().bytes(), QByteArray("geheim-refresh"));
        QCOMPARE(kept->expiresAt, m_now.addSecs(28800));
    }
}

void TestSso::withoutAGoodTokenASignInIsNeeded_data()
{
    QTest::addColumn<QString>("case");
    for (const char *name : {"no file", "expired, no refresh", "refresh refused", "refused by the portal"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestSso::withoutAGoodTokenASignInIsNeeded()
{
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    Aws::SsoToken kept = token(name == "refused by the portal"_L1 ? 3600 : -10);
    if (name == "expired, no refresh"_L1)
        kept.registrationExpiresAt = m_now.addDays(-1);
    if (name != "no file"_L1)
        QVERIFY(Aws::writeSsoToken(tokenPath(), kept));
    if (name == "refresh refused"_L1)
        m_transport->answer(400, oidcError("InvalidGrantException"));
    if (name == "refused by the portal"_L1)
        m_transport->answer(401, R"({"__type": "UnauthorizedException", "message": "Session token not found"})");
    const auto credentials = this->credentials();
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind, Error::Kind::SignInRequired);
    QVERIFY2(credentials.error().message.contains("\"corp\""_L1), qPrintable(credentials.error().message));
}

void TestSso::whatAnotherProgramRefreshedIsTaken()
{
    QVERIFY(Aws::writeSsoToken(tokenPath(), token(-10)));
    // While we ask, the AWS CLI has refreshed it: our refresh token is void, its access token is good.
    class Racing final : public Aws::Transport
    {
    public:
        std::function<Aws::HttpResponse(const Aws::HttpRequest &)> answer;
        QCoro::Task<Base::Result<Aws::HttpResponse>> send(Aws::HttpRequest request, std::stop_token) override
        {
            co_return Base::Result<Aws::HttpResponse>(answer(request));
        }
    };
    const auto racing = std::make_shared<Racing>();
    racing->answer = [this](const Aws::HttpRequest &request) {
        if (!request.url.path().startsWith("/token"_L1))
            return Aws::HttpResponse{.status = 200, .body = roleCredentials};
        static_cast<void>(Aws::writeSsoToken(tokenPath(), token(7200)));
        return Aws::HttpResponse{.status = 400, .body = oidcError("InvalidGrantException")};
    };
    m_context.transport = racing;
    const auto credentials = this->credentials();
    QVERIFY2(credentials, qPrintable(credentials ? QString() : credentials.error().message));
}

QTEST_GUILESS_MAIN(TestSso)
#include "tst_sso.moc"
