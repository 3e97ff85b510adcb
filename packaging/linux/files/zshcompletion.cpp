// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/completions.h"

using namespace Qt::StringLiterals;

namespace Packaging {

namespace {

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', "'\\''"_L1) + u'\'';
}

// What stands in brackets or before a colon of a specification.
QString escaped(QString text)
{
    for (const QChar special : u"\\:[]"_s)
        text.replace(special, u'\\' + QString(special));
    return text;
}

QString action(const Option &option)
{
    if (!option.choices.isEmpty())
        return u'(' + option.choices.join(u' ') + u')';
    if (option.value == Option::Value::File)
        return u"_files"_s;
    if (option.value == Option::Value::Folder)
        return u"_files -/"_s;
    return u" "_s;
}

QStringList specifications(const QList<Option> &options)
{
    QStringList lines;
    for (const Option &option : options) {
        if (option.isPositional()) {
            lines += quoted(u"%1:%2:%3"_s.arg(option.takesSeveral ? u"*"_s : QString(), escaped(option.placeholder),
                                              action(option)));
            continue;
        }
        for (const QString &name : option.names) {
            const bool hasValue = option.value != Option::Value::None;
            const bool isLong = name.startsWith("--"_L1);
            QString line = (option.takesSeveral ? u"*"_s : QString()) + name;
            if (hasValue)
                line += isLong ? u"="_s : u"+"_s;
            line += u'[' + escaped(option.text) + u']';
            if (hasValue)
                line += u':' + escaped(option.placeholder) + u':' + action(option);
            lines += quoted(line);
        }
    }
    return lines;
}

QString block(const QStringList &lines, int indent)
{
    const QString gap = u"\n"_s + QString(indent, u' ');
    return gap + lines.join(gap);
}

} // namespace

QString zshCompletion(const Command &program)
{
    const QString function = u'_' + QString(program.name).replace(u'-', u'_');
    QString text = u"#compdef %1\n# made from the program's options\n\n%2()\n{\n"_s.arg(program.name, function);
    text += u"    local -a options=(%1\n    )\n"_s.arg(block(specifications(program.named()), 8));
    if (program.commands.isEmpty()) {
        text += u"    _arguments -S $options%1\n"_s.arg(
            (QStringList{QString()} + specifications(program.positionals())).join(u' '));
    } else {
        QStringList commands;
        QString cases;
        for (const Command &command : program.commands) {
            commands += quoted(command.name + u':' + escaped(command.text));
            // What the program takes itself comes after: the first of two specifications of one option counts.
            cases += u"                %1)\n                    _arguments -S%2 \\\n                        $options\n"
                     "                    ;;\n"_s.arg(
                         command.name, QString(u" \\\n                        "_s)
                                           + specifications(command.options).join(u" \\\n                        "_s));
        }
        text += uR"(    local -a commands=(%1
    )
    local context state state_descr line
    local -A opt_args
    _arguments -S -C $options '1: :->command' '*:: :->rest'
    case $state in
        command)
            _describe -t commands command commands
            ;;
        rest)
            case $line[1] in
%2            esac
            ;;
    esac
)"_s.arg(block(commands, 8), cases);
    }
    text += u"}\n\n%1 \"$@\"\n"_s.arg(function);
    return text;
}

} // namespace Packaging
