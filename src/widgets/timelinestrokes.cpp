// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinestrokes.h"

#include <QFontMetricsF>
#include <QImage>
#include <QLineF>
#include <QList>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

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

// A column of pixels from `top` to `bottom`, the ends as far as they are covered.
void fillColumn(QImage &image, int x, double top, double bottom, const QColor &colour)
{
    const double from = std::clamp(top, 0.0, static_cast<double>(image.height()));
    const double until = std::clamp(bottom, 0.0, static_cast<double>(image.height()));
    const QRgb full = qPremultiply(colour.rgba());
    for (int y = static_cast<int>(from); y < static_cast<int>(std::ceil(until)); ++y) {
        const double covered = std::min(until, y + 1.0) - std::max(from, static_cast<double>(y));
        QRgb *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        if (covered >= 1)
            line[x] = full;
        else
            line[x] = qPremultiply(qRgba(colour.red(), colour.green(), colour.blue(),
                                         static_cast<int>(std::lround(colour.alpha() * covered))));
    }
}

// Both lines in the picture's pixels.
void fillColumns(QImage &image, const QList<QPointF> &upper, const QList<QPointF> &lower, const QColor &colour)
{
    qsizetype next = 1;
    const int first = std::max(0, static_cast<int>(std::floor(upper.first().x())));
    const int last = std::min(image.width() - 1, static_cast<int>(std::floor(upper.last().x())));
    for (int x = first; x <= last; ++x) {
        const double centre = std::clamp(x + 0.5, upper.first().x(), upper.last().x());
        double top = std::numeric_limits<double>::max();
        double bottom = 0;
        // The points in the column, and the lines at its middle.
        while (next < upper.size() - 1 && upper.at(next).x() < centre) {
            if (upper.at(next).x() >= x) {
                top = std::min(top, upper.at(next).y());
                bottom = std::max(bottom, lower.at(next).y());
            }
            ++next;
        }
        const QPointF &before = upper.at(next - 1);
        const QPointF &after = upper.at(next);
        const double share = after.x() > before.x() ? (centre - before.x()) / (after.x() - before.x()) : 1;
        top = std::min(top, before.y() + share * (after.y() - before.y()));
        bottom = std::max(bottom, lower.at(next - 1).y() + share * (lower.at(next).y() - lower.at(next - 1).y()));
        fillColumn(image, x, top, bottom, colour);
    }
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
    const QPointF origin(leftOf(x, string, font, alignment), std::round(baseline));
    QPainterPath outline;
    outline.addText(origin, font, string);
    painter->setPen(QPen(halo, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(outline);
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(origin, string);
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

void fillBetween(QPainter *painter, const QRectF &clip, const QList<QPointF> &upper, const QList<QPointF> &lower,
                 const QColor &colour)
{
    if (upper.size() < 2)
        return;
    const bool isPixels = painter->paintEngine()->type() == QPaintEngine::Raster;
    if (!isPixels) {
        QPolygonF outline(upper);
        std::reverse_copy(lower.cbegin(), lower.cend(), std::back_inserter(outline));
        painter->save();
        painter->setClipRect(clip, Qt::IntersectClip);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawPolygon(outline);
        painter->restore();
        return;
    }
    const double scale = painter->device()->devicePixelRatioF();
    const double left = std::max(clip.left(), std::floor(upper.first().x()));
    const double right = std::min(clip.right(), std::ceil(upper.last().x()) + 1);
    if (right <= left)
        return;
    QImage image((QSizeF(right - left, clip.height()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::transparent);
    const auto inPixels = [&](QList<QPointF> points) {
        for (QPointF &point : points)
            point = (point - QPointF(left, clip.top())) * scale;
        return points;
    };
    fillColumns(image, inPixels(upper), inPixels(lower), colour);
    painter->drawImage(QPointF(left, clip.top()), image);
}

QPen dashed(const QColor &colour, qreal dash, qreal gap, qreal width)
{
    QPen pen(colour, width, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({dash / width, gap / width}); // Qt counts in widths of the pen
    return pen;
}

} // namespace Widgets::Strokes
