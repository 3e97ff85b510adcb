// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/gateway.h"

#include "simulator/random.h"

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

// The first ARN that a request names, for AccessDeniedException's words.
QString namedResource(const HttpRequest &request)
{
    const QByteArray text = request.body.isEmpty() ? QByteArray::fromPercentEncoding(request.path()) : request.body;
    const auto from = text.indexOf("arn:");
    if (from < 0)
        return u"*"_s;
    const auto to = text.indexOf('"', from);
    return QString::fromUtf8(text.mid(from, to < 0 ? -1 : to - from));
}

} // namespace

Gateway::Gateway(Terms terms, Controls *controls)
    : m_terms(std::move(terms))
    , m_controls(controls)
    , m_throttle(m_terms.throttleClock)
{
}

void Gateway::addService(std::unique_ptr<Service> service)
{
    m_services.push_back(std::move(service));
}

HttpResponse Gateway::handle(HttpRequest request)
{
    AccessRecord record{.time = m_terms.clock().toUTC(), .method = request.method, .target = request.target};
    record.requestId = nextRequestId();
    request.requestId = record.requestId;
    const Service *wanted = nullptr;
    for (const auto &service : m_services) {
        if (const auto operation = service->operation(request)) {
            wanted = service.get();
            record.operation = *operation;
            break;
        }
    }
    auto outcome = wanted ? process(*wanted, record.operation, request)
                          : refuse(*m_services.front(), request,
                                   {.status = 404,
                                    .code = u"UnknownOperationException"_s,
                                    .message = u"The operation is not known."_s,
                                    .atTheDoor = true});
    auto &response = outcome.response;
    response.headers.append(HttpHeader{.name = "x-amzn-RequestId", .value = record.requestId.toLatin1()});
    response.headers.append(HttpHeader{.name = "Cache-Control", .value = "no-store, no-cache"});
    response.headers.append(HttpHeader{.name = "X-Content-Type-Options", .value = "nosniff"});
    if (m_terms.accessLog) {
        record.status = response.status;
        record.errorCode = outcome.errorCode;
        record.bytes = response.body.size();
        m_terms.accessLog(record);
    }
    return response;
}

Gateway::Outcome Gateway::refuse(const Service &service, const HttpRequest &request, const ServiceError &error) const
{
    return {.response = service.errorResponse(error, request), .errorCode = error.code};
}

Gateway::Outcome Gateway::process(const Service &service, const QString &operation, const HttpRequest &request)
{
    m_controls->holdBack(operation);
    const SignatureTerms terms{.credentials = m_terms.credentials,
                               .tokenExpired = m_controls->isTokenExpired(),
                               .region = m_terms.region,
                               .service = service.signingName(),
                               .now = m_terms.clock().toUTC()};
    if (const auto error = checkSignature(request, terms))
        return refuse(service, request, *error);
    if (const auto fault = m_controls->takeFault(operation))
        return meet(*fault, service, operation, request);
    if (m_controls->isDenied(operation))
        return refuse(
            service, request,
            {.status = 403,
             .code = u"AccessDeniedException"_s,
             .message
             = u"User: arn:aws:iam::%1:user/simulated is not authorized to perform: %2:%3 on resource: %4 because no identity-based policy allows the %2:%3 action"_s
                   .arg(m_terms.accountId, service.actionPrefix(), operation, namedResource(request))});
    if (m_controls->isThrottling() && !m_throttle.admit(operation, service.rate(operation)))
        return refuse(service, request,
                      {.status = 429, .code = u"ThrottlingException"_s, .message = u"Rate exceeded"_s});
    const auto answer = service.answer(operation, request);
    if (!answer)
        return refuse(service, request, answer.error());
    return {.response = *answer};
}

Gateway::Outcome Gateway::meet(const Fault &fault, const Service &service, const QString &operation,
                               const HttpRequest &request) const
{
    if (fault.cutAnswer) {
        auto answer = service.answer(operation, request);
        if (!answer)
            return refuse(service, request, answer.error());
        answer->cutAfter = answer->body.size() / 2;
        return {.response = *answer};
    }
    auto outcome = refuse(service, request, {.status = fault.status, .code = fault.code, .message = fault.message});
    if (fault.body) {
        // What does not come from the service has neither its error type nor its content type.
        outcome.response.headers = {{.name = "Content-Type", .value = "text/html"}};
        outcome.response.body = *fault.body;
    }
    outcome.response.headers += fault.headers;
    return outcome;
}

QString Gateway::nextRequestId()
{
    Random random(Random::seedFor(0, m_requests++));
    const QString hex = QString::number(random.next(), 16).rightJustified(16, u'0')
                        + QString::number(random.next(), 16).rightJustified(16, u'0');
    return u"%1-%2-4%3-a%4-%5"_s.arg(hex.left(8), hex.mid(8, 4), hex.mid(13, 3), hex.mid(17, 3), hex.mid(20, 12));
}

} // namespace Simulator
