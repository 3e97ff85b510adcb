// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "ivs/streamsession.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

class QJsonObject;

// What the service's events mean. The knowledge is data: resources/catalogue/events.json.
namespace Analysis {

enum class EventSeverity { Error, Warning, Ok, Info, Unknown };

// In the order of the timeline's lanes, top to bottom.
enum class EventLane { StreamState, Health, Limits, Recording, Takeover, Ads, Other };

// What an event does to the interval of its lane.
enum class EventEdge {
    None, // a moment
    Begins,
    Ends,
};

struct EventMeaning
{
    EventSeverity severity = EventSeverity::Unknown;
    EventLane lane = EventLane::Other;
    EventEdge edge = EventEdge::None;
    QString title; // an operator's words: "Encoder sends too little data"
    QString meaning; // a sentence or two, with what to do where that is known
    bool isKnown = false; // false: the name is not in the catalogue; title is the name as received
    QString summary; // a few words for a table's cell: "Stream key accepted"; empty where there is nothing to say
    bool endsSession = false; // no input after it: what is still going on is over

    friend bool operator==(const EventMeaning &, const EventMeaning &) = default;
};

// The catalogue: names, types and codes with what is known of them.
class EventCatalogue
{
public:
    // The catalogue that the program carries.
    static const EventCatalogue &builtIn();
    // Error of kind File that names the entry for whatever is wrong: an unknown lane, severity or member, a name twice,
    // a text that is missing.
    static Base::Result<EventCatalogue> parse(const QByteArray &json);

    EventMeaning meaningOf(const Ivs::StreamEvent &event) const;

    QStringList names() const;
    QStringList types() const;
    QStringList codes() const;

private:
    Base::Result<void> readTypes(const QJsonObject &document);
    Base::Result<void> readEvents(const QJsonObject &document);
    Base::Result<void> readCodes(const QJsonObject &document);
    void addCode(EventMeaning *meaning, const QString &code) const;

    QHash<QString, EventMeaning> m_events; // by name: the service uses no name under two types
    QHash<QString, EventLane> m_types;
    struct Code
    {
        QString meaning;
        std::optional<EventSeverity> severity; // of an event that carries it
    };
    QHash<QString, Code> m_codes;
};

// From the built-in catalogue. By name and type; where the name is new and the type is known, the type gives the lane.
// A known `code` adds its own sentence to `meaning`.
EventMeaning meaningOf(const Ivs::StreamEvent &event);

QString laneTitle(EventLane lane); // "Stream state"

} // namespace Analysis
