// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/commandline.h"

#include <CLI/CLI.hpp>

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Packaging {

namespace {

// CLI11 keeps validators to itself but for their words, which stand behind the type: "TEXT:{json,text}",
// "INT:INT in [1 - 100]". A number comes as text where nobody names its type.
void readType(const QString &type, Option *option)
{
    static const QRegularExpression braces(u"\\{(.*)\\}"_s);
    static const QRegularExpression limits(u"in \\[(-?\\d+) - (-?\\d+)\\]"_s);
    if (const auto match = braces.match(type); match.hasMatch())
        option->choices = match.captured(1).split(u',');
    if (const auto match = limits.match(type); match.hasMatch())
        option->range = u"%1 to %2"_s.arg(match.captured(1), match.captured(2));
    const QString name = type.section(u':', 0, 0);
    if (name == "FILE"_L1)
        option->value = Option::Value::File;
    else if (name == "DIR"_L1)
        option->value = Option::Value::Folder;
    else
        option->value = Option::Value::Text;

    if (!option->choices.isEmpty())
        option->placeholder = option->choices.join(u'|');
    else if (name == "INT"_L1 || name == "UINT"_L1)
        option->placeholder = u"N"_s;
    else if (name != "TEXT"_L1)
        option->placeholder = name;
    else // --channel-arn ARN, --profile PROFILE
        option->placeholder = option->names.last().section(u'-', -1).toUpper();
}

Option readOption(const CLI::Option &from)
{
    Option option;
    for (const auto &name : from.get_snames())
        option.names += u'-' + QString::fromStdString(name);
    for (const auto &name : from.get_lnames())
        option.names += "--"_L1 + QString::fromStdString(name);
    option.text = QString::fromStdString(from.get_description());
    option.isRequired = from.get_required();
    option.takesSeveral = from.get_items_expected_max() > 1;
    if (from.get_positional()) {
        option.names.clear();
        option.placeholder = QString::fromStdString(from.get_name()).toUpper();
        option.value = Option::Value::File;
    } else if (from.get_items_expected_max() > 0) {
        readType(QString::fromStdString(from.get_type_name()), &option);
    }
    return option;
}

QList<Option> filtered(const QList<Option> &options, bool positional)
{
    QList<Option> some;
    std::copy_if(options.begin(), options.end(), std::back_inserter(some),
                 [positional](const Option &option) { return option.isPositional() == positional; });
    return some;
}

} // namespace

QList<Option> Command::positionals() const
{
    return filtered(options, true);
}

QList<Option> Command::named() const
{
    return filtered(options, false);
}

Command readCommandLine(const CLI::App &app)
{
    Command command{.name = QString::fromStdString(app.get_name()),
                    .text = QString::fromStdString(app.get_description())};
    for (const CLI::Option *option : app.get_options()) {
        // An empty group hides an option from --help, and so from here.
        if (!option->get_group().empty())
            command.options += readOption(*option);
    }
    for (const CLI::App *sub : app.get_subcommands([](const CLI::App *) { return true; })) {
        if (!sub->get_group().empty())
            command.commands += readCommandLine(*sub);
    }
    return command;
}

} // namespace Packaging
