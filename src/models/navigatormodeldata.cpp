// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the rows of a NavigatorModel say; navigatormodel.cpp has how they come and go.

#include "models/navigatormodel.h"

#include "models/navigatoropened.h"
#include "models/navigatortext.h"
#include "models/roles.h"
#include "models/tooltip.h"

using namespace Qt::StringLiterals;

namespace Models {

QVariant NavigatorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == DurationColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (index.internalId() == 0)
        return channelData(index.row(), index.column(), role);
    const auto opened = m_opened.find(index.internalId());
    if (opened == m_opened.end() || !opened->second->list)
        return {};
    return childData(*opened->second, opened->second->rows.at(index.row()), index.column(), role);
}

QVariant NavigatorModel::channelData(int row, int column, int role) const
{
    const Session::ChannelEntry &channel = m_directory->channels().at(row);
    const ChannelWords words{.channel = channel, .isLiveKnown = m_isLiveKnown};
    switch (role) {
    case Qt::DisplayRole:
        if (column == NameColumn)
            return oneLine(channel.name);
        if (column == StateColumn) {
            const Opened *opened = channel.live ? nullptr : openedOf(channel.arn);
            const bool isRead = opened && opened->list && !opened->list->sessions().isEmpty();
            return words.state(isRead ? opened->list->sessions().first().startTime : QDateTime(), m_format);
        }
        return QString();
    case Qt::ToolTipRole:
        return words.toolTip();
    case Qt::AccessibleTextRole:
        return column == NameColumn ? words.accessibleText() : QVariant();
    case SeverityRole:
        return QVariant::fromValue(column == NameColumn ? words.severity() : Severity::None);
    case KindRole:
        return QVariant::fromValue(NavigatorKind::Channel);
    case IsLiveRole:
        return channel.live.has_value();
    case IsEmphasisRole:
        return column == NameColumn && openedOf(channel.arn) != nullptr;
    case IsSecondaryRole:
        return column == StateColumn;
    case ElideRole:
        return QVariant::fromValue(Qt::ElideRight);
    case ChannelArnRole:
    case RawValueRole:
        return channel.arn;
    case StreamIdRole:
        return QString();
    case FilterTextRole:
        return words.filterText();
    case SortRole:
        return row;
    }
    return {};
}

QVariant NavigatorModel::childData(const Opened &opened, const NavigatorRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return childText(opened, row, column);
    case KindRole:
        return QVariant::fromValue(row.kind);
    case ChannelArnRole:
        return opened.arn;
    case ElideRole:
        return QVariant::fromValue(Qt::ElideRight);
    case SortRole:
        return row.session;
    }
    if (row.kind == NavigatorKind::Session)
        return sessionData(opened, row.session, column, role);
    const bool isMessage = row.kind == NavigatorKind::Message;
    switch (role) {
    case Qt::ToolTipRole:
        return isMessage ? toolTipText({messageOf(*opened.list).detail}) : QString();
    case SeverityRole:
        return QVariant::fromValue(isMessage && column == NameColumn ? messageOf(*opened.list).severity
                                                                     : Severity::None);
    case IsSecondaryRole:
        return true;
    case StreamIdRole:
        return QString();
    }
    return {};
}

QVariant NavigatorModel::sessionData(const Opened &opened, int session, int column, int role) const
{
    const Ivs::StreamSessionSummary &summary = opened.list->sessions().at(session);
    const bool hasErrors = summary.hasErrorEvent.value_or(false);
    switch (role) {
    case Qt::ToolTipRole:
        return sessionToolTip(summary, m_format);
    case Qt::AccessibleTextRole: {
        if (column != NameColumn)
            return {};
        const NavigatorRow row{.session = session};
        QStringList words;
        for (int each = 0; each < ColumnCount; ++each)
            words << childText(opened, row, each);
        words.removeAll(QString());
        return words.join(u", "_s);
    }
    case SeverityRole:
        return QVariant::fromValue(column == FlagColumn && hasErrors ? Severity::Error : Severity::None);
    case IsLiveRole:
        return isLive(summary);
    case IsEmphasisRole:
        return column == StateColumn && isLive(summary);
    case IsSecondaryRole:
        return column == StateColumn && !isLive(summary);
    case StreamIdRole:
    case RawValueRole:
        return summary.streamId.value_or(QString());
    case StartTimeRole:
        return summary.startTime;
    }
    return {};
}

QString NavigatorModel::childText(const Opened &opened, const NavigatorRow &row, int column) const
{
    switch (row.kind) {
    case NavigatorKind::Channel:
        return {};
    case NavigatorKind::Day:
        return column == NameColumn ? dayText(row.day, m_today) : QString();
    case NavigatorKind::Message:
        return column == NameColumn ? oneLine(messageOf(*opened.list).text) : QString();
    case NavigatorKind::Session:
        break;
    }
    const Ivs::StreamSessionSummary &summary = opened.list->sessions().at(row.session);
    switch (static_cast<Column>(column)) {
    case NameColumn:
        return sessionStartText(summary.startTime, m_format, m_today);
    case DurationColumn:
        return sessionDurationText(summary, m_clock());
    case StateColumn:
        return sessionStateText(summary);
    case FlagColumn:
        return summary.hasErrorEvent.value_or(false) ? severityText(Severity::Error) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Models
