// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "models/timelinecharts.h"

#include <QDateTime>
#include <QStringList>

namespace Models {

// All that a chart says of an instant, as lines: name and value; the exact figure; which period it stands for; minimum
// and maximum; how it stands to the encoder's target and to the channel's limit; that it may still change. In a gap,
// from when to when there is no data.
QStringList chartPointLines(const TimelineCharts &charts, const TimelineChart &chart, const QDateTime &time,
                            const Base::TimeFormat &format, const QDateTime &sessionStart);

} // namespace Models
