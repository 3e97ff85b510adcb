// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/commandwords.h"

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

// Collects characters to words.
struct Words
{
    QStringList list;
    QString word;
    bool isOpen = false; // also "" is a word

    void add(QChar c)
    {
        word += c;
        isOpen = true;
    }
    void close()
    {
        if (isOpen)
            list.append(word);
        word.clear();
        isOpen = false;
    }
};

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

std::optional<QStringList> unixWords(const QString &command)
{
    Words words;
    QChar quote; // null outside of quotes
    for (qsizetype i = 0; i < command.size(); ++i) {
        const QChar c = command.at(i);
        const bool escapes
            = c == u'\\' && quote != u'\''
              && (quote.isNull()
                  || (i + 1 < command.size() && (command.at(i + 1) == u'"' || command.at(i + 1) == u'\\')));
        if (escapes) {
            if (++i == command.size())
                return {};
            words.add(command.at(i));
        } else if (quote.isNull() && (c == u'\'' || c == u'"')) {
            quote = c;
            words.isOpen = true;
        } else if (!quote.isNull() && c == quote) {
            quote = QChar();
        } else if (quote.isNull() && isBlank(c)) {
            words.close();
        } else {
            words.add(c);
        }
    }
    if (!quote.isNull())
        return {};
    words.close();
    return words.list;
}

std::optional<QStringList> windowsWords(const QString &command)
{
    Words words;
    bool isQuoted = false;
    qsizetype backslashes = 0;
    const auto addBackslashes = [&words, &backslashes](qsizetype count) {
        for (qsizetype i = 0; i < count; ++i)
            words.add(u'\\');
        backslashes = 0;
    };
    for (const QChar c : command) {
        if (c == u'\\') {
            ++backslashes;
            continue;
        }
        if (c == u'"') {
            // Before a quote every pair of backslashes stands for one, and one left over takes the quote as it is.
            const bool isLiteral = backslashes % 2 == 1;
            addBackslashes(backslashes / 2);
            if (isLiteral) {
                words.add(c);
            } else {
                isQuoted = !isQuoted;
                words.isOpen = true;
            }
            continue;
        }
        addBackslashes(backslashes);
        if (!isQuoted && isBlank(c))
            words.close();
        else
            words.add(c);
    }
    addBackslashes(backslashes);
    if (isQuoted)
        return {};
    words.close();
    return words.list;
}

} // namespace

std::optional<QStringList> commandWords(const QString &command, Environment::Platform platform)
{
    auto words = platform == Environment::Platform::Windows ? windowsWords(command) : unixWords(command);
    if (!words || words->isEmpty() || words->first().isEmpty())
        return {};
    return words;
}

} // namespace Aws
