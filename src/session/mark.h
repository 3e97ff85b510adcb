// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <algorithm>

namespace Session {

// An instant of a session that somebody wants to find again, with words or without.
struct Mark
{
    QString id; // a UUID without braces: stays as long as the mark does
    QDateTime time; // UTC: the instant that is marked
    QString text; // the note; empty for a mark alone
    QDateTime createdAt; // UTC

    friend bool operator==(const Mark &, const Mark &) = default;
};

inline void sortMarks(QList<Mark> *marks)
{
    std::stable_sort(marks->begin(), marks->end(), [](const Mark &a, const Mark &b) { return a.time < b.time; });
}

} // namespace Session
