// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QList>
#include <QString>

namespace Widgets {

// A command of the window and the group it stands in: what the palette searches and the key sheet prints.
struct ActionEntry
{
    QString group;
    QAction *action = nullptr;
};

// "&Open file…" as people read it: "Open file…".
inline QString plainText(const QAction *action)
{
    QString text = action->text();
    text.remove(u'&');
    return text;
}

} // namespace Widgets
