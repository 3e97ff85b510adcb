// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ivs/codec.h"

#include <QAbstractItemModel>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <memory>

namespace Models {

class FieldCatalogue;
class FieldTree;
struct FieldNode;

// Which part of a stream session a tree shows.
enum class FieldSection {
    Channel, // channel
    Ingest, // ingestConfigurations by track; ingestConfiguration alone where the plural is absent, else folded
    Recording, // recordingConfiguration
    Other, // members of the session and of the document that none of the others shows (unknown to us)
};

// A part of a stream session as a tree of fields and values, made from the document as received: known fields in an
// operator's words with units, in the catalogue's order; known fields that are absent, said to be so; unknown ones
// under their raw name behind them. Expand state is kept by PathRole, which is stable from session to session.
//
// Columns: FieldColumn, ValueColumn. Roles: Models::Role.
class FieldTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { FieldColumn, ValueColumn, ColumnCount };

    // `catalogue` must outlive the model.
    FieldTreeModel(FieldSection section, const FieldCatalogue *catalogue, QObject *parent = nullptr);
    ~FieldTreeModel() override;

    // `response` is the document around "streamSession". A document of the same shape updates rows in place.
    // `withheld`: pointers of secrets that a session file says were taken out, below the response or the file's root.
    void setDocument(const QJsonObject &response, const QList<Ivs::FieldIssue> &issues,
                     const QStringList &withheld = {});
    void clear();
    // The section is not in the document at all: "This session was not recorded."
    bool isSectionAbsent() const;
    // Which session is shown: stream id and channel ARN.
    const QStringList &identity() const { return m_identity; }

    // Secrets are "withheld" until asked for, one by one; setDocument() of another session hides them again.
    // Nothing for a secret that is not in the document (isRevealable).
    void setRevealed(const QModelIndex &index, bool revealed);
    bool isRevealed(const QModelIndex &index) const;
    bool isRevealable(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const FieldNode &nodeAt(const QModelIndex &index) const;
    void announceChanges(const FieldTree &before);
    bool isShown(const FieldNode &node, int id) const; // false for a secret that is withheld
    QString valueText(const FieldNode &node, int id) const;
    QString rawText(const FieldNode &node, int id) const;
    QString jsonText(const FieldNode &node, int id) const;
    QString meaning(const FieldNode &node) const;
    QString toolTip(const FieldNode &node, int id, int column) const;
    QVariant fieldData(const FieldNode &node, int id, int role) const;
    QVariant valueData(const FieldNode &node, int id, int role) const;
    QVariant sharedData(const FieldNode &node, int id, int role) const;

    FieldSection m_section;
    const FieldCatalogue *m_catalogue;
    std::unique_ptr<FieldTree> m_tree;
    QStringList m_identity; // of the session shown: which secrets were revealed belongs to it
    QSet<QString> m_revealed; // pointers
};

} // namespace Models
