// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/commandline.h"
#include "cloudwatch/metricseries.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <variant>

namespace Cli {

enum class Command {
    ListChannels,
    ListStreams,
    ListStreamSessions,
    GetStreamSession,
    GetChannel,
    GetMetrics,
    Export,
    Show,
    WhoAmI,
    SsoLogin,
};

enum class OutputFormat {
    Json,
    Text,
    Csv, // get-metrics alone
};

// The command line, read.
struct Options
{
    Command command = Command::ListChannels;

    bool allowHttp = false; // to other machines, unencrypted
    bool debug = false;
    bool includeSecrets = false;
    std::optional<QString> profile;
    std::optional<QString> region;
    std::optional<QString> endpointUrl;
    std::optional<QString> caBundle;
    std::optional<OutputFormat> output; // empty: AWS_DEFAULT_OUTPUT, the profile's, json
    std::optional<qint64> maxItems;
    std::optional<int> pageSize;
    std::optional<int> connectTimeout; // seconds; 0 for none
    std::optional<int> readTimeout; // seconds without a byte; 0 for none
    QString startingToken;

    QString channelArn;
    QStringList streamIds;
    QString filterByName;
    QString ssoSession;
    QString file; // "-" is stdin
    QString directory; // "-" is stdout
    bool all = false;
    bool bare = false;
    bool force = false;
    bool noBrowser = false;

    std::optional<int> periodSeconds; // empty: by age
    QList<CloudWatch::Metric> metrics; // empty: all of them
    QDateTime startTime; // UTC; invalid: the session's
    QDateTime endTime;
};

using Notice = Base::Notice;

// `arguments` without the program's name.
std::variant<Options, Notice> parseOptions(const QStringList &arguments);

// Shows the commands and options as parseOptions knows them, for manual pages and completions.
void withCommandLine(const std::function<void(const CLI::App &)> &visit);

// "--channel-arn" for "channelArn": the option behind a member of the API.
QString optionOfMember(const QString &member);

} // namespace Cli
