// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinestrokes.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QList>
#include <QMarginsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QPixmapCache>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Widgets::Strokes {

namespace {

double leftOf(double x, const QString &string, const QFont &font, Qt::Alignment alignment)
{
    if (alignment == Qt::AlignLeft)
        return std::round(x);
    const double width = QFontMetricsF(font).horizontalAdvance(string);
    return std::round(x - (alignment == Qt::AlignRight ? width : width / 2));
}

// Without smoothing: these lie on pixels as they are, and dashes are many times cheaper.
void straight(QPainter *painter, const QLineF &line, const QPen &pen)
{
    const bool isSmooth = painter->testRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(pen);
    painter->drawLine(line);
    painter->setRenderHint(QPainter::Antialiasing, isSmooth);
}

void paintHaloText(QPainter *painter, QPointF origin, const QString &string, const QColor &colour, const QFont &font,
                   const QColor &halo, double width)
{
    QPainterPath outline;
    outline.addText(origin, font, string);
    painter->setPen(QPen(halo, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(outline);
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(origin, string);
}

} // namespace

double sharp(double value)
{
    return std::round(value) + 0.5;
}

void vertical(QPainter *painter, double x, double top, double bottom, const QPen &pen)
{
    straight(painter, {sharp(x), top, sharp(x), bottom}, pen);
}

void horizontal(QPainter *painter, double y, double left, double right, const QPen &pen)
{
    straight(painter, {left, sharp(y), right, sharp(y)}, pen);
}

void text(QPainter *painter, double x, double baseline, const QString &string, const QColor &colour, const QFont &font,
          Qt::Alignment alignment)
{
    painter->setFont(font);
    painter->setPen(colour);
    // Whole pixels, or every label would be blurred in its own way.
    painter->drawText(QPointF(leftOf(x, string, font, alignment), std::round(baseline)), string);
}

void haloText(QPainter *painter, double x, double baseline, const QString &string, const QColor &colour,
              const QFont &font, const QColor &halo, double width, Qt::Alignment alignment)
{
    const QPointF origin(std::round(leftOf(x, string, font, alignment)), std::round(baseline));
    if (painter->paintEngine()->type() != QPaintEngine::Raster) {
        paintHaloText(painter, origin, string, colour, font, halo, width);
        return;
    }
    const double scale = painter->device()->devicePixelRatioF();
    const QString key
        = u"halo %1 %2 %3 %4 %5 %6"_s.arg(colour.rgba()).arg(halo.rgba()).arg(width).arg(scale).arg(font.key(), string);
    const QMarginsF rim(width, width, width, width);
    const QRectF box = QFontMetricsF(font).boundingRect(string).marginsAdded(rim).toAlignedRect();
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = QPixmap((box.size() * scale).toSize());
        picture.setDevicePixelRatio(scale);
        picture.fill(Qt::transparent);
        QPainter into(&picture);
        into.setRenderHint(QPainter::Antialiasing);
        paintHaloText(&into, -box.topLeft(), string, colour, font, halo, width);
        into.end();
        QPixmapCache::insert(key, picture);
    }
    painter->drawPixmap(origin + box.topLeft(), picture);
}

QStringList wrapped(const QString &text, const QFont &font, double width)
{
    const QFontMetricsF metrics(font);
    QStringList lines;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString longer = lines.isEmpty() ? word : lines.last() + u' ' + word;
        if (!lines.isEmpty() && metrics.horizontalAdvance(longer) <= width)
            lines.last() = longer;
        else
            lines.append(word);
    }
    return lines;
}

void hatch(QPainter *painter, const QRectF &rect, const QColor &colour)
{
    constexpr double apart = 7;
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    painter->setPen(QPen(colour, 1.4));
    const int first = static_cast<int>(std::floor((rect.left() - rect.bottom()) / apart));
    const int last = static_cast<int>(std::ceil((rect.right() - rect.top()) / apart));
    QList<QLineF> lines;
    for (int line = first; line <= last; ++line) {
        const double x = line * apart;
        lines.append({QPointF(x + rect.top(), rect.top()), QPointF(x + rect.bottom(), rect.bottom())});
    }
    painter->drawLines(lines);
    painter->restore();
}

QPen dashed(const QColor &colour, qreal dash, qreal gap, qreal width)
{
    QPen pen(colour, width, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({dash / width, gap / width}); // Qt counts in widths of the pen
    return pen;
}

} // namespace Widgets::Strokes
