// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>
#include <Qt>

namespace Analysis {
enum class EventSeverity;
}

// What our models say about a cell beside its text: meaning, never looks. Delegates turn it into colour, face and icon.
namespace Models {
Q_NAMESPACE

enum Role {
    SortRole = Qt::UserRole + 1, // a comparable value
    SeverityRole, // Models::Severity
    PresenceRole, // Models::Presence
    IsIdentifierRole, // bool: an id, ARN, host or codec: monospace, elided in the middle or at the left
    ElideRole, // Qt::TextElideMode
    IsSecondaryRole, // bool: a label or the service's own term
    IsEmphasisRole, // bool: "LIVE", a channel with sessions open
    RawValueRole, // QString: as received, what "Copy value" copies
    NameRole, // QString: the API's member name
    PointerRole, // QString: RFC 6901, below the response: "/streamSession/channel/arn"
    PathRole, // QString: "streamSession.channel.arn", as jq and JMESPath write it
    JsonRole, // QString: the subtree as JSON text, secrets withheld
    MeaningRole, // QString: what this is, a sentence or two
    DocumentationRole, // QUrl: the service's documentation; invalid where there is none
    IsSecretRole, // bool
    EventIndexRole, // int: index into truncatedEvents; -1 where the row is no event
    ChannelArnRole, // QString
    StreamIdRole, // QString; empty for rows that are no session
    KindRole, // Models::NavigatorKind
    StartTimeRole, // QDateTime
    IsDetailAvailableRole, // bool: the activity entry has an error or a body to show
    FilterTextRole, // QString: what a filter box searches, a line each
    IsLiveRole, // bool: the channel, or the session, is live
};

enum class Severity {
    None,
    Error,
    Warning,
    Ok,
    Info,
    Unknown,
    Offline,
};
Q_ENUM_NS(Severity)

// Absent, null and empty are three words.
enum class Presence {
    Value,
    Absent, // the member was not in the document
    Null,
    Empty, // "", {} or []
    Withheld, // a secret
    Group, // a row that only holds others
};
Q_ENUM_NS(Presence)

enum class NavigatorKind {
    Channel,
    Day, // "Today, Tue 24 Nov"
    Session,
    Message, // "Reading sessions…", "No sessions in 60 days", an error
};
Q_ENUM_NS(NavigatorKind)

// "Warning": the text and the accessible name that stand in for a severity's shape.
QString severityText(Severity severity);

Severity severityOf(Analysis::EventSeverity severity);

} // namespace Models
