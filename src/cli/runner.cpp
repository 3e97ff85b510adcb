// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/runner.h"

#include "aws/credentialchain.h"
#include "aws/proxies.h"
#include "base/json.h"
#include "cli/metricstext.h"
#include "cli/sessiontext.h"
#include "ivs/constraints.h"
#include "session/erroradvice.h"
#include "session/metricsfile.h"
#include "session/metricsloader.h"

#include <QFile>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Cli {

namespace {

// The error's constraint in the words of the command line: "--channel-arn" for "channelArn".
Base::Error withOptionName(Base::Error error)
{
    // The message begins with the member's name; behind it the same letters may be part of a pattern.
    if (!error.argument.isEmpty() && error.message.startsWith(error.argument))
        error.message.replace(0, error.argument.size(), optionOfMember(error.argument));
    return error;
}

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
    m_exportedMetrics.reset();
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
        if (m_options.directory == "-"_L1)
            exportToStdout();
        else
            exportSessions();
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

OutputFormat Runner::outputFormat() const
{
    return m_options.output.value_or(m_configuredOutput.value_or(OutputFormat::Json));
}

template <typename T, typename ToText>
void Runner::finishList(const Base::Result<Ivs::Received<Ivs::Page<T>>> &answer, ToText toText)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    for (const auto &issue : answer->issues) {
        m_output->note(
            u"streamloupe-cli: %1: %2 expected, %3 found."_s.arg(issue.pointer, issue.expected, issue.found));
    }
    write(answer->document, [&] { return toText(answer->value); });
}

void Runner::listChannels()
{
    m_request = m_client->listAllChannels({.filterByName = m_options.filterByName,
                                           .nextToken = m_options.startingToken,
                                           .maxResults = m_options.pageSize},
                                          {.maxItems = m_options.maxItems}, this, {},
                                          [this](const auto &answer) { finishList(answer, channelsText); });
}

void Runner::listStreams()
{
    m_request = m_client->listAllStreams({.nextToken = m_options.startingToken, .maxResults = m_options.pageSize},
                                         {.maxItems = m_options.maxItems}, this, {},
                                         [this](const auto &answer) { finishList(answer, streamsText); });
}

void Runner::listStreamSessions()
{
    m_request = m_client->listAllStreamSessions(
        {.channelArn = m_options.channelArn, .nextToken = m_options.startingToken, .maxResults = m_options.pageSize},
        {.maxItems = m_options.maxItems}, this, {}, [this](const auto &answer) {
            finishList(answer, [](const auto &page) { return streamSessionsText(page, Base::systemClock()); });
        });
}

void Runner::getStreamSession()
{
    const auto streamId = m_options.streamIds.isEmpty() ? std::optional<QString>() : m_options.streamIds.first();
    m_request = m_client->getStreamSession(m_options.channelArn, streamId, this, [this, streamId](const auto &answer) {
        if (!answer) {
            fail(answer.error());
            return;
        }
        const auto record
            = Session::recordOf(*answer, *m_client, {m_options.channelArn, streamId}, Base::systemClock());
        write(answer->document, [&] { return sessionText(record, Base::systemClock(), m_options.includeSecrets); });
    });
}

void Runner::getChannel()
{
    m_request = m_client->getChannel(m_options.channelArn, this, [this](const auto &answer) {
        if (!answer) {
            fail(answer.error());
            return;
        }
        write(answer->document,
              [&] { return channelText(answer->document, answer->issues, m_options.includeSecrets); });
    });
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

// The session is written without: it is what matters.
void Runner::noteWithoutMetrics(const QString &streamId, const Base::Error &error)
{
    m_output->note(u"%1: written without metrics."_s.arg(streamId));
    m_output->note(errorText(error));
}

void Runner::exportToStdout()
{
    const QString streamId = m_options.streamIds.first();
    m_request = m_client->getStreamSession(m_options.channelArn, streamId, this, [this, streamId](const auto &answer) {
        if (!answer) {
            fail(answer.error());
            return;
        }
        auto record = Session::recordOf(*answer, *m_client, {m_options.channelArn, streamId}, Base::systemClock());
        const Session::File::WriteOptions options{.bare = m_options.bare, .includeSecrets = m_options.includeSecrets};
        if (m_options.bare) {
            writeBytes(Session::File::toText(record, options));
            return;
        }
        m_exportedMetrics = std::make_unique<Session::MetricsLoader>(Base::systemClock);
        m_exportedMetrics->setClient(m_metricsClient.get(), m_metricsError);
        connect(m_exportedMetrics.get(), &Session::MetricsLoader::changed, this, [this, record, options]() mutable {
            record.metrics = m_exportedMetrics->metrics();
            if (record.metrics.state == Session::SessionMetrics::State::Loading)
                return;
            if (record.metrics.error)
                noteWithoutMetrics(record.source.streamId, *record.metrics.error);
            writeBytes(Session::File::toText(record, options));
        });
        m_exportedMetrics->load(record);
    });
}

void Runner::exportSessions()
{
    // Told before anything is written: one misspelt id among many is a mistake of the command line.
    if (const auto error = Ivs::checkChannelArn(m_options.channelArn)) {
        fail(*error);
        return;
    }
    for (const auto &streamId : std::as_const(m_options.streamIds)) {
        if (const auto error = Ivs::checkStreamId(streamId)) {
            fail(*error);
            return;
        }
    }
    m_export = std::make_unique<Session::BulkExport>(m_client.get(), Base::systemClock);
    m_export->setMetricsClient(m_metricsClient.get(), m_metricsError);
    connect(m_export.get(), &Session::BulkExport::metricsFailed, this, &Runner::noteWithoutMetrics);
    connect(m_export.get(), &Session::BulkExport::listed, this,
            [this](int total) { m_output->note(u"%1 sessions to export."_s.arg(total)); });
    connect(
        m_export.get(), &Session::BulkExport::sessionWritten, this, [this](const QString &, const QString &fileName) {
            m_output->note(
                u"%1 of %2: %3"_s.arg(m_export->written() + m_export->failed()).arg(m_export->total()).arg(fileName));
        });
    connect(m_export.get(), &Session::BulkExport::sessionFailed, this,
            [this](const QString &streamId, const Base::Error &error) {
                m_output->note(u"%1 of %2: %3 failed."_s.arg(m_export->written() + m_export->failed())
                                   .arg(m_export->total())
                                   .arg(streamId));
                m_output->note(errorText(error));
            });
    connect(m_export.get(), &Session::BulkExport::finished, this, [this](const std::optional<Base::Error> &error) {
        if (error) {
            fail(*error);
            return;
        }
        m_output->note(u"%1 written, %2 failed."_s.arg(m_export->written()).arg(m_export->failed()));
        finish(m_export->failed() == 0 ? ExitCode::Success : ExitCode::Service);
    });
    m_export->start(
        {.channelArn = m_options.channelArn,
         .streamIds = m_options.streamIds,
         .directory = m_options.directory,
         .options = {.bare = m_options.bare, .includeSecrets = m_options.includeSecrets},
         .overwrite = m_options.force ? Session::File::Overwrite::Allow : Session::File::Overwrite::Refuse});
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

QString Runner::errorText(const Base::Error &received)
{
    const Base::Error error = withOptionName(received);
    const auto advice = Session::adviceFor(error);
    QStringList lines{u"streamloupe-cli: %1."_s.arg(advice.heading)};
    if (!error.code.isEmpty() || error.httpStatus > 0) {
        const QString status = error.httpStatus > 0 ? u"HTTP %1"_s.arg(error.httpStatus) : QString();
        lines.append(
            u"  "_s
            + (error.code.isEmpty() ? status : error.code + (status.isEmpty() ? u""_s : u" (%1)"_s.arg(status))));
    }
    if (!error.message.isEmpty())
        lines.append(u"  "_s + error.message);
    if (!error.requestId.isEmpty())
        lines.append(u"  Request id: "_s + error.requestId);
    if (error.attempts > 1)
        lines.append(u"  Attempts: %1"_s.arg(error.attempts));
    lines.append(u"  "_s + advice.toDo);
    return lines.join(u'\n');
}

void Runner::finish(ExitCode code)
{
    if (std::exchange(m_isFinished, true))
        return;
    Q_EMIT finished(static_cast<int>(code));
}

} // namespace Cli
