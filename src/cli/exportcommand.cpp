// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/exportcommand.h"

#include "base/clock.h"
#include "cli/errortext.h"
#include "ivs/constraints.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Cli {

ExportCommand::ExportCommand(Options options, Ivs::IvsClient *sessions, CloudWatch::CloudWatchClient *metrics,
                             std::optional<Base::Error> metricsError, Output *output)
    : m_options(std::move(options))
    , m_sessions(sessions)
    , m_metrics(metrics)
    , m_metricsError(std::move(metricsError))
    , m_output(output)
{
}

ExportCommand::~ExportCommand() = default;

void ExportCommand::start()
{
    if (m_options.directory == "-"_L1)
        exportToStdout();
    else
        exportToFiles();
}

Session::File::WriteOptions ExportCommand::writeOptions() const
{
    return {.bare = m_options.bare, .includeSecrets = m_options.includeSecrets};
}

void ExportCommand::noteWithoutMetrics(const QString &streamId, const Base::Error &error)
{
    m_output->note(u"%1: written without metrics."_s.arg(streamId));
    m_output->note(errorText(error));
}

void ExportCommand::exportToStdout()
{
    const QString streamId = m_options.streamIds.first();
    m_request
        = m_sessions->getStreamSession(m_options.channelArn, streamId, this, [this, streamId](const auto &answer) {
              if (!answer) {
                  Q_EMIT failed(answer.error());
                  return;
              }
              const auto record
                  = Session::recordOf(*answer, *m_sessions, {m_options.channelArn, streamId}, Base::systemClock());
              if (m_options.bare)
                  Q_EMIT printed(Session::File::toText(record, writeOptions()));
              else
                  addMetrics(record);
          });
}

void ExportCommand::addMetrics(const Session::SessionRecord &session)
{
    m_loader = std::make_unique<Session::MetricsLoader>(Base::systemClock);
    m_loader->setClient(m_metrics, m_metricsError);
    connect(m_loader.get(), &Session::MetricsLoader::changed, this, [this, session] {
        auto record = session;
        record.metrics = m_loader->metrics();
        if (record.metrics.state == Session::SessionMetrics::State::Loading)
            return;
        if (record.metrics.error)
            noteWithoutMetrics(record.source.streamId, *record.metrics.error);
        Q_EMIT printed(Session::File::toText(record, writeOptions()));
    });
    m_loader->load(session);
}

std::optional<Base::Error> ExportCommand::checkArguments() const
{
    if (auto error = Ivs::checkChannelArn(m_options.channelArn))
        return error;
    for (const auto &streamId : m_options.streamIds) {
        if (auto error = Ivs::checkStreamId(streamId))
            return error;
    }
    return {};
}

void ExportCommand::exportToFiles()
{
    // Told before anything is written: one misspelt id among many is a mistake of the command line.
    if (const auto error = checkArguments()) {
        Q_EMIT failed(*error);
        return;
    }
    m_export = std::make_unique<Session::BulkExport>(m_sessions, Base::systemClock);
    m_export->setMetricsClient(m_metrics, m_metricsError);
    connectExport();
    m_export->start(
        {.channelArn = m_options.channelArn,
         .streamIds = m_options.streamIds,
         .directory = m_options.directory,
         .options = writeOptions(),
         .overwrite = m_options.force ? Session::File::Overwrite::Allow : Session::File::Overwrite::Refuse});
}

// "3 of 200: "
QString ExportCommand::progress() const
{
    return u"%1 of %2: "_s.arg(m_export->written() + m_export->failed()).arg(m_export->total());
}

void ExportCommand::connectExport()
{
    using Session::BulkExport;
    connect(m_export.get(), &BulkExport::metricsFailed, this, &ExportCommand::noteWithoutMetrics);
    connect(m_export.get(), &BulkExport::listed, this,
            [this](int total) { m_output->note(u"%1 sessions to export."_s.arg(total)); });
    connect(m_export.get(), &BulkExport::sessionWritten, this,
            [this](const QString &, const QString &fileName) { m_output->note(progress() + fileName); });
    connect(m_export.get(), &BulkExport::sessionFailed, this,
            [this](const QString &streamId, const Base::Error &error) {
                m_output->note(progress() + u"%1 failed."_s.arg(streamId));
                m_output->note(errorText(error));
            });
    connect(m_export.get(), &BulkExport::finished, this, [this](const std::optional<Base::Error> &error) {
        if (error) {
            Q_EMIT failed(*error);
            return;
        }
        m_output->note(u"%1 written, %2 failed."_s.arg(m_export->written()).arg(m_export->failed()));
        Q_EMIT finished(m_export->failed() == 0 ? ExitCode::Success : ExitCode::Service);
    });
}

} // namespace Cli
