// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/requesthandle.h"
#include "ivs/ivsclient.h"
#include "session/metricsloader.h"
#include "session/sessionfile.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>

namespace Session {

// Sessions of one channel into a directory, a file each, a few at a time and in no certain order. What fails is told
// and the rest is finished; no file is ever left half-written. How fast it goes is the request budget's to say, from
// which calls that a person waits for are served first.
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
    };

    BulkExport(const Ivs::IvsClient *client, Base::Clock clock, QObject *parent = nullptr);
    ~BulkExport() override;

    // With it the files hold metrics as well, but for bare ones. `client` may be null, for the reason `error`,
    // and must outlive the export.
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
    // As many as it takes to use up five calls a second while answers take up to 0.8 s. The connections to a host are
    // six: some stay free.
    static constexpr qsizetype parallel = 4;

    // A session on its way into its file.
    struct Reading
    {
        Base::RequestHandle request;
        SessionRecord record; // once it is there
        std::unique_ptr<MetricsLoader> metrics; // where they are wanted, then
    };

    void fill();
    void ask(const QString &streamId);
    void take(const QString &streamId, const Base::Result<Ivs::Received<Ivs::StreamSession>> &answer);
    void takeMetrics(const QString &streamId);
    void write(const QString &streamId);
    void finish(const QString &streamId);
    std::optional<Base::Error> fileExists(const QString &streamId) const;

    std::unique_ptr<Ivs::IvsClient> m_client; // in the background
    Base::Clock m_clock;
    Job m_job;
    QStringList m_remaining;
    Base::RequestHandle m_listing;
    std::map<QString, Reading> m_reading; // by stream id
    CloudWatch::CloudWatchClient *m_metricsClient = nullptr;
    std::optional<Base::Error> m_metricsError;
    bool m_isWithMetrics = false;
    bool m_isRunning = false;
    int m_total = 0;
    int m_written = 0;
    int m_failed = 0;
};

} // namespace Session
