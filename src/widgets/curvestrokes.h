// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QRectF>

class QPainter;

// Curves of hundreds of points and more. On a picture of pixels they are filled column by column, which takes a small
// part of the time that Qt's outlines of as many corners take; elsewhere, as on a page of a PDF, they are outlines.
namespace Widgets::Strokes {

// Lines of points from left to right, `width` wide, cut at `clip`.
void curves(QPainter *painter, const QRectF &clip, const QList<QList<QPointF>> &lines, double width,
            const QColor &colour);

// Between two lines of points from left to right, both with the same x: cut at `clip`.
void fillBetween(QPainter *painter, const QRectF &clip, const QList<QPointF> &upper, const QList<QPointF> &lower,
                 const QColor &colour);

} // namespace Widgets::Strokes
