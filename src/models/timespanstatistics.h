// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cloudwatch/metricseries.h"
#include "models/timelinecontent.h"
#include "session/selection.h"
#include "session/sessionmetrics.h"

#include <QList>

namespace Models {

// One metric over a span of time, in the metric's own unit (bits per second, frames per second, seconds, viewers).
struct MetricStatistics
{
    CloudWatch::Metric metric = CloudWatch::Metric::IngestVideoBitrate;
    qsizetype points = 0; // periods that share time with the span; never 0
    double minimum = 0; // of the periods' minima, of their averages where the service told none
    double average = 0; // of the averages, each weighted by the time that its period shares with the span
    double maximum = 0;

    friend bool operator==(const MetricStatistics &, const MetricStatistics &) = default;
};

// What a selected span of time holds.
struct TimeSpanStatistics
{
    Session::TimeRange range;
    qsizetype eventCount = 0; // both ends included
    qsizetype problemCount = 0; // of these: errors and warnings
    qint64 starvedSeconds = 0; // as far as the spells lie in the span
    QList<MetricStatistics> metrics; // in the order of the charts; one without a point in the span is left out

    const MetricStatistics *find(CloudWatch::Metric metric) const;

    friend bool operator==(const TimeSpanStatistics &, const TimeSpanStatistics &) = default;
};

// Nothing is interpolated: time without a point counts for nothing. A span of no length has the point of its instant.
// `range` must be valid.
TimeSpanStatistics statisticsOf(const Session::TimeRange &range, const TimelineContent &content,
                                const QList<CloudWatch::MetricSeries> &series);

} // namespace Models
