// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/errordecoder.h"

#include "aws/retry.h"
#include "aws/xmlleaves.h"
#include "base/json.h"

#include <QCoreApplication>
#include <QHash>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Kind = Base::Error::Kind;

// Beyond this a signature may fail for the clock's sake; services allow five minutes.
constexpr std::chrono::minutes toleratedSkew(4);

std::optional<Kind> kindOfCode(const QString &code)
{
    static const QHash<QString, Kind> kinds{
        {u"ExpiredToken"_s, Kind::ExpiredCredentials},
        {u"ExpiredTokenException"_s, Kind::ExpiredCredentials},
        {u"UnrecognizedClientException"_s, Kind::InvalidCredentials},
        {u"InvalidClientTokenId"_s, Kind::InvalidCredentials},
        {u"InvalidAccessKeyId"_s, Kind::InvalidCredentials},
        {u"InvalidToken"_s, Kind::InvalidCredentials},
        {u"MissingAuthenticationToken"_s, Kind::InvalidCredentials},
        {u"MissingAuthenticationTokenException"_s, Kind::InvalidCredentials},
        {u"InvalidSignatureException"_s, Kind::BadSignature},
        {u"SignatureDoesNotMatch"_s, Kind::BadSignature},
        {u"IncompleteSignature"_s, Kind::BadSignature},
        {u"IncompleteSignatureException"_s, Kind::BadSignature},
        {u"RequestTimeTooSkewed"_s, Kind::ClockSkew},
        {u"RequestInTheFuture"_s, Kind::ClockSkew},
        {u"RequestExpired"_s, Kind::ClockSkew},
        {u"AccessDenied"_s, Kind::AccessDenied},
        {u"AccessDeniedException"_s, Kind::AccessDenied},
        {u"NotAuthorized"_s, Kind::AccessDenied},
        {u"UnauthorizedOperation"_s, Kind::AccessDenied},
        {u"OptInRequired"_s, Kind::AccessDenied},
        {u"ResourceNotFoundException"_s, Kind::NotFound},
        {u"ResourceNotFound"_s, Kind::NotFound},
        {u"ChannelNotBroadcasting"_s, Kind::NotBroadcasting},
        {u"ValidationException"_s, Kind::Validation},
        {u"ValidationError"_s, Kind::Validation},
        {u"MalformedHttpRequestException"_s, Kind::Validation},
        {u"SerializationException"_s, Kind::Validation},
        {u"InvalidNextToken"_s, Kind::Validation},
        {u"InvalidParameterValue"_s, Kind::Validation},
        {u"InvalidParameterCombination"_s, Kind::Validation},
        {u"MissingParameter"_s, Kind::Validation},
        {u"MissingRequiredParameter"_s, Kind::Validation},
        {u"Throttling"_s, Kind::Throttled},
        {u"ThrottlingException"_s, Kind::Throttled},
        {u"ThrottledException"_s, Kind::Throttled},
        {u"RequestThrottled"_s, Kind::Throttled},
        {u"RequestThrottledException"_s, Kind::Throttled},
        {u"TooManyRequestsException"_s, Kind::Throttled},
        {u"RequestLimitExceeded"_s, Kind::Throttled},
        {u"BandwidthLimitExceeded"_s, Kind::Throttled},
        {u"LimitExceededException"_s, Kind::Throttled},
        {u"ProvisionedThroughputExceededException"_s, Kind::Throttled},
        {u"PriorRequestNotComplete"_s, Kind::Throttled},
        {u"EC2ThrottledException"_s, Kind::Throttled},
        {u"SlowDown"_s, Kind::Throttled},
        {u"InternalFailure"_s, Kind::ServiceFault},
        {u"InternalError"_s, Kind::ServiceFault},
        {u"InternalServerError"_s, Kind::ServiceFault},
        {u"InternalServerException"_s, Kind::ServiceFault},
        {u"InternalServiceError"_s, Kind::ServiceFault},
        {u"ServiceUnavailable"_s, Kind::ServiceFault},
        {u"ServiceUnavailableException"_s, Kind::ServiceFault},
        {u"StreamUnavailable"_s, Kind::ServiceFault},
        // The service waited in vain for the rest of a request: its answer, and worth another try.
        {u"RequestTimeout"_s, Kind::ServiceFault},
        {u"RequestTimeoutException"_s, Kind::ServiceFault},
        {u"ConflictException"_s, Kind::Rejected},
        {u"PendingVerification"_s, Kind::Rejected},
        {u"ServiceQuotaExceededException"_s, Kind::Rejected},
        {u"UnknownOperationException"_s, Kind::Rejected},
        {u"InvalidAction"_s, Kind::Rejected},
    };
    const auto found = kinds.constFind(code);
    return found == kinds.cend() ? std::optional<Kind>() : *found;
}

// `speaksJson` tells a service's answer from that of a proxy on the way, whose 404 says nothing about a channel.
Kind kindOfStatus(int status, bool speaksJson)
{
    if (status == 429)
        return Kind::Throttled;
    if (status >= 500)
        return Kind::ServiceFault;
    if (!speaksJson)
        return Kind::Rejected;
    if (status == 400)
        return Kind::Validation;
    if (status == 401 || status == 403)
        return Kind::AccessDenied;
    if (status == 404)
        return Kind::NotFound;
    return Kind::Rejected;
}

QString firstText(const QJsonObject &object, const QStringList &names)
{
    for (const auto &name : names) {
        if (const QString text = object.value(name).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

QString statusText(const HttpResponse &response)
{
    return QString(u"HTTP "_s + QString::number(response.status) + u' ' + response.reason).trimmed();
}

// The error of a Query service as its members would be in JSON; nothing where the body is none.
std::optional<QJsonObject> queryError(const QByteArray &body)
{
    if (!body.trimmed().startsWith('<'))
        return {};
    const auto leaves = parseXmlLeaves(body);
    if (!leaves || (leaves->root != "ErrorResponse"_L1 && leaves->root != "Error"_L1))
        return {};
    return QJsonObject{{u"Code"_s, leaves->value(u"Code"_s)},
                       {u"Message"_s, leaves->value(u"Message"_s)},
                       {u"RequestId"_s, leaves->value(u"RequestId"_s)}};
}

// x-amzn-query-error, "Code;Fault": the code by which a service that once spoke Query has always told its errors
// (awsQueryCompatible), whatever the body's __type says now. Empty where there is none.
QString queryErrorCode(const HttpResponse &response)
{
    const QByteArray header = response.header("x-amzn-query-error");
    return QString::fromUtf8(header.left(std::max<qsizetype>(0, header.indexOf(';')))).trimmed();
}

QString codeOf(const HttpResponse &response, const QJsonObject &body)
{
    if (const QString code = queryErrorCode(response); !code.isEmpty())
        return code;
    if (const QString code = shortErrorCode(QString::fromUtf8(response.header("x-amzn-ErrorType"))); !code.isEmpty())
        return code;
    return shortErrorCode(firstText(body, {u"code"_s, u"Code"_s, u"__type"_s, u"error"_s}));
}

Base::Error redirected(const HttpResponse &response)
{
    const QUrl location(QString::fromUtf8(response.header("Location")));
    const QString target = location.host().isEmpty()
                               ? QCoreApplication::translate("Aws::ErrorDecoder", "an address of its own")
                               : location.host();
    return {.kind = Kind::Redirected,
            .message
            = QCoreApplication::translate("Aws::ErrorDecoder",
                                          "%1: the answer points to %2. Requests that are signed are not passed on.")
                  .arg(statusText(response), target)};
}

// How far this machine's clock is ahead of the service's; nothing where that is within the bounds or not known.
std::optional<std::chrono::minutes> skew(const HttpResponse &response, const QDateTime &now)
{
    const QDateTime theirs = httpDate(response.header("Date"));
    if (!theirs.isValid())
        return {};
    const auto ahead = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::seconds(theirs.secsTo(now)));
    return std::chrono::abs(ahead) > toleratedSkew ? std::optional(ahead) : std::nullopt;
}

bool isAboutTheSignature(const Base::Error &error)
{
    return error.kind == Kind::BadSignature || error.kind == Kind::ClockSkew;
}

// "20 min"; days where a clock was never set.
QString skewText(std::chrono::minutes time)
{
    constexpr std::chrono::hours day(24);
    if (time < 2 * day)
        return QCoreApplication::translate("Aws::ErrorDecoder", "%1 min").arg(time.count());
    return QCoreApplication::translate("Aws::ErrorDecoder", "%1 days").arg(time / day);
}

void explainSkew(Base::Error *error, std::chrono::minutes ahead)
{
    error->kind = Kind::ClockSkew;
    const QString explanation
        = ahead.count() > 0
              ? QCoreApplication::translate("Aws::ErrorDecoder", "This machine's clock is %1 ahead of the service's.")
              : QCoreApplication::translate("Aws::ErrorDecoder", "This machine's clock is %1 behind the service's.");
    if (!error->message.isEmpty())
        error->message += u' ';
    error->message += explanation.arg(skewText(std::chrono::abs(ahead)));
}

} // namespace

QString shortErrorCode(const QString &code)
{
    const QString name = code.section(u':', 0, 0);
    return name.mid(name.lastIndexOf(u'#') + 1).trimmed();
}

bool isSignInPage(const HttpResponse &response)
{
    constexpr int networkAuthenticationRequired = 511; // RFC 6585
    if (response.status == networkAuthenticationRequired)
        return true;
    const bool isService = !response.header("x-amzn-RequestId").isEmpty();
    const QByteArray type = response.header("Content-Type").toLower();
    const bool isPage = type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
    return isPage && !isService && response.status >= 200 && response.status < 400;
}

std::optional<std::chrono::milliseconds> clockCorrection(const HttpResponse &response, const QDateTime &now)
{
    if (!isAboutTheSignature(decodeError(response, now)) || !skew(response, now))
        return {};
    return std::chrono::milliseconds(now.msecsTo(httpDate(response.header("Date"))));
}

Base::Error decodeError(const HttpResponse &response, const QDateTime &now)
{
    if (isSignInPage(response)) {
        return {.kind = Kind::CaptivePortal,
                .message = QCoreApplication::translate(
                               "Aws::ErrorDecoder", "%1: a sign-in page of the network answered, and not the service.")
                               .arg(statusText(response)),
                .httpStatus = response.status};
    }
    if (response.status >= 300 && response.status < 400) {
        Base::Error error = redirected(response);
        error.httpStatus = response.status;
        error.requestId = QString::fromLatin1(response.header("x-amzn-RequestId"));
        return error;
    }
    auto parsed = Base::parseJsonObject(response.body);
    if (const auto inXml = queryError(response.body))
        parsed = *inXml;
    const QJsonObject body = parsed.value_or(QJsonObject());
    Base::Error error{.requestId = QString::fromLatin1(response.header("x-amzn-RequestId")),
                      .httpStatus = response.status};
    error.code = codeOf(response, body);
    if (error.requestId.isEmpty())
        error.requestId = body.value(u"RequestId"_s).toString();
    // IVS's model names the member exceptionMessage; its front end speaks of message or Message.
    error.message = firstText(
        body, {u"message"_s, u"Message"_s, u"errorMessage"_s, u"exceptionMessage"_s, u"error_description"_s});
    if (error.message.isEmpty() && error.code.isEmpty())
        error.message = statusText(response);
    error.kind
        = kindOfCode(error.code).value_or(kindOfStatus(response.status, parsed.has_value() || !error.code.isEmpty()));
    if (isAboutTheSignature(error)) {
        if (const auto ahead = skew(response, now))
            explainSkew(&error, *ahead);
    }
    return error;
}

} // namespace Aws
