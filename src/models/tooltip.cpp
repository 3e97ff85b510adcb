// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tooltip.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

constexpr qsizetype maximumToolTipLine = 1000;
constexpr qsizetype maximumRow = 500;

QString cut(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    const bool splitsPair = text.at(length - 1).isHighSurrogate();
    return text.left(splitsPair ? length - 1 : length) + u'…';
}

} // namespace

QString toolTipText(const QStringList &lines)
{
    QString html;
    for (const QString &line : lines) {
        if (!line.isEmpty())
            html += u"<p>"_s + cut(line, maximumToolTipLine).toHtmlEscaped() + u"</p>"_s;
    }
    return html;
}

QString oneLine(const QString &text)
{
    QString row = cut(text, maximumRow);
    for (QChar &c : row) {
        // Controls, line and paragraph separators, and the marks that turn the writing direction of what follows.
        const bool turnsDirection
            = (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator
            || turnsDirection) {
            c = u' ';
        }
    }
    return row;
}

} // namespace Models
