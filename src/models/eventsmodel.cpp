// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/eventsmodel.h"

#include "models/ingestwords.h"
#include "models/roles.h"
#include "models/tooltip.h"

#include <QHash>
#include <QUrl>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

// How long after the encoder's connection viewers could watch; negative where it is not told.
qint64 secondsToPlayable(const Ivs::StreamSession &session, const QDateTime &streamStart)
{
    for (const Ivs::StreamEvent &event : session.truncatedEvents) {
        const bool isConnection = event.name == u"Session Created"_s && event.eventTime.isValid();
        if (isConnection && streamStart.isValid() && event.eventTime <= streamStart)
            return streamStart.toSecsSinceEpoch() - event.eventTime.toSecsSinceEpoch();
    }
    return -1;
}

QString keyOf(const Ivs::StreamEvent &event)
{
    return QString::number(event.eventTime.isValid() ? event.eventTime.toMSecsSinceEpoch() : -1) + u'\n'
           + event.type.value_or(QString()) + u'\n' + event.name.value_or(QString()) + u'\n'
           + event.code.value_or(QString());
}

QString whatItMeans(const Ivs::StreamSession &session, const Analysis::SessionIntervals &intervals, int index,
                    const Analysis::EventMeaning &meaning, const QDateTime &now, const Session::SessionMetrics &metrics)
{
    const Ivs::StreamEvent &event = session.truncatedEvents.at(index);
    if (event.name == u"Stream Start"_s) {
        const qint64 seconds = secondsToPlayable(session, event.eventTime);
        if (seconds >= 0)
            return EventsModel::tr("Playable after %1 s").arg(seconds);
    }
    if (event.name == u"Recording Start"_s && session.recordingConfiguration) {
        const QString bucket = session.recordingConfiguration->bucketName.value_or(QString());
        if (!bucket.isEmpty())
            return EventsModel::tr("To bucket %1").arg(bucket);
    }
    if (event.code && !event.code->isEmpty())
        return meaning.summary;
    return withFigures(Analysis::spellText(intervals, index, now).value_or(meaning.summary), index, intervals, now,
                       metrics, session);
}

} // namespace

EventsModel::EventsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

QList<EventsModel::Row> EventsModel::rowsOf(const Ivs::StreamSession &session, const QDateTime &now,
                                            const Session::SessionMetrics &metrics)
{
    const Analysis::SessionIntervals intervals = Analysis::intervalsOf(session);
    QList<Row> rows;
    rows.reserve(session.truncatedEvents.size());
    for (qsizetype i = 0; i < session.truncatedEvents.size(); ++i) {
        const Ivs::StreamEvent &event = session.truncatedEvents.at(i);
        Row row{.event = event, .meaning = Analysis::meaningOf(event)};
        row.whatItMeans = whatItMeans(session, intervals, static_cast<int>(i), row.meaning, now, metrics);
        row.elapsed = Base::elapsedText(session.startTime, event.eventTime);
        rows.append(row);
    }
    return rows;
}

void EventsModel::setSession(const Ivs::StreamSession &session, const QDateTime &now,
                             const Session::SessionMetrics &metrics)
{
    const bool startChanged = session.startTime != m_start;
    m_start = session.startTime;
    m_session = session;
    m_metrics = metrics;
    take(rowsOf(session, now, metrics));
    if (startChanged)
        Q_EMIT headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
}

void EventsModel::setNow(const QDateTime &now)
{
    if (!m_session.endTime.isValid())
        take(rowsOf(m_session, now, m_metrics));
}

void EventsModel::clear()
{
    beginResetModel();
    m_session = {};
    m_metrics = {};
    m_rows.clear();
    m_start = {};
    endResetModel();
}

void EventsModel::take(const QList<Row> &rows)
{
    if (!insertAndRemove(rows)) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (m_rows.at(i) == rows.at(i))
            continue;
        m_rows[i] = rows.at(i);
        announce(static_cast<int>(i), static_cast<int>(i));
    }
}

// Walks along both lists, stretch by stretch: what is not in the new one is removed, what is not in the old one
// inserted. False where nothing would stay: that is another session.
bool EventsModel::insertAndRemove(const QList<Row> &rows)
{
    if (m_rows.isEmpty() && rows.isEmpty())
        return true;
    QHash<QString, int> awaited; // how often an event is still to come in `rows`
    for (const Row &row : rows)
        ++awaited[keyOf(row.event)];
    const auto isGone = [&](const Row &row) { return awaited.value(keyOf(row.event)) == 0; };
    if (std::all_of(m_rows.cbegin(), m_rows.cend(), isGone))
        return false;
    qsizetype next = 0; // in `rows`; in m_rows the same rows stand before it
    const auto isHere = [&] { return next < m_rows.size() && m_rows.at(next).event == rows.at(next).event; };
    while (next < std::max(m_rows.size(), rows.size())) {
        if (next < rows.size() && isHere()) {
            --awaited[keyOf(rows.at(next).event)];
            ++next;
            continue;
        }
        qsizetype end = next;
        while (end < m_rows.size() && isGone(m_rows.at(end)))
            ++end;
        if (end > next) {
            beginRemoveRows({}, static_cast<int>(next), static_cast<int>(end) - 1);
            m_rows.remove(next, end - next);
            endRemoveRows();
            continue;
        }
        const auto isNextKept
            = [&](qsizetype at) { return next < m_rows.size() && m_rows.at(next).event == rows.at(at).event; };
        while (end < rows.size() && !isNextKept(end))
            --awaited[keyOf(rows.at(end++).event)];
        beginInsertRows({}, static_cast<int>(next), static_cast<int>(end) - 1);
        m_rows = m_rows.first(next) + rows.mid(next, end - next) + m_rows.mid(next);
        endInsertRows();
        next = end;
    }
    return true;
}

void EventsModel::announce(int first, int last)
{
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void EventsModel::setTimeFormat(const Base::TimeFormat &format)
{
    if (format == m_format)
        return;
    m_format = format;
    Q_EMIT headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
    if (!m_rows.isEmpty())
        announce(0, rowCount() - 1);
}

bool EventsModel::eventsMayBeCut() const
{
    return m_rows.size() == Ivs::maximumEventCount;
}

const Base::TimeFormat &EventsModel::clockFormat() const
{
    static const Base::TimeFormat utc;
    return m_format.kind() == Base::TimeFormat::Kind::Elapsed ? utc : m_format;
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::AccessibleTextRole && section == TimeColumn)
        return tr("Time, %1").arg(clockFormat().zoneLabel(m_start));
    if (role == Qt::TextAlignmentRole && section == ElapsedColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn:
        return clockFormat().zoneLabel(m_start);
    case ElapsedColumn:
        return tr("T+");
    case SeverityColumn:
        // The column is as wide as its icon.
        return role == Qt::AccessibleTextRole ? tr("Severity") : QString();
    case EventColumn:
        return tr("Event");
    case NameColumn:
        return tr("IVS name");
    case MeaningColumn:
        return tr("What it means");
    case ColumnCount:
        break;
    }
    return {};
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    const bool isAbsent = column == TimeColumn && !row.event.eventTime.isValid();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return displayText(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::TextAlignmentRole:
        if (column == ElapsedColumn)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case SortRole:
        return sortKey(row, column);
    case SeverityRole:
        return QVariant::fromValue(column == SeverityColumn ? severityOf(row.meaning.severity) : Severity::None);
    case PresenceRole:
        return QVariant::fromValue(isAbsent ? Presence::Absent : Presence::Value);
    case IsSecondaryRole:
        return column == NameColumn || isAbsent;
    case IsEmphasisRole:
        return false;
    case ElideRole:
        return QVariant::fromValue(Qt::ElideRight);
    case RawValueRole:
        if (column == NameColumn)
            return row.event.name.value_or(QString());
        return column == TimeColumn ? row.event.eventTime.toString(Qt::ISODate) : displayText(row, column);
    case NameRole:
        return row.event.name.value_or(QString());
    case PointerRole:
        return u"/streamSession/truncatedEvents/%1"_s.arg(index.row());
    case PathRole:
        return u"streamSession.truncatedEvents[%1]"_s.arg(index.row());
    case MeaningRole:
        return row.meaning.meaning;
    case DocumentationRole:
        return QUrl(u"https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/eventbridge.html"_s);
    case EventIndexRole:
        return index.row();
    case StartTimeRole:
        return row.event.eventTime;
    }
    return {};
}

QVariant EventsModel::displayText(const Row &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case TimeColumn:
        return row.event.eventTime.isValid() ? clockFormat().clock(row.event.eventTime) : tr("absent");
    case ElapsedColumn:
        return row.elapsed;
    case SeverityColumn:
        return severityText(severityOf(row.meaning.severity));
    case EventColumn:
        return oneLine(row.meaning.title);
    case NameColumn:
        return oneLine(row.event.name.value_or(QString()));
    case MeaningColumn:
        return oneLine(row.whatItMeans);
    case ColumnCount:
        break;
    }
    return {};
}

// Whole seconds: within one the service's order holds. An event without a time sorts as the oldest.
QVariant EventsModel::sortKey(const Row &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case TimeColumn:
    case ElapsedColumn:
        return row.event.eventTime.isValid() ? row.event.eventTime.toSecsSinceEpoch()
                                             : std::numeric_limits<qint64>::min();
    case SeverityColumn:
        return static_cast<int>(severityOf(row.meaning.severity));
    case EventColumn:
    case NameColumn:
    case MeaningColumn:
    case ColumnCount:
        break;
    }
    return displayText(row, column);
}

QString EventsModel::toolTip(const Row &row, int column) const
{
    QStringList lines;
    if (column == TimeColumn || column == ElapsedColumn)
        lines << clockFormat().dateTime(row.event.eventTime);
    const QString type = row.event.type.value_or(QString());
    const QString name = row.event.name.value_or(QString());
    lines << row.meaning.title << row.whatItMeans << row.meaning.meaning;
    lines << (type.isEmpty() ? name : tr("%1, %2").arg(type, name));
    if (row.event.code && !row.event.code->isEmpty())
        lines << tr("Code %1").arg(*row.event.code);
    return toolTipText(lines);
}

} // namespace Models
