// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/http.h"

#include <QJsonObject>

#include <tl/expected.hpp>

// CloudWatch's three protocols: one request and one answer in the JSON form of the service model, three ways to write
// them. Times are seconds since the epoch in the JSON form.
namespace Simulator::MetricWire {

enum class Protocol { Json, Query, Cbor };

// By which of them a request is made; nothing for one of another service.
std::optional<Protocol> protocolOf(const HttpRequest &request);
// "GetMetricData".
QString operationOf(Protocol protocol, const HttpRequest &request);

// SerializationException where the body is not what it should be.
tl::expected<QJsonObject, ServiceError> readRequest(Protocol protocol, const HttpRequest &request);
HttpResponse writeAnswer(Protocol protocol, const QString &operation, const QJsonObject &document,
                         const HttpRequest &request);
HttpResponse writeError(Protocol protocol, const ServiceError &error, const HttpRequest &request);

} // namespace Simulator::MetricWire
