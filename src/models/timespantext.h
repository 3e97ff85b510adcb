// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "models/timespanstatistics.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

// Spans of time in words: what is visible, and what is selected.
namespace Models {

// "02:54:20 – 03:14:20 UTC, 20 min": with the days where there are two, with both zones where the clocks change.
QString visibleRangeText(const Session::TimeRange &range, const Base::TimeFormat &format,
                         const QDateTime &sessionStart);

// "ΔT 2:05"
QString spanLengthText(const Session::TimeRange &range);
// "2 events, 1 problem, starving 1:25"
QString spanEventsText(const TimeSpanStatistics &statistics);
// A heading, then a line a metric: name with unit, minimum, average, maximum.
QList<QStringList> spanRows(const TimeSpanStatistics &statistics);

// All of it as plain text, the times with their zone.
QString spanText(const TimeSpanStatistics &statistics, const Base::TimeFormat &format);

} // namespace Models
