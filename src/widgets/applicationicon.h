// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QImage>

class QPainter;

namespace Widgets {

// The program's icon: a loupe over a stream's curve.
QIcon applicationIcon();

// Paints it into a square of that side, as vectors.
void paintApplicationIcon(QPainter *painter, const QRectF &square);

// The same as a picture, for the files that systems want an icon in; needs no display.
QImage applicationIconImage(int side);

} // namespace Widgets
