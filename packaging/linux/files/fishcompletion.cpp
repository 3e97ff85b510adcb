// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/completions.h"

using namespace Qt::StringLiterals;

namespace Packaging {

namespace {

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1) + u'\'';
}

QString valuePart(const Option &option)
{
    if (!option.choices.isEmpty())
        return u" -x -a "_s + quoted(option.choices.join(u' '));
    switch (option.value) {
    case Option::Value::None:
        return {};
    case Option::Value::Text:
        return u" -x"_s;
    case Option::Value::File:
        return u" -r -F"_s;
    case Option::Value::Folder:
        return u" -x -a '(__fish_complete_directories)'"_s;
    }
    return {};
}

QString lines(const Command &command, const QString &start)
{
    QString text;
    for (const Option &option : command.named()) {
        text += start;
        for (const QString &name : option.names)
            text += name.startsWith("--"_L1) ? u" -l "_s + name.mid(2) : u" -s "_s + name.mid(1);
        text += valuePart(option);
        if (!option.text.isEmpty())
            text += u" -d "_s + quoted(option.text);
        text += u'\n';
    }
    return text;
}

} // namespace

QString fishCompletion(const Command &program)
{
    QString text = u"# fish completion for %1, made from its options\n\n"_s.arg(program.name);
    const QString start = u"complete -c "_s + program.name;
    if (program.positionals().isEmpty())
        text += start + u" -f\n"_s;
    text += lines(program, start);
    for (const Command &command : program.commands) {
        text += u'\n' + start + u" -n __fish_use_subcommand -a %1 -d %2\n"_s.arg(command.name, quoted(command.text));
        const QString within = start + u" -n '__fish_seen_subcommand_from %1'"_s.arg(command.name);
        if (!command.positionals().isEmpty())
            text += within + u" -F\n"_s;
        text += lines(command, within);
    }
    return text;
}

} // namespace Packaging
