// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/requestreader.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Simulator {

namespace Rules {

TextRule channelArn()
{
    return {1, 128, u"arn:aws:ivs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+"_s};
}

TextRule streamId()
{
    return {26, 26, u"st-[a-zA-Z0-9]+"_s};
}

TextRule channelName()
{
    return {0, 128, u"[a-zA-Z0-9-_]*"_s};
}

TextRule recordingConfigurationArn()
{
    return {0, 128, u"arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+"_s};
}

TextRule optionalArn(const QString &resourceType)
{
    return {0, 128, u"|arn:aws:ivs:[a-z0-9-]+:[0-9]+:%1/[a-zA-Z0-9-]+"_s.arg(resourceType)};
}

TextRule nextToken()
{
    return {0, 1024, u"[a-zA-Z0-9+/=_-]*"_s};
}

TextRule streamHealth()
{
    return {0, 128, u"HEALTHY|STARVING|UNKNOWN"_s};
}

} // namespace Rules

ServiceError validationError(const QString &message)
{
    return {.status = 400, .code = u"ValidationException"_s, .message = message};
}

RequestReader::RequestReader(QJsonObject body)
    : m_body(std::move(body))
{
}

QString RequestReader::required(const QString &name, const TextRule &rule)
{
    const auto value = m_body.value(name);
    if (value.isUndefined() || value.isNull()) {
        broken(u"null"_s, name, u"Member must not be null"_s);
        return {};
    }
    return text(value, name, rule).value_or(QString());
}

std::optional<QString> RequestReader::optional(const QString &name, const TextRule &rule)
{
    return text(m_body.value(name), name, rule);
}

std::optional<QString> RequestReader::optionalIn(const QString &structure, const QString &name, const TextRule &rule)
{
    const auto value = m_body.value(structure);
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isObject()) {
        wrongType(structure, u"structure"_s);
        return {};
    }
    return text(value.toObject().value(name), QString(structure + u'.' + name), rule);
}

std::optional<qint64> RequestReader::optionalNumber(const QString &name, qint64 minimum, qint64 maximum)
{
    const auto value = m_body.value(name);
    if (value.isUndefined() || value.isNull())
        return {};
    const double number = value.toDouble(std::nan(""));
    if (!(std::floor(number) == number)) {
        wrongType(name, u"integer"_s);
        return {};
    }
    const QString shown = QString::number(value.toInteger());
    if (number < static_cast<double>(minimum))
        broken(shown, name, u"Member must have value greater than or equal to %1"_s.arg(minimum));
    else if (number > static_cast<double>(maximum))
        broken(shown, name, u"Member must have value less than or equal to %1"_s.arg(maximum));
    return value.toInteger();
}

QStringList RequestReader::requiredList(const QString &name, qsizetype minimum, qsizetype maximum, const TextRule &rule)
{
    const auto value = m_body.value(name);
    if (value.isUndefined() || value.isNull()) {
        broken(u"null"_s, name, u"Member must not be null"_s);
        return {};
    }
    if (!value.isArray()) {
        wrongType(name, u"list"_s);
        return {};
    }
    const auto array = value.toArray();
    if (array.size() < minimum)
        broken(u"[]"_s, name, u"Member must have length greater than or equal to %1"_s.arg(minimum));
    if (array.size() > maximum)
        broken(u"[…]"_s, name, u"Member must have length less than or equal to %1"_s.arg(maximum));
    QStringList list;
    for (qsizetype i = 0; i < array.size(); ++i)
        list.append(text(array.at(i), u"%1.%2.member"_s.arg(name).arg(i + 1), rule).value_or(QString()));
    return list;
}

std::optional<ServiceError> RequestReader::error() const
{
    if (!m_wrongType.isEmpty())
        return ServiceError{.status = 400, .code = u"SerializationException"_s, .message = m_wrongType};
    if (m_broken.isEmpty())
        return {};
    return validationError(u"%1 validation error%2 detected: %3"_s.arg(
        QString::number(m_broken.size()), m_broken.size() == 1 ? QString() : u"s"_s, m_broken.join(u"; "_s)));
}

void RequestReader::broken(const QString &value, const QString &path, const QString &constraint)
{
    m_broken.append(u"Value '%1' at '%2' failed to satisfy constraint: %3"_s.arg(value, path, constraint));
}

void RequestReader::wrongType(const QString &path, const QString &expected)
{
    if (m_wrongType.isEmpty())
        m_wrongType = u"Member '%1' must be of type %2"_s.arg(path, expected);
}

std::optional<QString> RequestReader::text(const QJsonValue &value, const QString &path, const TextRule &rule)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isString()) {
        wrongType(path, u"string"_s);
        return {};
    }
    check(value.toString(), path, rule);
    return value.toString();
}

void RequestReader::check(const QString &text, const QString &path, const TextRule &rule)
{
    if (text.size() < rule.minimum)
        broken(text, path, u"Member must have length greater than or equal to %1"_s.arg(rule.minimum));
    if (text.size() > rule.maximum)
        broken(text, path, u"Member must have length less than or equal to %1"_s.arg(rule.maximum));
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(rule.pattern));
    if (!pattern.match(text).hasMatch())
        broken(text, path, u"Member must satisfy regular expression pattern: %1"_s.arg(rule.pattern));
}

} // namespace Simulator
