// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "cloudwatch/metricseries.h"
#include "session/selection.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <optional>

namespace Session {

// The metrics of the time of one session. They belong to the channel, so they are cut at the session's ends.
//
// A series has one period. CloudWatch keeps five seconds for three hours alone, so a session that began before that
// comes in two resolutions: all of it in `series`, and what is left of the last three hours in `recent`. finest()
// chooses for a span of time; whoever draws tells the period of what it drew.
struct SessionMetrics
{
    enum class State {
        None, // nobody asked: a file without metrics, no client
        Loading, // `series` may hold what was read before
        Shown,
        Failed, // `error`; `series` may hold what was read before
    };

    State state = State::None;
    QList<CloudWatch::MetricSeries> series; // at most one a metric; a metric that is not there was not read
    TimeRange range; // what was asked for: the session's time, as far as it is past
    int periodSeconds = 0; // that was asked for; 0 where nothing was
    QList<CloudWatch::MetricSeries>
        recent; // the finer ones of the session's last part; empty where `series` are as fine
    TimeRange recentRange; // invalid where `recent` is empty
    QDateTime readAt; // UTC
    QStringList messages; // the service's own words about the call as a whole
    std::optional<Base::Error> error; // of kind AccessDenied: which action is missing stands in the message

    // Null where it was not read.
    const CloudWatch::MetricSeries *find(CloudWatch::Metric metric) const
    {
        for (const auto &one : series) {
            if (one.metric == metric)
                return &one;
        }
        return nullptr;
    }

    // The finest series that covers everything from `start` on; null where the metric was not read.
    const CloudWatch::MetricSeries *finest(CloudWatch::Metric metric, const QDateTime &start) const
    {
        if (recentRange.isValid() && start >= recentRange.start) {
            for (const auto &one : recent) {
                if (one.metric == metric)
                    return &one;
            }
        }
        return find(metric);
    }

    friend bool operator==(const SessionMetrics &, const SessionMetrics &) = default;
};

} // namespace Session
