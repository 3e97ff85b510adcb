// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace Base {

namespace {

Error unreadable(qint64 offset, const QString &reason)
{
    return {.kind = Error::Kind::UnreadableResponse, .message = reason, .byteOffset = offset};
}

// How deep a text is nested, walked from its start to its end.
struct Nesting
{
    int depth = 0;
    bool inString = false;
    std::optional<qsizetype> tooDeepAt; // the first bracket that opens a level too many; the walk ends there

    explicit Nesting(const QByteArray &text, int maximumDepth = std::numeric_limits<int>::max())
    {
        for (qsizetype i = 0; i < text.size() && !tooDeepAt; ++i) {
            const char c = text.at(i);
            if (inString && c == '\\')
                ++i;
            else if (c == '"')
                inString = !inString;
            else if (inString)
                continue;
            else if (c == '}' || c == ']')
                --depth;
            else if ((c == '{' || c == '[') && ++depth > maximumDepth)
                tooDeepAt = i;
        }
    }
};

} // namespace

Result<QJsonObject> parseJsonObject(const QByteArray &text, int maximumDepth)
{
    if (const auto offset = Nesting(text, maximumDepth).tooDeepAt) {
        return failure(
            unreadable(*offset, QCoreApplication::translate("Base::Json", "Nested more than %1 levels deep at byte %2.")
                                    .arg(maximumDepth)
                                    .arg(*offset)));
    }
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        // In a string without an end Qt counts a byte more than there are.
        const qint64 offset = std::min<qint64>(error.offset, text.size());
        return failure(unreadable(offset, QCoreApplication::translate("Base::Json", "Not JSON: %1 at byte %2.")
                                              .arg(error.errorString())
                                              .arg(offset)));
    }
    if (!document.isObject()) {
        return failure(
            unreadable(0, QCoreApplication::translate(
                              "Base::Json", "A JSON object was expected, another JSON value was found at byte 0.")));
    }
    return document.object();
}

bool breaksOff(const QByteArray &text)
{
    const auto start = QByteArrayView(text).trimmed();
    if (!start.startsWith('{') && !start.startsWith('['))
        return false;
    const Nesting nesting(text);
    return nesting.inString || nesting.depth > 0;
}

QByteArray toJsonText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

QByteArray toJsonText(const QJsonValue &value)
{
    if (value.isObject())
        return toJsonText(value.toObject());
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Indented);
    // QJsonDocument writes objects and arrays alone: wrap a scalar in an array and take the brackets off.
    QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    text = text.mid(1, text.size() - 2);
    return text + '\n';
}

QString appendPointer(const QString &pointer, const QString &member)
{
    QString escaped = member;
    escaped.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
    return pointer + u'/' + escaped;
}

QString appendPointer(const QString &pointer, qsizetype index)
{
    return pointer + u'/' + QString::number(index);
}

QJsonValue valueAt(const QJsonValue &root, const QString &pointer)
{
    QJsonValue value = root;
    if (pointer.isEmpty())
        return value;
    if (!pointer.startsWith(u'/'))
        return QJsonValue::Undefined;
    const auto tokens = QStringView(pointer).mid(1).split(u'/');
    for (const auto &token : tokens) {
        QString name = token.toString();
        name.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
        if (value.isObject()) {
            value = value.toObject().value(name);
        } else if (value.isArray()) {
            // An index has one spelling: no sign, no leading zero.
            const int index = name.toInt();
            value = name == QString::number(index) ? value.toArray().at(index) : QJsonValue(QJsonValue::Undefined);
        } else {
            return QJsonValue::Undefined;
        }
    }
    return value;
}

bool isSecretMember(const QString &name)
{
    return name.compare("passphrase"_L1, Qt::CaseInsensitive) == 0;
}

QJsonObject withoutSecrets(const QJsonObject &object, QStringList *withheld, const QString &pointer)
{
    QJsonObject kept;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString path = appendPointer(pointer, it.key());
        if (isSecretMember(it.key())) {
            if (withheld)
                withheld->append(path);
            continue;
        }
        kept.insert(it.key(), withoutSecrets(it.value(), withheld, path));
    }
    return kept;
}

QJsonValue withoutSecrets(const QJsonValue &value, QStringList *withheld, const QString &pointer)
{
    if (value.isObject())
        return withoutSecrets(value.toObject(), withheld, pointer);
    if (value.isArray()) {
        QJsonArray kept;
        const auto array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            kept.append(withoutSecrets(array.at(i), withheld, appendPointer(pointer, i)));
        return kept;
    }
    return value;
}

} // namespace Base
