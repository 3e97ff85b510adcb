// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "analysis/eventcatalogue.h"
#include "analysis/intervals.h"
#include "base/timetext.h"
#include "ivs/streamsession.h"

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

    // Events added in front or behind are inserted, so that a selection survives; anything else resets. `now` serves
    // "so far"; pass the capture time for ended sessions and files.
    void setSession(const Ivs::StreamSession &session, const QDateTime &now);
    void clear();
    void setTimeFormat(const Base::TimeFormat &format);
    bool eventsMayBeCut() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    Ivs::StreamSession m_session;
    QList<Analysis::EventMeaning> m_meanings;
    Analysis::SessionIntervals m_intervals;
    QDateTime m_now;
    Base::TimeFormat m_format;
};

} // namespace Models
