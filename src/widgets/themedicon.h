// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QPalette>

class QPainter;
class QRectF;

namespace Widgets {

enum class IconName {
    Back,
    Forward,
    Up,
    Down,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    ChevronDown,
    Refresh,
    Open,
    Save,
    Export,
    Copy,
    Paste,
    Search,
    Activity,
    Link, // opens outside of the program
    Key,
    Keyboard,
    Settings,
    Clock,
    Filter,
    Expand,
    Collapse,
    Eye, // show what is withheld
    EyeOff,
    Close,
    Cancel,
    More,
    Help,
    Json,
    Timeline,
    ZoomIn,
    ZoomOut,
    ZoomAll,
};

// A drawing of strokes on a 16 × 16 grid, painted whenever it is shown: in the application's palette of that moment
// (ButtonText; grey where disabled; HighlightedText where selected) and at the scale of that screen.
QIcon themedIcon(IconName name);
// The same in one palette role's colour whatever the mode, e.g. PlaceholderText inside a line edit.
QIcon themedIcon(IconName name, QPalette::ColorRole role);

void paintIcon(QPainter *painter, IconName name, const QRectF &box, const QColor &colour);

} // namespace Widgets
