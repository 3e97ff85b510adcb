// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/bulkexport.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Session {

BulkExport::BulkExport(Ivs::IvsClient *client, Base::Clock clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_metrics(std::move(clock))
{
    connect(&m_metrics, &MetricsLoader::changed, this, &BulkExport::onMetrics);
}

BulkExport::~BulkExport() = default;

void BulkExport::setMetricsClient(CloudWatch::CloudWatchClient *client, const std::optional<Base::Error> &error)
{
    m_metrics.setClient(client, error);
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
                next();
            },
            Qt::QueuedConnection);
        return;
    }
    m_request
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
              next();
          });
}

void BulkExport::cancel()
{
    m_isRunning = false;
    m_remaining.clear();
    m_request.cancel();
    m_metrics.cancel();
}

void BulkExport::next()
{
    if (!m_isRunning)
        return;
    if (m_remaining.isEmpty()) {
        m_isRunning = false;
        Q_EMIT finished({});
        return;
    }
    m_streamId = m_remaining.takeFirst();
    if (const auto error = fileExists()) {
        // Known before a call is spent on it.
        ++m_failed;
        Q_EMIT sessionFailed(m_streamId, *error);
        QMetaObject::invokeMethod(this, &BulkExport::next, Qt::QueuedConnection);
        return;
    }
    const qint64 since = m_sinceLastCall.isValid() ? m_sinceLastCall.elapsed() : m_job.pace.count();
    QTimer::singleShot(std::chrono::milliseconds(std::max<qint64>(0, m_job.pace.count() - since)), this,
                       &BulkExport::ask);
}

std::optional<Base::Error> BulkExport::fileExists() const
{
    SessionRecord record;
    record.source.streamId = m_streamId;
    const QString fileName = QDir(m_job.directory).filePath(File::suggestedFileName(record));
    if (m_job.overwrite == File::Overwrite::Allow || !QFileInfo::exists(fileName))
        return {};
    return Base::Error{
        .kind = Base::Error::Kind::File,
        .message = tr("%1: the file exists already, and was left as it is.").arg(QDir::toNativeSeparators(fileName)),
        .resource = fileName};
}

void BulkExport::ask()
{
    if (!m_isRunning)
        return;
    m_sinceLastCall.start();
    m_request
        = m_client->getStreamSession(m_job.channelArn, m_streamId, this, [this](const auto &answer) { take(answer); });
}

void BulkExport::take(const Base::Result<Ivs::Received<Ivs::StreamSession>> &answer)
{
    if (!answer) {
        ++m_failed;
        Q_EMIT sessionFailed(m_streamId, answer.error());
        next();
        return;
    }
    m_record = recordOf(*answer, *m_client, {m_job.channelArn, m_streamId}, m_clock());
    if (m_isWithMetrics && !m_job.options.bare)
        m_metrics.load(m_record);
    else
        write();
}

void BulkExport::onMetrics()
{
    const SessionMetrics &metrics = m_metrics.metrics();
    if (!m_isRunning || m_streamId.isEmpty() || metrics.state == SessionMetrics::State::Loading)
        return;
    m_record.metrics = metrics;
    if (metrics.error) {
        Q_EMIT metricsFailed(m_streamId, *metrics.error);
        using Kind = Base::Error::Kind;
        if (metrics.error->kind == Kind::AccessDenied || metrics.error->kind == Kind::Configuration)
            m_isWithMetrics = false;
    }
    write();
}

void BulkExport::write()
{
    const SessionRecord record = std::exchange(m_record, {});
    const QString fileName = QDir(m_job.directory).filePath(File::suggestedFileName(record));
    if (const auto done = File::write(record, fileName, m_job.overwrite, m_job.options)) {
        ++m_written;
        Q_EMIT sessionWritten(m_streamId, fileName);
    } else {
        ++m_failed;
        Q_EMIT sessionFailed(m_streamId, done.error());
    }
    next();
}

} // namespace Session
