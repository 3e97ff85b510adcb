// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/exitcode.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cloudwatch/cloudwatchclient.h"
#include "ivs/ivsclient.h"
#include "session/bulkexport.h"
#include "session/metricsloader.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Cli {

// export: sessions to files, or one to stdout. Where metrics cannot be had a session is written without: it is what
// matters.
class ExportCommand : public QObject
{
    Q_OBJECT

public:
    // Clients and output must outlive this. `metrics` is null where `metricsError` says why.
    ExportCommand(Options options, Ivs::IvsClient *sessions, CloudWatch::CloudWatchClient *metrics,
                  std::optional<Base::Error> metricsError, Output *output);
    ~ExportCommand() override;

    void start();

Q_SIGNALS:
    void printed(const QByteArray &document); // the one session that goes to stdout
    void finished(Cli::ExitCode code); // all files were tried
    void failed(const Base::Error &error); // nothing can be written

private:
    void exportToStdout();
    void addMetrics(const Session::SessionRecord &session);
    void exportToFiles();
    void connectExport();
    std::optional<Base::Error> checkArguments() const;
    void noteWithoutMetrics(const QString &streamId, const Base::Error &error);
    QString progress() const;
    Session::File::WriteOptions writeOptions() const;

    Options m_options;
    Ivs::IvsClient *m_sessions;
    CloudWatch::CloudWatchClient *m_metrics;
    std::optional<Base::Error> m_metricsError;
    Output *m_output;
    std::unique_ptr<Session::MetricsLoader> m_loader;
    std::unique_ptr<Session::BulkExport> m_export;
    Base::RequestHandle m_request;
};

} // namespace Cli
