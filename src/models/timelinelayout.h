// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "models/timelineaxis.h"
#include "models/timelinecontent.h"
#include "models/timelinelanes.h"
#include "models/timelinerange.h"
#include "session/selection.h"

#include <QCoreApplication>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>

namespace Models {

// The design's lengths in logical pixels; x from the timeline's left edge, y from its top.
namespace TimelineFrame {
inline constexpr double gutter = 152; // left of the plot
inline constexpr double nameX = 12; // of lanes and charts, in the gutter
inline constexpr double tickLabelGap = 6; // between a tick's label, or the zone, and the plot
inline constexpr double readout = 176; // right of the plot
inline constexpr double readoutX = 12; // its words, from the plot's right end
inline constexpr double margin = 12; // at the right where there is no readout
inline constexpr double overviewTop = 4;
inline constexpr double overviewHeight = 28;
inline constexpr double lanesTop = 54;
inline constexpr double laneHeight = 22;
inline constexpr double laneBaseline = 15; // of names, labels and states, under a lane's top
inline constexpr double unitBaseline = 28; // of a chart's unit, under its top
inline constexpr double blockHeight = 15;
inline constexpr double blockInset = 3.5;
inline constexpr double axisHeight = 24;
inline constexpr double noteHeight = 44; // in place of the lanes where there are none
inline constexpr double handleWidth = 7;
} // namespace TimelineFrame

struct OverviewTick
{
    double x = 0;
    Severity severity = Severity::Unknown;
    int event = -1;

    friend bool operator==(const OverviewTick &, const OverviewTick &) = default;
};

enum class OverviewPart {
    None, // not in the overview
    StartHandle,
    EndHandle,
    Window,
    Outside, // in the overview, beside the window
};

// Where everything of the timeline lies, for a visible range and a width. Geometry alone: no colour, no painter.
class TimelineLayout
{
    Q_DECLARE_TR_FUNCTIONS(Models::TimelineLayout)

public:
    struct Request
    {
        Session::TimeRange visible; // invalid: the whole session
        Base::TimeFormat format;
        double width = 0;
        bool hasReadout = true;
    };

    TimelineLayout() = default;
    TimelineLayout(const TimelineContent &content, const Request &request, const TextWidth &textWidth);

    double width() const { return m_width; }
    const TimelineScale &scale() const { return m_scale; } // lanes and charts
    const TimelineScale &overviewScale() const { return m_overviewScale; }

    const QList<LaneRow> &rows() const { return m_rows; }
    const QList<AxisTick> &ticks() const { return m_ticks; }
    const QList<PlotSpan> &bands() const { return m_bands; } // starvation, through lanes and charts
    const std::optional<PlotSpan> &unknown() const
    {
        return m_unknown;
    } // before the oldest of the events that are left

    const std::optional<PlotSpan> &overviewUnknown() const { return m_overviewUnknown; }
    const QList<PlotSpan> &overviewBlocks() const { return m_overviewBlocks; }
    const QList<OverviewTick> &overviewTicks() const { return m_overviewTicks; }
    const QList<double> &overviewErrors() const { return m_overviewErrors; } // octagons, those that overlap merged
    const QList<AxisTick> &overviewLabels() const { return m_overviewLabels; }
    const PlotSpan &window() const { return m_window; } // the visible range in the overview
    QRectF overviewRect() const;

    double lanesBottom() const { return lanesBottom(m_rows.size()); }
    static double lanesBottom(qsizetype lanes); // without a layout
    double height() const { return lanesBottom() + TimelineFrame::axisHeight; } // without charts

    // What is under a point: the events of a shape, of its label, or of a block. Empty where nothing is.
    QList<int> eventsAt(QPointF point) const;
    // The frame of a selected event in its lane; empty where it is not in view.
    std::optional<QRectF> frameOf(int event) const;
    OverviewPart overviewPartAt(QPointF point) const;
    bool isInLanes(QPointF point) const;

private:
    void layOverview(const TimelineContent &content, const Request &request);
    void layLanes(const TimelineContent &content, const Request &request, const TextWidth &textWidth);
    PlotSpan clipped(const QDateTime &start, const QDateTime &end) const;

    double m_width = 0;
    TimelineScale m_scale;
    TimelineScale m_overviewScale;
    QList<LaneRow> m_rows;
    QList<AxisTick> m_ticks;
    QList<PlotSpan> m_bands;
    std::optional<PlotSpan> m_unknown;
    std::optional<PlotSpan> m_overviewUnknown;
    QList<PlotSpan> m_overviewBlocks;
    QList<OverviewTick> m_overviewTicks;
    QList<double> m_overviewErrors;
    QList<AxisTick> m_overviewLabels;
    PlotSpan m_window;
};

} // namespace Models
