// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "cloudwatch/cloudwatchclient.h"
#include "ivs/ivsclient.h"
#include "session/sessionmetrics.h"

#include <QObject>

namespace Cli {

// What get-metrics reads: the time of a session, or another one, at one period.
class MetricsReading : public QObject
{
    Q_OBJECT

public:
    struct Job
    {
        QString channelArn;
        std::optional<QString> streamId; // empty: the most recent session
        QList<CloudWatch::Metric> metrics; // empty: all
        std::optional<int> periodSeconds; // empty: the finest that is kept
        QDateTime start; // invalid: the session's; with both ends given no session is asked for
        QDateTime end;
    };

    // Both clients must outlive this.
    MetricsReading(Ivs::IvsClient *sessions, CloudWatch::CloudWatchClient *metrics, Base::Clock clock);
    ~MetricsReading() override;

    void start(const Job &job);

Q_SIGNALS:
    void told(const QString &note); // something to know about what comes
    void finished(const Base::Result<Session::SessionMetrics> &metrics);

private:
    void ask(const QDateTime &start, const QDateTime &end);

    Ivs::IvsClient *m_sessions;
    CloudWatch::CloudWatchClient *m_client;
    Base::Clock m_clock;
    Job m_job;
    Base::RequestHandle m_request;
};

} // namespace Cli
