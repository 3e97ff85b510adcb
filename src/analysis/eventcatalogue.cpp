// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analysis/eventcatalogue.h"

#include "base/json.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Analysis {

namespace {

Q_LOGGING_CATEGORY(analysisLog, "streamloupe.analysis")

tl::unexpected<Base::Error> broken(const QString &where, const QString &reason)
{
    return Base::failure({.kind = Base::Error::Kind::File, .message = u"Event catalogue, %1: %2"_s.arg(where, reason)});
}

std::optional<EventLane> laneFrom(const QString &name)
{
    static const QHash<QString, EventLane> lanes{
        {u"StreamState"_s, EventLane::StreamState}, {u"Health"_s, EventLane::Health},
        {u"Limits"_s, EventLane::Limits},           {u"Recording"_s, EventLane::Recording},
        {u"Takeover"_s, EventLane::Takeover},       {u"Ads"_s, EventLane::Ads},
    };
    const auto it = lanes.constFind(name);
    return it == lanes.constEnd() ? std::optional<EventLane>() : *it;
}

std::optional<EventSeverity> severityFrom(const QString &name)
{
    static const QHash<QString, EventSeverity> severities{
        {u"Error"_s, EventSeverity::Error},
        {u"Warning"_s, EventSeverity::Warning},
        {u"Ok"_s, EventSeverity::Ok},
        {u"Info"_s, EventSeverity::Info},
    };
    const auto it = severities.constFind(name);
    return it == severities.constEnd() ? std::optional<EventSeverity>() : *it;
}

std::optional<EventEdge> edgeFrom(const QString &name)
{
    if (name.isEmpty())
        return EventEdge::None;
    if (name == "Begins"_L1)
        return EventEdge::Begins;
    if (name == "Ends"_L1)
        return EventEdge::Ends;
    return {};
}

// The first member of `object` that is none of `allowed`: a slip of the pen must not go unseen.
std::optional<QString> strangeMember(const QJsonObject &object, const QStringList &allowed)
{
    const QStringList keys = object.keys();
    const auto it = std::find_if(keys.begin(), keys.end(), [&](const QString &key) { return !allowed.contains(key); });
    return it == keys.end() ? std::optional<QString>() : *it;
}

Base::Result<QJsonArray> entriesOf(const QJsonObject &document, const QString &member)
{
    const QJsonArray entries = document.value(member).toArray();
    if (entries.isEmpty())
        return broken(member, u"a list with entries was expected"_s);
    const bool allObjects
        = std::all_of(entries.begin(), entries.end(), [](const auto &value) { return value.isObject(); });
    if (!allObjects)
        return broken(member, u"every entry has to be an object"_s);
    return entries;
}

EventCatalogue loadBuiltIn()
{
    QFile file(u":/catalogue/events.json"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCCritical(analysisLog, "The event catalogue is missing from the program");
        return {};
    }
    auto catalogue = EventCatalogue::parse(file.readAll());
    if (!catalogue) {
        qCCritical(analysisLog, "%ls", qUtf16Printable(catalogue.error().message));
        return {};
    }
    return *std::move(catalogue);
}

} // namespace

const EventCatalogue &EventCatalogue::builtIn()
{
    static const EventCatalogue catalogue = loadBuiltIn();
    return catalogue;
}

Base::Result<EventCatalogue> EventCatalogue::parse(const QByteArray &json)
{
    const auto document = Base::parseJsonObject(json);
    if (!document)
        return broken(u"as a whole"_s, document.error().message);
    if (const auto member = strangeMember(*document, {u"types"_s, u"events"_s, u"codes"_s}))
        return broken(u"as a whole"_s, u"unknown member %1"_s.arg(*member));
    EventCatalogue catalogue;
    // Events refer to types.
    if (auto read = catalogue.readTypes(*document); !read)
        return Base::failure(read.error());
    if (auto read = catalogue.readEvents(*document); !read)
        return Base::failure(read.error());
    if (auto read = catalogue.readCodes(*document); !read)
        return Base::failure(read.error());
    return catalogue;
}

Base::Result<void> EventCatalogue::readTypes(const QJsonObject &document)
{
    const auto entries = entriesOf(document, u"types"_s);
    if (!entries)
        return Base::failure(entries.error());
    for (const auto &value : *entries) {
        const QJsonObject entry = value.toObject();
        const QString type = entry.value("type"_L1).toString();
        const auto lane = laneFrom(entry.value("lane"_L1).toString());
        if (type.isEmpty() || m_types.contains(type))
            return broken(u"type \"%1\""_s.arg(type), u"empty, or there twice"_s);
        if (!lane)
            return broken(u"type \"%1\""_s.arg(type), u"unknown lane"_s);
        if (const auto member = strangeMember(entry, {u"type"_s, u"lane"_s}))
            return broken(u"type \"%1\""_s.arg(type), u"unknown member %1"_s.arg(*member));
        m_types.insert(type, *lane);
    }
    return {};
}

Base::Result<void> EventCatalogue::readEvents(const QJsonObject &document)
{
    const auto entries = entriesOf(document, u"events"_s);
    if (!entries)
        return Base::failure(entries.error());
    static const QStringList members{u"name"_s,        u"type"_s,  u"lane"_s,    u"severity"_s, u"edge"_s,
                                     u"endsSession"_s, u"title"_s, u"summary"_s, u"meaning"_s};
    for (const auto &value : *entries) {
        const QJsonObject entry = value.toObject();
        const QString name = entry.value("name"_L1).toString();
        const QString where = u"event \"%1\""_s.arg(name);
        const QString type = entry.value("type"_L1).toString();
        const auto severity = severityFrom(entry.value("severity"_L1).toString());
        const auto edge = edgeFrom(entry.value("edge"_L1).toString());
        if (name.isEmpty() || m_events.contains(name))
            return broken(where, u"empty, or there twice"_s);
        if (!m_types.contains(type))
            return broken(where, u"unknown type \"%1\""_s.arg(type));
        const auto lane = entry.contains("lane"_L1) ? laneFrom(entry.value("lane"_L1).toString()) : m_types.value(type);
        if (!severity || !edge || !lane)
            return broken(where, u"unknown severity, edge or lane"_s);
        if (const auto member = strangeMember(entry, members))
            return broken(where, u"unknown member %1"_s.arg(*member));
        EventMeaning meaning{.severity = *severity,
                             .lane = *lane,
                             .edge = *edge,
                             .title = entry.value("title"_L1).toString(),
                             .meaning = entry.value("meaning"_L1).toString(),
                             .isKnown = true,
                             .summary = entry.value("summary"_L1).toString(),
                             .endsSession = entry.value("endsSession"_L1).toBool()};
        if (meaning.title.isEmpty() || meaning.meaning.isEmpty() || meaning.summary.isEmpty())
            return broken(where, u"title, summary or meaning is missing"_s);
        m_events.insert(name, meaning);
    }
    return {};
}

Base::Result<void> EventCatalogue::readCodes(const QJsonObject &document)
{
    const auto entries = entriesOf(document, u"codes"_s);
    if (!entries)
        return Base::failure(entries.error());
    for (const auto &value : *entries) {
        const QJsonObject entry = value.toObject();
        const QString code = entry.value("code"_L1).toString();
        const QString meaning = entry.value("meaning"_L1).toString();
        if (code.isEmpty() || meaning.isEmpty() || m_codes.contains(code))
            return broken(u"code \"%1\""_s.arg(code), u"empty, without a meaning, or there twice"_s);
        if (const auto member = strangeMember(entry, {u"code"_s, u"severity"_s, u"meaning"_s}))
            return broken(u"code \"%1\""_s.arg(code), u"unknown member %1"_s.arg(*member));
        const auto severity = severityFrom(entry.value("severity"_L1).toString());
        if (entry.contains("severity"_L1) && !severity)
            return broken(u"code \"%1\""_s.arg(code), u"unknown severity"_s);
        m_codes.insert(code, {.meaning = meaning, .severity = severity});
    }
    return {};
}

EventMeaning EventCatalogue::meaningOf(const Ivs::StreamEvent &event) const
{
    const QString name = event.name.value_or(QString());
    const QString type = event.type.value_or(QString());
    EventMeaning meaning = m_events.value(name);
    if (!meaning.isKnown) {
        meaning.lane = m_types.value(type, EventLane::Other);
        meaning.title = !name.isEmpty() ? name : type;
        if (meaning.title.isEmpty())
            meaning.title = QCoreApplication::translate("Analysis::EventCatalogue", "Event without a name");
        meaning.meaning = QCoreApplication::translate(
            "Analysis::EventCatalogue", "Not known to this version of the program; shown as the service sent it.");
    }
    addCode(&meaning, event.code.value_or(QString()));
    return meaning;
}

void EventCatalogue::addCode(EventMeaning *meaning, const QString &code) const
{
    if (code.isEmpty())
        return;
    const auto known = m_codes.constFind(code);
    if (known == m_codes.constEnd()) {
        meaning->meaning
            += u' '
               + QCoreApplication::translate("Analysis::EventCatalogue", "The service gave the code %1.").arg(code);
    } else {
        meaning->meaning += u' ' + known->meaning;
        meaning->severity = known->severity.value_or(meaning->severity);
    }
    meaning->summary = code;
}

QStringList EventCatalogue::names() const
{
    return m_events.keys();
}

QStringList EventCatalogue::types() const
{
    return m_types.keys();
}

QStringList EventCatalogue::codes() const
{
    return m_codes.keys();
}

EventMeaning meaningOf(const Ivs::StreamEvent &event)
{
    return EventCatalogue::builtIn().meaningOf(event);
}

QString laneTitle(EventLane lane)
{
    switch (lane) {
    case EventLane::StreamState:
        return QCoreApplication::translate("Analysis::EventLane", "Stream state");
    case EventLane::Health:
        return QCoreApplication::translate("Analysis::EventLane", "Health");
    case EventLane::Limits:
        return QCoreApplication::translate("Analysis::EventLane", "Limits");
    case EventLane::Recording:
        return QCoreApplication::translate("Analysis::EventLane", "Recording");
    case EventLane::Takeover:
        return QCoreApplication::translate("Analysis::EventLane", "Takeover");
    case EventLane::Ads:
        return QCoreApplication::translate("Analysis::EventLane", "Ads");
    case EventLane::Other:
        return QCoreApplication::translate("Analysis::EventLane", "Other");
    }
    Q_UNREACHABLE();
}

} // namespace Analysis
