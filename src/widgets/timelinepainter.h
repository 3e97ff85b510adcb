// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timelineview.h"

class QPainter;

namespace Widgets {

// What the timeline's painters have in common: each paints a part of a view, from the back to the front, in logical
// pixels from the timeline's top left corner. Their public functions are layers of the plot, or parts of one.
class TimelinePainter
{
public:
    // Both must outlive the painter's use.
    TimelinePainter(QPainter *painter, const TimelineView &view);

protected:
    void text(double x, double baseline, const QString &string, const QColor &colour, const QFont &font,
              Qt::Alignment alignment = Qt::AlignLeft);
    void vertical(double x, double top, double bottom, const QPen &pen);
    void horizontal(double y, double left, double right, const QPen &pen);
    double bottom() const { return m_view.axisY(); } // of lanes and charts

    QPainter *m_painter;
    const TimelineView &m_view;
    const Models::TimelineLayout &m_layout;
    const Theme &m_theme;
};

} // namespace Widgets
