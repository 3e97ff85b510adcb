// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/xmlleaves.h"

#include <QXmlStreamReader>

namespace Aws {

std::optional<XmlLeaves> parseXmlLeaves(const QByteArray &text)
{
    XmlLeaves leaves;
    QXmlStreamReader reader(text);
    QString name; // of the element that was opened last; empty once one was closed
    QString content;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            name = reader.name().toString();
            content.clear();
            if (leaves.root.isEmpty())
                leaves.root = name;
            break;
        case QXmlStreamReader::Characters:
            content += reader.text();
            break;
        case QXmlStreamReader::EndElement:
            if (!name.isEmpty() && !leaves.texts.contains(name))
                leaves.texts.insert(name, content.trimmed());
            name.clear();
            break;
        default: // not our enumeration
            break;
        }
    }
    if (reader.hasError())
        return {};
    return leaves;
}

} // namespace Aws
