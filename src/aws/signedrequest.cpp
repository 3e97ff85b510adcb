// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/signedrequest.h"

#include "base/programversion.h"

namespace Aws {

namespace {

// Adds what makes the request one of theirs.
void sign(QList<SigV4::Header> *headers, const QByteArray &path, const Client::Parts &parts, const Call &call,
          const Credentials &credentials, const QDateTime &now)
{
    const SigV4::Scope scope{.time = now,
                             .region
                             = parts.endpoint.signingRegion.isEmpty() ? parts.region : parts.endpoint.signingRegion,
                             .service = parts.service.signingName};
    headers->append({"X-Amz-Date", SigV4::timestamp(scope.time)});
    if (!credentials.sessionToken.isEmpty())
        headers->append(SigV4::Header{"X-Amz-Security-Token", credentials.sessionToken.reveal().bytes()});
    const SigV4::Request toSign{
        .method = call.method, .path = path, .query = call.query, .headers = *headers, .payload = call.body};
    const QByteArray signature = SigV4::signature(SigV4::stringToSign(SigV4::canonicalRequest(toSign), scope),
                                                  credentials.secretAccessKey, scope);
    headers->append(
        SigV4::Header{"Authorization", SigV4::authorization(credentials.accessKeyId, scope,
                                                            SigV4::signedHeaderNames(*headers), signature)});
}

} // namespace

HttpRequest requestOf(const Client::Parts &parts, const Call &call, const Credentials *credentials,
                      const QDateTime &now)
{
    const QByteArray path = parts.endpoint.url.path(QUrl::FullyEncoded).toLatin1() + call.path;
    QList<SigV4::Header> headers{{"Host", parts.endpoint.hostHeader()}};
    if (!call.body.isEmpty())
        headers.prepend({"Content-Type", call.contentType});
    headers += call.headers;
    if (credentials)
        sign(&headers, path, parts, call, *credentials, now);
    // Not signed: what stands on the way may change these.
    headers.append(SigV4::Header{"Accept", "application/json"});
    headers.append(
        SigV4::Header{"User-Agent", QString(Base::programName() + u'/' + Base::programVersion()).toLatin1()});
    QUrl url = parts.endpoint.url;
    url.setPath(QString::fromLatin1(path), QUrl::StrictMode);
    if (!call.query.isEmpty())
        url.setQuery(QString::fromLatin1(call.query), QUrl::StrictMode);
    return {.method = call.method, .url = url, .headers = headers, .body = call.body};
}

} // namespace Aws
