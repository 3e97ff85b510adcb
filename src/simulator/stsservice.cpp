// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/stsservice.h"

#include "simulator/world.h"

#include <QUrlQuery>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

constexpr auto xmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/"_L1;

QUrlQuery formOf(const HttpRequest &request)
{
    return QUrlQuery(QString::fromUtf8(request.body));
}

HttpResponse xmlResponse(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"Content-Type", "text/xml"}}, .body = body};
}

} // namespace

StsService::StsService(const World &world)
    : m_world(world)
{
}

QString StsService::signingName() const
{
    return u"sts"_s;
}

std::optional<QString> StsService::operation(const HttpRequest &request) const
{
    const auto form = formOf(request);
    if (request.method != "POST" || request.path() != "/" || form.queryItemValue(u"Version"_s) != "2011-06-15"_L1)
        return {};
    return form.queryItemValue(u"Action"_s);
}

Throttle::Rate StsService::rate(const QString &) const
{
    return {.perSecond = 100, .burst = 100};
}

tl::expected<HttpResponse, ServiceError> StsService::answer(const QString &operation, const HttpRequest &request) const
{
    if (operation != "GetCallerIdentity"_L1) {
        return tl::unexpected<ServiceError>(
            ServiceError{.status = 400,
                         .code = u"InvalidAction"_s,
                         .message = u"Could not find operation %1 for version 2011-06-15"_s.arg(operation)});
    }
    QByteArray body;
    QXmlStreamWriter xml(&body);
    xml.writeStartElement(u"GetCallerIdentityResponse"_s);
    xml.writeDefaultNamespace(xmlNamespace);
    xml.writeStartElement(u"GetCallerIdentityResult"_s);
    const QString account = m_world.place().accountId;
    xml.writeTextElement(u"Arn"_s, u"arn:aws:sts::%1:assumed-role/Operator/demo"_s.arg(account));
    xml.writeTextElement(u"UserId"_s, u"AROASTREAMLOUPESIM00:demo"_s);
    xml.writeTextElement(u"Account"_s, account);
    xml.writeEndElement();
    xml.writeStartElement(u"ResponseMetadata"_s);
    xml.writeTextElement(u"RequestId"_s, request.requestId);
    xml.writeEndElement();
    xml.writeEndElement();
    return xmlResponse(200, body);
}

HttpResponse StsService::errorResponse(const ServiceError &error, const HttpRequest &request) const
{
    QByteArray body;
    QXmlStreamWriter xml(&body);
    xml.writeStartElement(u"ErrorResponse"_s);
    xml.writeDefaultNamespace(xmlNamespace);
    xml.writeStartElement(u"Error"_s);
    xml.writeTextElement(u"Type"_s, error.status < 500 ? u"Sender"_s : u"Receiver"_s);
    xml.writeTextElement(u"Code"_s, error.code);
    xml.writeTextElement(u"Message"_s, error.message);
    xml.writeEndElement();
    xml.writeTextElement(u"RequestId"_s, request.requestId);
    xml.writeEndElement();
    return xmlResponse(error.status, body);
}

} // namespace Simulator
