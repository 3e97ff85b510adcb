// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/navigatorrows.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Models {

size_t qHash(const NavigatorRow &row, size_t seed)
{
    return qHashMulti(seed, static_cast<int>(row.kind), row.session, static_cast<int>(row.day), row.nth);
}

DayGroup dayGroupOf(const QDateTime &start, const Base::TimeFormat &format, const QDate &today)
{
    if (!start.isValid())
        return DayGroup::Earlier;
    const QDate day = format.day(start);
    // A clock that is slow has sessions of tomorrow: they are new, whatever the date says.
    if (day >= today)
        return DayGroup::Today;
    return day.addDays(1) == today ? DayGroup::Yesterday : DayGroup::Earlier;
}

QList<NavigatorRow> navigatorRows(const QList<Ivs::StreamSessionSummary> &sessions, const Base::TimeFormat &format,
                                  const QDate &today, bool hasMessage)
{
    QList<NavigatorRow> rows;
    // From below, so that a day row keeps its identity when newer sessions come in above it.
    int stretches[3] = {0, 0, 0};
    if (hasMessage)
        rows.append({.kind = NavigatorKind::Message});
    DayGroup below = DayGroup::Earlier;
    const auto closeStretch
        = [&] { rows.append({.kind = NavigatorKind::Day, .day = below, .nth = stretches[static_cast<int>(below)]++}); };
    for (int i = static_cast<int>(sessions.size()) - 1; i >= 0; --i) {
        const DayGroup day = dayGroupOf(sessions.at(i).startTime, format, today);
        if (i < sessions.size() - 1 && day != below)
            closeStretch();
        rows.append({.kind = NavigatorKind::Session, .session = i});
        below = day;
    }
    if (!sessions.isEmpty())
        closeStretch();
    std::reverse(rows.begin(), rows.end());
    return rows;
}

QString dayText(DayGroup day, const QDate &today)
{
    const QString format = u"ddd d MMM"_s;
    switch (day) {
    case DayGroup::Today:
        return QCoreApplication::translate("Models::Navigator", "Today, %1").arg(today.toString(format));
    case DayGroup::Yesterday:
        return QCoreApplication::translate("Models::Navigator", "Yesterday, %1")
            .arg(today.addDays(-1).toString(format));
    case DayGroup::Earlier:
        return QCoreApplication::translate("Models::Navigator", "Earlier");
    }
    Q_UNREACHABLE();
}

QString sessionStartText(const QDateTime &start, const Base::TimeFormat &format, const QDate &today)
{
    if (!start.isValid())
        return QCoreApplication::translate("Models::Navigator", "Start not told");
    if (dayGroupOf(start, format, today) != DayGroup::Earlier)
        return format.clock(start);
    constexpr int daysWithoutMonth = 28;
    const QDate day = format.day(start);
    const bool isNear = day.daysTo(today) < daysWithoutMonth;
    return day.toString(isNear ? u"ddd d"_s : u"d MMM"_s) + u", "_s + format.clock(start).left(5);
}

} // namespace Models
