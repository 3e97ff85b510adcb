// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/trace.h"

#include "aws/redaction.h"

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

// How much of a body is shown.
constexpr qsizetype tracedBodySize = 64 * 1024;

void traceHeaders(const Trace &trace, QLatin1StringView direction, const QList<SigV4::Header> &headers)
{
    for (const auto &header : headers) {
        trace(direction + QString::fromLatin1(header.name) + ": "_L1
              + (isSecretHeader(header.name) ? u"(withheld)"_s : QString::fromLatin1(header.value)));
    }
}

void traceBody(const Trace &trace, QLatin1StringView direction, const QByteArray &body)
{
    if (body.isEmpty())
        return;
    const auto shown = showableBody(body, tracedBodySize);
    trace(direction + QString::fromUtf8(shown.text) + (shown.isCut ? " …"_L1 : ""_L1));
}

} // namespace

void traceRequest(const Trace &trace, const HttpRequest &request, bool isConfidential)
{
    if (!trace)
        return;
    trace("> "_L1 + QString::fromLatin1(request.method) + u' ' + request.url.toString(QUrl::FullyEncoded));
    traceHeaders(trace, "> "_L1, request.headers);
    if (!isConfidential)
        traceBody(trace, "> "_L1, request.body);
}

void traceResponse(const Trace &trace, const Base::Result<HttpResponse> &response, bool isConfidential)
{
    if (!trace)
        return;
    if (!response) {
        trace("< "_L1 + Base::errorKindName(response.error().kind) + ": "_L1 + response.error().message);
        return;
    }
    trace("< "_L1 + QString::number(response->status) + u' ' + response->reason);
    traceHeaders(trace, "< "_L1, response->headers);
    if (!isConfidential)
        traceBody(trace, "< "_L1, response->body);
}

} // namespace Aws
