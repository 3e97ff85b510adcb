// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelineview.h"

namespace Widgets {

using CloudWatch::Metric;

double TimelineView::lanesBottom() const
{
    return Models::TimelineLayout::lanesBottom(content.lanes().size());
}

double TimelineView::axisY() const
{
    return chartLayout.isEmpty() ? lanesBottom() : chartLayout.bottom();
}

double TimelineView::height() const
{
    return axisY() + (chartLayout.isEmpty() ? Models::TimelineFrame::axisHeight : chartLayout.axisHeight());
}

std::optional<double> TimelineView::cursorX() const
{
    if (!cursor)
        return std::nullopt;
    const auto &scale = layout.scale();
    const double x = scale.x(*cursor);
    constexpr double half = 0.5; // of a pixel, which rounding may take
    return x < scale.left - half || x > scale.right() + half ? std::nullopt : std::optional(x);
}

QString TimelineView::clock(const QDateTime &time) const
{
    return format.clock(time, content.sessionStart());
}

const Models::TimelineChart &TimelineView::chartOf(const Models::ChartRow &row) const
{
    return charts.charts().at(row.chart);
}

QColor TimelineView::colourOf(Metric metric) const
{
    switch (metric) {
    case Metric::IngestVideoBitrate:
    case Metric::IngestBitrate:
        return theme.videoBitrate;
    case Metric::IngestFramerate:
        return theme.framerate;
    case Metric::IngestAudioBitrate:
        return theme.audioBitrate;
    case Metric::KeyframeInterval:
    case Metric::ConcurrentViews:
        return theme.keyframeInterval;
    }
    Q_UNREACHABLE();
}

} // namespace Widgets
