// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signer.h"

#include "aws/sigv4.h"

#include <QUrl>

using namespace Simulator;

namespace Support {

HttpRequest Signer::sign(HttpRequest request) const
{
    request.headers.append({HttpHeader{.name = "Host", .value = "127.0.0.1"},
                            HttpHeader{.name = "X-Amz-Date", .value = Aws::SigV4::timestamp(time)}});
    if (!credentials.sessionToken.isEmpty())
        request.headers.append(
            HttpHeader{.name = "X-Amz-Security-Token", .value = credentials.sessionToken.reveal().bytes()});
    Aws::SigV4::Request toSign{
        .method = request.method, .path = request.path(), .query = request.query(), .payload = request.body};
    for (const auto &header : std::as_const(request.headers))
        toSign.headers.append({.name = header.name, .value = header.value});
    const Aws::SigV4::Scope scope{.time = time, .region = region, .service = service};
    const auto text = Aws::SigV4::stringToSign(Aws::SigV4::canonicalRequest(toSign), scope);
    request.headers.append(HttpHeader{.name = "Authorization",
                                      .value = Aws::SigV4::authorization(
                                          credentials.accessKeyId, scope, Aws::SigV4::signedHeaderNames(toSign.headers),
                                          Aws::SigV4::signature(text, credentials.secretAccessKey, scope))});
    return request;
}

HttpRequest Signer::post(const QByteArray &operation, const QByteArray &body) const
{
    return sign({.method = "POST",
                 .target = "/" + operation,
                 .headers = {HttpHeader{.name = "Content-Type", .value = "application/json"}},
                 .body = body});
}

HttpRequest Signer::tags(const QString &arn) const
{
    return sign({.method = "GET", .target = "/tags/" + QUrl::toPercentEncoding(arn)});
}

HttpRequest withHeader(HttpRequest request, const QByteArray &name, const QByteArray &value)
{
    request.headers.removeIf(
        [&](const HttpHeader &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
    if (!value.isNull())
        request.headers.append(HttpHeader{.name = name, .value = value});
    return request;
}

} // namespace Support
