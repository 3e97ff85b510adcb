// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinecharts.h"

#include "base/numbertext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Models {

using CloudWatch::Metric;
using CloudWatch::MetricPoint;
using CloudWatch::MetricSeries;
using Session::TimeRange;

namespace {

constexpr qint64 provisionalMilliseconds = 30'000; // within these CloudWatch still fills points
constexpr double mega = 1e6;
constexpr double kilo = 1e3;

// `places` after the dot; more than that says nothing at the cursor.
QString number(double value, int places)
{
    return QString::number(value, 'f', places);
}

QString periodText(qint64 seconds)
{
    if (seconds >= 3600 && seconds % 3600 == 0)
        return TimelineCharts::tr("%1 h").arg(seconds / 3600);
    if (seconds >= 60 && seconds % 60 == 0)
        return TimelineCharts::tr("%1 min").arg(seconds / 60);
    return TimelineCharts::tr("%1 s").arg(seconds);
}

QList<Ivs::VideoConfiguration> videoTracks(const Ivs::StreamSession &session)
{
    if (session.ingestConfigurations)
        return session.ingestConfigurations->videoConfigurations;
    if (session.ingestConfiguration && session.ingestConfiguration->video)
        return {*session.ingestConfiguration->video};
    return {};
}

QList<Ivs::AudioConfiguration> audioTracks(const Ivs::StreamSession &session)
{
    if (session.ingestConfigurations)
        return session.ingestConfigurations->audioConfigurations;
    if (session.ingestConfiguration && session.ingestConfiguration->audio)
        return {*session.ingestConfiguration->audio};
    return {};
}

// Track0, or the first; null without any.
template <typename Track>
const Track *mainTrack(const QList<Track> &tracks)
{
    const auto named
        = std::find_if(tracks.cbegin(), tracks.cend(), [](const Track &track) { return track.track == u"Track0"_s; });
    if (named != tracks.cend())
        return &*named;
    return tracks.isEmpty() ? nullptr : &tracks.first();
}

std::optional<double> positive(const std::optional<qint64> &value)
{
    return value && *value > 0 ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

// BASIC takes less where the picture is small, upright or not.
std::optional<double> basicLimit(const Ivs::StreamSession &session)
{
    constexpr qint64 smallEdge = 480;
    for (const auto &track : videoTracks(session)) {
        if (track.videoWidth.value_or(0) > 0 && track.videoHeight.value_or(0) > 0)
            return std::min(*track.videoWidth, *track.videoHeight) <= smallEdge ? 1.5 * mega : 3.5 * mega;
    }
    return std::nullopt;
}

} // namespace

QList<Metric> chartMetrics()
{
    return {Metric::IngestVideoBitrate, Metric::IngestFramerate, Metric::IngestAudioBitrate, Metric::KeyframeInterval,
            Metric::ConcurrentViews};
}

ChartWords chartWords(Metric metric)
{
    switch (metric) {
    case Metric::IngestVideoBitrate:
        return {TimelineCharts::tr("Video bitrate"), TimelineCharts::tr("Mb/s"), mega, false};
    case Metric::IngestFramerate:
        return {TimelineCharts::tr("Framerate"), TimelineCharts::tr("fps"), 1, false};
    case Metric::IngestAudioBitrate:
        return {TimelineCharts::tr("Audio bitrate"), TimelineCharts::tr("kb/s"), kilo, false};
    case Metric::KeyframeInterval:
        return {TimelineCharts::tr("Keyframe interval"), TimelineCharts::tr("s"), 1, false};
    case Metric::IngestBitrate:
        return {TimelineCharts::tr("Total bitrate"), TimelineCharts::tr("Mb/s"), mega, false};
    case Metric::ConcurrentViews:
        return {TimelineCharts::tr("Concurrent views"), {}, 1, true};
    }
    Q_UNREACHABLE();
}

QString chartNumber(Metric metric, double value)
{
    switch (metric) {
    case Metric::IngestVideoBitrate:
    case Metric::IngestBitrate:
        return number(value / mega, 2);
    case Metric::IngestFramerate:
    case Metric::KeyframeInterval:
        return number(value, 1);
    case Metric::IngestAudioBitrate:
        return number(value / kilo, 0);
    case Metric::ConcurrentViews:
        return Base::groupedText(std::llround(value));
    }
    Q_UNREACHABLE();
}

QString chartValue(Metric metric, double value)
{
    const QString unit = chartWords(metric).unit;
    return unit.isEmpty() ? chartNumber(metric, value) : chartNumber(metric, value) + u' ' + unit;
}

QString chartFigure(Metric metric, double value)
{
    const ChartWords words = chartWords(metric);
    const double scaled = value / words.unitSize;
    if (words.isCount)
        return Base::groupedText(std::llround(scaled));
    QString text = QString::number(scaled, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

std::optional<double> declaredTarget(const Ivs::StreamSession &session, Metric metric)
{
    const QList<Ivs::VideoConfiguration> videos = videoTracks(session);
    const QList<Ivs::AudioConfiguration> audios = audioTracks(session);
    const Ivs::VideoConfiguration *video = mainTrack(videos);
    const Ivs::AudioConfiguration *audio = mainTrack(audios);
    switch (metric) {
    case Metric::IngestVideoBitrate:
        return video ? positive(video->targetBitrate) : std::nullopt;
    case Metric::IngestAudioBitrate:
        return audio ? positive(audio->targetBitrate) : std::nullopt;
    case Metric::IngestFramerate:
        return video ? positive(video->targetFramerate) : std::nullopt;
    case Metric::KeyframeInterval:
    case Metric::IngestBitrate:
    case Metric::ConcurrentViews:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

std::optional<IngestLimit> ingestLimit(const Ivs::StreamSession &session)
{
    const QString type = session.channel ? session.channel->type.value_or(QString()) : QString();
    if (type == u"STANDARD"_s && videoTracks(session).size() > 1)
        return IngestLimit{15 * mega, TimelineCharts::tr("%1 multitrack").arg(type)};
    if (type == u"STANDARD"_s || type == u"ADVANCED_HD"_s || type == u"ADVANCED_SD"_s)
        return IngestLimit{8.5 * mega, type};
    if (type == u"BASIC"_s) {
        if (const auto limit = basicLimit(session))
            return IngestLimit{*limit, type};
    }
    return std::nullopt;
}

TimelineCharts::TimelineCharts(const Session::SessionMetrics &metrics, const Ivs::StreamSession &session,
                               const TimelineContent &content, const QDateTime &from)
{
    if (!content.span().isValid())
        return;
    const auto seriesOf
        = [&](Metric metric) { return from.isValid() ? metrics.finest(metric, from) : metrics.find(metric); };
    const QList<Metric> metricsInOrder = chartMetrics();
    int period = 0;
    bool hasPoints = false;
    for (const Metric metric : metricsInOrder) {
        const MetricSeries *series = seriesOf(metric);
        const bool isFilled = series && !series->points.isEmpty();
        hasPoints = hasPoints || isFilled;
        // Viewers are counted by the minute whatever the rest is.
        if (isFilled && metric != Metric::ConcurrentViews)
            period = std::max(period, series->periodSeconds);
    }
    m_isLoading = !hasPoints && metrics.state == Session::SessionMetrics::State::Loading;
    if (!hasPoints && !m_isLoading)
        return;
    TimeRange span = content.span();
    const qint64 unsettled = std::max<qint64>(provisionalMilliseconds, period * qint64(1000));
    if (content.isOpen())
        span.end = span.end.addMSecs(-unsettled);
    m_provisionalFrom = span.end.toMSecsSinceEpoch();
    // Of the finer ones, what lies before them was never asked for.
    if (from.isValid() && metrics.recentRange.isValid() && from >= metrics.recentRange.start)
        span.start = std::max(span.start, metrics.recentRange.start);
    for (const Metric metric : metricsInOrder) {
        const MetricSeries *series = seriesOf(metric);
        const bool isLater = m_isLoading && metric != Metric::ConcurrentViews;
        if (!isLater && (!series || series->points.isEmpty()))
            continue;
        const MetricSeries *whole = metrics.find(metric);
        const double own = series ? highestOf(*series) : 0;
        const double highest = whole && whole != series ? std::max(own, highestOf(*whole)) : own;
        addChart(series ? *series : MetricSeries{.metric = metric}, highest, session, span);
    }
    if (const MetricSeries *total = seriesOf(Metric::IngestBitrate))
        m_total = *total;
    if (period > 0) {
        m_periodLines.append(tr("period %1").arg(periodText(period)));
        if (period >= 60)
            m_periodLines.append(tr("dips under %1 are invisible here").arg(periodText(period)));
    }
}

void TimelineCharts::addChart(const MetricSeries &series, double highest, const Ivs::StreamSession &session,
                              const TimeRange &span)
{
    const Metric metric = series.metric;
    TimelineChart chart{.series = series};
    chart.target = declaredTarget(session, metric);
    if (chart.target) {
        // A bitrate in Mb/s is read with a place after the dot.
        const bool isVideo = metric == Metric::IngestVideoBitrate;
        const QString exact = chartFigure(metric, *chart.target);
        chart.targetText = tr("target %1").arg(isVideo && !exact.contains(u'.') ? exact + u".0"_s : exact);
    }
    if (metric == Metric::IngestVideoBitrate) {
        if (const auto limit = ingestLimit(session)) {
            chart.limit = limit->bitsPerSecond;
            chart.limitText = tr("limit %1 (%2)").arg(chartFigure(metric, *chart.limit), limit->channelType);
        }
    }
    if (metric == Metric::KeyframeInterval) // the one that is told it
        chart.median = medianOf(series);
    const ChartWords words = chartWords(metric);
    const double needed = std::max({highest, chart.target.value_or(0), chart.limit.value_or(0)});
    chart.top = chartTop(needed / words.unitSize, words.isCount) * words.unitSize;
    if (!m_isLoading)
        chart.gaps = gapsOf(series, span.start.toMSecsSinceEpoch(), span.end.toMSecsSinceEpoch());
    m_charts.append(chart);
}

const TimelineChart *TimelineCharts::find(Metric metric) const
{
    const auto found = std::find_if(m_charts.cbegin(), m_charts.cend(),
                                    [metric](const TimelineChart &chart) { return chart.series.metric == metric; });
    return found == m_charts.cend() ? nullptr : &*found;
}

ChartReadout TimelineCharts::readout(const TimelineChart &chart, const std::optional<QDateTime> &time) const
{
    const Metric metric = chart.series.metric;
    const QList<MetricPoint> &points = chart.series.points;
    const MetricPoint *point = nullptr;
    if (time) {
        point = pointAt(chart.series, time->toMSecsSinceEpoch());
    } else {
        const auto after = std::upper_bound(points.cbegin(), points.cend(), m_provisionalFrom,
                                            [](qint64 wanted, const MetricPoint &one) { return wanted < one.time; });
        if (after != points.cbegin())
            point = &*std::prev(after);
    }
    if (!point)
        return {.value = m_isLoading ? tr("reading…") : tr("no data")};
    ChartReadout readout{.value = chartValue(metric, point->average), .point = point->average, .time = point->time};
    if (metric == Metric::IngestVideoBitrate && point->minimum && point->maximum)
        readout.details.append(
            tr("min %1, max %2").arg(chartNumber(metric, *point->minimum), chartNumber(metric, *point->maximum)));
    if (chart.target && *chart.target > 0) {
        const qint64 percent = std::llround(point->average / *chart.target * 100);
        readout.details.append(tr("%1 % of %2").arg(QString::number(percent), chart.targetText));
    } else if (metric == Metric::KeyframeInterval) {
        readout.details.append(tr("session median %1").arg(chartNumber(metric, chart.median)));
    }
    if (m_total && metric == Metric::IngestVideoBitrate) {
        if (const MetricPoint *total = pointAt(*m_total, point->time))
            readout.details.append(tr("total %1").arg(chartNumber(Metric::IngestBitrate, total->average)));
    }
    if (metric == Metric::ConcurrentViews && !chart.series.points.isEmpty())
        readout.details.append(tr("each %1").arg(periodText(chart.series.periodSeconds)));
    if (point->time > m_provisionalFrom)
        readout.details.append(tr("may still change"));
    return readout;
}

} // namespace Models
