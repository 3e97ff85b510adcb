// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/cloudwatchservice.h"

#include "simulator/metricdata.h"
#include "simulator/metricwire.h"

using namespace Qt::StringLiterals;

namespace Simulator {

using MetricWire::Protocol;

CloudWatchService::CloudWatchService(const World &world)
    : m_world(world)
{
}

QString CloudWatchService::signingName() const
{
    return u"monitoring"_s;
}

QString CloudWatchService::actionPrefix() const
{
    return u"cloudwatch"_s;
}

std::optional<QString> CloudWatchService::operation(const HttpRequest &request) const
{
    const auto protocol = MetricWire::protocolOf(request);
    return protocol ? std::optional(MetricWire::operationOf(*protocol, request)) : std::nullopt;
}

// 500 a second, which only a program gone wild would notice.
Throttle::Rate CloudWatchService::rate(const QString &operation) const
{
    Q_UNUSED(operation)
    return {.perSecond = 500, .burst = 500};
}

tl::expected<HttpResponse, ServiceError> CloudWatchService::answer(const QString &operation,
                                                                   const HttpRequest &request) const
{
    const Protocol protocol = MetricWire::protocolOf(request).value_or(Protocol::Json);
    if (operation != "GetMetricData"_L1) {
        const bool isQuery = protocol == Protocol::Query;
        return tl::unexpected<ServiceError>(
            ServiceError{.status = isQuery ? 400 : 404,
                         .code = isQuery ? u"InvalidAction"_s : u"UnknownOperationException"_s,
                         .message = u"Could not find operation %1 for version 2010-08-01"_s.arg(operation)});
    }
    return MetricWire::readRequest(protocol, request)
        .and_then([this](const QJsonObject &document) { return metricData(document, m_world); })
        .map([&](const QJsonObject &document) {
            return MetricWire::writeAnswer(protocol, operation, document, request);
        });
}

HttpResponse CloudWatchService::errorResponse(const ServiceError &error, const HttpRequest &request) const
{
    return MetricWire::writeError(MetricWire::protocolOf(request).value_or(Protocol::Json), error, request);
}

} // namespace Simulator
