// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/service.h"

#include <QJsonObject>

namespace Simulator {

class RequestReader;
class World;

// The read-only operations of Amazon IVS over a world, as the service model 2020-07-14 has them.
class IvsService : public Service
{
public:
    // The world must outlive the service.
    explicit IvsService(const World &world);

    QString signingName() const override;
    std::optional<QString> operation(const HttpRequest &request) const override;
    Throttle::Rate rate(const QString &operation) const override;
    tl::expected<HttpResponse, ServiceError> answer(const QString &operation,
                                                    const HttpRequest &request) const override;
    HttpResponse errorResponse(const ServiceError &error, const HttpRequest &request) const override;

private:
    using Answer = tl::expected<QJsonObject, ServiceError>;

    Answer getStreamSession(RequestReader *reader) const;
    Answer listStreamSessions(RequestReader *reader) const;
    Answer listChannels(RequestReader *reader) const;
    Answer listStreams(RequestReader *reader) const;
    Answer getStream(RequestReader *reader) const;
    Answer getChannel(RequestReader *reader) const;
    Answer batchGetChannel(RequestReader *reader) const;
    Answer getRecordingConfiguration(RequestReader *reader) const;
    Answer listRecordingConfigurations(RequestReader *reader) const;
    Answer listTagsForResource(const HttpRequest &request) const;

    struct Operation
    {
        const char16_t *name;
        Answer (IvsService::*handler)(RequestReader *) const;
        double perSecond;
    };
    static const Operation operations[];
    static const Operation *find(const QString &name);

    const World &m_world;
};

} // namespace Simulator
