// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/conformance.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace Support {

QString conformanceFolder()
{
    const QString named = qEnvironmentVariable("STREAMLOUPE_CONFORMANCE");
    if (!named.isEmpty())
        return named;
    return QDir::cleanPath(QString::fromUtf8(STREAMLOUPE_SOURCE_DIR) + QStringLiteral("/../shared/conformance"));
}

std::optional<QJsonObject> conformanceFile(const QString &name)
{
    QFile file(QDir(conformanceFolder()).filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return {};
    return document.object();
}

} // namespace Support
