// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QObject>

#include <optional>

namespace Session {

// A span of time, both ends included. Invalid where an end is.
struct TimeRange
{
    QDateTime start;
    QDateTime end;

    bool isValid() const { return start.isValid() && end.isValid() && start <= end; }
    qint64 seconds() const { return start.secsTo(end); }

    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

// What all views of a session agree on: the selected event, the visible span of time, the instant under the cursor.
// Views write here and follow the signals; none of them talks to another.
class Selection : public QObject
{
    Q_OBJECT

public:
    explicit Selection(QObject *parent = nullptr);

    // Of the selected event: its index into truncatedEvents, as received. -1: none. (Not event(): that is QObject's.)
    int eventIndex() const { return m_event; }
    void setEvent(int index);
    // The selected event stands elsewhere in the session that was read again: nothing was selected anew, and
    // eventChanged() does not say so. Views take the index with the events.
    void renumberEvent(int index);

    const TimeRange &visibleRange() const { return m_visibleRange; } // invalid: the whole session
    void setVisibleRange(const TimeRange &range);

    const std::optional<QDateTime> &cursor() const { return m_cursor; }
    void setCursor(const std::optional<QDateTime> &cursor);

    // Another session: nothing is selected, all of it is visible.
    void clear();

Q_SIGNALS:
    void eventChanged(int index);
    void visibleRangeChanged();
    void cursorChanged();

private:
    int m_event = -1;
    TimeRange m_visibleRange;
    std::optional<QDateTime> m_cursor;
};

} // namespace Session
