// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cloudwatch/metricseries.h"

using namespace Qt::StringLiterals;

namespace CloudWatch {

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

} // namespace CloudWatch
