// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "session/selection.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Models {

struct AxisTick
{
    qint64 time = 0; // milliseconds since the epoch
    bool isMajor = false;
    QString label; // of major ticks: "03:06", "03:06:30", T+ "0:24:57", or the day "25 Nov" at midnight

    friend bool operator==(const AxisTick &, const AxisTick &) = default;
};

inline constexpr double axisLabelSpacing = 80; // pixels between two labels at least

// Seconds between major ticks: 1 2 5 10 15 30 s or min, 1 2 3 6 12 h, then days; the smallest that leaves the spacing.
qint64 axisStep(double seconds, double width, double spacing = axisLabelSpacing);

// Ticks in the range, oldest first, on round times of the zone in force, also on either side of a change of its offset;
// for T+ on round times since `sessionStart`.
QList<AxisTick> axisTicks(const Session::TimeRange &range, double width, const Base::TimeFormat &format,
                          const QDateTime &sessionStart);

} // namespace Models
