// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldtree.h"

#include "base/json.h"
#include "models/fieldcatalogue.h"
#include "models/fieldvalues.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Models::FieldTree)
};

} // namespace

FieldTree::Prefix FieldTree::Prefix::to(const QString &member) const
{
    return {.pointer = Base::appendPointer(pointer, member),
            .path = joinPath(path, pathStep(member)),
            .label = label + member + u'.'};
}

FieldTree::Prefix FieldTree::Prefix::to(qsizetype item) const
{
    return {.pointer = Base::appendPointer(pointer, item), .path = path + u"[%1]"_s.arg(item), .label = label};
}

FieldTree::FieldTree(FieldSection section, const FieldCatalogue &catalogue, const QJsonObject &response,
                     const QList<Ivs::FieldIssue> &issues, const QStringList &withheld)
    : m_catalogue(&catalogue)
    , m_issues(issues)
{
    addSection(section, response);
    for (int i = 1; i < size(); ++i)
        expand(i);
    placeIssues();
    placeWithheld(withheld);
}

void FieldTree::addSection(FieldSection section, const QJsonObject &response)
{
    const QJsonObject session = response.value("streamSession"_L1).toObject();
    const Prefix prefix{.pointer = u"/streamSession"_s, .path = u"streamSession"_s};
    const auto addPart = [&](const QString &name) {
        const QJsonValue value = session.value(name);
        const FieldDescription *description = m_catalogue->find(name);
        m_isSectionAbsent = value.isUndefined();
        if (!m_isSectionAbsent && description)
            addKnown(0, *description, value, prefix);
    };
    switch (section) {
    case FieldSection::Channel:
        addPart(u"channel"_s);
        return;
    case FieldSection::Ingest:
        addIngest(session, prefix);
        return;
    case FieldSection::Recording:
        addPart(u"recordingConfiguration"_s);
        return;
    case FieldSection::Other:
        addOther(response, session, prefix);
        m_isSectionAbsent = size() == 1;
        return;
    }
    Q_UNREACHABLE();
}

void FieldTree::addIngest(const QJsonObject &session, const Prefix &prefix)
{
    const QString plural = u"ingestConfigurations"_s;
    const QString older = u"ingestConfiguration"_s;
    const FieldDescription *tracks = m_catalogue->find(plural);
    const FieldDescription *single = m_catalogue->find(older);
    m_isSectionAbsent = !session.contains(plural) && !session.contains(older);
    if (m_isSectionAbsent || !tracks || !single)
        return;
    if (!session.contains(plural)) {
        addKnown(0, *single, session.value(older), prefix);
        return;
    }
    addKnown(0, *tracks, session.value(plural), prefix);
    if (!session.contains(older))
        return;
    // Beside the tracks it says nothing new: one row at the end, folded.
    const Prefix to = prefix.to(older);
    append(0, {.name = older,
               .label = single->label,
               .pointerPart = to.pointer,
               .pathPart = to.path,
               .description = single,
               .value = session.value(older)});
}

void FieldTree::addOther(const QJsonObject &response, const QJsonObject &session, const Prefix &prefix)
{
    static const QSet<QString> shownElsewhere{u"channel"_s, u"ingestConfiguration"_s, u"ingestConfigurations"_s,
                                              u"recordingConfiguration"_s};
    const auto known = m_catalogue->members({});
    for (const FieldDescription *description : known) {
        // These stand in the header and among the events; here only if they could not be read.
        const QString pointer = Base::appendPointer(prefix.pointer, description->name);
        const bool isUnreadable = std::any_of(m_issues.begin(), m_issues.end(),
                                              [&](const auto &issue) { return issue.pointer == pointer; });
        if (isUnreadable && !shownElsewhere.contains(description->name))
            addKnown(0, *description, session.value(description->name), prefix);
    }
    for (auto it = session.begin(); it != session.end(); ++it) {
        if (!m_catalogue->find(it.key()))
            addUnknown(0, it.key(), it.value(), prefix);
    }
    addOddEvents(session, prefix);
    for (auto it = response.begin(); it != response.end(); ++it) {
        if (it.key() != "streamSession"_L1 || !it.value().isObject())
            addUnknown(0, it.key(), it.value(), {});
    }
}

// Events have a table of their own, which has no place for members that are not known.
void FieldTree::addOddEvents(const QJsonObject &session, const Prefix &prefix)
{
    const FieldDescription *description = m_catalogue->find(u"truncatedEvents"_s);
    if (!description)
        return;
    QSet<QString> known;
    const auto members = m_catalogue->members(description->path);
    for (const FieldDescription *member : members)
        known.insert(member->name);
    const QJsonArray events = session.value(description->name).toArray();
    const Prefix list = prefix.to(description->name);
    QSet<QString> withIssue;
    for (const Ivs::FieldIssue &issue : std::as_const(m_issues)) {
        if (issue.pointer.startsWith(list.pointer + u'/'))
            withIssue.insert(issue.pointer.section(u'/', 3, 3));
    }
    for (qsizetype i = 0; i < events.size(); ++i) {
        const QStringList keys = events.at(i).toObject().keys();
        const Prefix to = list.to(i);
        const bool isOdd
            = !events.at(i).isObject() || withIssue.contains(QString::number(i))
              || std::any_of(keys.begin(), keys.end(), [&](const QString &key) { return !known.contains(key); });
        if (!isOdd)
            continue;
        append(0, {.name = description->name,
                   .label = Text::tr("Event %1 of %2").arg(i + 1).arg(events.size()),
                   .pointerPart = to.pointer,
                   .pathPart = to.path,
                   .description = description,
                   .value = events.at(i)});
    }
}

// Recurses through groups that the catalogue leaves out, so no deeper than the catalogue.
void FieldTree::addMembers(int parent, const QString &cataloguePath, const QJsonObject &object, const Prefix &prefix)
{
    QSet<QString> known;
    const auto members = m_catalogue->members(cataloguePath);
    for (const FieldDescription *description : members) {
        known.insert(description->name);
        const QJsonValue value = object.value(description->name);
        if (!hidesMember(parent, *description, value))
            addKnown(parent, *description, value, prefix);
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()))
            addUnknown(parent, it.key(), it.value(), prefix);
    }
}

// A track's name stands beside its group and needs no row, as long as it is a name.
bool FieldTree::hidesMember(int parent, const FieldDescription &description, const QJsonValue &value) const
{
    const FieldDescription *group = at(parent).description;
    return group && group->summaryHides && group->summary == description.name && value.isString()
           && !value.toString().isEmpty();
}

void FieldTree::addKnown(int parent, const FieldDescription &description, const QJsonValue &value, const Prefix &prefix)
{
    if (value.isUndefined() && description.isDeprecated)
        return;
    const Prefix to = prefix.to(description.name);
    // Null, empty or of another type than expected, a group has a row of its own after all.
    const bool hasMembers = value.isUndefined() || (value.isObject() && !value.toObject().isEmpty());
    if (description.isFlattened && hasMembers) {
        addMembers(parent, description.path, value.toObject(), to);
        return;
    }
    if (description.kind == FieldKind::Items && value.isArray() && !value.toArray().isEmpty()) {
        addItems(parent, description, value.toArray(), to);
        return;
    }
    append(parent, {.name = description.name,
                    .label = description.label,
                    .pointerPart = to.pointer,
                    .pathPart = to.path,
                    .description = &description,
                    .value = value});
}

void FieldTree::addItems(int parent, const FieldDescription &description, const QJsonArray &items, const Prefix &prefix)
{
    for (qsizetype i = 0; i < items.size(); ++i) {
        const Prefix to = prefix.to(i);
        const QString label = items.size() == 1
                                  ? description.label
                                  : Text::tr("%1 %2 of %3").arg(description.label).arg(i + 1).arg(items.size());
        append(parent, {.name = description.name,
                        .label = label,
                        .pointerPart = to.pointer,
                        .pathPart = to.path,
                        .description = &description,
                        .value = items.at(i)});
    }
}

void FieldTree::addUnknown(int parent, const QString &name, const QJsonValue &value, const Prefix &prefix)
{
    const Prefix to = prefix.to(name);
    const FieldDescription *group = at(parent).description;
    // Of groups left out, the row says where it stood, the section's own name aside.
    const QString label = parent == 0 ? prefix.label.mid(prefix.label.indexOf(u'.') + 1) + name : prefix.label + name;
    append(parent, {.name = name,
                    .label = label,
                    .pointerPart = to.pointer,
                    .pathPart = to.path,
                    .value = value,
                    .isTag = group && group->kind == FieldKind::Tags,
                    .isRawLabel = true});
}

void FieldTree::addRawItem(int parent, qsizetype item, const QJsonValue &value)
{
    const Prefix to = Prefix{}.to(item);
    const QString name = u"[%1]"_s.arg(item);
    append(parent, {.name = name,
                    .label = name,
                    .pointerPart = to.pointer,
                    .pathPart = to.path,
                    .value = value,
                    .isRawLabel = true});
}

FieldNode &FieldTree::append(int parent, FieldNode node)
{
    FieldNode &holder = m_nodes[static_cast<std::size_t>(parent)];
    if (holder.childCount == 0)
        holder.firstChild = size();
    node.parent = parent;
    node.row = holder.childCount++;
    if (parent != 0 && !node.pathPart.startsWith(u'['))
        node.pathPart.prepend(u'.');
    node.isSecret
        = Base::isSecretMember(node.name) || (node.description && node.description->kind == FieldKind::Secret);
    node.presence = presenceOf(node.value, node.isSecret);
    node.summary = node.presence == Presence::Group ? summaryOf(node) : QString();
    m_nodes.push_back(std::move(node));
    return m_nodes.back();
}

QString FieldTree::summaryOf(const FieldNode &node) const
{
    const FieldDescription *description = node.description;
    if (description && !description->summaryText.isEmpty())
        return description->summaryText;
    if (description && !description->summary.isEmpty()) {
        const QJsonValue value = node.value.toObject().value(description->summary);
        if (value.isBool())
            return value.toBool() ? Text::tr("on") : Text::tr("off");
        return value.toString();
    }
    if (description && description->kind == FieldKind::Group)
        return {};
    const qsizetype count = node.value.isArray() ? node.value.toArray().size() : node.value.toObject().size();
    return QString::number(count);
}

void FieldTree::expand(int index)
{
    if (at(index).presence != Presence::Group)
        return;
    // Copies: adding rows moves them.
    const QJsonValue value = at(index).value;
    const FieldDescription *description = at(index).description;
    const bool isKnownGroup
        = description && (description->kind == FieldKind::Group || description->kind == FieldKind::Items);
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            addRawItem(index, i, array.at(i));
    } else if (isKnownGroup) {
        addMembers(index, description->path, value.toObject(), {});
    } else {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            addUnknown(index, it.key(), it.value(), {});
    }
}

// Each issue goes to the row of its pointer, else to the nearest row above.
void FieldTree::placeIssues()
{
    if (m_issues.isEmpty())
        return;
    // Issues name members that the service model knows, which are never deep: no pointers are made for what is.
    constexpr int deepestKnown = 8;
    QHash<QString, int> byPointer;
    std::vector<std::pair<int, QString>> known(m_nodes.size()); // depth, pointer
    for (int i = 1; i < size(); ++i) {
        const auto &[depth, above] = known[static_cast<std::size_t>(at(i).parent)];
        if (depth >= deepestKnown) {
            known[static_cast<std::size_t>(i)].first = deepestKnown;
            continue;
        }
        const QString pointer = above + at(i).pointerPart;
        byPointer.insert(pointer, i);
        known[static_cast<std::size_t>(i)] = {depth + 1, pointer};
    }
    for (int i = 0; i < m_issues.size(); ++i) {
        QString pointer = m_issues.at(i).pointer;
        while (!pointer.isEmpty() && !byPointer.contains(pointer))
            pointer.truncate(pointer.lastIndexOf(u'/'));
        if (const int row = byPointer.value(pointer, 0); row != 0)
            m_nodes[static_cast<std::size_t>(row)].issue = i;
    }
}

// A secret that was taken out of a file is withheld, not absent.
void FieldTree::placeWithheld(const QStringList &withheld)
{
    if (withheld.isEmpty())
        return;
    const QSet<QString> places(withheld.begin(), withheld.end());
    for (int i = 1; i < size(); ++i) {
        FieldNode &node = m_nodes[static_cast<std::size_t>(i)];
        if (!node.isSecret || node.presence != Presence::Absent)
            continue;
        const QString place = pointer(i);
        if (places.contains(place) || places.contains("/response"_L1 + place))
            node.presence = Presence::Withheld;
    }
}

QString FieldTree::pointer(int index) const
{
    QStringList parts;
    for (; index > 0; index = at(index).parent)
        parts.prepend(at(index).pointerPart);
    return parts.join(QString());
}

QString FieldTree::path(int index) const
{
    QStringList parts;
    for (; index > 0; index = at(index).parent)
        parts.prepend(at(index).pathPart);
    return parts.join(QString());
}

const FieldDescription *FieldTree::nearestDescription(int index) const
{
    for (; index > 0; index = at(index).parent) {
        if (at(index).description)
            return at(index).description;
    }
    return nullptr;
}

bool FieldTree::hasShapeOf(const FieldTree &other) const
{
    return std::equal(m_nodes.begin(), m_nodes.end(), other.m_nodes.begin(), other.m_nodes.end(),
                      [](const FieldNode &left, const FieldNode &right) {
                          return left.parent == right.parent && left.childCount == right.childCount
                                 && left.pathPart == right.pathPart && left.label == right.label;
                      });
}

} // namespace Models
