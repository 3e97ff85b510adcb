// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace CLI {
class App;
}

namespace Packaging {

// A command line as it is to be described: read from the very objects that parse it.
struct Option
{
    enum class Value { None, Text, File, Folder };

    QStringList names; // "--output"; empty for a positional argument
    QString placeholder; // "FILE"; empty for a flag
    QString text; // what it does
    QStringList choices; // where only these are taken
    QString range; // "1 to 100"
    Value value = Value::None;
    bool isRequired = false;
    bool takesSeveral = false;

    bool isPositional() const { return names.isEmpty(); }
};

struct Command
{
    QString name;
    QString text;
    QList<Option> options;
    QList<Command> commands;

    QList<Option> positionals() const;
    QList<Option> named() const;
};

Command readCommandLine(const CLI::App &app);

} // namespace Packaging
