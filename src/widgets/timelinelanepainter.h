// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timelinepainter.h"

#include <QCoreApplication>

namespace Widgets {

// Paints the lanes of events, and the bands of starvation that go through lanes and charts.
class TimelineLanePainter : private TimelinePainter
{
    Q_DECLARE_TR_FUNCTIONS(Widgets::TimelineLanePainter)

public:
    using TimelinePainter::TimelinePainter;

    void paintBase(); // grounds and lines between lanes
    void paintBands(); // starvation
    void paintGrid();
    void paintHatch(); // no data
    void paintLanes(); // names, bars, blocks, shapes, labels
    void paintSelection(); // and the keyboard's focus
    void paintCrossedLabels(double x); // once more: the cursor's line goes behind the words that it crosses

private:
    void paintNote();
    void paintRow(const Models::LaneRow &row);
    void paintBlock(const Models::LaneBlock &block);
    void paintBlockOutline(const QRectF &rect, const Models::LaneBlock &block, const QColor &line);
    void paintBlockLabel(const Models::LaneBlock &block, bool needsHalo);
    void coverLines(const Models::LaneRow &row);
    void paintMarker(const Models::LaneRow &row, const Models::LaneMarker &marker);
    void paintMarkerLabel(const Models::LaneRow &row, const Models::LaneMarker &marker);
    void paintGroupGround(const Models::LaneRow &row, const Models::LaneMarker &marker);
    void paintFocus();
    void haloText(const Models::LaneLabel &label, double baseline, const QColor &colour, const QColor &halo);
};

} // namespace Widgets
