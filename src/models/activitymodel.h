// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "session/activity.h"

#include <QAbstractTableModel>

namespace Models {

// The requests made, oldest first; a view over Session::Activity.
class ActivityModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        OperationColumn,
        ResourceColumn,
        StatusColumn, // "200", "403 AccessDeniedException", "running", "cancelled", "no answer"
        DurationColumn, // "214 ms"
        AttemptsColumn,
        SizeColumn, // "18.4 kB"
        RequestIdColumn,
        ColumnCount,
    };

    // `activity` must outlive the model.
    explicit ActivityModel(Session::Activity *activity, QObject *parent = nullptr);

    void setTimeFormat(const Base::TimeFormat &format); // Elapsed is shown as UTC here
    // The collapsed dock's line: "GetStreamSession 200 in 214 ms, 18.4 kB. 46 requests, none failed".
    QString summary() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void summaryChanged();

private:
    QString displayText(const Session::ActivityEntry &entry, int column) const;
    QVariant sortKey(const Session::ActivityEntry &entry, int column) const;
    QString toolTip(const Session::ActivityEntry &entry, int column) const;

    Session::Activity *m_activity;
    Base::TimeFormat m_format;
};

} // namespace Models
