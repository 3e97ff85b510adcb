// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

class QWidget;

namespace Widgets {

// Tab goes through the panes of one window in this order, and through each pane's parts as it did before.
void orderTabs(const QList<QWidget *> &panes);

} // namespace Widgets
