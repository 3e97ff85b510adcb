// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/texttable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Cli {

namespace {

bool isWide(char32_t character)
{
    // Unicode's East Asian Width W and F, in coarse blocks.
    return (character >= 0x1100 && character <= 0x115F) || (character >= 0x2E80 && character <= 0xA4CF)
           || (character >= 0xAC00 && character <= 0xD7A3) || (character >= 0xF900 && character <= 0xFAFF)
           || (character >= 0xFE30 && character <= 0xFE6F) || (character >= 0xFF00 && character <= 0xFF60)
           || (character >= 0x1F300 && character <= 0x1FAFF) || (character >= 0x20000 && character <= 0x3FFFD);
}

} // namespace

qsizetype displayWidth(const QString &text)
{
    qsizetype width = 0;
    const auto characters = text.toUcs4();
    for (const uint character : characters) {
        if (QChar::category(character) == QChar::Mark_NonSpacing || QChar::category(character) == QChar::Other_Format)
            continue;
        width += isWide(character) ? 2 : 1;
    }
    return width;
}

QString padded(const QString &text, qsizetype width, TextTable::Align align)
{
    const QString fill(std::max<qsizetype>(0, width - displayWidth(text)), u' ');
    return align == TextTable::Align::Left ? text + fill : fill + text;
}

void TextTable::addColumn(const QString &title, Align align)
{
    m_titles.append(title);
    m_aligns.append(align);
}

void TextTable::addRow(const QStringList &cells)
{
    Q_ASSERT(cells.size() == m_titles.size());
    m_rows.append(cells);
}

QString TextTable::toText() const
{
    QList<qsizetype> widths;
    for (const auto &title : m_titles)
        widths.append(displayWidth(title));
    for (const auto &row : m_rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths.at(column), displayWidth(row.at(column)));
    }
    QString text;
    const auto addLine = [&](const QStringList &cells) {
        QString line;
        for (qsizetype column = 0; column < cells.size(); ++column) {
            if (column > 0)
                line += u"  "_s;
            line += padded(cells.at(column), widths.at(column), m_aligns.at(column));
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    };
    addLine(m_titles);
    for (const auto &row : m_rows)
        addLine(row);
    return text;
}

} // namespace Cli
