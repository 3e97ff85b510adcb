// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cloudwatch/metricseries.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QSet>

// From the pages of GetMetricData to series, without a thought of where they come from.
namespace CloudWatch {

// "ingestVideoBitrateAverage": the Id of a query, by which the pages of its answer are put together.
QString queryId(Metric metric, const QString &statistic);
// "Minimum", "Average", "Maximum".
QStringList statistics();

class MetricMerger
{
public:
    // One series a metric, with the period that it was asked for.
    struct Wanted
    {
        Metric metric = Metric::IngestVideoBitrate;
        int periodSeconds = 0;
    };
    explicit MetricMerger(QList<Wanted> wanted);

    enum class Next {
        Page, // ask again, with nextToken()
        End,
        Loop, // the token was there before
    };
    Next add(const QJsonObject &page);
    QString nextToken() const { return m_token; }

    // In the order in which they are wanted. A point is where an average is; without one, minimum and maximum say
    // nothing. No metric of Amazon IVS goes below zero: a negative value stands for "not known" and is none. What is no
    // number, or has no time, is left out and told in the series' messages.
    QList<MetricSeries> series() const;
    // The service's own words about the call as a whole.
    QStringList messages() const { return m_messages; }

private:
    struct Result
    {
        bool isThere = false;
        QMap<qint64, double> values; // by time, milliseconds since the epoch
        MetricSeries::Status status = MetricSeries::Status::Complete;
        QStringList messages;
        int unreadable = 0; // values that were left out
    };
    void addResult(const QJsonObject &result);
    MetricSeries seriesOf(const Wanted &wanted) const;

    QList<Wanted> m_wanted;
    QHash<QString, Result> m_results; // by Id
    QStringList m_messages;
    QString m_token;
    QSet<QString> m_seen;
};

// `older` with the points of `newer` in place of its own from `from` (milliseconds since the epoch) on: the end of a
// live stream's series, read again. Both are of the same metric and period.
MetricSeries continued(const MetricSeries &older, const MetricSeries &newer, qint64 from);

// Without the points whose period lies wholly outside of start to end (milliseconds since the epoch): metrics belong to
// a channel, and another session may be next to this one.
MetricSeries clipped(MetricSeries series, qint64 start, qint64 end);

} // namespace CloudWatch
