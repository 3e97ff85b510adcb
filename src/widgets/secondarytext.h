// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace Widgets {

// Shows a label's text in the secondary colour, which is the palette's PlaceholderText, and keeps doing so when the
// palette changes.
void makeSecondary(QWidget *label);

} // namespace Widgets
