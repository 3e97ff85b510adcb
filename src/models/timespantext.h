// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "models/timespanstatistics.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

// A selected span of time in words: for its label, and for the clipboard.
namespace Models {

// "ΔT 2:05"
QString spanLengthText(const Session::TimeRange &range);
// "2 events, 1 problem, starving 1:25"
QString spanEventsText(const TimeSpanStatistics &statistics);
// A heading, then a line a metric: name with unit, minimum, average, maximum.
QList<QStringList> spanRows(const TimeSpanStatistics &statistics);

// All of it as plain text, the times with their zone.
QString spanText(const TimeSpanStatistics &statistics, const Base::TimeFormat &format);

} // namespace Models
