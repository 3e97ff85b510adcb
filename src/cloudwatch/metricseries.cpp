// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cloudwatch/metricseries.h"

using namespace Qt::StringLiterals;

namespace CloudWatch {

QList<Metric> allMetrics()
{
    return {Metric::IngestVideoBitrate, Metric::IngestFramerate, Metric::IngestAudioBitrate,
            Metric::KeyframeInterval,   Metric::IngestBitrate,   Metric::ConcurrentViews};
}

QString metricName(Metric metric)
{
    switch (metric) {
    case Metric::IngestVideoBitrate:
        return u"IngestVideoBitrate"_s;
    case Metric::IngestFramerate:
        return u"IngestFramerate"_s;
    case Metric::IngestAudioBitrate:
        return u"IngestAudioBitrate"_s;
    case Metric::KeyframeInterval:
        return u"KeyframeInterval"_s;
    case Metric::IngestBitrate:
        return u"IngestBitrate"_s;
    case Metric::ConcurrentViews:
        return u"ConcurrentViews"_s;
    }
    return {};
}

std::optional<Metric> metricFromName(const QString &name)
{
    const auto metrics = allMetrics();
    for (const Metric metric : metrics) {
        if (metricName(metric) == name)
            return metric;
    }
    return {};
}

QString metricUnit(Metric metric)
{
    switch (metric) {
    case Metric::IngestVideoBitrate:
    case Metric::IngestAudioBitrate:
    case Metric::IngestBitrate:
        return u"Bits/Second"_s;
    case Metric::IngestFramerate:
        return u"Count/Second"_s;
    case Metric::KeyframeInterval:
        return u"Seconds"_s;
    case Metric::ConcurrentViews:
        return u"Count"_s;
    }
    return {};
}

QString statusName(MetricSeries::Status status)
{
    switch (status) {
    case MetricSeries::Status::Complete:
        return u"Complete"_s;
    case MetricSeries::Status::Partial:
        return u"PartialData"_s;
    case MetricSeries::Status::Failed:
        return u"InternalError"_s;
    case MetricSeries::Status::Forbidden:
        return u"Forbidden"_s;
    }
    return {};
}

MetricSeries::Status statusFromName(const QString &name)
{
    using Status = MetricSeries::Status;
    for (const auto status : {Status::Partial, Status::Failed, Status::Forbidden}) {
        if (statusName(status) == name)
            return status;
    }
    return Status::Complete;
}

} // namespace CloudWatch
