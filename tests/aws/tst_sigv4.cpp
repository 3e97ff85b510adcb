// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/sigv4.h"

#include "support/conformance.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Aws;

namespace {

// The request line and headers of a vector as bytes: QUrl would mend what must be signed as it is.
SigV4::Request parseRequest(const QByteArray &text)
{
    SigV4::Request request;
    const auto bodyAt = text.indexOf("\n\n");
    if (bodyAt >= 0)
        request.payload = text.mid(bodyAt + 2);
    const auto lines = (bodyAt < 0 ? text : text.left(bodyAt)).split('\n');
    const QByteArray first = lines.value(0);
    const auto methodEnd = first.indexOf(' ');
    const auto targetEnd = first.lastIndexOf(" HTTP/");
    request.method = first.left(methodEnd);
    const QByteArray target = first.mid(methodEnd + 1, targetEnd - methodEnd - 1);
    const auto queryAt = target.indexOf('?');
    request.path = queryAt < 0 ? target : target.left(queryAt);
    if (queryAt >= 0)
        request.query = target.mid(queryAt + 1);
    for (const auto &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        if (line.startsWith(' ') || line.startsWith('\t'))
            request.headers.last().value += '\n' + line; // a folded header goes on
        else if (colon > 0)
            request.headers.append({line.left(colon), line.mid(colon + 1)});
    }
    return request;
}

SigV4::Scope exampleScope()
{
    return {.time = QDateTime({2015, 8, 30}, {12, 36}, Qt::UTC), .region = u"us-east-1"_s, .service = u"iam"_s};
}

} // namespace

class TestSigV4 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyStepAgreesWithThePublicVectors_data();
    void everyStepAgreesWithThePublicVectors();
    void theDocumentedExampleGivesTheDocumentedSignature();
    void timesAreWrittenInUtc();
    void aPathIsEncodedASecondTime_data();
    void aPathIsEncodedASecondTime();
    void aQueryIsSortedAndEncodedOnce_data();
    void aQueryIsSortedAndEncodedOnce();
    void theAuthorizationHeaderNamesKeyScopeAndHeaders();
};

void TestSigV4::everyStepAgreesWithThePublicVectors_data()
{
    QTest::addColumn<QJsonObject>("vector");
    STREAMLOUPE_CONFORMANCE_OR_SKIP(file, u"sigv4.json"_s);
    const auto cases = file.value("cases"_L1).toArray();
    QVERIFY(!cases.isEmpty());
    for (const auto &entry : cases)
        QTest::newRow(qPrintable(entry["name"_L1].toString())) << entry.toObject();
}

void TestSigV4::everyStepAgreesWithThePublicVectors()
{
    QFETCH(QJsonObject, vector);
    const auto context = vector.value("context"_L1);
    const auto credentials = context["credentials"_L1];
    const auto expected = vector.value("header"_L1);
    const SigV4::Scope scope{.time = QDateTime::fromString(context["timestamp"_L1].toString(), Qt::ISODate),
                             .region = context["region"_L1].toString(),
                             .service = context["service"_L1].toString()};
    const SigV4::Options options{.normalizePath = context["normalize"_L1].toBool(true),
                                 .doubleEncodePath = context["double_uri_encode"_L1].toBool(true)};

    auto request = parseRequest(vector.value("request"_L1).toString().toUtf8());
    request.headers.append({"X-Amz-Date", SigV4::timestamp(scope.time)});
    const QString token = credentials["token"_L1].toString();
    if (!token.isEmpty() && !context["omit_session_token"_L1].toBool())
        request.headers.append({"X-Amz-Security-Token", token.toUtf8()});
    if (context["sign_body"_L1].toBool()) {
        // The hash of the payload stands on the last line of the canonical request.
        const QByteArray hash = SigV4::canonicalRequest(request).split('\n').last();
        request.headers.append({"x-amz-content-sha256", hash});
    }

    const QByteArray canonical = SigV4::canonicalRequest(request, options);
    QCOMPARE(canonical, expected["canonicalRequest"_L1].toString().toUtf8());
    const QByteArray toSign = SigV4::stringToSign(canonical, scope);
    QCOMPARE(toSign, expected["stringToSign"_L1].toString().toUtf8());
    const Base::Secret secret(credentials["secret_access_key"_L1].toString().toUtf8());
    const QByteArray signature = SigV4::signature(toSign, secret, scope);
    QCOMPARE(signature, expected["signature"_L1].toString().toUtf8());

    if (const QString whole = expected["signedRequest"_L1].toString(); !whole.isEmpty()) {
        const QByteArray header = SigV4::authorization(credentials["access_key_id"_L1].toString(), scope,
                                                       SigV4::signedHeaderNames(request.headers), signature);
        const QByteArray line = "Authorization:" + header + '\n';
        QVERIFY2(whole.toUtf8().contains(line), line.constData());
    }
}

// The worked example of the signing documentation: ListUsers of IAM.
void TestSigV4::theDocumentedExampleGivesTheDocumentedSignature()
{
    const SigV4::Request request{.method = "GET",
                                 .path = "/",
                                 .query = "Version=2010-05-08&Action=ListUsers",
                                 .headers = {{"Host", "iam.amazonaws.com"},
                                             {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                                             {"X-Amz-Date", "20150830T123600Z"}}};
    const QByteArray toSign = SigV4::stringToSign(SigV4::canonicalRequest(request), exampleScope());
    QCOMPARE(toSign.split('\n').last(), QByteArray("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59"));
    const Base::Secret secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    QCOMPARE(SigV4::signature(toSign, secret, exampleScope()),
             QByteArray("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
}

void TestSigV4::timesAreWrittenInUtc()
{
    const QDateTime evening({2026, 11, 23}, {23, 30}, QTimeZone(-3 * 3600));
    QCOMPARE(SigV4::timestamp(evening), QByteArray("20261124T023000Z"));
    QCOMPARE(SigV4::credentialScope({.time = evening, .region = u"eu-west-1"_s, .service = u"ivs"_s}),
             QByteArray("20261124/eu-west-1/ivs/aws4_request"));
}

void TestSigV4::aPathIsEncodedASecondTime_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("normalize");
    QTest::addColumn<bool>("twice");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("empty") << QByteArray() << true << true << QByteArray("/");
    QTest::newRow("operation") << QByteArray("/GetStreamSession") << true << true << QByteArray("/GetStreamSession");
    QTest::newRow("encoded arn") << QByteArray("/tags/arn%3Aaws%2Fx") << true << true
                                 << QByteArray("/tags/arn%253Aaws%252Fx");
    QTest::newRow("encoded arn, once") << QByteArray("/tags/arn%3Aaws%2Fx") << true << false
                                       << QByteArray("/tags/arn%3Aaws%2Fx");
    QTest::newRow("raw space, once") << QByteArray("/a b") << true << false << QByteArray("/a%20b");
    QTest::newRow("dot at the end") << QByteArray("/a/.") << true << true << QByteArray("/a/");
    QTest::newRow("above the root") << QByteArray("/../../a") << true << true << QByteArray("/a");
    QTest::newRow("as it is") << QByteArray("/a/./b") << false << true << QByteArray("/a/./b");
    QTest::newRow("utf-8") << QByteArray("/\xe1\x88\xb4") << true << true << QByteArray("/%E1%88%B4");
}

void TestSigV4::aPathIsEncodedASecondTime()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, normalize);
    QFETCH(bool, twice);
    const auto canonical = SigV4::canonicalRequest({.method = "POST", .path = path},
                                                   {.normalizePath = normalize, .doubleEncodePath = twice});
    QTEST(canonical.split('\n').at(1), "expected");
}

void TestSigV4::aQueryIsSortedAndEncodedOnce_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("no value") << QByteArray("b&a") << QByteArray("a=&b=");
    QTest::newRow("same name") << QByteArray("a=2&a=1&a") << QByteArray("a=&a=1&a=2");
    QTest::newRow("name before value") << QByteArray("a-=1&a=2") << QByteArray("a=2&a-=1");
    QTest::newRow("encoded already") << QByteArray("a=%7E%20%2f") << QByteArray("a=~%20%2F");
    QTest::newRow("equals in value") << QByteArray("a=b=c") << QByteArray("a=b%3Dc");
    QTest::newRow("empty parts") << QByteArray("&a=1&&") << QByteArray("a=1");
}

void TestSigV4::aQueryIsSortedAndEncodedOnce()
{
    QFETCH(QByteArray, query);
    const auto canonical = SigV4::canonicalRequest({.method = "GET", .path = "/", .query = query});
    QTEST(canonical.split('\n').at(2), "expected");
}

void TestSigV4::theAuthorizationHeaderNamesKeyScopeAndHeaders()
{
    QCOMPARE(SigV4::authorization(u"AKID"_s, exampleScope(),
                                  SigV4::signedHeaderNames({{"X-Amz-Date", "d"}, {"HOST", "h"}, {"host", "i"}}), "abc"),
             QByteArray("AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/iam/aws4_request, "
                        "SignedHeaders=host;x-amz-date, Signature=abc"));
}

QTEST_GUILESS_MAIN(TestSigV4)
#include "tst_sigv4.moc"
