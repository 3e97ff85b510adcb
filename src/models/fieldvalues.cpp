// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldvalues.h"

#include "base/json.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace Models {

namespace {

bool isEmptyValue(const QJsonValue &value)
{
    return (value.isString() && value.toString().isEmpty()) || (value.isObject() && value.toObject().isEmpty())
           || (value.isArray() && value.toArray().isEmpty());
}

} // namespace

QString pathStep(const QString &member)
{
    const auto isPlain = [](QChar c) { return c == u'_' || (c.unicode() < 128 && c.isLetterOrNumber()); };
    if (!member.isEmpty() && !member.at(0).isDigit() && std::all_of(member.begin(), member.end(), isPlain))
        return member;
    return QString::fromUtf8(Base::toJsonText(QJsonValue(member))).trimmed();
}

QString joinPath(const QString &path, const QString &step)
{
    return path.isEmpty() ? step : path + u'.' + step;
}

bool isPlainList(const QJsonArray &array)
{
    return std::none_of(array.begin(), array.end(),
                        [](const QJsonValue &value) { return value.isObject() || value.isArray(); });
}

Presence presenceOf(const QJsonValue &value, bool isSecret)
{
    if (value.isUndefined())
        return Presence::Absent;
    if (value.isNull())
        return Presence::Null;
    if (isEmptyValue(value))
        return Presence::Empty;
    if (isSecret)
        return Presence::Withheld;
    if (value.isObject() || (value.isArray() && !isPlainList(value.toArray())))
        return Presence::Group;
    return Presence::Value;
}

} // namespace Models
