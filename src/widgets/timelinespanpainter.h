// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timelinepainter.h"

#include <QPointF>
#include <QString>
#include <QStringList>

#include <optional>

namespace Widgets {

// Paints what somebody laid over the timeline: the selected span with its label, and marks with their notes.
class TimelineSpanPainter : private TimelinePainter
{
public:
    using TimelinePainter::TimelinePainter;

    void paintSpan();
    void paintMarks();

private:
    void paintLabel(double left, double right);
    void paintMark(const Session::Mark &mark, double until);
};

// The mark whose flag is under a point: its id.
std::optional<QString> markAt(const TimelineView &view, QPointF point);

} // namespace Widgets
