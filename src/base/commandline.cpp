// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/commandline.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;

namespace Base {

std::optional<Notice> readCommandLine(CLI::App &app, const QStringList &arguments)
{
    std::vector<std::string> words;
    words.reserve(static_cast<std::size_t>(arguments.size()));
    for (const auto &argument : arguments)
        words.push_back(argument.toStdString());
    std::reverse(words.begin(), words.end()); // CLI11 takes a vector from its end
    try {
        app.parse(words);
        return {};
    } catch (const CLI::CallForHelp &) {
        return Notice{.text = QString::fromStdString(app.help())};
    } catch (const CLI::CallForVersion &) {
        return Notice{.text = QString::fromStdString(app.version()) + u'\n'};
    } catch (const CLI::RequiredError &error) {
        // "A subcommand is required" hides what was typed in its place.
        const auto unknown = app.get_subcommands().empty() ? app.remaining() : std::vector<std::string>();
        if (!unknown.empty())
            return usageNotice(app, u"there is no command \"%1\""_s.arg(QString::fromStdString(unknown.front())));
        return usageNotice(app, QString::fromStdString(error.what()));
    } catch (const CLI::ParseError &error) {
        return usageNotice(app, QString::fromStdString(error.what()));
    }
}

Notice usageNotice(const CLI::App &app, const QString &reason)
{
    const QString name = QString::fromStdString(app.get_name());
    const bool hasCommands = !app.get_subcommands([](const CLI::App *) { return true; }).empty();
    return {.text = u"%1: %2\nRun %1 --help%3 for the options.\n"_s.arg(
                name, reason, hasCommands ? u", or COMMAND --help,"_s : QString()),
            .exitCode = usageExitCode};
}

} // namespace Base
