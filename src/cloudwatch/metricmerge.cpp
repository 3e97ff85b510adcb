// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cloudwatch/metricmerge.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace CloudWatch {

namespace {

using Status = MetricSeries::Status;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CloudWatch::MetricMerge)
};

// "Forbidden: Not authorized to read it".
QString messageText(const QJsonObject &message)
{
    const QString code = message.value("Code"_L1).toString();
    const QString value = message.value("Value"_L1).toString();
    if (code.isEmpty() || value.isEmpty())
        return code + value;
    return code + u": "_s + value;
}

void addMessages(QStringList *messages, const QJsonValue &list)
{
    const QJsonArray entries = list.toArray();
    for (const auto &entry : entries) {
        const QString message = messageText(entry.toObject());
        if (!message.isEmpty() && !messages->contains(message))
            messages->append(message);
    }
}

} // namespace

QString queryId(Metric metric, const QString &statistic)
{
    // An Id begins with a lower-case letter.
    const QString name = metricName(metric) + statistic;
    return name.at(0).toLower() + name.mid(1);
}

QStringList statistics()
{
    return {u"Minimum"_s, u"Average"_s, u"Maximum"_s};
}

MetricMerger::MetricMerger(QList<Wanted> wanted)
    : m_wanted(std::move(wanted))
{
}

MetricMerger::Next MetricMerger::add(const QJsonObject &page)
{
    const QJsonArray results = page.value("MetricDataResults"_L1).toArray();
    for (const auto &result : results)
        addResult(result.toObject());
    addMessages(&m_messages, page.value("Messages"_L1));
    m_token = page.value("NextToken"_L1).toString();
    if (m_token.isEmpty())
        return Next::End;
    if (m_seen.contains(m_token))
        return Next::Loop;
    m_seen.insert(m_token);
    return Next::Page;
}

void MetricMerger::addResult(const QJsonObject &object)
{
    const QString id = object.value("Id"_L1).toString();
    if (id.isEmpty())
        return;
    Result &result = m_results[id];
    result.isThere = true;
    // Of a series that is told in parts, the last part's status holds: the ones before say PartialData.
    result.status = statusFromName(object.value("StatusCode"_L1).toString());
    addMessages(&result.messages, object.value("Messages"_L1));
    const QJsonArray times = object.value("Timestamps"_L1).toArray();
    const QJsonArray values = object.value("Values"_L1).toArray();
    const qsizetype count = std::min(times.size(), values.size());
    result.unreadable += static_cast<int>(std::max(times.size(), values.size()) - count);
    for (qsizetype i = 0; i < count; ++i) {
        const QJsonValue time = times.at(i);
        const QJsonValue value = values.at(i);
        // Special numbers come as text: "NaN".
        if (!time.isDouble() || !value.isDouble() || !std::isfinite(value.toDouble())) {
            ++result.unreadable;
            continue;
        }
        if (value.toDouble() >= 0)
            result.values.insert(static_cast<qint64>(std::llround(time.toDouble() * 1000)), value.toDouble());
    }
}

QList<MetricSeries> MetricMerger::series() const
{
    QList<MetricSeries> series;
    for (const auto &wanted : m_wanted)
        series.append(seriesOf(wanted));
    return series;
}

MetricSeries MetricMerger::seriesOf(const Wanted &wanted) const
{
    MetricSeries series{.metric = wanted.metric, .periodSeconds = wanted.periodSeconds};
    int unreadable = 0;
    const QStringList names = statistics();
    for (const QString &name : names) {
        const Result result = m_results.value(queryId(wanted.metric, name));
        series.status = std::max(series.status, result.isThere ? result.status : Status::Partial);
        unreadable += result.unreadable;
        if (!result.isThere)
            series.messages.append(Text::tr("The answer has no %1 of %2.").arg(name, metricName(wanted.metric)));
        for (const QString &message : result.messages) {
            if (!series.messages.contains(message))
                series.messages.append(message);
        }
    }
    if (unreadable > 0)
        series.messages.append(Text::tr("%1 values could not be read and were left out.").arg(unreadable));

    const auto valuesOf
        = [this, &wanted](const QString &name) { return m_results.value(queryId(wanted.metric, name)).values; };
    const auto averages = valuesOf(u"Average"_s);
    const auto minima = valuesOf(u"Minimum"_s);
    const auto maxima = valuesOf(u"Maximum"_s);
    const auto at = [](const QMap<qint64, double> &values, qint64 time) {
        const auto found = values.constFind(time);
        return found == values.cend() ? std::optional<double>() : *found;
    };
    series.points.reserve(averages.size());
    for (auto it = averages.cbegin(); it != averages.cend(); ++it) {
        series.points.append({.time = it.key(),
                              .average = it.value(),
                              .minimum = at(minima, it.key()),
                              .maximum = at(maxima, it.key())});
    }
    return series;
}

MetricSeries continued(const MetricSeries &older, const MetricSeries &newer, qint64 from)
{
    MetricSeries series = newer;
    const auto isBefore = [](const MetricPoint &point, qint64 time) { return point.time < time; };
    const auto olderEnd = std::lower_bound(older.points.begin(), older.points.end(), from, isBefore);
    const auto newerBegin = std::lower_bound(newer.points.begin(), newer.points.end(), from, isBefore);
    series.points = QList<MetricPoint>(older.points.begin(), olderEnd);
    series.points.append(QList<MetricPoint>(newerBegin, newer.points.end()));
    return series;
}

MetricSeries clipped(MetricSeries series, qint64 start, qint64 end)
{
    const qint64 length = series.periodSeconds * Q_INT64_C(1000);
    series.points.removeIf([=](const MetricPoint &point) { return point.time + length <= start || point.time >= end; });
    return series;
}

} // namespace CloudWatch
