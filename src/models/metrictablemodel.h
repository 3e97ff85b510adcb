// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "cloudwatch/metricseries.h"
#include "models/timelinecharts.h"
#include "session/selection.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QList>

#include <optional>

namespace Models {

// One chart of the timeline as a table: a row a period, oldest first, and a row for each stretch without data. What may
// still change says so.
class MetricTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        ElapsedColumn,
        MinimumColumn,
        AverageColumn,
        MaximumColumn,
        UnitColumn,
        RemarkColumn,
        ColumnCount
    };

    explicit MetricTableModel(QObject *parent = nullptr);

    // The part of the chart that lies in `range`. Rows that stay keep their place, so that a selection survives.
    void setChart(const std::optional<TimelineChart> &chart, const Session::TimeRange &range,
                  const QDateTime &sessionStart, qint64 provisionalFrom);
    // With Elapsed the time column stays in UTC: T+ has a column of its own.
    void setTimeFormat(const Base::TimeFormat &format);

    std::optional<QDateTime> timeAt(int row) const; // a period's beginning, a gap's
    int rowAt(const QDateTime &time) const; // the row that an instant belongs to; -1 where there is none
    // The rows with their head, tab separated: times in UTC, figures in the unit of the table.
    QString tsv(const QList<int> &rows) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        qint64 time = 0; // milliseconds since the epoch
        qint64 end = 0;
        std::optional<CloudWatch::MetricPoint> point; // empty: a gap
        bool isProvisional = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    QList<Row> rowsOf(const TimelineChart &chart, const Session::TimeRange &range, qint64 provisionalFrom) const;
    void take(const QList<Row> &rows);
    QString text(const Row &row, int column) const;
    QString remark(const Row &row) const;

    QList<Row> m_rows;
    CloudWatch::Metric m_metric = CloudWatch::Metric::IngestVideoBitrate;
    ChartWords m_words;
    QDateTime m_start;
    Base::TimeFormat m_format;
};

} // namespace Models
