// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timelineview.h"

#include <QCoreApplication>

class QPainter;

namespace Widgets {

// Paints the timeline's charts, layer by layer as TimelinePainter does the rest; both share a view and its coordinates.
class TimelineChartPainter
{
    Q_DECLARE_TR_FUNCTIONS(Widgets::TimelineChartPainter)

public:
    // Both must outlive the painter's use.
    TimelineChartPainter(QPainter *painter, const TimelineView &view);

    void paintBase();
    void paintGrid();
    void paintHatch(); // gaps, and what may still change
    void paintTargets(); // the encoder's target and the channel's limit
    void paintRanges(); // between minimum and maximum
    void paintCurves();
    void paintLabels(); // names, units, ticks' figures, what target and limit are
    void paintEdges(); // of starvation, of errors, of the selected event
    void paintRings(); // on the curves at the cursor
    void paintReadout();
    void paintOverviewCurve();

private:
    void paintRowLabels(const Models::ChartRow &row, const Models::TimelineChart &chart);
    void paintRowReadout(const Models::ChartRow &row, const Models::TimelineChart &chart);
    void paintLine(const QList<Models::CurveRun> &runs, const QPen &pen, const QRectF &clip);
    void paintErrorEdges();
    void paintSelectedEdges();
    QColor colourOf(CloudWatch::Metric metric) const;
    QRectF plotRect(const Models::ChartRow &row) const;
    const Models::TimelineChart &chartOf(const Models::ChartRow &row) const;
    std::optional<QDateTime> visibleCursor() const;

    QPainter *m_painter;
    const TimelineView &m_view;
    const Models::TimelineLayout &m_layout;
    const Theme &m_theme;
};

} // namespace Widgets
