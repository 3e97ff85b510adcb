// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRectF>

class QPainter;

namespace Packaging {

// The icon of session files: a sheet with the program's icon on it.
void paintDocumentIcon(QPainter *painter, const QRectF &square);

} // namespace Packaging
