// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/runner.h"

#include "aws/credentialchain.h"
#include "aws/proxies.h"
#include "base/json.h"
#include "cli/errortext.h"
#include "cli/metricstext.h"
#include "cli/sessiontext.h"
#include "session/metricsfile.h"

#include <QFile>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Cli {

namespace {

// As in the AWS CLI, 0 is no limit. An attempt may not end before the limits that were asked for.
Aws::Limits limitsFor(const Options &options)
{
    Aws::Limits limits;
    if (options.connectTimeout)
        limits.connect = std::chrono::seconds(*options.connectTimeout);
    if (options.readTimeout)
        limits.idle = std::chrono::seconds(*options.readTimeout);
    const bool isUnlimited = limits.connect.count() == 0 || limits.idle.count() == 0;
    limits.attempt
        = isUnlimited ? std::chrono::milliseconds(0) : std::max(limits.attempt, limits.connect + limits.idle);
    return limits;
}

Base::Result<Session::SessionRecord> readStdin()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Base::failure({.kind = Base::Error::Kind::File, .message = input.errorString()});
    return Session::File::parse(input.readAll());
}

} // namespace

Runner::Runner(Options options, Aws::Environment environment, Output *output, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_environment(std::move(environment))
    , m_output(output)
    , m_codePrompt(output)
{
}

Runner::~Runner()
{
    m_request.cancel();
}

void Runner::start()
{
    QMetaObject::invokeMethod(this, &Runner::run, Qt::QueuedConnection);
}

void Runner::interrupt()
{
    if (m_isFinished)
        return;
    m_request.cancel();
    m_account.reset();
    m_codePrompt.withdraw();
    m_metrics.reset();
    m_export.reset();
    m_output->note(u"streamloupe-cli: interrupted."_s);
    finish(ExitCode::Interrupted);
}

void Runner::run()
{
    if (m_options.command == Command::Show) {
        show();
        return;
    }
    if (const auto error = readSettings()) {
        fail(*error);
        return;
    }
    if (m_options.command == Command::WhoAmI || m_options.command == Command::SsoLogin) {
        runAccountCommand();
        return;
    }
    if (const auto error = connectClient()) {
        fail(*error);
        return;
    }
    switch (m_options.command) {
    case Command::ListChannels:
        listChannels();
        return;
    case Command::ListStreams:
        listStreams();
        return;
    case Command::ListStreamSessions:
        listStreamSessions();
        return;
    case Command::GetStreamSession:
        getStreamSession();
        return;
    case Command::GetChannel:
        getChannel();
        return;
    case Command::GetMetrics:
        getMetrics();
        return;
    case Command::Export:
        runExport();
        return;
    case Command::Show:
    case Command::WhoAmI:
    case Command::SsoLogin:
        return; // handled above
    }
    Q_UNREACHABLE();
}

std::optional<Base::Error> Runner::readSettings()
{
    auto settings = Aws::resolveSettings(m_environment, {.profile = m_options.profile,
                                                         .region = m_options.region,
                                                         .endpointUrl = m_options.endpointUrl,
                                                         .caBundle = m_options.caBundle,
                                                         .allowHttp = m_options.allowHttp});
    if (!settings)
        return settings.error();
    m_settings = std::move(*settings);
    // The AWS CLI's other formats (table, yaml) are not ours: JSON is what every script reads.
    m_configuredOutput = m_settings.output == "text"_L1 ? OutputFormat::Text : OutputFormat::Json;
    Aws::useProxies(&m_network, m_environment);
    m_context.network = &m_network;
    m_context.budget = std::make_shared<Aws::Budget>();
    m_context.limits = limitsFor(m_options);
    if (m_options.debug) {
        for (const auto &note : m_settings.notes)
            m_output->note(note);
        m_context.trace = [output = m_output](const QString &line) { output->note(line); };
    }
    m_context.mfaPrompt = [this](const Aws::MfaQuestion &question, const Aws::MfaAnswer &answer) {
        m_codePrompt.ask(question, answer);
    };
    return {};
}

std::optional<Base::Error> Runner::connectClient()
{
    const auto credentials = Aws::makeCredentialsProvider(m_settings, m_context);
    auto client = Ivs::makeIvsClient(m_settings, credentials, m_context);
    if (!client)
        return client.error();
    m_client = std::move(*client);
    auto metrics = CloudWatch::makeCloudWatchClient(m_settings, credentials, m_context);
    if (metrics)
        m_metricsClient = std::move(*metrics);
    else
        m_metricsError = metrics.error();
    return {};
}

void Runner::runAccountCommand()
{
    m_account = std::make_unique<AccountCommands>(m_options, m_settings, m_context, m_output);
    connect(m_account.get(), &AccountCommands::answered, this,
            [this](const QJsonObject &document, const QString &text) { write(document, [&text] { return text; }); });
    connect(m_account.get(), &AccountCommands::failed, this, &Runner::fail);
    connect(m_account.get(), &AccountCommands::signedIn, this, [this] { finish(ExitCode::Success); });
    if (m_options.command == Command::WhoAmI)
        m_account->whoAmI();
    else
        m_account->signIn();
}

void Runner::runExport()
{
    m_export
        = std::make_unique<ExportCommand>(m_options, m_client.get(), m_metricsClient.get(), m_metricsError, m_output);
    connect(m_export.get(), &ExportCommand::printed, this,
            [this](const QByteArray &document) { writeBytes(document); });
    connect(m_export.get(), &ExportCommand::finished, this, &Runner::finish);
    connect(m_export.get(), &ExportCommand::failed, this, &Runner::fail);
    m_export->start();
}

OutputFormat Runner::outputFormat() const
{
    return m_options.output.value_or(m_configuredOutput.value_or(OutputFormat::Json));
}

// The completion of a call: hands what was answered to `take`; an error ends the command.
template <typename Take>
auto Runner::orFail(Take take)
{
    return [this, take = std::move(take)](const auto &answer) {
        if (answer)
            take(*answer);
        else
            fail(answer.error());
    };
}

template <typename Received, typename ToText>
void Runner::finishList(const Received &list, ToText toText)
{
    for (const auto &issue : list.issues) {
        m_output->note(
            u"streamloupe-cli: %1: %2 expected, %3 found."_s.arg(issue.pointer, issue.expected, issue.found));
    }
    write(list.document, [&] { return toText(list.value); });
}

void Runner::listChannels()
{
    m_request = m_client->listAllChannels({.filterByName = m_options.filterByName,
                                           .nextToken = m_options.startingToken,
                                           .maxResults = m_options.pageSize},
                                          {.maxItems = m_options.maxItems}, this, {},
                                          orFail([this](const auto &list) { finishList(list, channelsText); }));
}

void Runner::listStreams()
{
    m_request = m_client->listAllStreams({.nextToken = m_options.startingToken, .maxResults = m_options.pageSize},
                                         {.maxItems = m_options.maxItems}, this, {},
                                         orFail([this](const auto &list) { finishList(list, streamsText); }));
}

void Runner::listStreamSessions()
{
    m_request = m_client->listAllStreamSessions(
        {.channelArn = m_options.channelArn, .nextToken = m_options.startingToken, .maxResults = m_options.pageSize},
        {.maxItems = m_options.maxItems}, this, {}, orFail([this](const auto &list) {
            finishList(list, [](const auto &page) { return streamSessionsText(page, Base::systemClock()); });
        }));
}

void Runner::getStreamSession()
{
    const auto streamId = m_options.streamIds.isEmpty() ? std::optional<QString>() : m_options.streamIds.first();
    m_request = m_client->getStreamSession(
        m_options.channelArn, streamId, this, orFail([this, streamId](const auto &session) {
            const auto record
                = Session::recordOf(session, *m_client, {m_options.channelArn, streamId}, Base::systemClock());
            write(session.document, [&] { return sessionText(record, Base::systemClock(), m_options.includeSecrets); });
        }));
}

void Runner::getChannel()
{
    m_request
        = m_client->getChannel(m_options.channelArn, this, orFail([this](const auto &channel) {
                                   write(channel.document, [&] {
                                       return channelText(channel.document, channel.issues, m_options.includeSecrets);
                                   });
                               }));
}

void Runner::getMetrics()
{
    if (!m_metricsClient) {
        fail(*m_metricsError);
        return;
    }
    m_metrics = std::make_unique<MetricsReading>(m_client.get(), m_metricsClient.get(), Base::systemClock);
    connect(m_metrics.get(), &MetricsReading::told, this,
            [this](const QString &note) { m_output->note(u"streamloupe-cli: "_s + note); });
    connect(m_metrics.get(), &MetricsReading::finished, this, &Runner::finishMetrics);
    m_metrics->start(
        {.channelArn = m_options.channelArn,
         .streamId = m_options.streamIds.isEmpty() ? std::optional<QString>() : m_options.streamIds.first(),
         .metrics = m_options.metrics,
         .periodSeconds = m_options.periodSeconds,
         .start = m_options.startTime,
         .end = m_options.endTime});
}

void Runner::finishMetrics(const Base::Result<Session::SessionMetrics> &metrics)
{
    if (!metrics) {
        fail(metrics.error());
        return;
    }
    bool isRefused = false;
    for (const auto &series : metrics->series) {
        using Status = CloudWatch::MetricSeries::Status;
        isRefused = isRefused || series.status == Status::Failed || series.status == Status::Forbidden;
        const QString name = CloudWatch::metricName(series.metric);
        if (series.status != Status::Complete)
            m_output->note(u"streamloupe-cli: %1: %2."_s.arg(name, CloudWatch::statusName(series.status)));
        for (const auto &message : series.messages)
            m_output->note(u"streamloupe-cli: %1: %2"_s.arg(name, message));
    }
    for (const auto &message : metrics->messages)
        m_output->note(u"streamloupe-cli: "_s + message);
    // What there is is written all the same.
    const ExitCode code = isRefused ? ExitCode::Service : ExitCode::Success;
    switch (outputFormat()) {
    case OutputFormat::Json:
        writeBytes(Base::toJsonText(QJsonObject{{u"metrics"_s, Session::MetricsFile::toJson(*metrics)}}), code);
        return;
    case OutputFormat::Csv:
        writeBytes(Session::MetricsFile::toCsv(*metrics), code);
        return;
    case OutputFormat::Text:
        writeBytes(metricsText(*metrics).toUtf8(), code);
        return;
    }
    Q_UNREACHABLE();
}

void Runner::show()
{
    // Offline: the configuration is looked at for its output format alone, and a broken one is no obstacle.
    if (const auto settings = Aws::resolveSettings(m_environment, {.profile = m_options.profile}))
        m_configuredOutput = settings->output == "text"_L1 ? OutputFormat::Text : OutputFormat::Json;

    const auto record = m_options.file == "-"_L1 ? readStdin() : Session::File::read(m_options.file);
    if (!record) {
        fail(record.error());
        return;
    }
    if (record->isNewerFormat) {
        m_output->note(
            u"streamloupe-cli: the file was written by a later version (format %1); what that version added is "
            "not shown."_s.arg(record->formatVersion));
    }
    const QDateTime now = record->capturedAt.isValid() ? record->capturedAt : Base::systemClock();
    write(record->response, [&] { return sessionText(*record, now, m_options.includeSecrets); });
}

void Runner::write(const QJsonObject &document, const std::function<QString()> &toText)
{
    if (outputFormat() == OutputFormat::Text) {
        writeBytes(toText().toUtf8());
        return;
    }
    writeBytes(Base::toJsonText(m_options.includeSecrets ? document : Base::withoutSecrets(document, nullptr)));
}

void Runner::writeBytes(const QByteArray &bytes, ExitCode code)
{
    if (m_output->document(bytes) == Output::Written::Failed) {
        fail({.kind = Base::Error::Kind::File, .message = u"stdout: %1"_s.arg(m_output->lastError())});
        return;
    }
    finish(code);
}

void Runner::fail(const Base::Error &error)
{
    m_output->note(errorText(error));
    finish(exitCodeFor(error));
}

void Runner::finish(ExitCode code)
{
    if (std::exchange(m_isFinished, true))
        return;
    Q_EMIT finished(static_cast<int>(code));
}

} // namespace Cli
