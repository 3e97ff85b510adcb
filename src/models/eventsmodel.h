// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "analysis/eventcatalogue.h"
#include "analysis/intervals.h"
#include "base/timetext.h"
#include "ivs/streamsession.h"
#include "session/sessionmetrics.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QList>

namespace Models {

// The events of a session as received: newest first. Rows are truncatedEvents' indices.
// Columns as in the design: time, T+, severity, event in an operator's words, the service's own name, what it means.
class EventsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, ElapsedColumn, SeverityColumn, EventColumn, NameColumn, MeaningColumn, ColumnCount };

    explicit EventsModel(QObject *parent = nullptr);

    // Of a session that has events in common with the one before, those that came are inserted and those that went are
    // removed, so that selection and scroll survive; another session resets. `now` serves "so far"; pass the capture
    // time for ended sessions and files. With `metrics` the events are told with their figures: how low it went, what
    // came after, how high.
    void setSession(const Ivs::StreamSession &session, const QDateTime &now,
                    const Session::SessionMetrics &metrics = {});
    // Now went on: the rows that say so change.
    void setNow(const QDateTime &now);
    void clear();
    // With Elapsed the time column stays in UTC: T+ has a column of its own.
    void setTimeFormat(const Base::TimeFormat &format);
    bool eventsMayBeCut() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    // One event with all that its row says, so that rows can be compared.
    struct Row
    {
        Ivs::StreamEvent event;
        Analysis::EventMeaning meaning;
        QString whatItMeans;
        QString elapsed;

        friend bool operator==(const Row &, const Row &) = default;
    };

    static QList<Row> rowsOf(const Ivs::StreamSession &session, const QDateTime &now,
                             const Session::SessionMetrics &metrics);
    void take(const QList<Row> &rows);
    bool insertAndRemove(const QList<Row> &rows);
    void announce(int first, int last);
    QVariant displayText(const Row &row, int column) const;
    QVariant sortKey(const Row &row, int column) const;
    QString toolTip(const Row &row, int column) const;
    const Base::TimeFormat &clockFormat() const; // Elapsed has a column of its own

    Ivs::StreamSession m_session;
    Session::SessionMetrics m_metrics;
    QList<Row> m_rows;
    QDateTime m_start; // of the session
    Base::TimeFormat m_format;
};

} // namespace Models
