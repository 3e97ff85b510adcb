// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/programlookup.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aws::ProgramLookup)
};

bool endsWithOneOf(const QString &name, const QStringList &extensions)
{
    return std::any_of(extensions.begin(), extensions.end(),
                       [&name](const QString &extension) { return name.endsWith(extension, Qt::CaseInsensitive); });
}

bool isBatchFile(const QString &file)
{
    return endsWithOneOf(file, {u".bat"_s, u".cmd"_s});
}

// Of PATHEXT, in its order, what needs no other program to run it but cmd.exe.
QStringList extensionsOf(const QString &pathExt)
{
    static const QStringList usual{u".COM"_s, u".EXE"_s, u".BAT"_s, u".CMD"_s};
    QStringList extensions;
    const auto wanted = pathExt.split(u';', Qt::SkipEmptyParts);
    for (const QString &extension : wanted) {
        if (usual.contains(extension.trimmed(), Qt::CaseInsensitive))
            extensions.append(extension.trimmed());
    }
    return extensions.isEmpty() ? usual : extensions;
}

QStringList foldersOf(const QString &path)
{
    QStringList folders;
    const auto entries = path.split(u';', Qt::SkipEmptyParts);
    for (QString folder : entries) {
        folder = folder.remove(u'"').trimmed(); // an entry with a semicolon in it is quoted
        if (!folder.isEmpty())
            folders.append(folder.endsWith(u'\\') || folder.endsWith(u'/') ? folder : QString(folder + u'\\'));
    }
    return folders;
}

QString found(const QString &name, const Environment &environment, const FileExists &exists)
{
    const QStringList extensions = extensionsOf(environment.value(u"PATHEXT"_s));
    const bool isPath = name.contains(u'\\') || name.contains(u'/') || name.contains(u':');
    const QStringList folders = isPath ? QStringList{QString()} : foldersOf(environment.value(u"PATH"_s));
    const QStringList endings = endsWithOneOf(name, extensions) ? QStringList{QString()} : extensions;
    for (const QString &folder : folders) {
        for (const QString &ending : endings) {
            const QString file = folder + name + ending;
            if (exists(file))
                return file;
        }
    }
    return name;
}

// cmd.exe takes the outer quotes off (/s) and reads what is between them. A quote in a word would end it, and what is
// between percent signs is a variable even in quotes.
Base::Result<Program> batchProgram(const QString &file, const QStringList &arguments, const Environment &environment)
{
    QString line;
    const QStringList words = QStringList{file} + arguments;
    for (const QString &word : words) {
        const bool isPlain = std::none_of(word.begin(), word.end(), [](QChar c) {
            return c == u'"' || c == u'%' || c == u'\r' || c == u'\n' || c.isNull();
        });
        if (!isPlain) {
            return Base::failure(
                {.kind = Base::Error::Kind::Configuration,
                 .message = Text::tr("the batch file %1 cannot be given a word with a quote, a percent sign or a line "
                                     "break in it")
                                .arg(file)});
        }
        line += (line.isEmpty() ? u"\""_s : u" \""_s) + word + u'"';
    }
    const QString shell = environment.value(u"COMSPEC"_s);
    return Program{.file = shell.isEmpty() ? u"cmd.exe"_s : shell,
                   .nativeArguments = u"/d /v:off /s /c \"%1\""_s.arg(line)};
}

} // namespace

Base::Result<Program> programOf(const QStringList &words, const Environment &environment, const FileExists &exists)
{
    const QStringList arguments = words.mid(1);
    if (environment.platform != Environment::Platform::Windows)
        return Program{.file = words.first(), .arguments = arguments};
    const QString file = found(words.first(), environment, exists);
    return isBatchFile(file) ? batchProgram(file, arguments, environment)
                             : Program{.file = file, .arguments = arguments};
}

} // namespace Aws
