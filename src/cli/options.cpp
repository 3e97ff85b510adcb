// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/options.h"

#include "aws/opensslversion.h"
#include "base/versiontext.h"
#include "cloudwatch/metricperiod.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

using namespace Qt::StringLiterals;

namespace Cli {

namespace {

// CLI11 fills std types; these are what it fills.
struct Raw
{
    std::string profile, region, endpointUrl, caBundle, output, startingToken;
    std::string channelArn, streamId, filterByName, directory, file, ssoSession;
    std::string metrics, period, startTime, endTime;
    std::vector<std::string> streamIds;
    long long maxItems = 0;
    int pageSize = 0;
    int connectTimeout = 0;
    int readTimeout = 0;
    bool allowHttp = false, debug = false, includeSecrets = false, all = false, bare = false, force = false,
         noBrowser = false;
};

std::optional<QString> given(const CLI::App &app, const char *name, const std::string &value)
{
    return app.count(name) > 0 ? std::optional(QString::fromStdString(value)) : std::nullopt;
}

void addGlobalOptions(CLI::App &app, Raw &raw)
{
    app.add_option("--profile", raw.profile, "Profile of the shared AWS configuration files");
    app.add_option("--region", raw.region, "AWS Region, e.g. eu-west-1");
    app.add_option("--endpoint-url", raw.endpointUrl, "Endpoint to call in place of the Region's own");
    app.add_flag("--allow-http", raw.allowHttp, "Let --endpoint-url be http:// to another machine, unencrypted");
    app.add_option("--ca-bundle", raw.caBundle, "PEM file of the certificate authorities to trust")->type_name("FILE");
    app.add_option("--output", raw.output, "json (default) or text; csv for get-metrics")
        ->check(CLI::IsMember({"json", "text", "csv"}));
    app.add_option("--max-items", raw.maxItems, "At most so many items of a list")
        ->check(CLI::Range(1LL, 1'000'000'000LL));
    app.add_option("--page-size", raw.pageSize, "Items a call, 1 to 100")->check(CLI::Range(1, 100));
    app.add_option("--starting-token", raw.startingToken, "The nextToken of a list that was cut by --max-items");
    app.add_flag("--debug", raw.debug, "Write what is sent and received to stderr, without secrets");
    app.add_flag("--include-secrets", raw.includeSecrets, "Do not withhold the SRT passphrase");
    app.add_option("--cli-connect-timeout", raw.connectTimeout, "Seconds to connect, 0 for no limit")
        ->check(CLI::Range(0, 86'400));
    app.add_option("--cli-read-timeout", raw.readTimeout, "Seconds without a byte, 0 for no limit")
        ->check(CLI::Range(0, 86'400));
}

void addCommands(CLI::App &app, Raw &raw)
{
    auto *listChannels = app.add_subcommand("list-channels", "The channels of the Region");
    listChannels->add_option("--filter-by-name", raw.filterByName, "Only the channel of this name");
    app.add_subcommand("list-streams", "The streams that are live");
    auto *listSessions
        = app.add_subcommand("list-stream-sessions", "A channel's sessions of the last 60 days, newest first");
    listSessions->add_option("--channel-arn", raw.channelArn, "ARN of the channel")->required();
    auto *getSession = app.add_subcommand("get-stream-session", "One session; without --stream-id the most recent one");
    getSession->add_option("--channel-arn", raw.channelArn, "ARN of the channel")->required();
    getSession->add_option("--stream-id", raw.streamId, "Id of the session's stream");
    auto *getChannel = app.add_subcommand("get-channel", "A channel's configuration as it is now");
    getChannel->add_option("--channel-arn,--arn", raw.channelArn, "ARN of the channel")->required();
    auto *getMetrics = app.add_subcommand(
        "get-metrics", "What CloudWatch keeps of a session's time; without --stream-id of the most recent one's");
    getMetrics->add_option("--channel-arn", raw.channelArn, "ARN of the channel")->required();
    getMetrics->add_option("--stream-id", raw.streamId, "Id of the session's stream");
    getMetrics->add_option("--metrics", raw.metrics, "Names with commas between, e.g. IngestFramerate; all by default");
    getMetrics->add_option("--period", raw.period, "Seconds, or auto: the finest that is kept for the time");
    getMetrics->add_option("--start-time", raw.startTime, "ISO 8601 in place of the session's start");
    getMetrics->add_option("--end-time", raw.endTime, "ISO 8601 in place of its end");
    auto *exporter = app.add_subcommand("export", "Write sessions to files, <streamId>.streamloupe.json each");
    exporter->add_option("--channel-arn", raw.channelArn, "ARN of the channel")->required();
    auto *streams = exporter->add_option("--stream-id", raw.streamIds, "One or several")->expected(1, 100'000);
    auto *all = exporter->add_flag("--all", raw.all, "Every session that the service still has");
    streams->excludes(all);
    exporter->add_option("--directory", raw.directory, "Made where it does not exist; - writes one session to stdout")
        ->type_name("DIR")
        ->required();
    exporter->add_flag("--bare", raw.bare, "The API's document alone");
    exporter->add_flag("--force", raw.force, "Overwrite files that exist");
    auto *show = app.add_subcommand("show", "Print a file that Streamloupe or the AWS CLI wrote; no network");
    show->add_option("file", raw.file, "Path, or - for stdin")->required();
    app.add_subcommand("whoami", "Whose credentials are used, and for how long they are good");
    auto *login = app.add_subcommand("sso-login", "Sign in through IAM Identity Center, for the AWS CLI too");
    login->add_option("--sso-session", raw.ssoSession, "Session of the shared configuration; the profile's without it");
    login->add_flag("--no-browser", raw.noBrowser, "Only print the address and the code");
    for (auto *command : app.get_subcommands({}))
        command->fallthrough();
}

void describe(CLI::App &app, Raw &raw)
{
    app.name("streamloupe-cli");
    app.description("Inspect Amazon IVS stream sessions. JSON on stdout, everything else on stderr.");
    app.set_version_flag("--version", Base::versionText(u"streamloupe-cli"_s, Aws::openSslVersion()).toStdString());
    app.require_subcommand(1);
    addGlobalOptions(app, raw);
    addCommands(app, raw);
}

std::optional<Command> chosenCommand(const CLI::App &app)
{
    static const std::vector<std::pair<const char *, Command>> commands{
        {"list-channels", Command::ListChannels},
        {"list-streams", Command::ListStreams},
        {"list-stream-sessions", Command::ListStreamSessions},
        {"get-stream-session", Command::GetStreamSession},
        {"get-channel", Command::GetChannel},
        {"get-metrics", Command::GetMetrics},
        {"export", Command::Export},
        {"show", Command::Show},
        {"whoami", Command::WhoAmI},
        {"sso-login", Command::SsoLogin},
    };
    for (const auto &[name, command] : commands) {
        if (app.got_subcommand(name))
            return command;
    }
    return {};
}

Options toOptions(const CLI::App &app, const Raw &raw)
{
    Options options;
    options.command = *chosenCommand(app);
    options.profile = given(app, "--profile", raw.profile);
    options.region = given(app, "--region", raw.region);
    options.endpointUrl = given(app, "--endpoint-url", raw.endpointUrl);
    options.allowHttp = raw.allowHttp;
    options.caBundle = given(app, "--ca-bundle", raw.caBundle);
    if (app.count("--output") > 0)
        options.output = raw.output == "text"  ? OutputFormat::Text
                         : raw.output == "csv" ? OutputFormat::Csv
                                               : OutputFormat::Json;
    if (app.count("--max-items") > 0)
        options.maxItems = raw.maxItems;
    if (app.count("--page-size") > 0)
        options.pageSize = raw.pageSize;
    if (app.count("--cli-connect-timeout") > 0)
        options.connectTimeout = raw.connectTimeout;
    if (app.count("--cli-read-timeout") > 0)
        options.readTimeout = raw.readTimeout;
    options.startingToken = QString::fromStdString(raw.startingToken);
    options.debug = raw.debug;
    options.includeSecrets = raw.includeSecrets;
    options.channelArn = QString::fromStdString(raw.channelArn);
    if (!raw.streamId.empty())
        options.streamIds.append(QString::fromStdString(raw.streamId));
    for (const auto &streamId : raw.streamIds)
        options.streamIds.append(QString::fromStdString(streamId));
    options.filterByName = QString::fromStdString(raw.filterByName);
    options.all = raw.all;
    options.directory = QString::fromStdString(raw.directory);
    options.bare = raw.bare;
    options.force = raw.force;
    options.file = QString::fromStdString(raw.file);
    options.ssoSession = QString::fromStdString(raw.ssoSession);
    options.noBrowser = raw.noBrowser;
    return options;
}

// ISO 8601; without a zone it is UTC, as in the AWS CLI.
QDateTime readTime(const std::string &text)
{
    QDateTime time = QDateTime::fromString(QString::fromStdString(text).trimmed(), Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

// The options of get-metrics that are more than a text; the reason where one is wrong.
std::optional<QString> readMetricsOptions(const Raw &raw, Options *options)
{
    const QStringList names = QString::fromStdString(raw.metrics).split(u',', Qt::SkipEmptyParts);
    for (const auto &name : names) {
        const auto metric = CloudWatch::metricFromName(name.trimmed());
        if (!metric) {
            QStringList known;
            for (const auto one : CloudWatch::allMetrics())
                known.append(CloudWatch::metricName(one));
            return u"--metrics: there is no \"%1\"; known are %2"_s.arg(name.trimmed(), known.join(u", "_s));
        }
        if (!options->metrics.contains(*metric))
            options->metrics.append(*metric);
    }
    if (!raw.period.empty() && raw.period != "auto") {
        bool isNumber = false;
        const int seconds = QString::fromStdString(raw.period).toInt(&isNumber);
        if (!isNumber || !CloudWatch::isPeriod(seconds))
            return u"--period: auto, 1, 5, 10, 20, 30 or a multiple of 60 up to 86400"_s;
        options->periodSeconds = seconds;
    }
    options->startTime = readTime(raw.startTime);
    options->endTime = readTime(raw.endTime);
    if (!raw.startTime.empty() && !options->startTime.isValid())
        return u"--start-time: no ISO 8601 time, such as 2026-11-24T03:00:00Z"_s;
    if (!raw.endTime.empty() && !options->endTime.isValid())
        return u"--end-time: no ISO 8601 time, such as 2026-11-24T03:00:00Z"_s;
    if (options->startTime.isValid() && options->endTime.isValid() && options->startTime >= options->endTime)
        return u"--start-time must be before --end-time"_s;
    return {};
}

} // namespace

std::variant<Options, Notice> parseOptions(const QStringList &arguments)
{
    Raw raw;
    CLI::App app;
    describe(app, raw);

    if (auto notice = Base::readCommandLine(app, arguments))
        return *notice;
    Options options = toOptions(app, raw);
    if (const auto reason = readMetricsOptions(raw, &options))
        return Base::usageNotice(app, *reason);
    if (options.output == OutputFormat::Csv && options.command != Command::GetMetrics)
        return Base::usageNotice(app, u"--output csv is for get-metrics"_s);
    if (options.command == Command::Export && !options.all && options.streamIds.isEmpty())
        return Base::usageNotice(app, u"export: --stream-id or --all is required"_s);
    if (options.command == Command::Export && options.directory == "-"_L1
        && (options.all || options.streamIds.size() != 1))
        return Base::usageNotice(app, u"export: --directory - takes exactly one --stream-id"_s);
    return options;
}

void withCommandLine(const std::function<void(const CLI::App &)> &visit)
{
    Raw raw;
    CLI::App app;
    describe(app, raw);
    visit(app);
}

QString optionOfMember(const QString &member)
{
    if (member == "channelArn"_L1 || member == "arn"_L1)
        return u"--channel-arn"_s;
    if (member == "streamId"_L1)
        return u"--stream-id"_s;
    if (member == "filterByName"_L1)
        return u"--filter-by-name"_s;
    if (member == "maxResults"_L1)
        return u"--page-size"_s;
    if (member == "nextToken"_L1)
        return u"--starting-token"_s;
    return member;
}

} // namespace Cli
