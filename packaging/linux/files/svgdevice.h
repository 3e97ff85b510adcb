// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSize>

#include <functional>

class QPainter;

namespace Packaging {

// What `paint` draws, as an SVG document of that size. Made for our icons: shapes filled and stroked with plain
// colours; text, pictures, gradients and clipping are left out.
QByteArray svgOf(const QSize &size, const std::function<void(QPainter *)> &paint);

} // namespace Packaging
