// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinepainter.h"

#include "widgets/timelinestrokes.h"

#include <QPainter>

namespace Widgets {

TimelinePainter::TimelinePainter(QPainter *painter, const TimelineView &view)
    : m_painter(painter)
    , m_view(view)
    , m_layout(view.layout)
    , m_theme(view.theme)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
}

void TimelinePainter::text(double x, double baseline, const QString &string, const QColor &colour, const QFont &font,
                           Qt::Alignment alignment)
{
    Strokes::text(m_painter, x, baseline, string, colour, font, alignment);
}

void TimelinePainter::vertical(double x, double top, double bottom, const QPen &pen)
{
    Strokes::vertical(m_painter, x, top, bottom, pen);
}

void TimelinePainter::horizontal(double y, double left, double right, const QPen &pen)
{
    Strokes::horizontal(m_painter, y, left, right, pen);
}

} // namespace Widgets
