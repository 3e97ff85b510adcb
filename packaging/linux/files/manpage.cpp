// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/manpage.h"

using namespace Qt::StringLiterals;

namespace Packaging {

namespace {

// Text in which roff sees nothing of its own: hyphens stay what can be copied into a terminal.
QString roff(QString text)
{
    text.replace(u'\\', "\\e"_L1).replace(u'-', "\\-"_L1);
    if (text.startsWith(u'.') || text.startsWith(u'\''))
        text.prepend("\\&"_L1);
    return text;
}

QString bold(const QString &text)
{
    return "\\fB"_L1 + roff(text) + "\\fR"_L1;
}

QString placeholderOf(const Option &option)
{
    QString text = option.choices.isEmpty() ? "\\fI"_L1 + roff(option.placeholder) + "\\fR"_L1 : QString();
    for (const QString &choice : option.choices)
        text += (text.isEmpty() ? QString() : u"|"_s) + bold(choice);
    return option.takesSeveral ? text + "..."_L1 : text;
}

QString entry(const Option &option)
{
    QStringList names;
    for (const QString &name : option.names)
        names += bold(name);
    QString head = names.join(u", "_s);
    if (option.isPositional())
        head = placeholderOf(option);
    else if (option.value != Option::Value::None)
        head += u' ' + placeholderOf(option);

    QString text = roff(option.text);
    if (!option.range.isEmpty())
        text += u" (%1)"_s.arg(roff(option.range));
    if (option.isRequired && !option.isPositional())
        text += text.isEmpty() ? u"Required"_s : u"; required"_s;
    return u".TP\n%1\n%2\n"_s.arg(head, text.isEmpty() ? u"\\&"_s : text + u'.');
}

QString entries(const Command &command)
{
    QString text;
    for (const Option &option : command.positionals() + command.named())
        text += entry(option);
    return text;
}

bool isHelp(const Option &option)
{
    return option.names.contains("--help"_L1);
}

// " --channel-arn ARN [OPTION...] FILE"
QString usage(const Command &command)
{
    QString text;
    for (const Option &option : command.named()) {
        if (option.isRequired)
            text += u' ' + bold(option.names.first()) + u' ' + placeholderOf(option);
    }
    text += u" [\\fIOPTION\\fR...]"_s;
    for (const Option &option : command.positionals())
        text += u' ' + (option.isRequired ? placeholderOf(option) : u'[' + placeholderOf(option) + u']');
    return text;
}

// Every command takes --help; said once, with the program's options.
QString commandSection(Command command)
{
    command.options.removeIf(isHelp);
    const bool isSentence = command.text.endsWith(u'.');
    return u".SS %1%2\n%3%4\n%5"_s.arg(bold(command.name), usage(command), roff(command.text),
                                       isSentence ? QString() : u"."_s, entries(command));
}

} // namespace

QString manPage(const Command &program, const QString &prose, const QString &version)
{
    QString commands;
    for (const Command &command : program.commands)
        commands += commandSection(command);
    QString summary = program.text.section(u'.', 0, 0);
    summary.replace(0, 1, summary.left(1).toLower());
    const QString synopsis
        = bold(program.name)
          + (program.commands.isEmpty() ? usage(program) : u" \\fICOMMAND\\fR [\\fIOPTION\\fR...]"_s);
    QString page;
    for (const QString &line : prose.split(u'\n')) {
        if (line == "@HEAD@"_L1)
            page
                += u".\\\" Made from the program's own options.\n.TH %1 1 \"\" \"Streamloupe %2\" \"User Commands\"\n"_s
                       .arg(roff(program.name.toUpper()), version);
        else if (line == "@NAME@"_L1)
            page += u".SH NAME\n%1 \\- %2\n"_s.arg(roff(program.name), roff(summary));
        else if (line == "@SYNOPSIS@"_L1)
            page += u".SH SYNOPSIS\n"_s + synopsis + u'\n';
        else if (line == "@OPTIONS@"_L1)
            page += u".SH OPTIONS\n"_s + entries(program);
        else if (line == "@COMMANDS@"_L1)
            page += u".SH COMMANDS\n"_s + commands;
        else
            page += line + u'\n';
    }
    return page.trimmed() + u'\n';
}

} // namespace Packaging
