// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timelinepainter.h"

#include <QCoreApplication>

namespace Widgets {

// Paints what follows the pointer: the cursor with its flag on the axis, and the readout of lanes and charts beside it.
class TimelineCursorPainter : private TimelinePainter
{
    Q_DECLARE_TR_FUNCTIONS(Widgets::TimelineCursorPainter)

public:
    using TimelinePainter::TimelinePainter;

    void paintAxis(); // less the label under the flag
    void paintReadout();
    void paintCursor();
    void paintRings(); // on the curves

private:
    void paintTime(const QDateTime &time);
    void paintLaneStates(const QDateTime &time);
    void paintChart(const Models::ChartRow &row, const Models::TimelineChart &chart);
    void paintChartInGutter(const Models::ChartRow &row, const Models::ChartReadout &readout);
    void paintPeriod();
    void paintPeriodInGutter(const QStringList &words);
    std::optional<QDateTime> visibleCursor() const;
    QRectF flagRect() const;

    double readoutLeft() const { return m_layout.scale().right() + Models::TimelineFrame::readoutX; }
};

} // namespace Widgets
