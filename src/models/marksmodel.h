// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "session/mark.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QList>

namespace Models {

// The marks of a session as a table, oldest first. Notes can be edited in place: noteEdited() tells the wish.
class MarksModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, ElapsedColumn, NoteColumn, ColumnCount };

    explicit MarksModel(QObject *parent = nullptr);

    // Marks that stay keep their rows, so that a selection survives.
    void setMarks(const QList<Session::Mark> &marks, const QDateTime &sessionStart);
    void setTimeFormat(const Base::TimeFormat &format);
    const Session::Mark *markAt(int row) const; // null where there is none
    int rowOf(const QString &id) const; // -1 where there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void noteEdited(const QString &id, const QString &text);

private:
    QList<Session::Mark> m_marks;
    QDateTime m_start;
    Base::TimeFormat m_format;
};

} // namespace Models
