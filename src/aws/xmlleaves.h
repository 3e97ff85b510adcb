// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace Aws {

// An answer of the Query protocol, flat: the text of every element without children under its name, the first one's
// where a name is repeated. Nothing where the text is no well-formed XML. The values may be secrets.
struct XmlLeaves
{
    QString root; // "GetCallerIdentityResponse"
    QHash<QString, QString> texts;

    QString value(const QString &name) const { return texts.value(name); }
};
std::optional<XmlLeaves> parseXmlLeaves(const QByteArray &text);

} // namespace Aws
