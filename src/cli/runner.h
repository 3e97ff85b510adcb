// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/clientcontext.h"
#include "cli/accountcommands.h"
#include "cli/exitcode.h"
#include "cli/exportcommand.h"
#include "cli/metricsreading.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cloudwatch/service.h"
#include "ivs/service.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace Cli {

// Runs one command, from reading the settings to the last line of output.
class Runner : public QObject
{
    Q_OBJECT

public:
    Runner(Options options, Aws::Environment environment, Output *output, QObject *parent = nullptr);
    ~Runner() override;

    // Returns at once; finished() comes from the event loop.
    void start();
    // Ctrl+C: withdraws what is on its way. finished(130) follows.
    void interrupt();

Q_SIGNALS:
    void finished(int exitCode);

private:
    void run();
    std::optional<Base::Error> readSettings();
    std::optional<Base::Error> connectClient();
    void runAccountCommand();
    void listChannels();
    void listStreams();
    void listStreamSessions();
    void getStreamSession();
    void getChannel();
    void getMetrics();
    void finishMetrics(const Base::Result<Session::SessionMetrics> &metrics);
    void runExport();
    void show();

    template <typename Take>
    auto orFail(Take take);
    template <typename Received, typename ToText>
    void finishList(const Received &list, ToText toText);
    void write(const QJsonObject &document, const std::function<QString()> &toText);
    void writeBytes(const QByteArray &bytes, ExitCode code = ExitCode::Success);
    void fail(const Base::Error &error);
    void finish(ExitCode code);
    OutputFormat outputFormat() const;

    Options m_options;
    Aws::Environment m_environment;
    Output *m_output;
    std::optional<OutputFormat> m_configuredOutput;
    QNetworkAccessManager m_network;
    CodePrompt m_codePrompt;
    Aws::Settings m_settings;
    Aws::ClientContext m_context;
    std::unique_ptr<Ivs::IvsClient> m_client;
    std::unique_ptr<AccountCommands> m_account;
    std::unique_ptr<CloudWatch::CloudWatchClient> m_metricsClient; // null where m_metricsError says why
    std::optional<Base::Error> m_metricsError;
    std::unique_ptr<MetricsReading> m_metrics;
    std::unique_ptr<ExportCommand> m_export;
    Base::RequestHandle m_request;
    bool m_isFinished = false;
};

} // namespace Cli
