// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QPen>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

// What the timeline's painters share: lines and words that are sharp on any grid of pixels.
namespace Widgets::Strokes {

// The middle of the pixel that holds a coordinate: where a line of one pixel is sharp.
double sharp(double value);

void vertical(QPainter *painter, double x, double top, double bottom, const QPen &pen);
void horizontal(QPainter *painter, double y, double left, double right, const QPen &pen);

// `x` is the left end, the middle or the right end, as `alignment` says.
void text(QPainter *painter, double x, double baseline, const QString &string, const QColor &colour, const QFont &font,
          Qt::Alignment alignment = Qt::AlignLeft);
// Words over drawings: with a rim of the ground. On pixels they are drawn once and kept, as the rim takes long.
void haloText(QPainter *painter, double x, double baseline, const QString &string, const QColor &colour,
              const QFont &font, const QColor &halo, double width, Qt::Alignment alignment = Qt::AlignLeft);

// The text in lines of at most `width`, broken between words; a word too long for a line has one of its own.
QStringList wrapped(const QString &text, const QFont &font, double width);

// Slanting lines over a rectangle, on a grid of the whole plot, so that neighbours meet.
void hatch(QPainter *painter, const QRectF &rect, const QColor &colour);

// One pixel wide, its dashes and gaps in pixels, without caps.
QPen dashed(const QColor &colour, qreal dash, qreal gap, qreal width = 1);

} // namespace Widgets::Strokes
