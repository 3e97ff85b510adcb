// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldcatalogue.h"

#include "base/json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

Q_LOGGING_CATEGORY(modelsLog, "streamloupe.models")

tl::unexpected<Base::Error> broken(const QString &path, const QString &reason)
{
    return Base::failure(
        {.kind = Base::Error::Kind::File, .message = u"Field catalogue, \"%1\": %2"_s.arg(path, reason)});
}

std::optional<FieldKind> kindFrom(const QString &name)
{
    static const QHash<QString, FieldKind> kinds{
        {u"text"_s, FieldKind::Text},       {u"identifier"_s, FieldKind::Identifier},
        {u"url"_s, FieldKind::Url},         {u"enum"_s, FieldKind::Enum},
        {u"bool"_s, FieldKind::Bool},       {u"count"_s, FieldKind::Count},
        {u"bitrate"_s, FieldKind::Bitrate}, {u"framerate"_s, FieldKind::Framerate},
        {u"pixels"_s, FieldKind::Pixels},   {u"hertz"_s, FieldKind::Hertz},
        {u"seconds"_s, FieldKind::Seconds}, {u"time"_s, FieldKind::Time},
        {u"list"_s, FieldKind::List},       {u"tags"_s, FieldKind::Tags},
        {u"secret"_s, FieldKind::Secret},   {u"group"_s, FieldKind::Group},
        {u"items"_s, FieldKind::Items},
    };
    const auto it = kinds.constFind(name);
    return it == kinds.constEnd() ? std::optional<FieldKind>() : *it;
}

std::optional<Qt::TextElideMode> elideFrom(const QString &name)
{
    if (name.isEmpty() || name == "right"_L1)
        return Qt::ElideRight;
    if (name == "left"_L1)
        return Qt::ElideLeft;
    if (name == "middle"_L1)
        return Qt::ElideMiddle;
    return {};
}

// "channel.srt.endpoint" is held by "channel.srt"; the items of "a.b" hold "a.b[].c", so "a.b" does.
QString holderOf(const QString &path)
{
    QString holder = path.left(std::max<qsizetype>(path.lastIndexOf(u'.'), 0));
    if (holder.endsWith("[]"_L1))
        holder.chop(2);
    return holder;
}

Base::Result<FieldDescription> descriptionFrom(const QJsonObject &entry, const QString &documentation)
{
    static const QStringList members{u"path"_s,         u"label"_s,       u"kind"_s,         u"page"_s,    u"meaning"_s,
                                     u"elide"_s,        u"deprecated"_s,  u"flatten"_s,      u"summary"_s, u"values"_s,
                                     u"summaryHides"_s, u"summaryText"_s, u"sameMembersAs"_s};
    FieldDescription description;
    description.path = entry.value("path"_L1).toString();
    const QStringList keys = entry.keys();
    for (const QString &key : keys) {
        if (!members.contains(key))
            return broken(description.path, u"unknown member %1"_s.arg(key));
    }
    const auto kind = kindFrom(entry.value("kind"_L1).toString());
    const auto elide = elideFrom(entry.value("elide"_L1).toString());
    if (!kind || !elide)
        return broken(description.path, u"unknown kind or elide mode"_s);
    description.name = description.path.mid(description.path.lastIndexOf(u'.') + 1);
    description.label = entry.value("label"_L1).toString();
    description.kind = *kind;
    description.meaning = entry.value("meaning"_L1).toString();
    const QString page = entry.value("page"_L1).toString();
    description.documentation = QUrl(documentation.arg(page), QUrl::StrictMode);
    description.elide = *elide;
    description.isDeprecated = entry.value("deprecated"_L1).toBool();
    description.isFlattened = entry.value("flatten"_L1).toBool();
    description.summary = entry.value("summary"_L1).toString();
    description.summaryHides = entry.value("summaryHides"_L1).toBool();
    description.summaryText = entry.value("summaryText"_L1).toString();
    const QJsonObject values = entry.value("values"_L1).toObject();
    for (auto it = values.begin(); it != values.end(); ++it)
        description.values.insert(it.key(), it.value().toString());
    if (description.path.isEmpty() || description.label.isEmpty() || description.meaning.isEmpty() || page.isEmpty())
        return broken(description.path, u"path, label, meaning or page is missing"_s);
    if (!description.documentation.isValid())
        return broken(description.path, u"no address for the page"_s);
    if (*kind == FieldKind::Enum && description.values.isEmpty())
        return broken(description.path, u"an enumeration without values"_s);
    return description;
}

FieldCatalogue loadBuiltIn()
{
    QFile file(u":/catalogue/fields.json"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCCritical(modelsLog, "The field catalogue is missing from the program");
        return {};
    }
    auto catalogue = FieldCatalogue::parse(file.readAll());
    if (!catalogue) {
        qCCritical(modelsLog, "%ls", qUtf16Printable(catalogue.error().message));
        return {};
    }
    return *std::move(catalogue);
}

} // namespace

const FieldCatalogue &FieldCatalogue::builtIn()
{
    static const FieldCatalogue catalogue = loadBuiltIn();
    return catalogue;
}

Base::Result<FieldCatalogue> FieldCatalogue::parse(const QByteArray &json)
{
    const auto document = Base::parseJsonObject(json);
    if (!document)
        return broken({}, document.error().message);
    const QString documentation = document->value("documentation"_L1).toString();
    const QJsonArray entries = document->value("fields"_L1).toArray();
    if (entries.isEmpty() || !documentation.contains("%1"_L1))
        return broken({}, u"documentation and fields are needed"_s);
    FieldCatalogue catalogue;
    for (const auto &value : entries) {
        const QJsonObject entry = value.toObject();
        auto description = descriptionFrom(entry, documentation);
        if (!description)
            return Base::failure(description.error());
        const QString path = description->path;
        if (auto added = catalogue.add(*std::move(description)); !added)
            return Base::failure(added.error());
        const QString model = entry.value("sameMembersAs"_L1).toString();
        if (model.isEmpty())
            continue;
        if (auto added = catalogue.addLike(path, model); !added)
            return Base::failure(added.error());
    }
    if (auto checked = catalogue.checkSummaries(); !checked)
        return Base::failure(checked.error());
    return catalogue;
}

Base::Result<void> FieldCatalogue::add(FieldDescription description)
{
    const QString path = description.path;
    if (m_byPath.contains(path))
        return broken(path, u"there twice"_s);
    const QString holder = holderOf(path);
    if (!holder.isEmpty()) {
        const FieldDescription *group = find(holder);
        const bool isItem = path.startsWith(holder + u"[]."_s);
        if (!group || group->kind != (isItem ? FieldKind::Items : FieldKind::Group))
            return broken(path, u"what holds it has to come before it, as a group or a list of items"_s);
    }
    m_byPath.insert(path, m_descriptions.size());
    m_members[holder].append(m_descriptions.size());
    m_descriptions.push_back(std::move(description));
    return {};
}

Base::Result<void> FieldCatalogue::addLike(const QString &path, const QString &model)
{
    const QList<const FieldDescription *> models = members(model.endsWith("[]"_L1) ? model.chopped(2) : model);
    if (models.isEmpty())
        return broken(path, u"%1 has no members"_s.arg(model));
    // By value: adding moves what the pointers point at.
    std::vector<FieldDescription> copies;
    for (const FieldDescription *description : models)
        copies.push_back(*description);
    for (FieldDescription &copy : copies) {
        copy.path = path + u'.' + copy.name;
        if (auto added = add(std::move(copy)); !added)
            return added;
    }
    return {};
}

Base::Result<void> FieldCatalogue::checkSummaries() const
{
    for (const FieldDescription &description : m_descriptions) {
        const auto all = members(description.path);
        const bool isMember = std::any_of(all.begin(), all.end(),
                                          [&](const auto *member) { return member->name == description.summary; });
        if (!description.summary.isEmpty() && !isMember)
            return broken(description.path, u"its summary is none of its members"_s);
    }
    return {};
}

const FieldDescription *FieldCatalogue::find(const QString &path) const
{
    const auto it = m_byPath.constFind(path);
    return it == m_byPath.constEnd() ? nullptr : &m_descriptions[*it];
}

QList<const FieldDescription *> FieldCatalogue::members(const QString &path) const
{
    QList<const FieldDescription *> found;
    const auto indexes = m_members.value(path);
    for (const std::size_t index : indexes)
        found.append(&m_descriptions[index]);
    return found;
}

QStringList FieldCatalogue::paths() const
{
    QStringList all;
    for (const FieldDescription &description : m_descriptions)
        all.append(description.path);
    return all;
}

} // namespace Models
