// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cloudwatch/metricseries.h"
#include "models/chartchoices.h"
#include "models/timelinecharts.h"
#include "models/timelinevalues.h"

#include <QList>
#include <QPointF>
#include <QString>

#include <optional>

namespace Models {

// Heights and distances of the charts, in logical pixels.
namespace ChartFrame {
inline constexpr double gap = 10; // over the first, and between two
inline constexpr double foldedGap = 2; // beside a folded one
inline constexpr double foldedHeight = 22;
inline constexpr double videoLeast = 88;
inline constexpr double videoMost = 200;
inline constexpr double framerateMost = 120;
inline constexpr double titleHeight = 20; // of a chart's name, as far as it can be clicked
inline constexpr double axisHeight = 30; // under an open chart; a folded one leaves it as high as under lanes
} // namespace ChartFrame

double chartHeight(CloudWatch::Metric metric); // where there is room for all

struct ChartHeight
{
    CloudWatch::Metric metric = CloudWatch::Metric::IngestVideoBitrate;
    double height = 0;
    bool isFolded = false;

    friend bool operator==(const ChartHeight &, const ChartHeight &) = default;
};

// With their distances, from the lanes to the axis.
double heightOf(const QList<ChartHeight> &charts);

// What the charts have in height.
struct ChartRoom
{
    double usual = 0; // as long as the views below keep theirs
    double most = 0; // with the views at their least height; not under `usual`

    friend bool operator==(const ChartRoom &, const ChartRoom &) = default;
};

// How high each chart is, from top to bottom, for `metrics` in their order.
//
// In the usual room concurrent views open last and fold first; then keyframe interval, audio bitrate and framerate
// fold, and video shrinks to its least height. With more room than all need, video grows, then framerate. A folded row
// of concurrent views does not count: it takes its pixels from what is below, and is left out where even the most is
// not enough.
//
// What somebody opened takes its room from what is below; where that is not enough, from charts that nobody opened, and
// at last from those that were opened earlier.
QList<ChartHeight> chartHeights(const QList<CloudWatch::Metric> &metrics, const ChartRoom &room,
                                const ChartChoices &choices = {});

struct ChartTick
{
    double y = 0;
    QString label;
    bool hasLine = true; // neither the bottom nor the top edge

    friend bool operator==(const ChartTick &, const ChartTick &) = default;
};

struct ChartRow
{
    CloudWatch::Metric metric = CloudWatch::Metric::IngestVideoBitrate;
    qsizetype chart = 0; // into TimelineCharts::charts()
    bool isFolded = false;
    ValueScale values; // in the metric's own unit
    QList<ChartTick> ticks; // none of a folded one

    friend bool operator==(const ChartRow &, const ChartRow &) = default;
};

// Where the charts lie: rows from `top` on, the lanes' end.
class TimelineChartLayout
{
public:
    TimelineChartLayout() = default;
    TimelineChartLayout(const TimelineCharts &charts, const QList<ChartHeight> &heights, double top);

    const QList<ChartRow> &rows() const { return m_rows; }
    double bottom() const { return m_bottom; } // the axis; the top where there are no charts
    double axisHeight() const;
    const ChartRow *rowAt(double y) const; // null between two
    const ChartRow *titleAt(QPointF point) const; // whose name, with its arrow, is there; null where none is
    const ChartRow *find(CloudWatch::Metric metric) const; // null where it is not shown
    bool isEmpty() const { return m_rows.isEmpty(); }

private:
    QList<ChartRow> m_rows;
    double m_bottom = 0;
};

} // namespace Models
