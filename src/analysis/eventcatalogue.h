// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ivs/streamsession.h"

#include <QList>
#include <QString>

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

    friend bool operator==(const EventMeaning &, const EventMeaning &) = default;
};

// By name and type; where the name is new and the type is known, the type gives the lane. A known `code` adds its own
// sentence to `meaning`.
EventMeaning meaningOf(const Ivs::StreamEvent &event);

QString laneTitle(EventLane lane); // "Stream state"

} // namespace Analysis
