// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// What Amazon CloudWatch keeps of a channel in the namespace AWS/IVS, as values.
namespace CloudWatch {

// Low-Latency User Guide, stream-health: the metrics with the dimension Channel that an inspector draws.
enum class Metric {
    IngestVideoBitrate, // bits per second
    IngestFramerate, // frames per second
    IngestAudioBitrate, // bits per second
    KeyframeInterval, // seconds
    IngestBitrate, // bits per second: video, audio and metadata of all tracks
    ConcurrentViews, // viewers
};

// In the order in which they are told.
QList<Metric> allMetrics();
// As CloudWatch spells it: "IngestVideoBitrate".
QString metricName(Metric metric);
std::optional<Metric> metricFromName(const QString &name);
// Likewise: "Bits/Second".
QString metricUnit(Metric metric);

// One period of a series. A period without data has no point.
struct MetricPoint
{
    qint64 time = 0; // the period's beginning, milliseconds since the epoch
    double average = 0;
    std::optional<double> minimum; // empty where the service did not tell it
    std::optional<double> maximum;

    friend bool operator==(const MetricPoint &, const MetricPoint &) = default;
};

struct MetricSeries
{
    // How much of what was asked for is there.
    enum class Status {
        Complete,
        Partial, // PartialData: more exists than was told
        Failed, // InternalError
        Forbidden, // not allowed to read it
    };

    Metric metric = Metric::IngestVideoBitrate;
    int periodSeconds = 5;
    QList<MetricPoint> points; // oldest first, one a period at most
    Status status = Status::Complete;
    QStringList messages; // the service's own words about this series

    friend bool operator==(const MetricSeries &, const MetricSeries &) = default;
};

// As GetMetricData spells it: "PartialData".
QString statusName(MetricSeries::Status status);
// Complete for a name that is not known.
MetricSeries::Status statusFromName(const QString &name);

} // namespace CloudWatch
