// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timelinepainter.h"

#include <QCoreApplication>

namespace Widgets {

// Paints the charts, less what follows the pointer.
class TimelineChartPainter : private TimelinePainter
{
    Q_DECLARE_TR_FUNCTIONS(Widgets::TimelineChartPainter)

public:
    using TimelinePainter::TimelinePainter;

    void paintBase();
    void paintGrid();
    void paintHatch(); // gaps, and what may still change
    void paintTargets(); // the encoder's target and the channel's limit
    void paintCurves(); // and between minimum and maximum
    void paintLabels(); // names, units, ticks' figures, what target and limit are
    void paintEdges(); // of starvation, of errors, of the selected event

private:
    void paintRowLabels(const Models::ChartRow &row, const Models::TimelineChart &chart);
    void paintRange(const Models::ChartRow &row, const QList<Models::CurveRun> &runs);
    void paintSettled(const Models::ChartRow &row, const QList<Models::CurveRun> &runs);
    void paintFresh(const Models::ChartRow &row, const QList<Models::CurveRun> &runs);
    void paintErrorEdges();
    void paintSelectedEdges();
    QRectF plotRect(const Models::ChartRow &row) const;
};

} // namespace Widgets
