// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/bulkexport.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace Session {

BulkExport::BulkExport(const Ivs::IvsClient *client, Base::Clock clock, QObject *parent)
    : QObject(parent)
    , m_client(client->background())
    , m_clock(std::move(clock))
{
}

BulkExport::~BulkExport() = default;

void BulkExport::setMetricsClient(CloudWatch::CloudWatchClient *client, const std::optional<Base::Error> &error)
{
    m_metricsClient = client;
    m_metricsError = error;
    m_isWithMetrics = client || error;
}

void BulkExport::start(const Job &job)
{
    m_job = job;
    m_isRunning = true;
    m_total = m_written = m_failed = 0;
    if (!QDir().mkpath(job.directory)) {
        m_isRunning = false;
        Base::Error error{.kind = Base::Error::Kind::File,
                          .message
                          = tr("%1: the directory cannot be made.").arg(QDir::toNativeSeparators(job.directory)),
                          .resource = job.directory};
        // As every other answer: from the event loop.
        QMetaObject::invokeMethod(
            this, [this, error] { Q_EMIT finished(error); }, Qt::QueuedConnection);
        return;
    }
    if (!job.streamIds.isEmpty()) {
        m_remaining = job.streamIds;
        m_remaining.removeDuplicates();
        m_total = static_cast<int>(m_remaining.size());
        QMetaObject::invokeMethod(
            this,
            [this] {
                Q_EMIT listed(m_total);
                fill();
            },
            Qt::QueuedConnection);
        return;
    }
    m_listing
        = m_client->listAllStreamSessions({.channelArn = job.channelArn}, {}, this, {}, [this](const auto &answer) {
              if (!answer) {
                  m_isRunning = false;
                  Q_EMIT finished(answer.error());
                  return;
              }
              for (const auto &summary : answer->value.items) {
                  if (summary.streamId)
                      m_remaining.append(*summary.streamId);
              }
              m_total = static_cast<int>(m_remaining.size());
              Q_EMIT listed(m_total);
              fill();
          });
}

void BulkExport::cancel()
{
    m_isRunning = false;
    m_remaining.clear();
    m_listing.cancel();
    for (auto &[streamId, reading] : m_reading) {
        if (reading.metrics) {
            reading.metrics->disconnect(this);
            reading.metrics->cancel();
            reading.metrics.release()->deleteLater();
        }
    }
    m_reading.clear();
}

// Always from the event loop: whoever hears of a session may cancel.
void BulkExport::fill()
{
    while (m_isRunning && !m_remaining.isEmpty() && static_cast<qsizetype>(m_reading.size()) < parallel) {
        const QString streamId = m_remaining.takeFirst();
        if (const auto error = fileExists(streamId)) {
            // Known before a call is spent on it.
            ++m_failed;
            Q_EMIT sessionFailed(streamId, *error);
        } else {
            ask(streamId);
        }
    }
    if (!m_isRunning || !m_remaining.isEmpty() || !m_reading.empty())
        return;
    m_isRunning = false;
    Q_EMIT finished({});
}

std::optional<Base::Error> BulkExport::fileExists(const QString &streamId) const
{
    SessionRecord record;
    record.source.streamId = streamId;
    const QString fileName = QDir(m_job.directory).filePath(File::suggestedFileName(record));
    if (m_job.overwrite == File::Overwrite::Allow || !QFileInfo::exists(fileName))
        return {};
    return Base::Error{
        .kind = Base::Error::Kind::File,
        .message = tr("%1: the file exists already, and was left as it is.").arg(QDir::toNativeSeparators(fileName)),
        .resource = fileName};
}

void BulkExport::ask(const QString &streamId)
{
    m_reading[streamId].request = m_client->getStreamSession(
        m_job.channelArn, streamId, this, [this, streamId](const auto &answer) { take(streamId, answer); });
}

void BulkExport::take(const QString &streamId, const Base::Result<Ivs::Received<Ivs::StreamSession>> &answer)
{
    if (!answer) {
        ++m_failed;
        Q_EMIT sessionFailed(streamId, answer.error());
        finish(streamId);
        return;
    }
    Reading &reading = m_reading[streamId];
    reading.record = recordOf(*answer, *m_client, {m_job.channelArn, streamId}, m_clock());
    if (!m_isWithMetrics || m_job.options.bare) {
        write(streamId);
        return;
    }
    reading.metrics = std::make_unique<MetricsLoader>(m_clock);
    reading.metrics->setClient(m_metricsClient, m_metricsError);
    connect(reading.metrics.get(), &MetricsLoader::changed, this, [this, streamId] { takeMetrics(streamId); });
    reading.metrics->load(reading.record);
}

void BulkExport::takeMetrics(const QString &streamId)
{
    const auto reading = m_reading.find(streamId);
    if (reading == m_reading.end() || reading->second.metrics->metrics().state == SessionMetrics::State::Loading)
        return;
    const SessionMetrics metrics = reading->second.metrics->metrics();
    reading->second.record.metrics = metrics;
    if (metrics.error) {
        using Kind = Base::Error::Kind;
        const bool isForAll = metrics.error->kind == Kind::AccessDenied || metrics.error->kind == Kind::Configuration;
        if (!isForAll || m_isWithMetrics)
            Q_EMIT metricsFailed(streamId, *metrics.error);
        if (isForAll)
            m_isWithMetrics = false;
    }
    write(streamId);
}

void BulkExport::write(const QString &streamId)
{
    const auto reading = m_reading.find(streamId);
    if (reading == m_reading.end()) // whoever heard of the metrics has cancelled
        return;
    const SessionRecord &record = reading->second.record;
    const QString fileName = QDir(m_job.directory).filePath(File::suggestedFileName(record));
    if (const auto done = File::write(record, fileName, m_job.overwrite, m_job.options)) {
        ++m_written;
        Q_EMIT sessionWritten(streamId, fileName);
    } else {
        ++m_failed;
        Q_EMIT sessionFailed(streamId, done.error());
    }
    finish(streamId);
}

// Whoever heard of the session may have cancelled.
void BulkExport::finish(const QString &streamId)
{
    const auto reading = m_reading.find(streamId);
    if (reading != m_reading.end()) {
        if (reading->second.metrics)
            reading->second.metrics.release()->deleteLater(); // this may be its word
        m_reading.erase(reading);
    }
    fill();
}

} // namespace Session
