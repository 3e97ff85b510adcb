// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldtreemodel.h"

#include "base/json.h"
#include "models/fieldcatalogue.h"
#include "models/fieldtext.h"
#include "models/fieldtree.h"
#include "models/roles.h"
#include "models/tooltip.h"

#include <QJsonArray>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Models {

FieldTreeModel::FieldTreeModel(FieldSection section, const FieldCatalogue *catalogue, QObject *parent)
    : QAbstractItemModel(parent)
    , m_section(section)
    , m_catalogue(catalogue)
    , m_tree(std::make_unique<FieldTree>())
{
}

FieldTreeModel::~FieldTreeModel() = default;

void FieldTreeModel::setDocument(const QJsonObject &response, const QList<Ivs::FieldIssue> &issues,
                                 const QStringList &withheld)
{
    const QJsonObject session = response.value("streamSession"_L1).toObject();
    const QStringList identity{session.value("streamId"_L1).toString(),
                               session.value("channel"_L1).toObject().value("arn"_L1).toString()};
    const bool isSame = identity == m_identity;
    if (!isSame)
        m_revealed.clear();
    m_identity = identity;
    auto tree = std::make_unique<FieldTree>(m_section, *m_catalogue, response, issues, withheld);
    const bool isEmptyAgain = isSame && tree->size() == 1 && tree->isSectionAbsent() == m_tree->isSectionAbsent();
    if ((tree->size() > 1 || isEmptyAgain) && tree->hasShapeOf(*m_tree)) {
        std::swap(m_tree, tree);
        announceChanges(*tree);
        return;
    }
    beginResetModel();
    m_tree = std::move(tree);
    endResetModel();
}

void FieldTreeModel::clear()
{
    beginResetModel();
    m_tree = std::make_unique<FieldTree>();
    m_identity.clear();
    m_revealed.clear();
    endResetModel();
}

// Tells of every row whose texts changed; a group's own texts do not tell what its members hold.
void FieldTreeModel::announceChanges(const FieldTree &before)
{
    for (int i = 1; i < m_tree->size(); ++i) {
        const FieldNode &now = m_tree->at(i);
        const FieldNode &then = before.at(i);
        const bool isGroup = now.presence == Presence::Group && then.presence == Presence::Group;
        const auto issueOf = [](const FieldTree &tree, const FieldNode &node) {
            return node.issue < 0 ? Ivs::FieldIssue{} : tree.issues().at(node.issue);
        };
        const bool isSame = now.presence == then.presence && now.summary == then.summary
                            && issueOf(*m_tree, now) == issueOf(before, then) && (isGroup || now.value == then.value);
        if (isSame)
            continue;
        const auto id = static_cast<quintptr>(i);
        Q_EMIT dataChanged(createIndex(now.row, FieldColumn, id), createIndex(now.row, ValueColumn, id));
    }
}

bool FieldTreeModel::isSectionAbsent() const
{
    return m_tree->isSectionAbsent();
}

bool FieldTreeModel::isRevealable(const QModelIndex &index) const
{
    if (!index.isValid())
        return false;
    const FieldNode &node = nodeAt(index);
    return node.presence == Presence::Withheld && !node.value.isUndefined();
}

bool FieldTreeModel::isRevealed(const QModelIndex &index) const
{
    return isRevealable(index) && m_revealed.contains(m_tree->pointer(static_cast<int>(index.internalId())));
}

void FieldTreeModel::setRevealed(const QModelIndex &index, bool revealed)
{
    if (!isRevealable(index) || isRevealed(index) == revealed)
        return;
    const QString pointer = m_tree->pointer(static_cast<int>(index.internalId()));
    if (revealed)
        m_revealed.insert(pointer);
    else
        m_revealed.remove(pointer);
    Q_EMIT dataChanged(index.siblingAtColumn(FieldColumn), index.siblingAtColumn(ValueColumn));
}

// The internal id of an index is its place in the tree's list.
const FieldNode &FieldTreeModel::nodeAt(const QModelIndex &index) const
{
    return m_tree->at(index.isValid() ? static_cast<int>(index.internalId()) : 0);
}

QModelIndex FieldTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(nodeAt(parent).firstChild + row));
}

QModelIndex FieldTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const int parent = nodeAt(child).parent;
    return parent <= 0 ? QModelIndex() : createIndex(m_tree->at(parent).row, 0, static_cast<quintptr>(parent));
}

int FieldTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : nodeAt(parent).childCount;
}

int FieldTreeModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return ColumnCount;
}

QVariant FieldTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FieldColumn:
        return tr("Field");
    case ValueColumn:
        return tr("Value");
    }
    return {};
}

QVariant FieldTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto id = static_cast<int>(index.internalId());
    const FieldNode &node = m_tree->at(id);
    if (role == Qt::ToolTipRole)
        return toolTip(node, id, index.column());
    const QVariant own = index.column() == FieldColumn ? fieldData(node, id, role) : valueData(node, id, role);
    return own.isValid() ? own : sharedData(node, id, role);
}

QVariant FieldTreeModel::fieldData(const FieldNode &node, int id, int role) const
{
    Q_UNUSED(id)
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(node.label);
    case SortRole:
        return node.label;
    case IsIdentifierRole:
        return node.isRawLabel && !node.isTag;
    case IsSecondaryRole:
        return node.presence != Presence::Group;
    case ElideRole:
        return QVariant::fromValue(Qt::ElideRight);
    }
    return {};
}

QVariant FieldTreeModel::valueData(const FieldNode &node, int id, int role) const
{
    const FieldDescription *description = node.description;
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(valueText(node, id));
    case SortRole:
        return node.value.isDouble() ? QVariant(node.value.toDouble()) : QVariant(valueText(node, id));
    case SeverityRole:
        return QVariant::fromValue(node.issue < 0 ? Severity::None : Severity::Warning);
    case IsIdentifierRole:
        return node.presence == Presence::Value && description
               && (description->kind == FieldKind::Identifier || description->kind == FieldKind::Url);
    case IsSecondaryRole:
        return node.presence != Presence::Value && node.presence != Presence::Group && !isShown(node, id);
    case ElideRole:
        return QVariant::fromValue(description ? description->elide : Qt::ElideRight);
    }
    return {};
}

QVariant FieldTreeModel::sharedData(const FieldNode &node, int id, int role) const
{
    switch (role) {
    case PresenceRole:
        return QVariant::fromValue(isShown(node, id) && node.presence == Presence::Withheld ? Presence::Value
                                                                                            : node.presence);
    case RawValueRole:
        return rawText(node, id);
    case NameRole:
        return node.name;
    case PointerRole:
        return m_tree->pointer(id);
    case PathRole:
        return m_tree->path(id);
    case JsonRole:
        return jsonText(node, id);
    case MeaningRole:
        return meaning(node);
    case DocumentationRole: {
        const FieldDescription *nearest = m_tree->nearestDescription(id);
        return nearest ? nearest->documentation : QUrl();
    }
    case IsSecretRole:
        return node.isSecret;
    case EventIndexRole:
        return -1;
    }
    return {};
}

bool FieldTreeModel::isShown(const FieldNode &node, int id) const
{
    if (node.presence != Presence::Withheld)
        return node.presence == Presence::Value || node.presence == Presence::Group;
    return !m_revealed.isEmpty() && !node.value.isUndefined() && m_revealed.contains(m_tree->pointer(id));
}

QString FieldTreeModel::valueText(const FieldNode &node, int id) const
{
    switch (node.presence) {
    case Presence::Absent:
        return tr("absent");
    case Presence::Null:
        return tr("null");
    case Presence::Empty:
        return tr("empty");
    case Presence::Withheld:
        return isShown(node, id) ? rawText(node, id) : tr("withheld");
    case Presence::Group:
        return node.summary;
    case Presence::Value:
        return fieldText(node.value, node.description);
    }
    Q_UNREACHABLE();
}

QString FieldTreeModel::rawText(const FieldNode &node, int id) const
{
    if (node.presence == Presence::Absent || (node.presence == Presence::Withheld && !isShown(node, id)))
        return {};
    return node.value.isString() ? node.value.toString() : jsonText(node, id).trimmed();
}

QString FieldTreeModel::jsonText(const FieldNode &node, int id) const
{
    if (node.presence == Presence::Absent || (node.presence == Presence::Withheld && !isShown(node, id)))
        return {};
    return QString::fromUtf8(Base::toJsonText(Base::withoutSecrets(node.value, nullptr)));
}

QString FieldTreeModel::meaning(const FieldNode &node) const
{
    if (node.description)
        return node.description->meaning;
    if (node.isTag)
        return m_tree->at(node.parent).description->meaning;
    return tr("Not known to this version of the program; shown as the service sent it.");
}

QString FieldTreeModel::toolTip(const FieldNode &node, int id, int column) const
{
    QStringList lines;
    if (column == ValueColumn && node.presence == Presence::Value) {
        const QString raw = rawText(node, id);
        const QString known = node.description ? node.description->values.value(raw) : QString();
        lines << (known.isEmpty() ? raw : raw + u": "_s + known);
    } else if (node.presence == Presence::Withheld) {
        lines << (node.value.isUndefined() ? tr("This secret was taken out when the file was written.")
                                           : tr("This secret is shown and copied only when asked for."));
    }
    if (node.issue >= 0) {
        const Ivs::FieldIssue &issue = m_tree->issues().at(node.issue);
        lines << tr("Expected: %1. Found: %2.").arg(issue.expected, issue.found);
    }
    lines << meaning(node) << m_tree->path(id);
    return toolTipText(lines);
}

} // namespace Models
