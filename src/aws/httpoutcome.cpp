// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/httpoutcome.h"

#include "base/json.h"

#include <QCoreApplication>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Kind = Base::Error::Kind;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aws::Transport)
};

Kind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
        return Kind::ConnectionRefused;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyNotFoundError:
        return Kind::DnsFailure;
    case QNetworkReply::SslHandshakeFailedError:
        return Kind::TlsFailure;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return Kind::Timeout;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Kind::Configuration;
    case QNetworkReply::NoError: // and no status: that was no HTTP
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return Kind::UnreadableResponse;
    default: // not our enumeration; what is left means that the connection does not hold
        return Kind::ConnectionLost;
    }
}

// Errors that QNetworkReply derives from a status are answers, whose bodies say more.
bool isAnswer(QNetworkReply::NetworkError error, int status)
{
    if (error == QNetworkReply::NoError)
        return status != 0;
    return status >= 400
           && (error == QNetworkReply::ProtocolInvalidOperationError
               || (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError
                   && error != QNetworkReply::ContentReSendError)
               || (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError));
}

HttpResponse responseOf(const QNetworkReply &reply, const QByteArray &body)
{
    HttpResponse response{.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                          .reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString(),
                          .body = body};
    const auto &headers = reply.rawHeaderPairs();
    for (const auto &[name, value] : headers)
        response.headers.append(SigV4::Header{name, value});
    return response;
}

QString firstName(const QStringList &common, const QStringList &organisations)
{
    if (!common.isEmpty())
        return common.first();
    return organisations.isEmpty() ? Text::tr("without a name") : organisations.first();
}

QString messageOf(const QNetworkReply &reply, const QStringList &tlsErrors)
{
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return tlsErrors.isEmpty() ? reply.errorString() : tlsErrors.join(u' ');
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Text::tr("The proxy asks for a user name and a password, or for others: they stand in HTTPS_PROXY, as "
                        "http://user:password@host:port.");
    case QNetworkReply::ContentReSendError: // what is sent once kept it from trying again
        return Text::tr("The connection was closed, or what came over it was no HTTP.");
    default: // not our enumeration
        return reply.errorString();
    }
}

Base::Error lost(const QString &message)
{
    return {.kind = Kind::ConnectionLost, .message = message};
}

} // namespace

QString certificateError(const QSslError &error)
{
    const auto certificate = error.certificate();
    if (certificate.isNull())
        return error.errorString();
    const auto subject = firstName(certificate.subjectInfo(QSslCertificate::CommonName),
                                   certificate.subjectInfo(QSslCertificate::Organization));
    const auto issuer = firstName(certificate.issuerInfo(QSslCertificate::CommonName),
                                  certificate.issuerInfo(QSslCertificate::Organization));
    return Text::tr("%1 The certificate is of \"%2\", issued by \"%3\", valid from %4 to %5.")
        .arg(error.errorString().endsWith(u'.') ? error.errorString() : QString(error.errorString() + u'.'), subject,
             issuer, certificate.effectiveDate().toUTC().toString(Qt::ISODate),
             certificate.expiryDate().toUTC().toString(Qt::ISODate));
}

std::optional<Base::Error> cutShort(const HttpResponse &response)
{
    if (!response.header("Content-Encoding").isEmpty()) {
        // Compressed nothing is something.
        if (response.body.isEmpty() && response.status == 200)
            return lost(Text::tr("The answer ended before anything of it could be read."));
        if (Base::breaksOff(response.body))
            return lost(Text::tr("The answer breaks off in its middle."));
        return {};
    }
    bool isNumber = false;
    const qint64 announced = response.header("Content-Length").toLongLong(&isNumber);
    if (!isNumber || response.body.size() >= announced)
        return {};
    return lost(Text::tr("The answer ended after %1 of %2 bytes.").arg(response.body.size()).arg(announced));
}

Base::Result<HttpResponse> outcomeOf(const QNetworkReply &reply, const QByteArray &body, const QStringList &tlsErrors)
{
    HttpResponse response = responseOf(reply, body);
    if (!isAnswer(reply.error(), response.status))
        return Base::failure({.kind = kindOf(reply.error()), .message = messageOf(reply, tlsErrors)});
    if (auto error = cutShort(response))
        return Base::failure(std::move(*error));
    return response;
}

} // namespace Aws
