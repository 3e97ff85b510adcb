// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/metricwire.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>
#include <QXmlStreamWriter>

#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;

namespace Simulator::MetricWire {

namespace {

constexpr QByteArrayView targetPrefix("GraniteServiceVersion20100801.");
constexpr QByteArrayView cborPrefix("/service/GraniteServiceVersion20100801/operation/");
constexpr auto xmlNamespace = "http://monitoring.amazonaws.com/doc/2010-08-01/"_L1;
constexpr auto errorNamespace = "com.amazonaws.cloudwatch.v2010_08_01#"_L1;

QByteArray contentType(const HttpRequest &request)
{
    const QByteArray type = request.header("Content-Type").value_or(QByteArray());
    return type.left(type.indexOf(';') < 0 ? type.size() : type.indexOf(';')).trimmed().toLower();
}

QUrlQuery formOf(const HttpRequest &request)
{
    // A form's plus sign is a space.
    QByteArray body = request.body;
    return QUrlQuery(QString::fromUtf8(body.replace('+', "%20")));
}

ServiceError unreadable(const QString &message)
{
    return {.status = 400, .code = u"SerializationException"_s, .message = message};
}

// --- Query: "MetricDataQueries.member.1.Id=a" ---

QJsonValue formValue(const QString &name, const QString &text)
{
    if (name == "Period"_L1 || name == "MaxDatapoints"_L1) {
        bool isNumber = false;
        const qint64 number = text.toLongLong(&isNumber);
        return isNumber ? QJsonValue(number) : QJsonValue(text);
    }
    if (name == "StartTime"_L1 || name == "EndTime"_L1) {
        const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
        return time.isValid() ? QJsonValue(static_cast<double>(time.toMSecsSinceEpoch()) / 1000) : QJsonValue(text);
    }
    if (name == "ReturnData"_L1)
        return text == "true"_L1;
    return text;
}

// Puts a value where its path leads: objects by name, lists by "member" and a number from 1.
QJsonValue inserted(const QJsonValue &into, const QStringList &path, const QString &text)
{
    if (path.isEmpty())
        return text;
    if (path.first() == "member"_L1 && path.size() > 1) {
        QJsonArray list = into.toArray();
        constexpr qsizetype longest = 1000;
        const qsizetype index = std::clamp<qsizetype>(path.at(1).toInt() - 1, 0, longest);
        while (list.size() <= index)
            list.append(QJsonValue());
        list[index] = inserted(list.at(index), path.mid(2), text);
        return list;
    }
    QJsonObject object = into.toObject();
    const QString name = path.first();
    object.insert(name, path.size() == 1 ? formValue(name, text) : inserted(object.value(name), path.mid(1), text));
    return object;
}

QJsonObject fromForm(const HttpRequest &request)
{
    QJsonValue document = QJsonObject();
    const auto items = formOf(request).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        if (name != "Action"_L1 && name != "Version"_L1)
            document = inserted(document, name.split(u'.'), value);
    }
    return document.toObject();
}

QString isoTime(const QJsonValue &seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds.toInteger(), Qt::UTC).toString(Qt::ISODate);
}

QString numberText(const QJsonValue &value)
{
    return QString::number(value.toDouble(), 'g', 15);
}

void writeMembers(QXmlStreamWriter *xml, const QString &name, const QJsonArray &values,
                  const std::function<QString(const QJsonValue &)> &text)
{
    xml->writeStartElement(name);
    for (const auto &value : values)
        xml->writeTextElement(u"member"_s, text(value));
    xml->writeEndElement();
}

void writeResult(QXmlStreamWriter *xml, const QJsonObject &result)
{
    xml->writeStartElement(u"member"_s);
    writeMembers(xml, u"Timestamps"_s, result.value("Timestamps"_L1).toArray(), isoTime);
    writeMembers(xml, u"Values"_s, result.value("Values"_L1).toArray(), numberText);
    for (const auto *name : {"Id", "Label", "StatusCode"})
        xml->writeTextElement(QString::fromLatin1(name), result.value(QLatin1StringView(name)).toString());
    xml->writeEndElement();
}

void writeMetadata(QXmlStreamWriter *xml, const HttpRequest &request)
{
    xml->writeStartElement(u"ResponseMetadata"_s);
    xml->writeTextElement(u"RequestId"_s, request.requestId);
    xml->writeEndElement();
}

QByteArray toXml(const QString &operation, const QJsonObject &document, const HttpRequest &request)
{
    QByteArray body;
    QXmlStreamWriter xml(&body);
    xml.writeStartElement(operation + "Response"_L1);
    xml.writeDefaultNamespace(xmlNamespace);
    xml.writeStartElement(operation + "Result"_L1);
    if (const QString token = document.value("NextToken"_L1).toString(); !token.isEmpty())
        xml.writeTextElement(u"NextToken"_s, token);
    xml.writeStartElement(u"MetricDataResults"_s);
    const QJsonArray results = document.value("MetricDataResults"_L1).toArray();
    for (const auto &result : results)
        writeResult(&xml, result.toObject());
    xml.writeEndElement();
    xml.writeEmptyElement(u"Messages"_s);
    xml.writeEndElement();
    writeMetadata(&xml, request);
    xml.writeEndElement();
    return body;
}

QByteArray errorXml(const ServiceError &error, const HttpRequest &request)
{
    QByteArray body;
    QXmlStreamWriter xml(&body);
    xml.writeStartElement(u"ErrorResponse"_s);
    xml.writeDefaultNamespace(xmlNamespace);
    xml.writeStartElement(u"Error"_s);
    xml.writeTextElement(u"Type"_s, error.status >= 500 ? u"Receiver"_s : u"Sender"_s);
    xml.writeTextElement(u"Code"_s, error.code);
    xml.writeTextElement(u"Message"_s, error.message);
    xml.writeEndElement();
    xml.writeTextElement(u"RequestId"_s, request.requestId);
    xml.writeEndElement();
    return body;
}

// --- rpc-v2-cbor ---

// Times are numbers under tag 1; the rest is as in JSON.
QJsonValue fromCbor(const QCborValue &value)
{
    // First: Qt takes a time for a tag as well.
    if (value.isDateTime())
        return static_cast<double>(value.toDateTime().toMSecsSinceEpoch()) / 1000;
    if (value.isTag())
        return fromCbor(value.taggedValue());
    if (value.isMap()) {
        QJsonObject object;
        const auto map = value.toMap();
        for (const auto &entry : map)
            object.insert(entry.first.toString(), fromCbor(entry.second));
        return object;
    }
    if (value.isArray()) {
        QJsonArray list;
        const auto array = value.toArray();
        for (const auto &entry : array)
            list.append(fromCbor(entry));
        return list;
    }
    return value.toJsonValue();
}

// Times under tag 1; values are doubles, also the whole ones.
QCborMap toCbor(const QJsonObject &document)
{
    QCborArray results;
    const QJsonArray given = document.value("MetricDataResults"_L1).toArray();
    for (const auto &entry : given) {
        const QJsonObject result = entry.toObject();
        QCborArray times;
        const QJsonArray seconds = result.value("Timestamps"_L1).toArray();
        for (const auto &second : seconds)
            times.append(QCborValue(QCborKnownTags::UnixTime_t, QCborValue(second.toInteger())));
        QCborArray values;
        const QJsonArray numbers = result.value("Values"_L1).toArray();
        for (const auto &number : numbers)
            values.append(QCborValue(number.toDouble()));
        QCborMap map;
        for (const auto &name : {u"Id"_s, u"Label"_s, u"StatusCode"_s})
            map.insert(name, QCborValue(result.value(name).toString()));
        map.insert(u"Timestamps"_s, times);
        map.insert(u"Values"_s, values);
        results.append(map);
    }
    QCborMap answer;
    answer.insert(u"MetricDataResults"_s, results);
    answer.insert(u"Messages"_s, QCborArray());
    if (const QString token = document.value("NextToken"_L1).toString(); !token.isEmpty())
        answer.insert(u"NextToken"_s, QCborValue(token));
    return answer;
}

HttpResponse cborResponse(int status, const QCborValue &value)
{
    return {.status = status,
            .headers = {{.name = "Content-Type", .value = "application/cbor"},
                        {.name = "smithy-protocol", .value = "rpc-v2-cbor"}},
            .body = value.toCbor()};
}

HttpResponse jsonResponse(int status, const QJsonObject &document)
{
    return {.status = status,
            .headers = {{.name = "Content-Type", .value = "application/x-amz-json-1.0"}},
            .body = QJsonDocument(document).toJson(QJsonDocument::Compact)};
}

HttpResponse xmlResponse(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{.name = "Content-Type", .value = "text/xml"}}, .body = body};
}

} // namespace

std::optional<Protocol> protocolOf(const HttpRequest &request)
{
    if (request.method != "POST")
        return {};
    if (request.path().startsWith(cborPrefix))
        return Protocol::Cbor;
    if (request.path() != "/")
        return {};
    if (request.header("X-Amz-Target").value_or(QByteArray()).startsWith(targetPrefix))
        return Protocol::Json;
    const bool isForm = contentType(request) == "application/x-www-form-urlencoded";
    if (isForm && formOf(request).queryItemValue(u"Version"_s) == "2010-08-01"_L1)
        return Protocol::Query;
    return {};
}

QString operationOf(Protocol protocol, const HttpRequest &request)
{
    switch (protocol) {
    case Protocol::Json:
        return QString::fromLatin1(request.header("X-Amz-Target").value_or(QByteArray()).mid(targetPrefix.size()));
    case Protocol::Query:
        return formOf(request).queryItemValue(u"Action"_s);
    case Protocol::Cbor:
        return QString::fromLatin1(request.path().mid(cborPrefix.size()));
    }
    return {};
}

tl::expected<QJsonObject, ServiceError> readRequest(Protocol protocol, const HttpRequest &request)
{
    switch (protocol) {
    case Protocol::Json: {
        const auto document = QJsonDocument::fromJson(request.body);
        if (!document.isObject())
            return tl::unexpected<ServiceError>(unreadable(u"The request body is no JSON object"_s));
        return document.object();
    }
    case Protocol::Query:
        return fromForm(request);
    case Protocol::Cbor: {
        const auto value = fromCbor(QCborValue::fromCbor(request.body));
        if (!value.isObject())
            return tl::unexpected<ServiceError>(unreadable(u"The request body is no CBOR map"_s));
        return value.toObject();
    }
    }
    return tl::unexpected<ServiceError>(unreadable(u"The protocol is not known"_s));
}

HttpResponse writeAnswer(Protocol protocol, const QString &operation, const QJsonObject &document,
                         const HttpRequest &request)
{
    switch (protocol) {
    case Protocol::Json:
        return jsonResponse(200, document);
    case Protocol::Query:
        return xmlResponse(200, toXml(operation, document, request));
    case Protocol::Cbor:
        return cborResponse(200, toCbor(document));
    }
    return {};
}

HttpResponse writeError(Protocol protocol, const ServiceError &error, const HttpRequest &request)
{
    if (protocol == Protocol::Query)
        return xmlResponse(error.status, errorXml(error, request));
    const QJsonObject document{{u"__type"_s, QString(errorNamespace + error.code)}, {u"message"_s, error.message}};
    HttpResponse response = protocol == Protocol::Cbor ? cborResponse(error.status, QCborMap::fromJsonObject(document))
                                                       : jsonResponse(error.status, document);
    // Clients that spoke Query before are told the old code as well.
    if (request.header("x-amzn-query-mode")) {
        const QByteArray fault = error.status >= 500 ? ";Receiver" : ";Sender";
        response.headers.append({.name = "x-amzn-query-error", .value = error.code.toUtf8() + fault});
    }
    return response;
}

} // namespace Simulator::MetricWire
