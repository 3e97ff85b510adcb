// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/http.h"

#include <QDateTime>
#include <QJsonObject>

#include <tl/expected.hpp>

namespace Simulator {

class World;

// GetMetricData over a world, whatever the protocol: a request and its answer as the JSON form of the service model
// 2010-08-01, with times in seconds since the epoch. ValidationError for what breaks a documented constraint,
// InvalidNextToken for a token of another request. As the service, it has no points of a resolution that is not kept
// any more, and none of what it does not know.
tl::expected<QJsonObject, ServiceError> metricData(const QJsonObject &request, const World &world);

} // namespace Simulator
