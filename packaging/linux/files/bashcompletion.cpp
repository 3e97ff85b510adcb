// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/completions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Packaging {

namespace {

QStringList namesOf(const QList<Option> &options)
{
    QStringList names;
    for (const Option &option : options)
        names += option.names;
    return names;
}

// "    --output)\n        …": what may follow the word before the cursor.
QString valueCase(const Option &option)
{
    QString reply;
    if (!option.choices.isEmpty())
        reply = uR"(mapfile -t COMPREPLY < <(compgen -W "%1" -- "$current"))"_s.arg(option.choices.join(u' '));
    else if (option.value == Option::Value::File)
        reply = uR"(compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$current"))"_s;
    else if (option.value == Option::Value::Folder)
        reply = uR"(compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -d -- "$current"))"_s;
    else
        reply = u":"_s;
    return u"        %1)\n            %2\n            return\n            ;;\n"_s.arg(option.names.join(u" | "_s),
                                                                                      reply);
}

void collectValued(const Command &command, QList<Option> *valued)
{
    for (const Option &option : command.named()) {
        const bool isKnown = std::any_of(valued->begin(), valued->end(),
                                         [&option](const Option &other) { return other.names == option.names; });
        if (option.value != Option::Value::None && !isKnown)
            valued->append(option);
    }
    for (const Command &sub : command.commands)
        collectValued(sub, valued);
}

QString commandCase(const Command &command)
{
    QString text
        = u"        %1)\n            words+=\" %2\"\n"_s.arg(command.name, namesOf(command.named()).join(u' '));
    if (!command.positionals().isEmpty())
        text += u"            files=1\n"_s;
    return text + u"            ;;\n"_s;
}

} // namespace

QString bashCompletion(const Command &program)
{
    const QString function = u'_' + QString(program.name).replace(u'-', u'_');
    QList<Option> valued;
    collectValued(program, &valued);
    QString values;
    for (const Option &option : valued)
        values += valueCase(option);
    QStringList commands;
    QString cases;
    for (const Command &command : program.commands) {
        commands += command.name;
        cases += commandCase(command);
    }

    QString text = u"# bash completion for %1, made from its options\n\n%2()\n{\n"_s.arg(program.name, function);
    text += uR"(    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local words="%1" files="%2"
    COMPREPLY=()
)"_s.arg(namesOf(program.named()).join(u' '), program.positionals().isEmpty() ? QString() : u"1"_s);
    if (!values.isEmpty())
        text += u"    case $previous in\n"_s + values + u"    esac\n"_s;
    if (!commands.isEmpty()) {
        text += uR"(    local command="" word
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            %1)
                command=$word
                break
                ;;
        esac
    done
    case $command in
        "")
            words+=" %2"
            ;;
%3    esac
)"_s.arg(commands.join(u" | "_s), commands.join(u' '), cases);
    }
    text += uR"(    if [[ $files && $current != -* ]]; then
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F %1 %2
)"_s.arg(function, program.name);
    return text;
}

} // namespace Packaging
