// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint.h"

#include "simulator/cloudwatchservice.h"
#include "simulator/ivsservice.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace Simulator;

namespace Support {

namespace {

Credentials someCredentials(const QByteArray &token)
{
    return {.accessKeyId = u"AKIAEXAMPLE"_s,
            .secretAccessKey = Base::Secret("a/secret"),
            .sessionToken = Base::Secret(token)};
}

} // namespace

QDateTime aMoment()
{
    return QDateTime({2026, 11, 24}, {3, 14, 20}, Qt::UTC);
}

Endpoint::Endpoint(const QByteArray &sessionToken)
    : signer{.credentials = someCredentials(sessionToken), .time = aMoment()}
    , world(World::Options(), [this] { return now; })
    , gateway({.region = world.place().region,
               .accountId = world.place().accountId,
               .credentials = someCredentials(sessionToken),
               .clock = [this] { return now; },
               .throttleClock = [this] { return uptime; },
               .accessLog = [this](const AccessRecord &record) { log.append(record); }},
              &controls)
{
    gateway.addService(std::make_unique<IvsService>(world));
    gateway.addService(std::make_unique<CloudWatchService>(world));
}

HttpResponse Endpoint::post(const QByteArray &operation, const QJsonObject &body)
{
    return gateway.handle(signer.post(operation, QJsonDocument(body).toJson(QJsonDocument::Compact)));
}

QJsonObject bodyOf(const HttpResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

QString codeOf(const HttpResponse &response)
{
    return QString::fromLatin1(response.header("x-amzn-ErrorType").value_or(QByteArray()));
}

QString messageOf(const HttpResponse &response)
{
    const auto body = bodyOf(response);
    return body.value("exceptionMessage"_L1).toString(body.value("message"_L1).toString());
}

} // namespace Support
