// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>

namespace Widgets {

// The program's icon: a loupe over a stream's curve.
QIcon applicationIcon();

} // namespace Widgets
