// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel>
#include <QString>
#include <QStringList>

#include <vector>

namespace Testing {

// A model as text: a line a row, columns apart by " | ", two blanks a level; trailing empty columns are left out.
inline QString printedTree(const QAbstractItemModel &model, const QModelIndex &root = {})
{
    struct Place
    {
        QModelIndex parent;
        int row;
        int depth;
    };
    QStringList lines;
    std::vector<Place> places{{root, 0, 0}};
    while (!places.empty()) {
        Place &place = places.back();
        if (place.row >= model.rowCount(place.parent)) {
            places.pop_back();
            continue;
        }
        QStringList cells;
        for (int column = 0; column < model.columnCount(place.parent); ++column)
            cells << model.index(place.row, column, place.parent).data().toString();
        while (!cells.isEmpty() && cells.last().isEmpty())
            cells.removeLast();
        lines << QString(place.depth * 2, u' ') + cells.join(QStringLiteral(" | "));
        const QModelIndex index = model.index(place.row, 0, place.parent);
        const int depth = place.depth + 1;
        ++place.row;
        places.push_back({index, 0, depth});
    }
    return lines.join(u'\n');
}

// The first cell with this text in any column, anywhere below the root.
inline QModelIndex findText(const QAbstractItemModel &model, const QString &text, int column = 0)
{
    const auto found = model.match(model.index(0, column), Qt::DisplayRole, text, 1,
                                   Qt::MatchExactly | Qt::MatchCaseSensitive | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.first();
}

} // namespace Testing
