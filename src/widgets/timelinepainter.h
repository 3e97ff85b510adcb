// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timelineview.h"

#include <QCoreApplication>
#include <QDateTime>

#include <optional>

class QPainter;

namespace Widgets {

// Paints overview, lanes and axis, from the back to the front, in logical pixels from the timeline's top left corner.
// Each function is a layer of the plot, or a part of one.
class TimelinePainter
{
    Q_DECLARE_TR_FUNCTIONS(Widgets::TimelinePainter)

public:
    // Both must outlive the painter's use.
    TimelinePainter(QPainter *painter, const TimelineView &view);

    QPainter *painter() const { return m_painter; }
    const TimelineView &view() const { return m_view; }

    void paintBase(); // grounds and lines between lanes
    void paintBands(); // starvation
    void paintGrid();
    void paintHatch(); // no data
    void paintOverview();
    void paintLanes(); // names, bars, blocks, shapes, labels
    void paintSelection(); // and the keyboard's focus
    void paintAxis(); // less the label under the cursor's flag
    void paintCursor();
    void paintReadout();

private:
    void paintOverviewBlocks();
    void paintOverviewWindow();
    void paintOverviewLabels();
    void paintRow(const Models::LaneRow &row);
    void paintBlock(const Models::LaneBlock &block);
    void paintBlockOutline(const QRectF &rect, const Models::LaneBlock &block, const QColor &line);
    void paintMarker(const Models::LaneRow &row, const Models::LaneMarker &marker);
    void paintBlockLabel(const Models::LaneBlock &block, bool needsHalo);
    void paintMarkerLabel(const Models::LaneRow &row, const Models::LaneMarker &marker);
    void paintCrossedLabels(double x);
    void paintGroupGround(const Models::LaneRow &row, const Models::LaneMarker &marker);
    void coverLines(const Models::LaneRow &row);
    void paintNote();
    void paintFocus();
    void text(double x, double baseline, const QString &string, const QColor &colour, const QFont &font,
              Qt::Alignment alignment = Qt::AlignLeft);
    void haloText(double x, double baseline, const QString &string, const QColor &colour, const QFont &font,
                  const QColor &halo);
    void vertical(double x, double top, double bottom, const QPen &pen);
    double bottom() const { return m_view.axisY(); } // of lanes and charts
    std::optional<double> cursorX() const;
    QRectF flagRect() const;
    QString clock(const QDateTime &time) const;

    QPainter *m_painter;
    const TimelineView &m_view;
    const Models::TimelineLayout &m_layout;
    const Theme &m_theme;
};

} // namespace Widgets
