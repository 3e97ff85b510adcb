// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "cloudwatch/metricseries.h"
#include "session/selection.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace Session {

// The metrics of the time of one session. They belong to the channel, so they are cut at the session's ends.
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
    QDateTime readAt; // UTC
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
};

} // namespace Session
