// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "models/timelinecontent.h"
#include "models/timelinelayout.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QDateTime>

#include <optional>

class QPainter;

namespace Widgets {

// What the timeline shows at a moment: everything its painting depends on.
struct TimelineView
{
    Models::TimelineContent content;
    Models::TimelineLayout layout;
    Base::TimeFormat format;
    Theme theme;
    int selectedEvent = -1;
    std::optional<QDateTime> cursor;
    bool hasReadout = true;
    bool isFocused = false; // by key: where it is has to be seen
};

// Paints the timeline's parts, from the back to the front, in logical pixels from its top left corner. Each function is
// one layer of the plot; `bottom` is where the axis lies, under lanes and charts.
class TimelinePainter
{
    Q_DECLARE_TR_FUNCTIONS(Widgets::TimelinePainter)

public:
    // Both must outlive the painter's use.
    TimelinePainter(QPainter *painter, const TimelineView &view);

    void paintBase(double bottom); // grounds and lines between lanes
    void paintBands(double bottom); // starvation
    void paintGrid();
    void paintHatch(); // no data
    void paintOverview();
    void paintLanes(); // names, bars, blocks, shapes, labels
    void paintSelection(); // and the keyboard's focus
    void paintAxis(double bottom); // less the label under the cursor's flag
    void paintCursor(double bottom);
    void paintReadout();

    // Hatching of a rectangle without data.
    static void hatch(QPainter *painter, const QRectF &rect, const Theme &theme);

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
    std::optional<double> cursorX() const;
    QRectF flagRect(double bottom) const;
    QString clock(const QDateTime &time) const;

    QPainter *m_painter;
    const TimelineView &m_view;
    const Models::TimelineLayout &m_layout;
    const Theme &m_theme;
};

} // namespace Widgets
