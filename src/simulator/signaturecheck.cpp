// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/signaturecheck.h"

#include "aws/sigv4.h"

#include <QMap>

#include <tl/expected.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

constexpr qint64 allowedSkewSeconds = 5 * 60;

ServiceError refused(const QString &code, const QString &message)
{
    return {.status = 403, .code = code, .message = message, .atTheDoor = true};
}

ServiceError badSignature(const QString &message)
{
    return refused(u"InvalidSignatureException"_s, message);
}

// What stands in an Authorization header.
struct Authorization
{
    QByteArray accessKeyId;
    QByteArray date; // 20261124
    QByteArray region;
    QByteArray service;
    QByteArray terminator; // aws4_request
    QList<QByteArray> signedHeaders;
    QByteArray signature;
};

tl::expected<Authorization, ServiceError> readAuthorization(const QByteArray &header)
{
    const auto incomplete = [](const QString &message) {
        return tl::unexpected<ServiceError>(refused(u"IncompleteSignature"_s, message));
    };
    const QByteArray algorithm = "AWS4-HMAC-SHA256";
    if (!header.startsWith(algorithm))
        return incomplete(u"Unsupported AWS 'algorithm': '%1'."_s.arg(QString::fromLatin1(header.split(' ').first())));
    QMap<QByteArray, QByteArray> fields;
    const auto parts = header.mid(algorithm.size()).split(',');
    for (const auto &part : parts) {
        const auto equals = part.indexOf('=');
        if (equals < 0)
            return incomplete(u"'%1' not a valid key=value pair (missing equal-sign) in Authorization header."_s.arg(
                QString::fromLatin1(part.trimmed())));
        fields.insert(part.left(equals).trimmed(), part.mid(equals + 1).trimmed());
    }
    for (const char *name : {"Credential", "Signature", "SignedHeaders"}) {
        if (fields.value(name).isEmpty())
            return incomplete(u"Authorization header requires '%1' parameter."_s.arg(QLatin1StringView(name)));
    }
    const auto scope = fields.value("Credential").split('/');
    if (scope.size() != 5)
        return incomplete(u"Credential must have exactly 5 slash-delimited elements."_s);
    return Authorization{.accessKeyId = scope.at(0),
                         .date = scope.at(1),
                         .region = scope.at(2),
                         .service = scope.at(3),
                         .terminator = scope.at(4),
                         .signedHeaders = fields.value("SignedHeaders").split(';'),
                         .signature = fields.value("Signature")};
}

// "20261124T031420Z". Taken apart by hand: QDateTime would go by way of local time.
QDateTime readTime(const QByteArray &text)
{
    if (text.size() != 16 || text.at(8) != 'T' || text.at(15) != 'Z')
        return {};
    const QString digits = QString::fromLatin1(text);
    const QDate date = QDate::fromString(digits.left(8), u"yyyyMMdd"_s);
    const QTime time = QTime::fromString(digits.mid(9, 6), u"HHmmss"_s);
    return date.isValid() && time.isValid() ? QDateTime(date, time, Qt::UTC) : QDateTime();
}

QString shown(const QDateTime &time)
{
    return QString::fromLatin1(Aws::SigV4::timestamp(time));
}

std::optional<ServiceError> checkTime(const QDateTime &signedAt, const QDateTime &now)
{
    const auto limit = now.addSecs(-allowedSkewSeconds);
    if (signedAt < limit)
        return badSignature(u"Signature expired: %1 is now earlier than %2 (%3 - 5 min.)"_s.arg(
            shown(signedAt), shown(limit), shown(now)));
    const auto latest = now.addSecs(allowedSkewSeconds);
    if (signedAt > latest)
        return badSignature(u"Signature not yet current: %1 is still later than %2 (%3 + 5 min.)"_s.arg(
            shown(signedAt), shown(latest), shown(now)));
    return {};
}

std::optional<ServiceError> checkToken(const HttpRequest &request, const SignatureTerms &terms)
{
    const auto &expected = terms.credentials.sessionToken;
    const auto token = request.header("x-amz-security-token").value_or(QByteArray());
    if (token != expected.reveal().bytes())
        return refused(u"UnrecognizedClientException"_s, u"The security token included in the request is invalid."_s);
    if (terms.tokenExpired)
        return refused(u"ExpiredTokenException"_s, u"The security token included in the request is expired"_s);
    return {};
}

std::optional<ServiceError> checkScope(const Authorization &authorization, const SignatureTerms &terms,
                                       const QByteArray &time)
{
    if (authorization.date != time.left(8))
        return badSignature(
            u"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '%1' != '%2', from '%3'."_s
                .arg(QString::fromLatin1(authorization.date), QString::fromLatin1(time.left(8)),
                     QString::fromLatin1(time)));
    if (authorization.region != terms.region.toLatin1())
        return badSignature(u"Credential should be scoped to a valid region. "_s);
    if (authorization.service != terms.service.toLatin1())
        return badSignature(u"Credential should be scoped to correct service: '%1'. "_s.arg(terms.service));
    if (authorization.terminator != "aws4_request")
        return badSignature(u"Credential should be scoped with a valid terminator: 'aws4_request'. "_s);
    return {};
}

// `host` and every x-amz-… header must be under the signature, or they could be changed on the way.
std::optional<ServiceError> checkSignedHeaders(const HttpRequest &request, const QList<QByteArray> &names)
{
    if (!names.contains("host"))
        return badSignature(u"'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."_s);
    for (const auto &header : request.headers) {
        const auto name = header.name.toLower();
        if (name.startsWith("x-amz-") && !names.contains(name))
            return badSignature(
                u"'%1' must be a 'SignedHeader' in the AWS Authorization."_s.arg(QString::fromLatin1(name)));
    }
    return {};
}

QByteArray expectedSignature(const HttpRequest &request, const Authorization &authorization,
                             const SignatureTerms &terms, const QDateTime &time)
{
    Aws::SigV4::Request toSign{
        .method = request.method, .path = request.path(), .query = request.query(), .payload = request.body};
    for (const auto &header : request.headers) {
        if (authorization.signedHeaders.contains(header.name.toLower()))
            toSign.headers.append({.name = header.name, .value = header.value});
    }
    const Aws::SigV4::Scope scope{.time = time, .region = terms.region, .service = terms.service};
    const auto text = Aws::SigV4::stringToSign(Aws::SigV4::canonicalRequest(toSign), scope);
    return Aws::SigV4::signature(text, terms.credentials.secretAccessKey, scope);
}

} // namespace

std::optional<ServiceError> checkSignature(const HttpRequest &request, const SignatureTerms &terms)
{
    const auto header = request.header("Authorization");
    if (!header)
        return refused(u"MissingAuthenticationTokenException"_s, u"Missing Authentication Token"_s);
    const auto authorization = readAuthorization(*header);
    if (!authorization)
        return authorization.error();
    const auto time = request.header("x-amz-date").value_or(QByteArray());
    const auto signedAt = readTime(time);
    if (!signedAt.isValid())
        return refused(u"IncompleteSignature"_s,
                       u"Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."_s);
    if (authorization->accessKeyId != terms.credentials.accessKeyId.toLatin1())
        return refused(u"UnrecognizedClientException"_s, u"The security token included in the request is invalid."_s);
    if (auto error = checkToken(request, terms))
        return error;
    if (auto error = checkScope(*authorization, terms, time))
        return error;
    if (auto error = checkTime(signedAt, terms.now))
        return error;
    if (auto error = checkSignedHeaders(request, authorization->signedHeaders))
        return error;
    if (authorization->signature != expectedSignature(request, *authorization, terms, signedAt))
        return badSignature(
            u"The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."_s);
    return {};
}

} // namespace Simulator
