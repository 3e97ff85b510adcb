// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/activitymodel.h"

#include "base/numbertext.h"
#include "models/roles.h"
#include "models/tooltip.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

QString statusText(const Session::ActivityEntry &entry)
{
    switch (entry.state) {
    case Session::ActivityEntry::State::Running:
        return ActivityModel::tr("running");
    case Session::ActivityEntry::State::Cancelled:
        return ActivityModel::tr("cancelled");
    case Session::ActivityEntry::State::Done:
        return QString::number(entry.httpStatus);
    case Session::ActivityEntry::State::Failed:
        break;
    }
    if (entry.httpStatus == 0)
        return ActivityModel::tr("no answer");
    const QString code = entry.error ? entry.error->code : QString();
    return code.isEmpty() ? QString::number(entry.httpStatus) : u"%1 %2"_s.arg(entry.httpStatus).arg(code);
}

QString spanText(const Session::ActivityEntry &entry)
{
    if (entry.state == Session::ActivityEntry::State::Running)
        return {};
    if (entry.durationMs < 10000)
        return u"%1 ms"_s.arg(entry.durationMs);
    return u"%1 s"_s.arg(QLocale::c().toString(static_cast<double>(entry.durationMs) / 1000, 'f', 1));
}

Severity severityOf(const Session::ActivityEntry &entry)
{
    return entry.state == Session::ActivityEntry::State::Failed ? Severity::Error : Severity::None;
}

} // namespace

ActivityModel::ActivityModel(Session::Activity *activity, QObject *parent)
    : QAbstractTableModel(parent)
    , m_activity(activity)
{
    connect(activity, &Session::Activity::aboutToInsert, this, [this](int row) { beginInsertRows({}, row, row); });
    connect(activity, &Session::Activity::inserted, this, [this] {
        endInsertRows();
        Q_EMIT summaryChanged();
    });
    connect(activity, &Session::Activity::aboutToRemove, this, [this](int row) { beginRemoveRows({}, row, row); });
    connect(activity, &Session::Activity::removed, this, [this] {
        endRemoveRows();
        Q_EMIT summaryChanged();
    });
    connect(activity, &Session::Activity::changed, this, [this](int row) {
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        Q_EMIT summaryChanged();
    });
}

void ActivityModel::setTimeFormat(const Base::TimeFormat &format)
{
    const auto wanted = format.kind() == Base::TimeFormat::Kind::Elapsed ? Base::TimeFormat::utc() : format;
    if (wanted == m_format)
        return;
    m_format = wanted;
    Q_EMIT headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
}

QString ActivityModel::summary() const
{
    if (m_activity->entries().isEmpty())
        return tr("No requests yet");
    const Session::ActivityEntry &last = m_activity->entries().last();
    QString text = last.operation + u' ' + statusText(last);
    if (last.state == Session::ActivityEntry::State::Done || last.state == Session::ActivityEntry::State::Failed)
        text = tr("%1 in %2").arg(text, spanText(last));
    if (last.bytesReceived > 0)
        text += u", "_s + Base::byteCountText(last.bytesReceived);
    const qint64 total = m_activity->totalCount();
    const QString requests = total == 1 ? tr("1 request") : tr("%1 requests").arg(Base::groupedText(total));
    const int failed = m_activity->failedCount();
    const QString failures = failed == 0 ? tr("none failed") : tr("%1 failed").arg(Base::groupedText(failed));
    return tr("%1. %2, %3").arg(text, requests, failures);
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_activity->entries().size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isNumber = section == DurationColumn || section == AttemptsColumn || section == SizeColumn;
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && isNumber)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn: {
        const auto &entries = m_activity->entries();
        return m_format.zoneLabel(entries.isEmpty() ? QDateTime() : entries.last().startedAt);
    }
    case OperationColumn:
        return tr("Operation");
    case ResourceColumn:
        return tr("Resource");
    case StatusColumn:
        return tr("Status");
    case DurationColumn:
        return tr("Duration");
    case AttemptsColumn:
        return tr("Attempts");
    case SizeColumn:
        return tr("Size");
    case RequestIdColumn:
        return tr("Request id");
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Session::ActivityEntry &entry = m_activity->entries().at(index.row());
    const int column = index.column();
    const bool isNumber = column == DurationColumn || column == AttemptsColumn || column == SizeColumn;
    const bool isIdentifier = column == ResourceColumn || column == RequestIdColumn;
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(displayText(entry, column));
    case Qt::ToolTipRole:
        return toolTip(entry, column);
    case Qt::TextAlignmentRole:
        return isNumber ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case SortRole:
        return sortKey(entry, column);
    case SeverityRole:
        return QVariant::fromValue(column == StatusColumn ? severityOf(entry) : Severity::None);
    case IsIdentifierRole:
        return isIdentifier;
    case IsSecondaryRole:
        return column == StatusColumn && entry.state != Session::ActivityEntry::State::Done
               && entry.state != Session::ActivityEntry::State::Failed;
    case ElideRole:
        return QVariant::fromValue(isIdentifier ? Qt::ElideLeft : Qt::ElideRight);
    case RawValueRole:
        return displayText(entry, column);
    case NameRole:
        return entry.operation;
    case StartTimeRole:
        return entry.startedAt;
    case IsDetailAvailableRole:
        return entry.error.has_value() || !entry.body.isEmpty();
    }
    return {};
}

QString ActivityModel::displayText(const Session::ActivityEntry &entry, int column) const
{
    switch (static_cast<Column>(column)) {
    case TimeColumn:
        return m_format.clock(entry.startedAt);
    case OperationColumn:
        return entry.operation;
    case ResourceColumn:
        return entry.resource;
    case StatusColumn:
        return statusText(entry);
    case DurationColumn:
        return spanText(entry);
    case AttemptsColumn:
        return entry.attempts > 0 ? QString::number(entry.attempts) : QString();
    case SizeColumn:
        return entry.bytesReceived > 0 ? Base::byteCountText(entry.bytesReceived) : QString();
    case RequestIdColumn:
        return entry.requestId;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ActivityModel::sortKey(const Session::ActivityEntry &entry, int column) const
{
    switch (static_cast<Column>(column)) {
    case TimeColumn:
        return entry.startedAt;
    case DurationColumn:
        return entry.durationMs;
    case AttemptsColumn:
        return entry.attempts;
    case SizeColumn:
        return entry.bytesReceived;
    case OperationColumn:
    case ResourceColumn:
    case StatusColumn:
    case RequestIdColumn:
    case ColumnCount:
        break;
    }
    return displayText(entry, column);
}

QString ActivityModel::toolTip(const Session::ActivityEntry &entry, int column) const
{
    QStringList lines;
    if (column == TimeColumn)
        lines << m_format.dateTime(entry.startedAt);
    else
        lines << displayText(entry, column);
    if (entry.error)
        lines << entry.error->message;
    if (!entry.host.isEmpty())
        lines << entry.host;
    return toolTipText(lines);
}

} // namespace Models
