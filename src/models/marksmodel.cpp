// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/marksmodel.h"

#include "models/roles.h"
#include "models/tooltip.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Models {

MarksModel::MarksModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void MarksModel::setMarks(const QList<Session::Mark> &marks, const QDateTime &sessionStart)
{
    const bool startChanged = std::exchange(m_start, sessionStart) != sessionStart;
    const auto hasId = [](const QList<Session::Mark> &list, const QString &id) {
        return std::any_of(list.begin(), list.end(), [&id](const Session::Mark &mark) { return mark.id == id; });
    };
    for (int row = static_cast<int>(m_marks.size()) - 1; row >= 0; --row) {
        if (hasId(marks, m_marks.at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_marks.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < marks.size(); ++row) {
        const Session::Mark &mark = marks.at(row);
        if (row >= m_marks.size() || m_marks.at(row).id != mark.id) {
            // A mark whose time another window changed comes anew.
            if (const int from = rowOf(mark.id); from >= 0) {
                beginRemoveRows({}, from, from);
                m_marks.removeAt(from);
                endRemoveRows();
            }
            beginInsertRows({}, row, row);
            m_marks.insert(row, mark);
            endInsertRows();
        } else if (m_marks.at(row) != mark || startChanged) {
            m_marks[row] = mark;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

void MarksModel::setTimeFormat(const Base::TimeFormat &format)
{
    m_format = format.kind() == Base::TimeFormat::Kind::Elapsed ? Base::TimeFormat::utc() : format;
    Q_EMIT headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
    if (!m_marks.isEmpty())
        Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
}

const Session::Mark *MarksModel::markAt(int row) const
{
    return row >= 0 && row < m_marks.size() ? &m_marks.at(row) : nullptr;
}

int MarksModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_marks.size(); ++row) {
        if (m_marks.at(row).id == id)
            return row;
    }
    return -1;
}

int MarksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_marks.size());
}

int MarksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MarksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Session::Mark &mark = m_marks.at(index.row());
    if (role == Qt::ToolTipRole)
        return toolTipText({m_format.dateTime(mark.time), mark.text});
    if (role == IsSecondaryRole)
        return index.column() == NoteColumn && mark.text.isEmpty();
    if (role == Qt::EditRole && index.column() == NoteColumn)
        return mark.text;
    if (role == Qt::TextAlignmentRole && index.column() == ElapsedColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case TimeColumn:
        return m_format.clock(mark.time);
    case ElapsedColumn:
        return Base::elapsedText(m_start, mark.time);
    case NoteColumn:
        return mark.text.isEmpty() ? tr("mark without a note") : oneLine(mark.text);
    case ColumnCount:
        break;
    }
    return {};
}

bool MarksModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Session::Mark *mark = markAt(index.row());
    if (!mark || role != Qt::EditRole || index.column() != NoteColumn)
        return false;
    Q_EMIT noteEdited(mark->id, value.toString());
    return true;
}

Qt::ItemFlags MarksModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == NoteColumn ? flags | Qt::ItemIsEditable : flags;
}

QVariant MarksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section == ElapsedColumn && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn:
        return m_format.zoneLabel(m_start);
    case ElapsedColumn:
        return tr("T+");
    case NoteColumn:
        return tr("Note");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Models
