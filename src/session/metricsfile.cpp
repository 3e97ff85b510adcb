// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/metricsfile.h"

#include "base/csv.h"
#include "ivs/codec.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Session::MetricsFile {

namespace {

using CloudWatch::MetricPoint;
using CloudWatch::MetricSeries;

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QJsonValue numberOrNull(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonObject seriesToJson(const MetricSeries &series)
{
    QJsonArray times;
    QJsonArray averages;
    QJsonArray minima;
    QJsonArray maxima;
    for (const MetricPoint &point : series.points) {
        const bool isWhole = point.time % 1000 == 0;
        times.append(isWhole ? QJsonValue(point.time / 1000) : QJsonValue(static_cast<double>(point.time) / 1000));
        averages.append(point.average);
        minima.append(numberOrNull(point.minimum));
        maxima.append(numberOrNull(point.maximum));
    }
    QJsonObject object{{u"metric"_s, CloudWatch::metricName(series.metric)},
                       {u"unit"_s, CloudWatch::metricUnit(series.metric)},
                       {u"periodSeconds"_s, series.periodSeconds},
                       {u"statusCode"_s, CloudWatch::statusName(series.status)},
                       {u"timestamps"_s, times},
                       {u"average"_s, averages},
                       {u"minimum"_s, minima},
                       {u"maximum"_s, maxima}};
    if (!series.messages.isEmpty())
        object.insert(u"messages"_s, QJsonArray::fromStringList(series.messages));
    return object;
}

QJsonArray listToJson(const QList<MetricSeries> &list)
{
    QJsonArray array;
    for (const MetricSeries &series : list)
        array.append(seriesToJson(series));
    return array;
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const auto &text : array) {
        if (text.isString())
            texts.append(text.toString());
    }
    return texts;
}

std::optional<double> numberOf(const QJsonValue &value)
{
    return value.isDouble() && std::isfinite(value.toDouble()) ? std::optional(value.toDouble()) : std::nullopt;
}

QList<MetricPoint> pointsOf(const QJsonObject &object)
{
    constexpr double farthest = 1e11; // seconds: the year 5138
    const QJsonArray times = object.value("timestamps"_L1).toArray();
    const QJsonArray averages = object.value("average"_L1).toArray();
    const QJsonArray minima = object.value("minimum"_L1).toArray();
    const QJsonArray maxima = object.value("maximum"_L1).toArray();
    QMap<qint64, MetricPoint> points; // in order, one a time, whatever the file says
    for (qsizetype i = 0; i < times.size(); ++i) {
        const auto time = numberOf(times.at(i));
        const auto average = numberOf(averages.at(i));
        if (!time || !average || std::abs(*time) > farthest)
            continue;
        const auto milliseconds = static_cast<qint64>(std::llround(*time * 1000));
        points.insert(milliseconds, {.time = milliseconds,
                                     .average = *average,
                                     .minimum = numberOf(minima.at(i)),
                                     .maximum = numberOf(maxima.at(i))});
    }
    return points.values();
}

QList<MetricSeries> listOf(const QJsonValue &value)
{
    QList<MetricSeries> list;
    const QJsonArray array = value.toArray();
    for (const auto &entry : array) {
        const QJsonObject object = entry.toObject();
        const auto metric = CloudWatch::metricFromName(object.value("metric"_L1).toString());
        const int period = object.value("periodSeconds"_L1).toInt();
        const bool isThere
            = std::any_of(list.begin(), list.end(), [&](const MetricSeries &other) { return other.metric == metric; });
        if (!metric || period <= 0 || isThere)
            continue; // not ours to read; it stays in the file
        list.append({.metric = *metric,
                     .periodSeconds = period,
                     .points = pointsOf(object),
                     .status = CloudWatch::statusFromName(object.value("statusCode"_L1).toString()),
                     .messages = textsOf(object.value("messages"_L1))});
    }
    return list;
}

TimeRange rangeOf(const QJsonObject &object)
{
    return {Ivs::decodeTime(object.value("start"_L1)), Ivs::decodeTime(object.value("end"_L1))};
}

SessionMetrics unreadable()
{
    return {.state = SessionMetrics::State::Failed,
            .error = Base::Error{.kind = Base::Error::Kind::UnreadableResponse,
                                 .message = QCoreApplication::translate(
                                     "Session::MetricsFile", "The metrics in the file are not as they should be.")}};
}

// The points of one row, by metric.
using Row = QHash<CloudWatch::Metric, MetricPoint>;

QMap<qint64, Row> rowsOf(const SessionMetrics &metrics)
{
    QMap<qint64, Row> rows;
    QSet<CloudWatch::Metric> finer;
    for (const MetricSeries &series : metrics.recent) {
        finer.insert(series.metric);
        for (const MetricPoint &point : series.points)
            rows[point.time].insert(series.metric, point);
    }
    const qint64 boundary = metrics.recentRange.start.toMSecsSinceEpoch();
    for (const MetricSeries &series : metrics.series) {
        for (const MetricPoint &point : series.points) {
            if (!finer.contains(series.metric) || point.time < boundary)
                rows[point.time].insert(series.metric, point);
        }
    }
    return rows;
}

} // namespace

QJsonObject toJson(const SessionMetrics &metrics)
{
    if (metrics.series.isEmpty())
        return {};
    QJsonObject object{{u"formatVersion"_s, formatVersion},         {u"readAt"_s, timeText(metrics.readAt)},
                       {u"start"_s, timeText(metrics.range.start)}, {u"end"_s, timeText(metrics.range.end)},
                       {u"periodSeconds"_s, metrics.periodSeconds}, {u"series"_s, listToJson(metrics.series)}};
    if (!metrics.messages.isEmpty())
        object.insert(u"messages"_s, QJsonArray::fromStringList(metrics.messages));
    if (!metrics.recent.isEmpty()) {
        object.insert(u"recent"_s, QJsonObject{{u"start"_s, timeText(metrics.recentRange.start)},
                                               {u"end"_s, timeText(metrics.recentRange.end)},
                                               {u"series"_s, listToJson(metrics.recent)}});
    }
    return object;
}

SessionMetrics fromJson(const QJsonObject &object)
{
    if (object.isEmpty() || object.value("formatVersion"_L1).toInteger(0) > formatVersion)
        return {};
    SessionMetrics metrics{.state = SessionMetrics::State::Shown,
                           .series = listOf(object.value("series"_L1)),
                           .range = rangeOf(object),
                           .periodSeconds = std::max(0, object.value("periodSeconds"_L1).toInt()),
                           .readAt = Ivs::decodeTime(object.value("readAt"_L1)),
                           .messages = textsOf(object.value("messages"_L1))};
    if (metrics.series.isEmpty() || !metrics.range.isValid())
        return unreadable();
    const QJsonObject recent = object.value("recent"_L1).toObject();
    if (const TimeRange range = rangeOf(recent); range.isValid()) {
        metrics.recentRange = range;
        metrics.recent = listOf(recent.value("series"_L1));
    }
    return metrics;
}

QByteArray toCsv(const SessionMetrics &metrics)
{
    QStringList header{u"time"_s};
    for (const MetricSeries &series : metrics.series) {
        for (const auto *figure : {"minimum", "average", "maximum"}) {
            header.append(u"%1 %2 (%3)"_s.arg(CloudWatch::metricName(series.metric), QLatin1StringView(figure),
                                              CloudWatch::metricUnit(series.metric)));
        }
    }
    QList<QStringList> records{header};
    const auto rows = rowsOf(metrics);
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        QStringList record{Base::csvTime(QDateTime::fromMSecsSinceEpoch(row.key(), Qt::UTC))};
        for (const MetricSeries &series : metrics.series) {
            const auto point = row->constFind(series.metric);
            if (point == row->cend())
                record.append({QString(), QString(), QString()});
            else
                record.append({Base::csvNumber(point->minimum), Base::csvNumber(point->average),
                               Base::csvNumber(point->maximum)});
        }
        records.append(record);
    }
    return Base::csvText(records);
}

} // namespace Session::MetricsFile
