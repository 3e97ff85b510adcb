// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/documents.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Testing {

namespace {

QJsonValue replaced(const QJsonValue &value, const QStringList &path, const QJsonValue &leaf)
{
    if (path.isEmpty())
        return leaf;
    const QJsonValue below
        = value.isArray() ? value.toArray().at(path.first().toInt()) : value.toObject().value(path.first());
    const QJsonValue changed = replaced(below, path.mid(1), leaf);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        array.replace(path.first().toInt(), changed);
        return array;
    }
    QJsonObject object = value.toObject();
    if (changed.isUndefined())
        object.remove(path.first());
    else
        object.insert(path.first(), changed);
    return object;
}

} // namespace

QJsonObject with(const QJsonObject &response, const QStringList &path, const QJsonValue &value)
{
    return replaced(response, QStringList(u"streamSession"_s) + path, value).toObject();
}

} // namespace Testing
