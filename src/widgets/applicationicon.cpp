// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/applicationicon.h"

#include <QIconEngine>
#include <QPainter>

#include <algorithm>

namespace Widgets {

void paintApplicationIcon(QPainter *painter, const QRectF &square)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(square.topLeft());
    const double scale = std::min(square.width(), square.height()) / 64.0;
    painter->scale(scale, scale);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0x1D, 0x20, 0x23));
    painter->drawRoundedRect(QRectF(2, 2, 60, 60), 12, 12);
    painter->setBrush(QColor(0x2A, 0x2E, 0x32));
    painter->drawEllipse(QPointF(28, 28), 18, 18);
    QPolygonF curve;
    curve << QPointF(11, 28) << QPointF(19, 28) << QPointF(24, 17) << QPointF(32, 39) << QPointF(37, 28)
          << QPointF(45, 28);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(QColor(0x56, 0xB4, 0xE9), 3.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(curve);
    painter->setPen(QPen(QColor(0xE9, 0xEC, 0xEF), 4));
    painter->drawEllipse(QPointF(28, 28), 18, 18);
    painter->setPen(QPen(QColor(0xEB, 0xAF, 0x3A), 6.5, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(QPointF(42.5, 42.5), QPointF(53, 53));
    painter->restore();
}

namespace {

class ApplicationIconEngine : public QIconEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        paintApplicationIcon(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new ApplicationIconEngine(); }
};

} // namespace

QImage applicationIconImage(int side)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    ApplicationIconEngine().paint(&painter, image.rect(), QIcon::Normal, QIcon::Off);
    painter.end();
    return image.convertToFormat(QImage::Format_ARGB32);
}

QIcon applicationIcon()
{
    QIcon icon;
    // Window managers want pixmaps, which an engine alone gives at the sizes asked for.
    const QIcon source(new ApplicationIconEngine());
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(source.pixmap(size, size));
    return icon;
}

} // namespace Widgets
