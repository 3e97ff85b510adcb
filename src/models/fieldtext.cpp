// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldtext.h"

#include "base/json.h"
#include "base/numbertext.h"
#include "models/fieldcatalogue.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

QString asReceived(const QJsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(Base::toJsonText(value)).trimmed();
}

// A row holds no more of a list than can be seen; the whole of it is what is copied.
QString listText(const QJsonArray &array)
{
    constexpr qsizetype maximumItems = 100;
    QStringList items;
    for (qsizetype i = 0; i < std::min(array.size(), maximumItems); ++i)
        items << asReceived(array.at(i));
    if (array.size() > maximumItems)
        items << u"…"_s;
    return items.join(u", "_s);
}

std::optional<qint64> integerOf(const QJsonValue &value)
{
    // toInteger() gives its default for what is no integer.
    const qint64 number = value.toInteger(0);
    return value.isDouble() && value.toInteger(1) == number ? std::optional<qint64>(number) : std::nullopt;
}

QString numberText(const QJsonValue &value, FieldKind kind)
{
    const auto integer = integerOf(value);
    const QString plain = integer ? Base::groupedText(*integer) : asReceived(value);
    switch (kind) {
    case FieldKind::Bitrate:
        return integer ? Base::bitrateText(*integer) : plain + u" b/s"_s;
    case FieldKind::Hertz:
        return integer ? Base::frequencyText(*integer) : plain + u" Hz"_s;
    case FieldKind::Framerate:
        return plain + u" fps"_s;
    case FieldKind::Pixels:
        // No thousands apart: 1920 px is read as one word.
        return asReceived(value) + u" px"_s;
    case FieldKind::Seconds:
        return plain + u" s"_s;
    case FieldKind::Count:
        return plain;
    case FieldKind::Text:
    case FieldKind::Identifier:
    case FieldKind::Url:
    case FieldKind::Enum:
    case FieldKind::Bool:
    case FieldKind::Time:
    case FieldKind::List:
    case FieldKind::Tags:
    case FieldKind::Secret:
    case FieldKind::Group:
    case FieldKind::Items:
        return asReceived(value);
    }
    Q_UNREACHABLE();
}

} // namespace

QString fieldText(const QJsonValue &value, const FieldDescription *description)
{
    if (value.isArray())
        return listText(value.toArray());
    if (!description)
        return asReceived(value);
    if (value.isDouble())
        return numberText(value, description->kind);
    if (value.isBool() && description->kind == FieldKind::Bool) {
        return value.toBool() ? QCoreApplication::translate("Models::FieldText", "yes")
                              : QCoreApplication::translate("Models::FieldText", "no");
    }
    return asReceived(value);
}

} // namespace Models
