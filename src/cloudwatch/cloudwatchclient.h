// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/requesthandle.h"
#include "base/result.h"
#include "cloudwatch/metricperiod.h"
#include "cloudwatch/metricseries.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Aws {
class Client;
}

namespace CloudWatch {

struct MetricDataInput
{
    QString channelArn; // 1 to 1024 characters behind the last '/': the value of the dimension Channel
    QList<Metric> metrics; // at least one; each once
    MetricSpan span; // valid, its period one that isPeriod() allows
};

struct MetricData
{
    QList<MetricSeries> series; // in the order of the input; what the service did not tell has no points
    QStringList messages; // the service's own words about the call as a whole
    QString requestId; // of the last page
};

// Reads what Amazon CloudWatch keeps of a channel of Amazon IVS. Every call keeps the contract of a request
// (docs/ARCHITECTURE.md): the completion runs once, from the event loop, and never after its handle is gone.
class CloudWatchClient : public QObject
{
    Q_OBJECT

public:
    explicit CloudWatchClient(std::shared_ptr<Aws::Client> client, QObject *parent = nullptr);
    ~CloudWatchClient() override;

    QString region() const;
    QString endpoint() const; // "https://monitoring.eu-west-1.amazonaws.com"

    // Minimum, average and maximum of each metric, all pages put together. A series that the service could not tell, or
    // not wholly, says so in its status and is no error of the call. Errors: InvalidArgument for what breaks a
    // constraint; UnreadableResponse for pages that go round in circles.
    Base::RequestHandle getMetricData(const MetricDataInput &input, QObject *context,
                                      std::function<void(Base::Result<MetricData>)> done);

private:
    std::shared_ptr<Aws::Client> m_client;
};

} // namespace CloudWatch
