// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <Qt>

#include <vector>

class QJsonObject;

namespace Models {

// How a value is shown.
enum class FieldKind {
    Text,
    Identifier, // id, ARN, host, codec: monospace
    Url,
    Enum,
    Bool,
    Count,
    Bitrate, // bits per second
    Framerate,
    Pixels,
    Hertz,
    Seconds,
    Time,
    List, // of plain values: shown in one row
    Tags, // a map whose keys are the user's
    Secret,
    Group, // an object with members of its own
    Items, // a list of objects: each is shown as a group
};

// What is known of one member of the API.
struct FieldDescription
{
    QString path; // "channel.srt.endpoint", "ingestConfigurations.videoConfigurations[].codec"
    QString name; // the member's own name, the path's last part: "codec"
    QString label;
    FieldKind kind = FieldKind::Text;
    QString meaning; // a sentence or two, with range and default
    QUrl documentation;
    Qt::TextElideMode elide = Qt::ElideRight;
    bool isDeprecated = false; // its absence is not worth a row
    bool isFlattened = false; // a group whose members stand in its place
    QString summary; // a group's member whose value stands beside the group
    bool summaryHides = false; // … and has no row of its own
    QString summaryText; // a fixed text beside the group
    QHash<QString, QString> values; // an enumeration's values with their meanings

    bool isGroup() const { return kind == FieldKind::Group || kind == FieldKind::Items || kind == FieldKind::Tags; }
};

// Every member of GetStreamSession's answer that is known, from resources/catalogue/fields.json. Paths are those of the
// document, dots between members, [] for the items of a list. A new field of the API is one entry in that file.
class FieldCatalogue
{
public:
    // The catalogue that the program carries.
    static const FieldCatalogue &builtIn();
    // Error of kind File that names the entry for whatever is wrong in it.
    static Base::Result<FieldCatalogue> parse(const QByteArray &json);

    // Null where the path is not known. Valid as long as the catalogue is.
    const FieldDescription *find(const QString &path) const;
    // The members below a path in the order in which they are shown; "" for the session itself. For a list of objects
    // those of its items.
    QList<const FieldDescription *> members(const QString &path) const;
    QStringList paths() const; // in the order of the file

private:
    Base::Result<void> add(FieldDescription description);
    Base::Result<void> addLike(const QString &path, const QString &model);
    Base::Result<void> checkSummaries() const;

    std::vector<FieldDescription> m_descriptions;
    QHash<QString, std::size_t> m_byPath;
    QHash<QString, QList<std::size_t>> m_members; // by the path of what holds them
};

} // namespace Models
