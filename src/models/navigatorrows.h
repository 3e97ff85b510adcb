// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "ivs/streamsession.h"
#include "models/roles.h"

#include <QDate>
#include <QList>
#include <QString>

namespace Models {

enum class DayGroup { Today, Yesterday, Earlier };

// What stands in a row below a channel. The session itself stays with its list.
struct NavigatorRow
{
    NavigatorKind kind = NavigatorKind::Session;
    int session = -1; // index into the session list
    DayGroup day = DayGroup::Earlier; // of a day row
    int nth = 0; // of a day row: counted from below, for lists that are not in order

    friend bool operator==(const NavigatorRow &, const NavigatorRow &) = default;
};

size_t qHash(const NavigatorRow &row, size_t seed = 0);

DayGroup dayGroupOf(const QDateTime &start, const Base::TimeFormat &format, const QDate &today);

// Sessions in the list's order, a day row in front of each stretch of a day, a message row behind.
QList<NavigatorRow> navigatorRows(const QList<Ivs::StreamSessionSummary> &sessions, const Base::TimeFormat &format,
                                  const QDate &today, bool hasMessage);

// "Today, Tue 24 Nov", "Yesterday, Mon 23 Nov", "Earlier".
QString dayText(DayGroup day, const QDate &today);

// "02:41:08" today and yesterday, before that "Sun 22, 19:58", and "2 Oct, 20:00" where the day of the month alone
// would leave it open.
QString sessionStartText(const QDateTime &start, const Base::TimeFormat &format, const QDate &today);

} // namespace Models
