// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timelineview.h"

#include <QPointF>
#include <QString>
#include <QStringList>

#include <optional>

class QPainter;

namespace Widgets {

// Paints what somebody laid over the timeline: the selected span with its label, and marks with their notes.
class TimelineSpanPainter
{
public:
    // Both must outlive the painter's use.
    TimelineSpanPainter(QPainter *painter, const TimelineView &view);

    void paintSpan();
    void paintMarks();

private:
    void paintLabel(double left, double right);
    void paintMark(const Session::Mark &mark, double until);

    QPainter *m_painter;
    const TimelineView &m_view;
    const Theme &m_theme;
};

// The mark whose flag is under a point: its id.
std::optional<QString> markAt(const TimelineView &view, QPointF point);

} // namespace Widgets
