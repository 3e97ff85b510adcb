// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Cli {

// Columns of text under each other, two spaces apart, as wide as their widest cell; no trailing spaces.
class TextTable
{
public:
    enum class Align { Left, Right };

    void addColumn(const QString &title, Align align = Align::Left);
    void addRow(const QStringList &cells);
    bool isEmpty() const { return m_rows.isEmpty(); }
    QString toText() const;

private:
    QStringList m_titles;
    QList<Align> m_aligns;
    QList<QStringList> m_rows;
};

// How many columns of a terminal `text` takes: combining marks take none, East Asian wide characters and emoji two.
qsizetype displayWidth(const QString &text);
// `text` filled with spaces to `width` columns.
QString padded(const QString &text, qsizetype width, TextTable::Align align = TextTable::Align::Left);

} // namespace Cli
