// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/errordecoder.h"

#include "support/conformance.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using Kind = Base::Error::Kind;

namespace {

const QDateTime now({2026, 11, 24}, {3, 7, 30}, Qt::UTC);

Aws::HttpResponse response(int status, const QByteArray &body, const QList<Aws::SigV4::Header> &headers = {})
{
    return {.status = status, .reason = u"Reason"_s, .headers = headers, .body = body};
}

} // namespace

class TestErrorDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void codeAndMessageAgreeWithThePublicCases_data();
    void codeAndMessageAgreeWithThePublicCases();
    void theCodeDecidesBeforeTheStatus_data();
    void theCodeDecidesBeforeTheStatus();
    void withoutAKnownCodeTheStatusDecides_data();
    void withoutAKnownCodeTheStatusDecides();
    void theMessageIsReadUnderEachOfItsNames_data();
    void theMessageIsReadUnderEachOfItsNames();
    void whatIsNoJsonFallsBackToTheStatus_data();
    void whatIsNoJsonFallsBackToTheStatus();
    void theHeaderWinsOverTheBody();
    void theCodeOfQueryWinsOverItsNewName_data();
    void theCodeOfQueryWinsOverItsNewName();
    void theRequestIdIsKept();
    void aRedirectTellsWhereTo_data();
    void aRedirectTellsWhereTo();
    void aSkewedClockIsTold_data();
    void aSkewedClockIsTold();
};

void TestErrorDecoder::codeAndMessageAgreeWithThePublicCases_data()
{
    QTest::addColumn<QJsonObject>("entry");
    STREAMLOUPE_CONFORMANCE_OR_SKIP(file, u"rest-json-errors.json"_s);
    const auto cases = file.value("cases"_L1).toArray();
    QVERIFY(!cases.isEmpty());
    for (const auto &entry : cases)
        QTest::newRow(qPrintable(entry["id"_L1].toString())) << entry.toObject();
}

void TestErrorDecoder::codeAndMessageAgreeWithThePublicCases()
{
    QFETCH(QJsonObject, entry);
    QList<Aws::SigV4::Header> headers;
    const auto given = entry.value("headers"_L1).toObject();
    for (auto it = given.begin(); it != given.end(); ++it)
        headers.append(Aws::SigV4::Header{it.key().toUtf8(), it.value().toString().toUtf8()});
    const auto error = Aws::decodeError(
        response(entry.value("status"_L1).toInt(), entry.value("body"_L1).toString().toUtf8(), headers), now);
    QCOMPARE(error.code, entry.value("expectCode"_L1).toString());
    QCOMPARE(error.message, entry.value("expectMessage"_L1).toString());
    QCOMPARE(error.httpStatus, entry.value("status"_L1).toInt());
}

void TestErrorDecoder::theCodeDecidesBeforeTheStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<Base::Error::Kind>("kind");
    const auto row = [](int status, const char *code, Kind kind) {
        QTest::addRow("%d %s", status, code) << status << QString::fromLatin1(code) << kind;
    };
    // Modelled by the service.
    row(403, "AccessDeniedException", Kind::AccessDenied);
    row(404, "ChannelNotBroadcasting", Kind::NotBroadcasting);
    row(409, "ConflictException", Kind::Rejected);
    row(500, "InternalServerException", Kind::ServiceFault);
    row(403, "PendingVerification", Kind::Rejected);
    row(404, "ResourceNotFoundException", Kind::NotFound);
    row(402, "ServiceQuotaExceededException", Kind::Rejected);
    row(503, "ServiceUnavailable", Kind::ServiceFault);
    row(503, "StreamUnavailable", Kind::ServiceFault);
    row(429, "ThrottlingException", Kind::Throttled);
    row(400, "ValidationException", Kind::Validation);
    // Common ones, with the statuses of either page.
    row(400, "AccessDeniedException", Kind::AccessDenied);
    row(403, "ExpiredTokenException", Kind::ExpiredCredentials);
    row(400, "ExpiredToken", Kind::ExpiredCredentials);
    row(403, "IncompleteSignature", Kind::BadSignature);
    row(500, "InternalFailure", Kind::ServiceFault);
    row(400, "MalformedHttpRequestException", Kind::Validation);
    row(401, "NotAuthorized", Kind::AccessDenied);
    row(403, "OptInRequired", Kind::AccessDenied);
    row(408, "RequestTimeoutException", Kind::ServiceFault);
    row(400, "ThrottlingException", Kind::Throttled);
    row(404, "UnknownOperationException", Kind::Rejected);
    row(403, "UnrecognizedClientException", Kind::InvalidCredentials);
    row(403, "InvalidClientTokenId", Kind::InvalidCredentials);
    row(403, "MissingAuthenticationTokenException", Kind::InvalidCredentials);
    row(400, "ValidationError", Kind::Validation);
    row(403, "InvalidSignatureException", Kind::BadSignature);
    row(403, "SignatureDoesNotMatch", Kind::BadSignature);
    row(400, "RequestExpired", Kind::ClockSkew);
    row(403, "RequestTimeTooSkewed", Kind::ClockSkew);
    for (const char *code : {"Throttling", "ThrottledException", "RequestThrottled", "RequestThrottledException",
                             "TooManyRequestsException", "RequestLimitExceeded", "SlowDown", "BandwidthLimitExceeded",
                             "LimitExceededException"})
        row(400, code, Kind::Throttled);
}

void TestErrorDecoder::theCodeDecidesBeforeTheStatus()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    const auto inHeader = Aws::decodeError(response(status, "{}", {{"X-Amzn-ErrorType", code.toLatin1()}}), now);
    QTEST(inHeader.kind, "kind");
    const auto inBody = Aws::decodeError(response(status, "{\"__type\": \"aws#" + code.toLatin1() + "\"}"), now);
    QTEST(inBody.kind, "kind");
    QCOMPARE(inBody.code, code);
}

void TestErrorDecoder::withoutAKnownCodeTheStatusDecides_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Base::Error::Kind>("kind");
    const QByteArray json = R"({"exceptionMessage": "m"})";
    const QByteArray html = "<html>";
    QTest::newRow("400") << 400 << json << Kind::Validation;
    QTest::newRow("401") << 401 << json << Kind::AccessDenied;
    QTest::newRow("403") << 403 << json << Kind::AccessDenied;
    QTest::newRow("404") << 404 << json << Kind::NotFound;
    QTest::newRow("409") << 409 << json << Kind::Rejected;
    QTest::newRow("429") << 429 << json << Kind::Throttled;
    QTest::newRow("500") << 500 << json << Kind::ServiceFault;
    QTest::newRow("504") << 504 << json << Kind::ServiceFault;
    // A proxy's page says nothing about channels or permissions.
    QTest::newRow("html 403") << 403 << html << Kind::Rejected;
    QTest::newRow("html 404") << 404 << html << Kind::Rejected;
    QTest::newRow("html 429") << 429 << html << Kind::Throttled;
    QTest::newRow("html 502") << 502 << html << Kind::ServiceFault;
}

void TestErrorDecoder::withoutAKnownCodeTheStatusDecides()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QTEST(Aws::decodeError(response(status, body), now).kind, "kind");
}

void TestErrorDecoder::theMessageIsReadUnderEachOfItsNames_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("message") << QByteArray(R"({"message": "why"})");
    QTest::newRow("Message") << QByteArray(R"({"Message": "why"})");
    QTest::newRow("errorMessage") << QByteArray(R"({"errorMessage": "why"})");
    QTest::newRow("exceptionMessage") << QByteArray(R"({"exceptionMessage": "why"})");
    QTest::newRow("one is empty") << QByteArray(R"({"message": "", "exceptionMessage": "why"})");
    QTest::newRow("one is null") << QByteArray(R"({"message": null, "Message": "why"})");
    QTest::newRow("one is no text") << QByteArray(R"({"message": {"a": 1}, "Message": "why"})");
}

void TestErrorDecoder::theMessageIsReadUnderEachOfItsNames()
{
    QFETCH(QByteArray, body);
    QCOMPARE(Aws::decodeError(response(400, body), now).message, u"why"_s);
}

void TestErrorDecoder::whatIsNoJsonFallsBackToTheStatus_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("html") << QByteArray("<html><body>Bad Gateway</body></html>");
    QTest::newRow("a list") << QByteArray("[1, 2]");
    QTest::newRow("cut off") << QByteArray(R"({"message": "wh)");
    QTest::newRow("binary") << QByteArray(64, '\xff');
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("a code that is a number") << QByteArray(R"({"code": 5})");
}

void TestErrorDecoder::whatIsNoJsonFallsBackToTheStatus()
{
    QFETCH(QByteArray, body);
    const auto error = Aws::decodeError(response(502, body), now);
    QCOMPARE(error.message, u"HTTP 502 Reason"_s);
    QCOMPARE(error.kind, Kind::ServiceFault);
    QVERIFY(error.code.isEmpty());
}

void TestErrorDecoder::theHeaderWinsOverTheBody()
{
    const auto error = Aws::decodeError(
        response(400, R"({"code": "Other"})", {{"x-amzn-errortype", "ns#ValidationException:http://x/"}}), now);
    QCOMPARE(error.code, u"ValidationException"_s);
}

void TestErrorDecoder::theCodeOfQueryWinsOverItsNewName_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("code");
    QTest::addColumn<Base::Error::Kind>("kind");
    QTest::newRow("code and fault") << QByteArray("InvalidParameterValue;Sender") << u"InvalidParameterValue"_s
                                    << Kind::Validation;
    QTest::newRow("of the service") << QByteArray("InternalServiceError;Receiver") << u"InternalServiceError"_s
                                    << Kind::ServiceFault;
    QTest::newRow("throttled") << QByteArray(" Throttling ; Sender") << u"Throttling"_s << Kind::Throttled;
    // What has not the form of the header is not read.
    QTest::newRow("no fault") << QByteArray("InvalidParameterValue") << u"AccessDeniedException"_s
                              << Kind::AccessDenied;
    QTest::newRow("no code") << QByteArray(";Sender") << u"AccessDeniedException"_s << Kind::AccessDenied;
    QTest::newRow("empty") << QByteArray() << u"AccessDeniedException"_s << Kind::AccessDenied;
}

void TestErrorDecoder::theCodeOfQueryWinsOverItsNewName()
{
    QFETCH(QByteArray, header);
    const auto error = Aws::decodeError(response(400, R"({"__type": "com.amazonaws.cloudwatch#AccessDeniedException"})",
                                                 {{"x-amzn-query-error", header}}),
                                        now);
    QTEST(error.code, "code");
    QTEST(error.kind, "kind");
}

void TestErrorDecoder::theRequestIdIsKept()
{
    QCOMPARE(Aws::decodeError(response(500, {}, {{"x-amzn-requestid", "id-1"}}), now).requestId, u"id-1"_s);
}

void TestErrorDecoder::aRedirectTellsWhereTo_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("told");
    QTest::newRow("another host") << QByteArray("https://login.example.com/portal?token=1") << u"login.example.com"_s;
    QTest::newRow("a path") << QByteArray("/other") << u"an address of its own"_s;
    QTest::newRow("nowhere") << QByteArray() << u"an address of its own"_s;
}

void TestErrorDecoder::aRedirectTellsWhereTo()
{
    QFETCH(QByteArray, location);
    QFETCH(QString, told);
    const auto error = Aws::decodeError(response(302, "<html>", {{"Location", location}}), now);
    QCOMPARE(error.kind, Kind::Redirected);
    QCOMPARE(error.httpStatus, 302);
    QVERIFY2(error.message.contains(told), qPrintable(error.message));
    QVERIFY(!error.message.contains("token"_L1));
}

void TestErrorDecoder::aSkewedClockIsTold_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<Base::Error::Kind>("kind");
    QTest::addColumn<QString>("told");
    const QString signature = u"InvalidSignatureException"_s;
    QTest::newRow("in time") << signature << QByteArray("Tue, 24 Nov 2026 03:07:31 GMT") << Kind::BadSignature
                             << QString();
    QTest::newRow("three minutes") << signature << QByteArray("Tue, 24 Nov 2026 03:04:30 GMT") << Kind::BadSignature
                                   << QString();
    QTest::newRow("behind") << signature << QByteArray("Tue, 24 Nov 2026 03:27:30 GMT") << Kind::ClockSkew
                            << u"20 min behind"_s;
    QTest::newRow("ahead") << signature << QByteArray("Tue, 24 Nov 2026 01:07:30 GMT") << Kind::ClockSkew
                           << u"120 min ahead"_s;
    QTest::newRow("never set") << signature << QByteArray("Thu, 24 Nov 2044 03:07:30 GMT") << Kind::ClockSkew
                               << u"6575 days behind"_s;
    QTest::newRow("no date") << signature << QByteArray() << Kind::BadSignature << QString();
    QTest::newRow("expired request") << u"RequestExpired"_s << QByteArray("Tue, 24 Nov 2026 03:27:30 GMT")
                                     << Kind::ClockSkew << u"20 min behind"_s;
    QTest::newRow("another matter") << u"AccessDeniedException"_s << QByteArray("Tue, 24 Nov 2026 01:07:30 GMT")
                                    << Kind::AccessDenied << QString();
}

void TestErrorDecoder::aSkewedClockIsTold()
{
    QFETCH(QString, code);
    QFETCH(QByteArray, date);
    QFETCH(QString, told);
    const auto error = Aws::decodeError(
        response(403, R"({"message": "as received"})", {{"x-amzn-ErrorType", code.toLatin1()}, {"Date", date}}), now);
    QTEST(error.kind, "kind");
    QVERIFY2(error.message.startsWith("as received"_L1), qPrintable(error.message));
    QVERIFY2(error.message.contains(told), qPrintable(error.message));
    QCOMPARE(error.code, code);
}

QTEST_GUILESS_MAIN(TestErrorDecoder)
#include "tst_errordecoder.moc"
