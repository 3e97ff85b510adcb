// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cloudwatch/metricseries.h"
#include "ivs/streamsession.h"
#include "models/timelinecontent.h"
#include "models/timelinevalues.h"
#include "session/sessionmetrics.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Models {

// The metrics that have a chart, from top to bottom.
QList<CloudWatch::Metric> chartMetrics();

// How a metric is spoken of: its name, its unit, and what of the series is one of that unit.
struct ChartWords
{
    QString title; // "Video bitrate"
    QString unit; // "Mb/s"; empty for a count
    double unitSize = 1; // in the metric's own unit
    bool isCount = false;

    friend bool operator==(const ChartWords &, const ChartWords &) = default;
};
ChartWords chartWords(CloudWatch::Metric metric);
// "1.24", "24.1", "121", "3.8", "1 284": a value of the metric as the readout has it.
QString chartNumber(CloudWatch::Metric metric, double value);
// The same with the unit: "1.24 Mb/s".
QString chartValue(CloudWatch::Metric metric, double value);
// "8.5": a target, a limit or a tick, with as many places as it needs.
QString chartFigure(CloudWatch::Metric metric, double value);

// What the encoder declared. Of several tracks, of Track0, or the first: the channel's metrics are taken for its own.
// (The service does not say; what all tracks together send is IngestBitrate.)
std::optional<double> declaredTarget(const Ivs::StreamSession &session, CloudWatch::Metric metric);

// What a channel may take in. Low-Latency User Guide, service quotas and channel types.
struct IngestLimit
{
    double bitsPerSecond = 0;
    QString channelType; // "STANDARD", "STANDARD multitrack"

    friend bool operator==(const IngestLimit &, const IngestLimit &) = default;
};
// Empty for a type that we do not know, and for BASIC where the resolution, which its limit goes by, is not known.
std::optional<IngestLimit> ingestLimit(const Ivs::StreamSession &session);

// A metric as it is drawn.
struct TimelineChart
{
    CloudWatch::MetricSeries series;
    std::optional<double> target; // in the metric's own unit, as the limit
    QString targetText; // "target 6.0"
    std::optional<double> limit;
    QString limitText; // "limit 8.5 (STANDARD)"
    double median = 0; // of the keyframe interval alone
    double top = 1; // of the chart, in the metric's own unit
    QList<TimeGap> gaps;

    friend bool operator==(const TimelineChart &, const TimelineChart &) = default;
};

// What the readout says of a chart.
struct ChartReadout
{
    QString value; // "1.24 Mb/s"; "no data"
    QStringList details; // "min 0.48, max 2.31", "21 % of target 6.0"
    std::optional<double> point; // the value, in the metric's own unit
    qint64 time = 0; // of the point

    friend bool operator==(const ChartReadout &, const ChartReadout &) = default;
};

// The metrics of a session, ready to be drawn, before any pixel. A value; made anew when the metrics change.
class TimelineCharts
{
    Q_DECLARE_TR_FUNCTIONS(Models::TimelineCharts)

public:
    TimelineCharts() = default; // none
    // Of each metric the finest series that covers everything from `from` on; all of it where that is invalid. Charts
    // of the same metrics have the same tops wherever they begin.
    TimelineCharts(const Session::SessionMetrics &metrics, const Ivs::StreamSession &session,
                   const TimelineContent &content, const QDateTime &from = {});

    // From top to bottom. While metrics are read for the first time, charts without points, so that nothing jumps.
    const QList<TimelineChart> &charts() const { return m_charts; }
    const TimelineChart *find(CloudWatch::Metric metric) const;
    bool isLoading() const { return m_isLoading; } // and nothing is there yet

    // "period 5 s", and where it is a minute or more, what it hides: "dips under 5 min are invisible here".
    const QStringList &periodLines() const { return m_periodLines; }
    // From here on points of a live stream may still change. The end of the session where it is over.
    qint64 provisionalFrom() const { return m_provisionalFrom; }

    // At an instant; without one, the newest point that is no longer provisional.
    ChartReadout readout(const TimelineChart &chart, const std::optional<QDateTime> &time) const;

private:
    void addChart(const CloudWatch::MetricSeries &series, double highest, const Ivs::StreamSession &session,
                  const Session::TimeRange &span);

    QList<TimelineChart> m_charts;
    std::optional<CloudWatch::MetricSeries> m_total; // IngestBitrate, which has no chart of its own
    QStringList m_periodLines;
    qint64 m_provisionalFrom = 0;
    bool m_isLoading = false;
};

} // namespace Models
