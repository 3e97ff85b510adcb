// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/redaction.h"

#include <QRegularExpression>
#include <QStringConverter>
#include <QTest>

using namespace Qt::StringLiterals;

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aBodyWithoutSecretsStaysAsItIs();
    void aSecretMemberIsTakenOutAtAnyDepth();
    void anUnreadableBodyIsMaskedFromTheSecretOn_data();
    void anUnreadableBodyIsMaskedFromTheSecretOn();
    void bodiesOfTheCredentialServicesAreMasked_data();
    void bodiesOfTheCredentialServicesAreMasked();
    void tokensThatAreNoSecretsStay();
    void aTextInUtf16IsMaskedToo();
    void aLongBodyIsCut();
    void secretHeadersAreKnownInAnyCase();
};

void TestRedaction::aBodyWithoutSecretsStaysAsItIs()
{
    for (const QByteArray &body : {QByteArray("{\"b\":1,  \"a\":2}"), QByteArray("<html>no</html>"), QByteArray()}) {
        const auto shown = Aws::showableBody(body, 1000);
        QCOMPARE(shown.text, body);
        QVERIFY(!shown.isCut);
    }
}

void TestRedaction::aSecretMemberIsTakenOutAtAnyDepth()
{
    const auto shown = Aws::showableBody(R"({"a": [{"srt": {"passphrase": "geheim", "endpoint": "e"}}],
        "PassPhrase": {"x": "geheim"}, "pass\u0070hrase": "geheim"})",
                                         1000);
    QVERIFY(!shown.text.contains("geheim"));
    QVERIFY(shown.text.contains("endpoint"));
}

void TestRedaction::anUnreadableBodyIsMaskedFromTheSecretOn_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("cut off") << QByteArray(R"({"a": 1, "passphrase": "geheim)");
    QTest::newRow("twice") << QByteArray(R"({"passphrase": "x", "a": [}, "passphrase": "geheim")");
    QTest::newRow("other case") << QByteArray(R"({"PassPhrase": "geheim)");
    QTest::newRow("escaped") << QByteArray(R"({"p\u0061ss\u0050hrase": "geheim)");
    QTest::newRow("a list") << QByteArray(R"([{"passphrase": "geheim"}])");
    QTest::newRow("xml") << QByteArray("<passphrase>geheim</passphrase>");
    QTest::newRow("deep") << QByteArray(R"({"passphrase": "geheim", "a": )" + QByteArray(2000, '['));
}

void TestRedaction::anUnreadableBodyIsMaskedFromTheSecretOn()
{
    QFETCH(QByteArray, body);
    const auto shown = Aws::showableBody(body, 100'000);
    QVERIFY2(!shown.text.contains("geheim"), shown.text.constData());
    QVERIFY(shown.text.contains("withheld"));
}

void TestRedaction::bodiesOfTheCredentialServicesAreMasked_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("AssumeRole, request") << QByteArray("Action=AssumeRole&SerialNumber=m&TokenCode=geheim");
    QTest::newRow("web identity, request") << QByteArray("RoleArn=r&WebIdentityToken=geheim&Version=1");
    QTest::newRow("STS, answer") << QByteArray("<Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>geheim"
                                               "</SecretAccessKey><SessionToken>geheim</SessionToken></Credentials>");
    for (const char *name : {"accessToken", "refreshToken", "idToken", "clientSecret", "deviceCode", "secretAccessKey",
                             "sessionToken", "SecretAccessKey", "SessionToken", "Token", "codeVerifier"}) {
        const QByteArray member = QByteArray("\"") + name + R"(": "geheim")";
        QTest::addRow("%s", name) << QByteArray("{\"a\": [{" + member + "}], \"b\": 1}");
        if (QByteArray(name) != "Token")
            QTest::addRow("%s, cut", name) << QByteArray("{\"a\": [{" + member + ", \"b\": 1");
    }
}

void TestRedaction::bodiesOfTheCredentialServicesAreMasked()
{
    QFETCH(QByteArray, body);
    const auto masked = Aws::showableBody(body, 100'000);
    QVERIFY2(!masked.text.contains("geheim"), masked.text.constData());
}

void TestRedaction::tokensThatAreNoSecretsStay()
{
    const QByteArray body = R"({"nextToken": "AAAA", "tokenType": "Bearer", "tags": {"team": "token"}})";
    QCOMPARE(Aws::showableBody(body, 1000).text, body);
}

void TestRedaction::aTextInUtf16IsMaskedToo()
{
    const QByteArray body = QStringEncoder(QStringEncoder::Utf16LE)(uR"({"passphrase": "geheim"})"_s);
    const QByteArray secret = QStringEncoder(QStringEncoder::Utf16LE)(u"geheim"_s);
    QVERIFY(body.contains(secret));
    QVERIFY(!Aws::showableBody(body, 1000).text.contains(secret));
}

void TestRedaction::aLongBodyIsCut()
{
    const auto shown = Aws::showableBody(QByteArray(2000, ' ') + R"({"passphrase": "geheim"})", 1500);
    QVERIFY(shown.isCut);
    QCOMPARE(shown.text.size(), 1500);
    const auto early = Aws::showableBody(R"({"passphrase": "geheim", "a": ")" + QByteArray(2000, 'x') + "\"}", 1500);
    QVERIFY(early.isCut);
    QVERIFY(!early.text.contains("geheim"));
    // Cut in the middle of the name: what remains of it says nothing.
    const auto middle = Aws::showableBody(QByteArray(R"({"passphrase": "geheim"})"), 8);
    QVERIFY(!middle.text.contains("geheim"));
}

void TestRedaction::secretHeadersAreKnownInAnyCase()
{
    QVERIFY(Aws::isSecretHeader("Authorization"));
    QVERIFY(Aws::isSecretHeader("X-Amz-Security-Token"));
    QVERIFY(!Aws::isSecretHeader("Host"));
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
