// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/metricsloader.h"

#include "cloudwatch/metricmerge.h"

#include <algorithm>
#include <utility>

namespace Session {

namespace {

using CloudWatch::MetricData;
using CloudWatch::MetricSeries;
using CloudWatch::MetricSpan;
using State = SessionMetrics::State;

// Points of the last half minute are still being filled, and those of viewers come a minute late: a live stream's tail
// is read again from so far back.
constexpr qint64 unsettledSeconds = 180;

QList<MetricSeries> clippedTo(const QList<MetricSeries> &series, const TimeRange &range)
{
    QList<MetricSeries> result;
    for (const auto &one : series)
        result.append(CloudWatch::clipped(one, range.start.toMSecsSinceEpoch(), range.end.toMSecsSinceEpoch()));
    return result;
}

// Each series goes on with the one of the same metric; one that has no such stays as it is.
QList<MetricSeries> continuedBy(const QList<MetricSeries> &older, const QList<MetricSeries> &newer,
                                const QDateTime &from)
{
    QList<MetricSeries> result = older;
    for (auto &one : result) {
        for (const auto &next : newer) {
            const bool isUnread = next.points.isEmpty() && next.status != MetricSeries::Status::Complete;
            if (next.metric == one.metric && next.periodSeconds == one.periodSeconds && !isUnread)
                one = CloudWatch::continued(one, next, from.toMSecsSinceEpoch());
        }
    }
    return result;
}

// Nothing is missing but what came after.
bool isWhole(const SessionMetrics &metrics)
{
    const auto isComplete = [](const MetricSeries &series) { return series.status == MetricSeries::Status::Complete; };
    return !metrics.series.isEmpty() && std::all_of(metrics.series.begin(), metrics.series.end(), isComplete);
}

} // namespace

// What one load() is after.
struct MetricsLoader::Wanted
{
    QString channelArn;
    TimeRange range; // the session's time, as far as it is past
    QDateTime now;
    MetricSpan whole;
    MetricSpan recent; // invalid where the whole is as fine
};

// The end of what is known, read again.
struct MetricsLoader::Tail
{
    QDateTime from; // where it takes the place of what was known
    MetricData data;
};

MetricsLoader::MetricsLoader(Base::Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
}

MetricsLoader::~MetricsLoader() = default;

void MetricsLoader::setClient(CloudWatch::CloudWatchClient *client, const std::optional<Base::Error> &error)
{
    withdraw();
    m_client = client;
    m_clientError = error;
    clear();
}

void MetricsLoader::load(const SessionRecord &record)
{
    const QString key = record.source.channelArn + u'\n' + record.source.streamId;
    const bool isSame = key == m_key;
    if (isSame && m_isAsking)
        return;
    const bool isKnown = isSame && isWhole(m_metrics);
    withdraw();
    if (!isSame)
        m_metrics = {};
    m_key = key;
    if (!m_client) {
        if (m_clientError)
            fail(*m_clientError);
        else
            setState(State::None);
        return;
    }
    const QDateTime now = m_clock();
    const QDateTime end = record.session.endTime.isValid() ? std::min(record.session.endTime, now) : now;
    Wanted wanted{.channelArn = record.source.channelArn,
                  .range = {record.session.startTime, end},
                  .now = now,
                  .whole = CloudWatch::spanFor(record.session.startTime, end, now),
                  .recent = CloudWatch::recentSpanFor(record.session.startTime, end, now)};
    if (!wanted.whole.isValid()) {
        setState(State::None); // it says no time at all
        return;
    }
    m_stateBefore = m_metrics.state;
    // A stream that just ended has its last points to come as well.
    const QDateTime known = m_metrics.recent.isEmpty() ? m_metrics.range.end : m_metrics.recentRange.end;
    const QDateTime tail = known.addSecs(-unsettledSeconds);
    if (isKnown && m_metrics.range.start == wanted.range.start && tail > wanted.range.start
        && (record.isLive() || tail < end))
        askTail(wanted, tail); // in silence: what is shown stays as it is
    else
        askWhole(wanted);
}

void MetricsLoader::askWhole(const Wanted &wanted)
{
    m_isAsking = true;
    m_request = m_client->getMetricData(
        {.channelArn = wanted.channelArn, .metrics = CloudWatch::allMetrics(), .span = wanted.whole}, this,
        [this, wanted](const auto &answer) {
            if (!answer)
                fail(answer.error());
            else if (wanted.recent.isValid())
                askRecent(wanted, *answer);
            else
                take(wanted, *answer, {});
        });
    setState(State::Loading);
}

void MetricsLoader::askRecent(const Wanted &wanted, const MetricData &whole)
{
    m_request = m_client->getMetricData(
        {.channelArn = wanted.channelArn, .metrics = CloudWatch::allMetrics(), .span = wanted.recent}, this,
        [this, wanted, whole](const auto &answer) {
            // The coarser ones alone are better than nothing.
            take(wanted, whole, answer.value_or(MetricData()));
        });
}

void MetricsLoader::askTail(const Wanted &wanted, const QDateTime &from)
{
    m_isAsking = true;
    const MetricSpan span = CloudWatch::spanFor(from, wanted.range.end, wanted.now, m_metrics.periodSeconds);
    m_request
        = m_client->getMetricData({.channelArn = wanted.channelArn, .metrics = CloudWatch::allMetrics(), .span = span},
                                  this, [this, wanted, span](const auto &answer) {
                                      if (!answer)
                                          fail(answer.error());
                                      else if (m_metrics.recent.isEmpty())
                                          takeTail(wanted, {span.start, *answer}, {});
                                      else
                                          askRecentTail(wanted, {span.start, *answer});
                                  });
}

void MetricsLoader::askRecentTail(const Wanted &wanted, const Tail &whole)
{
    const MetricSpan span
        = CloudWatch::spanFor(whole.from, wanted.range.end, wanted.now, CloudWatch::finestPeriodSeconds);
    m_request
        = m_client->getMetricData({.channelArn = wanted.channelArn, .metrics = CloudWatch::allMetrics(), .span = span},
                                  this, [this, wanted, whole, span](const auto &answer) {
                                      takeTail(wanted, whole, {span.start, answer.value_or(MetricData())});
                                  });
}

void MetricsLoader::take(const Wanted &wanted, const MetricData &whole, const MetricData &recent)
{
    m_metrics = {.series = clippedTo(whole.series, wanted.range),
                 .range = wanted.range,
                 .periodSeconds = wanted.whole.periodSeconds,
                 .readAt = m_clock(),
                 .messages = whole.messages};
    if (!recent.series.isEmpty()) {
        m_metrics.recentRange = {std::max(wanted.recent.start, wanted.range.start), wanted.range.end};
        m_metrics.recent = clippedTo(recent.series, m_metrics.recentRange);
    }
    setState(State::Shown);
}

void MetricsLoader::takeTail(const Wanted &wanted, const Tail &whole, const Tail &recent)
{
    m_metrics.range = wanted.range;
    m_metrics.series = clippedTo(continuedBy(m_metrics.series, whole.data.series, whole.from), wanted.range);
    if (!recent.data.series.isEmpty()) {
        m_metrics.recentRange.end = wanted.range.end;
        m_metrics.recent
            = clippedTo(continuedBy(m_metrics.recent, recent.data.series, recent.from), m_metrics.recentRange);
    }
    m_metrics.messages = whole.data.messages;
    m_metrics.readAt = m_clock();
    m_metrics.error.reset();
    setState(State::Shown);
}

void MetricsLoader::show(const SessionMetrics &metrics)
{
    withdraw();
    m_key.clear();
    m_metrics = metrics;
    setState(metrics.state);
}

void MetricsLoader::cancel()
{
    withdraw();
    if (m_metrics.state == State::Loading)
        setState(m_stateBefore);
}

void MetricsLoader::clear()
{
    show({});
}

void MetricsLoader::fail(const Base::Error &error)
{
    m_metrics.error = error;
    setState(State::Failed);
}

void MetricsLoader::withdraw()
{
    m_request.cancel();
    m_isAsking = false;
}

void MetricsLoader::setState(State state)
{
    if (state != State::Loading)
        m_isAsking = false;
    m_metrics.state = state;
    Q_EMIT changed();
}

} // namespace Session
