// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/requesthandle.h"
#include "ivs/ivsclient.h"
#include "session/metricsloader.h"
#include "session/sessionfile.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <optional>

namespace Session {

// Sessions of one channel into a directory, a file each, one after the other. What fails is told and the rest is
// finished; no file is ever left half-written.
class BulkExport : public QObject
{
    Q_OBJECT

public:
    struct Job
    {
        QString channelArn;
        QStringList streamIds; // empty: all sessions that the service lists
        QString directory; // created where it does not exist
        File::WriteOptions options;
        File::Overwrite overwrite = File::Overwrite::Refuse;
        // The service allows five calls a second and operation; other programs of the account need some of them, and
        // being throttled costs more than waiting.
        std::chrono::milliseconds pace{210};
    };

    // `client` must outlive the export.
    BulkExport(Ivs::IvsClient *client, Base::Clock clock, QObject *parent = nullptr);
    ~BulkExport() override;

    // With it the files hold metrics as well, but for bare ones. `client` may be null, for the reason `error`.
    void setMetricsClient(CloudWatch::CloudWatchClient *client, const std::optional<Base::Error> &error = {});

    void start(const Job &job);
    // Ends in silence after the file that is being written; files written stay.
    void cancel();

    int total() const { return m_total; } // 0 until the sessions are listed
    int written() const { return m_written; }
    int failed() const { return m_failed; }

Q_SIGNALS:
    void listed(int total);
    void sessionWritten(const QString &streamId, const QString &fileName);
    void sessionFailed(const QString &streamId, const Base::Error &error);
    // The session is written without its metrics. Where reading them is not allowed this is told once, and they are not
    // asked for again.
    void metricsFailed(const QString &streamId, const Base::Error &error);
    // `error` where the export could not run at all: the sessions cannot be listed, no directory.
    void finished(const std::optional<Base::Error> &error);

private:
    void next();
    void ask();
    void take(const Base::Result<Ivs::Received<Ivs::StreamSession>> &answer);
    void onMetrics();
    void write();
    std::optional<Base::Error> fileExists() const;

    Ivs::IvsClient *m_client;
    Base::Clock m_clock;
    Job m_job;
    QStringList m_remaining;
    QString m_streamId; // the one being read
    SessionRecord m_record; // likewise, once it is there
    Base::RequestHandle m_request;
    MetricsLoader m_metrics;
    bool m_isWithMetrics = false;
    QElapsedTimer m_sinceLastCall;
    bool m_isRunning = false;
    int m_total = 0;
    int m_written = 0;
    int m_failed = 0;
};

} // namespace Session
