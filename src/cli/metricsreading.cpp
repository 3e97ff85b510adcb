// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/metricsreading.h"

#include "cloudwatch/metricmerge.h"
#include "ivs/constraints.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Cli {

MetricsReading::MetricsReading(Ivs::IvsClient *sessions, CloudWatch::CloudWatchClient *metrics, Base::Clock clock)
    : m_sessions(sessions)
    , m_client(metrics)
    , m_clock(std::move(clock))
{
}

MetricsReading::~MetricsReading() = default;

void MetricsReading::start(const Job &job)
{
    m_job = job;
    if (const auto error = Ivs::checkChannelArn(job.channelArn)) {
        Q_EMIT finished(Base::failure(*error));
        return;
    }
    if (job.start.isValid() && (job.end.isValid() || !job.streamId)) {
        ask(job.start, job.end);
        return;
    }
    m_request = m_sessions->getStreamSession(job.channelArn, job.streamId, this, [this](const auto &answer) {
        if (!answer) {
            Q_EMIT finished(Base::failure(answer.error()));
            return;
        }
        ask(m_job.start.isValid() ? m_job.start : answer->value.startTime,
            m_job.end.isValid() ? m_job.end : answer->value.endTime);
    });
}

void MetricsReading::ask(const QDateTime &start, const QDateTime &end)
{
    const QDateTime now = m_clock();
    const QDateTime last = end.isValid() ? std::min(end, now) : now;
    const auto span = CloudWatch::spanFor(start, last, now, m_job.periodSeconds);
    const int kept = CloudWatch::finestPeriodFor(start, now);
    if (m_job.periodSeconds && kept > CloudWatch::finestPeriodSeconds && *m_job.periodSeconds % kept != 0) {
        Q_EMIT told(u"for what began at %1 CloudWatch keeps points of %2 s and its multiples alone: --period %3 gives "
                    "none."_s.arg(start.toUTC().toString(Qt::ISODate))
                        .arg(kept)
                        .arg(*m_job.periodSeconds));
    }
    const auto metrics = m_job.metrics.isEmpty() ? CloudWatch::allMetrics() : m_job.metrics;
    m_request = m_client->getMetricData(
        {.channelArn = m_job.channelArn, .metrics = metrics, .span = span}, this,
        [this, start, last, span](const auto &answer) {
            if (!answer) {
                Q_EMIT finished(Base::failure(answer.error()));
                return;
            }
            Session::SessionMetrics result{.state = Session::SessionMetrics::State::Shown,
                                           .range = {start, last},
                                           .periodSeconds = span.periodSeconds,
                                           .readAt = m_clock(),
                                           .messages = answer->messages};
            for (const auto &series : answer->series)
                result.series.append(CloudWatch::clipped(series, start.toMSecsSinceEpoch(), last.toMSecsSinceEpoch()));
            Q_EMIT finished(result);
        });
}

} // namespace Cli
