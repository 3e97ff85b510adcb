// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/credentialchain.h"

#include "aws/ssocredentials.h"
#include "support/conformance.h"
#include "support/recordedtransport.h"
#include "support/scriptedprocesses.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

// The recorded commands are for a shell, which this program does not run: "echo X | base64 --decode", "exit 1". This
// plays what the shell would make of the words.
Aws::ProcessOutcome playShell(const QStringList &words)
{
    if (words.first() == "exit"_L1)
        return Support::exited(words.value(1).toInt());
    if (words.first() == "echo"_L1 && words.mid(2) == QStringList{u"|"_s, u"base64"_s, u"--decode"_s})
        return Support::exited(0, QByteArray::fromBase64(words.value(1).toLatin1()));
    return {};
}

// One recorded case with a root folder of its own in place of "/".
class Replay
{
public:
    explicit Replay(const QJsonObject &entry)
        : m_entry(entry)
        , m_transport(std::make_shared<Support::RecordedTransport>())
    {
        const QJsonObject files = entry["files"_L1].toObject();
        m_paths = files.keys();
        // The longest first: one may begin like another.
        std::sort(m_paths.begin(), m_paths.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
        for (const QString &path : files.keys())
            write(m_root.path() + path, rooted(files[path].toString()).toUtf8());
        const QJsonObject variables = entry["env"_L1].toObject();
        for (const QString &name : variables.keys())
            m_environment.variables.insert(name, rooted(variables[name].toString()));
        if (const QString home = variables["HOME"_L1].toString(); !home.isEmpty())
            m_environment.homeDirectory = m_root.path() + home;
        const auto exchanges = entry["exchanges"_L1].toArray();
        for (const auto &exchange : exchanges)
            m_transport->answer(exchange["status"_L1].toInt(), exchange["responseBody"_L1].toString().toUtf8());
    }

    Base::Result<Aws::Credentials> credentials() const
    {
        const auto settings = Aws::resolveSettings(m_environment, {});
        if (!settings)
            return Base::failure(settings.error());
        const bool isProfileAlone = m_entry["group"_L1].toString() == "profile-provider"_L1;
        const auto provider = isProfileAlone ? Aws::makeProfileCredentials(*settings, context())
                                             : Aws::makeCredentialsProvider(*settings, context());
        return QCoro::waitFor(provider->credentials({}));
    }

    Base::Result<Aws::SsoToken> token() const
    {
        const auto settings = Aws::resolveSettings(m_environment, {});
        if (!settings)
            return Base::failure(settings.error());
        const auto target = Aws::ssoTargetOfProfile(*settings, settings->profile);
        if (!target)
            return Base::failure(target.error());
        return QCoro::waitFor(
            Aws::currentSsoToken({.target = *target, .oidc = Base::failure({}), .clock = context().clock}, {}));
    }

    // Where what was sent differs from what was recorded; empty where it does not. Signatures, session names and tokens
    // of the recordings do not belong to their files; the operation and the address do.
    QString difference() const
    {
        const auto exchanges = m_entry["exchanges"_L1].toArray();
        if (m_transport->requests.size() != exchanges.size())
            return u"%1 requests, %2 recorded"_s.arg(m_transport->requests.size()).arg(exchanges.size());
        for (qsizetype i = 0; i < exchanges.size(); ++i) {
            const auto &sent = m_transport->requests.at(i);
            const auto recorded = exchanges.at(i);
            if (sent.method != recorded["method"_L1].toString().toLatin1())
                return u"method "_s + QString::fromLatin1(sent.method);
            if (normal(sent.url) != normal(QUrl(recorded["uri"_L1].toString())))
                return sent.url.toString() + u" for "_s + recorded["uri"_L1].toString();
            const QUrlQuery form(QString::fromUtf8(sent.body));
            const QUrlQuery recordedForm(recorded["requestBody"_L1].toString());
            if (form.queryItemValue(u"Action"_s) != recordedForm.queryItemValue(u"Action"_s))
                return QString::fromUtf8(sent.body);
            for (const QByteArray &name : {QByteArray("x-amz-sso_bearer_token"), QByteArray("x-aws-ec2-metadata-token"),
                                           QByteArray("x-aws-ec2-metadata-token-ttl-seconds")}) {
                const auto values = recorded["requestHeaders"_L1][QLatin1StringView(name)].toArray();
                if (values.first().toString().toLatin1() != Support::RecordedTransport::header(sent, name))
                    return QString::fromLatin1(name);
            }
        }
        return {};
    }

private:
    static QUrl normal(QUrl url)
    {
        QUrlQuery query(url);
        auto items = query.queryItems();
        std::sort(items.begin(), items.end());
        query.setQueryItems(items);
        url.setQuery(query);
        if (url.path().isEmpty())
            url.setPath(u"/"_s);
        return url;
    }

    QString rooted(QString text) const
    {
        for (const QString &path : m_paths)
            text.replace(path, m_root.path() + path);
        return text;
    }

    static void write(const QString &path, const QByteArray &text)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(path));
    }

    Aws::ClientContext context() const
    {
        // Before every expiry that was recorded.
        return {.clock =
                    [] {
                        return QDateTime({2009, 1, 1}, {0, 0}, Qt::UTC);
                    },
                .transport = m_transport,
                .metadataTransport = m_transport,
                .processes = std::make_shared<Support::ScriptedProcesses>(playShell)};
    }

    QJsonObject m_entry;
    QTemporaryDir m_root;
    QStringList m_paths;
    Aws::Environment m_environment;
    std::shared_ptr<Support::RecordedTransport> m_transport;
};

} // namespace

class TestCredentialChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void publicCasesAgree_data();
    void publicCasesAgree();
};

void TestCredentialChain::publicCasesAgree_data()
{
    QTest::addColumn<QJsonObject>("entry");
    STREAMLOUPE_CONFORMANCE_OR_SKIP(file, u"credential-chain.json"_s);
    const auto cases = file.value("cases"_L1).toArray();
    QVERIFY(!cases.isEmpty());
    for (const auto &entry : cases) {
        const QString name = entry["group"_L1].toString() + u'/' + entry["id"_L1].toString();
        QTest::newRow(qPrintable(name)) << entry.toObject();
    }
}

void TestCredentialChain::publicCasesAgree()
{
    QFETCH(QJsonObject, entry);
    const QJsonObject expected = entry["expect"_L1]["Ok"_L1].toObject();
    const Replay replay(entry);
    if (entry["group"_L1].toString() == "default-token-provider-chain"_L1) {
        const auto token = replay.token();
        QVERIFY2(token, qPrintable(token ? QString() : token.error().message));
        QCOMPARE(QString::fromUtf8(token->accessToken.reveal().bytes()), expected["token"_L1].toString());
        QCOMPARE(token->expiresAt, QDateTime::fromString(expected["expiration"_L1].toString(), Qt::ISODate));
        return;
    }
    const auto credentials = replay.credentials();
    QCOMPARE(replay.difference(), QString());
    if (expected.isEmpty()) {
        QVERIFY(!credentials);
        QVERIFY(!credentials.error().message.isEmpty());
        return;
    }
    QVERIFY2(credentials, qPrintable(credentials ? QString() : credentials.error().message));
    QCOMPARE(credentials->accessKeyId, expected["access_key_id"_L1].toString());
    QCOMPARE(QString::fromUtf8(credentials->secretAccessKey.reveal().bytes()),
             expected["secret_access_key"_L1].toString());
    QCOMPARE(QString::fromUtf8(credentials->sessionToken.reveal().bytes()), expected["session_token"_L1].toString());
    QCOMPARE(credentials->accountId, expected["account_id"_L1].toString());
    const auto expiry = expected["expiry"_L1];
    QCOMPARE(credentials->expiration.isValid(), !expiry.isUndefined());
    if (!expiry.isUndefined())
        QCOMPARE(credentials->expiration.toSecsSinceEpoch(), expiry.toInteger());
}

QTEST_GUILESS_MAIN(TestCredentialChain)
#include "tst_credentialchain.moc"
