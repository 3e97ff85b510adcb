// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ivs/memberreader.h"

#include "base/json.h"

#include <utility>

namespace Ivs {

namespace {

// A value as an issue speaks of it, short.
QString described(const QJsonValue &value)
{
    constexpr qsizetype shownLength = 60;
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return QStringLiteral("number ") + value.toVariant().toString();
    case QJsonValue::String: {
        const QString text = value.toString();
        const QString shown = text.size() > shownLength ? QString(text.left(shownLength) + QChar(0x2026)) : text;
        return QStringLiteral("text \"") + shown + QChar(u'"');
    }
    case QJsonValue::Array:
        return QStringLiteral("a list");
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("nothing");
}

std::optional<qint64> exactInteger(const QJsonValue &value)
{
    // toInteger() gives its default for what is no integer; two different defaults tell that from a hit.
    const qint64 first = value.toInteger(0);
    const qint64 second = value.toInteger(1);
    return value.isDouble() && first == second ? std::optional(first) : std::nullopt;
}

} // namespace

MemberReader::MemberReader(QJsonObject object, QString pointer, QList<FieldIssue> *issues)
    : m_object(std::move(object))
    , m_pointer(std::move(pointer))
    , m_issues(issues)
{
}

bool MemberReader::isNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

QString MemberReader::pointerTo(QLatin1StringView name) const
{
    return m_pointer + u'/' + name;
}

void MemberReader::tell(const QString &pointer, QStringView expected, const QJsonValue &found) const
{
    m_issues->append({.pointer = pointer, .expected = expected.toString(), .found = described(found)});
}

std::optional<QString> MemberReader::text(QLatin1StringView name) const
{
    const auto value = m_object.value(name);
    if (value.isString())
        return value.toString();
    if (!isNothing(value))
        tell(pointerTo(name), u"text", value);
    return {};
}

std::optional<qint64> MemberReader::integer(QLatin1StringView name) const
{
    const auto value = m_object.value(name);
    if (isNothing(value))
        return {};
    const auto number = exactInteger(value);
    if (!number)
        tell(pointerTo(name), u"integer", value);
    return number;
}

std::optional<bool> MemberReader::boolean(QLatin1StringView name) const
{
    const auto value = m_object.value(name);
    if (value.isBool())
        return value.toBool();
    if (!isNothing(value))
        tell(pointerTo(name), u"true or false", value);
    return {};
}

QDateTime MemberReader::time(QLatin1StringView name) const
{
    const auto value = m_object.value(name);
    if (isNothing(value))
        return {};
    const QDateTime time = decodeTime(value);
    if (!time.isValid())
        tell(pointerTo(name), u"ISO 8601 time or epoch seconds", value);
    return time;
}

QJsonArray MemberReader::array(QLatin1StringView name) const
{
    const auto value = m_object.value(name);
    if (!isNothing(value) && !value.isArray())
        tell(pointerTo(name), u"list", value);
    return value.toArray();
}

std::optional<QStringList> MemberReader::texts(QLatin1StringView name) const
{
    const QJsonArray entries = array(name);
    if (!m_object.value(name).isArray())
        return {};
    QStringList result;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const auto value = entries.at(i);
        if (value.isString())
            result.append(value.toString());
        else if (!isNothing(value))
            tell(pointerTo(name) + u'/' + QString::number(i), u"text", value);
    }
    return result;
}

std::optional<Tags> MemberReader::tags(QLatin1StringView name) const
{
    const auto value = m_object.value(name);
    if (isNothing(value))
        return {};
    if (!value.isObject()) {
        tell(pointerTo(name), u"object", value);
        return {};
    }
    Tags result;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (Base::isSecretMember(it.key()))
            continue; // stays in the document alone
        if (it.value().isString())
            result.insert(it.key(), it.value().toString());
        else if (!isNothing(it.value()))
            tell(Base::appendPointer(pointerTo(name), it.key()), u"text", it.value());
    }
    return result;
}

bool MemberReader::isPresent(QLatin1StringView name) const
{
    return !isNothing(m_object.value(name));
}

} // namespace Ivs
