// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/requesthandle.h"
#include "cloudwatch/cloudwatchclient.h"
#include "session/sessionmetrics.h"
#include "session/sessionrecord.h"

#include <QObject>

namespace Session {

// The metrics of the session on screen, read in the background: a failure is a state of its own and touches nothing
// else.
class MetricsLoader : public QObject
{
    Q_OBJECT

public:
    explicit MetricsLoader(Base::Clock clock, QObject *parent = nullptr);
    ~MetricsLoader() override;

    // `client` may be null: there are none then, for the reason `error` where that is told. Forgets what was read.
    void setClient(CloudWatch::CloudWatchClient *client, const std::optional<Base::Error> &error = {});

    // Reads the metrics of the session's time. Of the session that was loaded last, what is known stays until the
    // answer is there; while it is live, only the part that can have changed is asked for, and in silence: the state
    // stays. Asking again while an answer is on its way waits for that one.
    void load(const SessionRecord &record);
    // What a file holds; nothing is asked for.
    void show(const SessionMetrics &metrics);
    // Back to what was there before load().
    void cancel();
    void clear();

    const SessionMetrics &metrics() const { return m_metrics; }

Q_SIGNALS:
    void changed();

private:
    struct Wanted;
    struct Tail;
    void askWhole(const Wanted &wanted);
    void askRecent(const Wanted &wanted, const CloudWatch::MetricData &whole);
    void askTail(const Wanted &wanted, const QDateTime &from);
    void take(const Wanted &wanted, const CloudWatch::MetricData &whole, const CloudWatch::MetricData &recent);
    void askRecentTail(const Wanted &wanted, const Tail &whole);
    void takeTail(const Wanted &wanted, const Tail &whole, const Tail &recent);
    void fail(const Base::Error &error);
    void withdraw();
    void setState(SessionMetrics::State state);

    CloudWatch::CloudWatchClient *m_client = nullptr;
    std::optional<Base::Error> m_clientError;
    Base::Clock m_clock;
    Base::RequestHandle m_request;
    SessionMetrics m_metrics;
    SessionMetrics::State m_stateBefore = SessionMetrics::State::None; // where cancel() goes back to
    bool m_isAsking = false;
    QString m_key; // of the session that m_metrics belongs to
};

} // namespace Session
