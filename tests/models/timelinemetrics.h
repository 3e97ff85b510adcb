// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "analysis/intervals.h"
#include "models/timelinesession.h"
#include "session/sessionmetrics.h"

#include <algorithm>
#include <cmath>

// Metrics for the tests of the timeline, from a formula: the same in every run.
namespace TimelineTest {

// Points from `start` every `period` seconds up to `end`, less those in the spans that are left out.
inline CloudWatch::MetricSeries seriesOf(CloudWatch::Metric metric, const QDateTime &start, const QDateTime &end,
                                         int period, double level, double swing)
{
    CloudWatch::MetricSeries series{.metric = metric, .periodSeconds = period};
    int i = 0;
    for (qint64 time = start.toMSecsSinceEpoch(); time < end.toMSecsSinceEpoch(); time += period * 1000, ++i) {
        const double average = level + swing * std::sin(i * 0.7) * std::cos(i * 0.13);
        series.points.append({time, average, average - swing, average + swing});
    }
    return series;
}

inline void leaveOut(CloudWatch::MetricSeries &series, const QDateTime &from, const QDateTime &until)
{
    const qint64 start = from.toMSecsSinceEpoch();
    const qint64 end = until.toMSecsSinceEpoch();
    series.points.removeIf(
        [=](const CloudWatch::MetricPoint &point) { return point.time > start && point.time < end; });
}

inline void scale(CloudWatch::MetricSeries &series, const QDateTime &from, const QDateTime &until, double factor)
{
    for (auto &point : series.points) {
        if (point.time < from.toMSecsSinceEpoch() || point.time >= until.toMSecsSinceEpoch())
            continue;
        point.average *= factor;
        point.minimum = *point.minimum * factor;
        point.maximum = *point.maximum * factor;
    }
}

// Those of starvingSession(): every 5 s from 02:41:15, low in the spells, a gap from 03:06:45 to 03:07:10.
inline Session::SessionMetrics starvingMetrics()
{
    using CloudWatch::Metric;
    const QDateTime start = at(QStringLiteral("02:41:15"));
    const QDateTime end = starvingNow();
    Session::SessionMetrics metrics;
    metrics.state = Session::SessionMetrics::State::Shown;
    metrics.periodSeconds = 5;
    metrics.range = {start, end};
    metrics.series = {seriesOf(Metric::IngestVideoBitrate, start, end, 5, 6e6, 2e5),
                      seriesOf(Metric::IngestFramerate, start, end, 5, 60, 0.5),
                      seriesOf(Metric::IngestAudioBitrate, start, end, 5, 160e3, 2e3),
                      seriesOf(Metric::KeyframeInterval, start, end, 5, 2, 0.05),
                      seriesOf(Metric::ConcurrentViews, at(QStringLiteral("02:42:00")), end, 60, 1280, 20)};
    for (auto &series : metrics.series) {
        if (series.metric == Metric::ConcurrentViews)
            continue;
        for (const auto &spell : Analysis::intervalsOf(starvingSession()).starving)
            scale(series, spell.start, spell.end.isValid() ? spell.end : end,
                  series.metric == Metric::KeyframeInterval ? 2 : 0.3);
        leaveOut(series, at(QStringLiteral("03:06:45")), at(QStringLiteral("03:07:10")));
    }
    return metrics;
}

// starvingSession() on a STANDARD channel, with what the encoder declared.
inline Ivs::StreamSession declaredSession()
{
    Ivs::StreamSession session = starvingSession();
    session.channel = Ivs::Channel{.type = QStringLiteral("STANDARD")};
    Ivs::VideoConfiguration video;
    video.targetBitrate = 6'000'000;
    video.targetFramerate = 60;
    video.videoWidth = 1920;
    video.videoHeight = 1080;
    Ivs::AudioConfiguration audio;
    audio.targetBitrate = 160'000;
    session.ingestConfigurations = Ivs::IngestConfigurations{{video}, {audio}};
    return session;
}

} // namespace TimelineTest
