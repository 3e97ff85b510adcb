// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

// Tables as text for other programs: CSV by RFC 4180 for files, tab separated values for the clipboard. Figures and
// times are written for machines: a dot, no grouping, UTC.
namespace Base {

// One record with its line end, CRLF. A field is quoted where it must be: a comma, a quote, a line end, or a blank at
// either end.
QString csvRecord(const QStringList &fields);
// A whole table as UTF-8, without a byte order mark.
QByteArray csvText(const QList<QStringList> &records);

// One record with its line feed, as spreadsheets take it from the clipboard; tabs and line ends in a field become
// blanks, since no quoting is agreed on.
QString tsvRecord(const QStringList &fields);

// "1240000.5": the shortest text that reads back as the same number, never with an exponent. Empty for none, and for
// what is no number.
QString csvNumber(const std::optional<double> &value);
// "2026-11-24T03:07:30Z", with milliseconds where there are any. Empty for an invalid time.
QString csvTime(const QDateTime &time);
// Words from outside. Spreadsheets run what begins with = + - @ as a formula: such a text gets an apostrophe in front,
// which they take for "this is text".
QString csvWords(const QString &words);

} // namespace Base
