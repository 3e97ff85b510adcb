// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cloudwatch/metricseries.h"
#include "session/sessionmetrics.h"

#include <QDateTime>

#include <optional>

// What the metrics show of an event: figures for its words. Nothing is said that the resolution cannot bear out.
namespace Analysis {

// The lowest of the periods that lie wholly between `start` and `end`; of a period that reaches beyond, nobody knows
// where its lowest was.
std::optional<double> lowestWithin(const CloudWatch::MetricSeries &series, const QDateTime &start,
                                   const QDateTime &end);
// The average of the period that holds `time`. Empty where the period is longer than `within` seconds.
std::optional<double> averageAt(const CloudWatch::MetricSeries &series, const QDateTime &time, int within);
// The highest of the periods that touch `seconds` before to `seconds` after `time`. Empty where a period is longer than
// a minute: it could be another moment's.
std::optional<double> highestAround(const CloudWatch::MetricSeries &series, const QDateTime &time, int seconds);

// What came in at the worst of a starvation, in bits per second of video.
std::optional<double> lowestOfSpell(const Session::SessionMetrics &metrics, const QDateTime &start,
                                    const QDateTime &end);
// What came in ten seconds after it was over, at `end`.
std::optional<double> bitrateAfterSpell(const Session::SessionMetrics &metrics, const QDateTime &end);
// What came in at a breach of the bitrate's limit. Empty as well where the metrics do not show it: no more than
// `limit`.
std::optional<double> peakOfBreach(const Session::SessionMetrics &metrics, const QDateTime &time,
                                   std::optional<double> limit);

} // namespace Analysis
