// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

// Public test data of other projects. It is not part of this one: the folder is named by the environment variable
// STREAMLOUPE_CONFORMANCE, read when the test runs, and is else ../shared/conformance beside the source tree.
namespace Support {

QString conformanceFolder();

// The file as JSON; nothing where it is not there or no JSON object.
std::optional<QJsonObject> conformanceFile(const QString &name);

} // namespace Support

// Loads a conformance file into `variable` or skips the test function, saying so.
#define STREAMLOUPE_CONFORMANCE_OR_SKIP(variable, name)                                                                \
    const auto variable##Loaded = Support::conformanceFile(name);                                                      \
    if (!variable##Loaded)                                                                                             \
        QSKIP(qPrintable(                                                                                              \
            QStringLiteral("No conformance data: %1 is not in %2").arg(name, Support::conformanceFolder())));          \
    const QJsonObject &variable = *variable##Loaded
