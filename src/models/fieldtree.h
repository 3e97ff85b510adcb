// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ivs/codec.h"
#include "models/fieldtreemodel.h"
#include "models/roles.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace Models {

struct FieldDescription;
class FieldCatalogue;

// One row of a FieldTreeModel.
struct FieldNode
{
    int parent = -1;
    int row = 0;
    int firstChild = 0;
    int childCount = 0;
    QString name; // the API's member name; "[3]" for an item of a list that is not known
    QString label; // what the row is called
    QString pointerPart; // RFC 6901, from the parent's: several parts where groups between them are left out
    QString pathPart; // the same for PathRole
    const FieldDescription *description = nullptr; // null: not known
    QJsonValue value; // Undefined: absent
    Presence presence = Presence::Value;
    QString summary; // beside a group
    int issue = -1; // index into FieldTree::issues()
    bool isSecret = false;
    bool isTag = false;
    bool isRawLabel = false; // the label is the name as received
};

// The rows of a section, made from the document. Rows live in one list, breadth first, children of a row one after the
// other: neither building nor dropping a deep document recurses.
class FieldTree
{
public:
    FieldTree() = default;
    FieldTree(FieldSection section, const FieldCatalogue &catalogue, const QJsonObject &response,
              const QList<Ivs::FieldIssue> &issues, const QStringList &withheld);

    bool isSectionAbsent() const { return m_isSectionAbsent; }
    int size() const { return static_cast<int>(m_nodes.size()); }
    const FieldNode &at(int index) const { return m_nodes[static_cast<std::size_t>(index)]; } // 0 is the root
    const QList<Ivs::FieldIssue> &issues() const { return m_issues; }

    QString pointer(int index) const;
    QString path(int index) const;
    // The nearest description at or above a row.
    const FieldDescription *nearestDescription(int index) const;

    // The same rows under the same names, whatever their values.
    bool hasShapeOf(const FieldTree &other) const;

private:
    // What stands before the names of the members that are added.
    struct Prefix
    {
        QString pointer;
        QString path;
        QString label; // of groups left out: "s3."

        Prefix to(const QString &member) const;
        Prefix to(qsizetype item) const;
    };

    void addSection(FieldSection section, const QJsonObject &response);
    void addIngest(const QJsonObject &session, const Prefix &prefix);
    void addOther(const QJsonObject &response, const QJsonObject &session, const Prefix &prefix);
    void addOddEvents(const QJsonObject &session, const Prefix &prefix);
    void addMembers(int parent, const QString &cataloguePath, const QJsonObject &object, const Prefix &prefix);
    void addKnown(int parent, const FieldDescription &description, const QJsonValue &value, const Prefix &prefix);
    void addItems(int parent, const FieldDescription &description, const QJsonArray &items, const Prefix &prefix);
    void addUnknown(int parent, const QString &name, const QJsonValue &value, const Prefix &prefix);
    void addRawItem(int parent, qsizetype item, const QJsonValue &value);
    FieldNode &append(int parent, FieldNode node);
    void expand(int index);
    QString summaryOf(const FieldNode &node) const;
    bool hidesMember(int parent, const FieldDescription &description, const QJsonValue &value) const;
    void placeIssues();
    void placeWithheld(const QStringList &withheld);

    const FieldCatalogue *m_catalogue = nullptr;
    QList<Ivs::FieldIssue> m_issues;
    std::vector<FieldNode> m_nodes{1};
    bool m_isSectionAbsent = true;
};

} // namespace Models
