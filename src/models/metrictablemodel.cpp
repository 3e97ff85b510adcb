// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/metrictablemodel.h"

#include "base/csv.h"
#include "models/roles.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

QDateTime instant(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

} // namespace

MetricTableModel::MetricTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void MetricTableModel::setChart(const std::optional<TimelineChart> &chart, const Session::TimeRange &range,
                                const QDateTime &sessionStart, qint64 provisionalFrom)
{
    const bool isSame = chart && chart->series.metric == m_metric && sessionStart == m_start;
    m_start = sessionStart;
    const QList<Row> rows = chart ? rowsOf(*chart, range, provisionalFrom) : QList<Row>();
    if (isSame) {
        take(rows);
        return;
    }
    beginResetModel();
    m_rows = rows;
    if (chart) {
        m_metric = chart->series.metric;
        m_words = chartWords(m_metric);
    }
    endResetModel();
}

QList<MetricTableModel::Row> MetricTableModel::rowsOf(const TimelineChart &chart, const Session::TimeRange &range,
                                                      qint64 provisionalFrom) const
{
    QList<Row> rows;
    const qint64 period = chart.series.periodSeconds * 1000LL;
    const qint64 from = range.start.toMSecsSinceEpoch();
    const qint64 until = range.end.toMSecsSinceEpoch();
    for (const auto &point : chart.series.points) {
        if (point.time + period > from && point.time <= until)
            rows.append({.time = point.time,
                         .end = point.time + period,
                         .point = point,
                         .isProvisional = point.time >= provisionalFrom});
    }
    for (const TimeGap &gap : chart.gaps) {
        // A gap of the chart begins at the last point before it, whose own period is told.
        const bool isAfterPoint = std::any_of(chart.series.points.cbegin(), chart.series.points.cend(),
                                              [&gap](const auto &point) { return point.time == gap.start; });
        const qint64 start = isAfterPoint ? gap.start + period : gap.start;
        if (start < gap.end && gap.end > from && start <= until)
            rows.append({.time = start, .end = gap.end, .point = {}, .isProvisional = start >= provisionalFrom});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.time < b.time; });
    return rows;
}

// The visible range moves: rows go at one end and come at the other. What stays between is one stretch.
void MetricTableModel::take(const QList<Row> &rows)
{
    const auto isBefore = [](const Row &row, qint64 time) { return row.time < time; };
    const auto firstKept = rows.isEmpty()
                               ? m_rows.cend()
                               : std::lower_bound(m_rows.cbegin(), m_rows.cend(), rows.first().time, isBefore);
    const auto gone = static_cast<int>(firstKept - m_rows.cbegin());
    if (gone > 0) {
        beginRemoveRows({}, 0, gone - 1);
        m_rows.remove(0, gone);
        endRemoveRows();
    }
    const qsizetype added
        = m_rows.isEmpty()
              ? 0
              : std::lower_bound(rows.cbegin(), rows.cend(), m_rows.first().time, isBefore) - rows.cbegin();
    if (added > 0) {
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
        m_rows = rows.first(added) + m_rows;
        endInsertRows();
    }
    const qsizetype kept = std::min(m_rows.size(), rows.size());
    if (m_rows.size() > kept) {
        beginRemoveRows({}, static_cast<int>(kept), static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(kept);
        endRemoveRows();
    }
    if (rows.size() > kept) {
        beginInsertRows({}, static_cast<int>(kept), static_cast<int>(rows.size()) - 1);
        m_rows.append(rows.mid(kept));
        endInsertRows();
    }
    for (qsizetype i = 0; i < kept; ++i) {
        if (m_rows.at(i) == rows.at(i))
            continue;
        m_rows[i] = rows.at(i);
        Q_EMIT dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), ColumnCount - 1));
    }
}

void MetricTableModel::setTimeFormat(const Base::TimeFormat &format)
{
    m_format = format.kind() == Base::TimeFormat::Kind::Elapsed ? Base::TimeFormat::utc() : format;
    Q_EMIT headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
}

std::optional<QDateTime> MetricTableModel::timeAt(int row) const
{
    if (row < 0 || row >= m_rows.size())
        return {};
    return instant(m_rows.at(row).time);
}

int MetricTableModel::rowAt(const QDateTime &time) const
{
    const qint64 at = time.toMSecsSinceEpoch();
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).time <= at && at < m_rows.at(row).end)
            return row;
    }
    return -1;
}

int MetricTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MetricTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MetricTableModel::remark(const Row &row) const
{
    if (!row.point) {
        const QString length = Base::durationText((row.end - row.time) / 1000);
        return row.isProvisional ? tr("not there yet, %1").arg(length) : tr("no data for %1").arg(length);
    }
    return row.isProvisional ? tr("provisional") : QString();
}

QString MetricTableModel::text(const Row &row, int column) const
{
    const auto figure
        = [this](const std::optional<double> &value) { return value ? chartNumber(m_metric, *value) : tr("not told"); };
    switch (static_cast<Column>(column)) {
    case TimeColumn:
        return m_format.clock(instant(row.time));
    case ElapsedColumn:
        return Base::elapsedText(m_start, instant(row.time));
    case MinimumColumn:
        return row.point ? figure(row.point->minimum) : QString();
    case AverageColumn:
        return row.point ? figure(row.point->average) : tr("no data");
    case MaximumColumn:
        return row.point ? figure(row.point->maximum) : QString();
    case UnitColumn:
        return row.point ? m_words.unit : QString();
    case RemarkColumn:
        return remark(row);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant MetricTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const bool isFigure = index.column() >= ElapsedColumn && index.column() <= MaximumColumn;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case RawValueRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return m_format.dateTime(instant(row.time));
    case Qt::TextAlignmentRole:
        if (isFigure)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case SeverityRole:
        return QVariant::fromValue(Severity::None);
    case PresenceRole:
        return QVariant::fromValue(Presence::Value);
    case IsSecondaryRole:
        return !row.point || row.isProvisional || index.column() == UnitColumn;
    case ElideRole:
        return QVariant::fromValue(Qt::ElideRight);
    }
    return {};
}

QVariant MetricTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= ElapsedColumn && section <= MaximumColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn:
        return m_format.zoneLabel(m_start);
    case ElapsedColumn:
        return tr("T+");
    case MinimumColumn:
        return tr("Minimum");
    case AverageColumn:
        return tr("Average");
    case MaximumColumn:
        return tr("Maximum");
    case UnitColumn:
        return tr("Unit");
    case RemarkColumn:
        return tr("Remark");
    case ColumnCount:
        break;
    }
    return {};
}

QString MetricTableModel::tsv(const QList<int> &rows) const
{
    QString text = Base::tsvRecord(
        {tr("Time (UTC)"), tr("T+"), tr("Minimum"), tr("Average"), tr("Maximum"), tr("Unit"), tr("Remark")});
    const auto figure = [this](const std::optional<double> &value) {
        return value ? Base::csvNumber(*value / m_words.unitSize) : QString();
    };
    for (const int number : rows) {
        if (number < 0 || number >= m_rows.size())
            continue;
        const Row &row = m_rows.at(number);
        const auto &point = row.point;
        text += Base::tsvRecord({Base::csvTime(instant(row.time)), Base::elapsedText(m_start, instant(row.time)),
                                 point ? figure(point->minimum) : QString(), point ? figure(point->average) : QString(),
                                 point ? figure(point->maximum) : QString(), point ? m_words.unit : QString(),
                                 remark(row)});
    }
    return text;
}

} // namespace Models
