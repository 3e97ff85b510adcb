// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/documenticon.h"

#include "widgets/applicationicon.h"

#include <QPainter>
#include <QPainterPath>

namespace Packaging {

void paintDocumentIcon(QPainter *painter, const QRectF &square)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(square.topLeft());
    const double scale = square.width() / 64.0;
    painter->scale(scale, scale);

    QPainterPath sheet;
    sheet.moveTo(14, 3);
    sheet.lineTo(40, 3);
    sheet.lineTo(54, 17);
    sheet.lineTo(54, 61);
    sheet.lineTo(10, 61);
    sheet.lineTo(10, 7);
    sheet.quadTo(10, 3, 14, 3);
    sheet.closeSubpath();
    painter->setPen(QPen(QColor(0x9A, 0xA2, 0xAA), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(QColor(0xF6, 0xF7, 0xF8));
    painter->drawPath(sheet);

    QPainterPath corner;
    corner.moveTo(40, 3);
    corner.lineTo(40, 17);
    corner.lineTo(54, 17);
    corner.closeSubpath();
    painter->setBrush(QColor(0xD5, 0xD9, 0xDD));
    painter->drawPath(corner);

    painter->restore();
    const double side = square.width();
    Widgets::paintApplicationIcon(painter,
                                  {square.left() + side * 0.27, square.top() + side * 0.36, side * 0.46, side * 0.46});
}

} // namespace Packaging
