// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace Models {

// A tool tip with one paragraph a line; empty lines are left out. What it shows may come from anybody: it is escaped,
// so that nothing in it is taken for markup, and each line is cut to a length that a screen can hold.
QString toolTipText(const QStringList &lines);

// `text` for one row of a view: line breaks and control characters become spaces, and what is longer than any column is
// cut with an ellipsis. The whole text stays with RawValueRole.
QString oneLine(const QString &text);

} // namespace Models
