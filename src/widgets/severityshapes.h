// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/roles.h"
#include "widgets/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QPointF>

class QPainter;

namespace Widgets {

// A shape each, so that colour is never alone: octagon, triangle, ticked circle, ring with dot, diamond, small ring.
// `radius` is half the body: 6 in a row's 14 px box. On a selected row the shape is outlined in the on-accent colour.
// Paints nothing for Severity::None. Leaves the painter as it was.
void paintSeverity(QPainter *painter, Models::Severity severity, QPointF centre, qreal radius, const Theme &theme,
                   bool selectedRow = false);

// `size` in logical pixels.
QPixmap severityPixmap(Models::Severity severity, const Theme &theme, int size = Metrics::severityBox,
                       qreal devicePixelRatio = 1.0);

// Painted whenever it is shown, in the application's palette of that moment and at the scale of that screen.
QIcon severityIcon(Models::Severity severity);

} // namespace Widgets
