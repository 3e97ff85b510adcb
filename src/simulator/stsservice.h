// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/service.h"

namespace Simulator {

class World;

// STS's GetCallerIdentity: the operator whom the simulator's keys belong to.
class StsService : public Service
{
public:
    // The world must outlive the service.
    explicit StsService(const World &world);

    QString signingName() const override;
    std::optional<QString> operation(const HttpRequest &request) const override;
    Throttle::Rate rate(const QString &operation) const override;
    tl::expected<HttpResponse, ServiceError> answer(const QString &operation,
                                                    const HttpRequest &request) const override;
    HttpResponse errorResponse(const ServiceError &error, const HttpRequest &request) const override;

private:
    const World &m_world;
};

} // namespace Simulator
