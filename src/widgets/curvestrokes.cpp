// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/curvestrokes.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPen>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <vector>

namespace Widgets::Strokes {

namespace {

// Each column of pixels is so many strips, of which it is covered by the share that is filled.
constexpr int stripsPerPixel = 4;

// From where to where a strip is filled.
struct Reach
{
    double top = std::numeric_limits<double>::max();
    double bottom = std::numeric_limits<double>::lowest();

    bool isEmpty() const { return top > bottom; }
    void include(double low, double high)
    {
        top = std::min(top, low);
        bottom = std::max(bottom, high);
    }
    // How much of a row of pixels is filled, 0 to 1.
    double share(int row) const { return std::clamp(std::min(bottom, row + 1.0) - std::max(top, row * 1.0), 0.0, 1.0); }
};

bool isRaster(const QPainter *painter)
{
    return painter->paintEngine()->type() == QPaintEngine::Raster;
}

// A part of a painter's device, of its own pixels, to be filled strip by strip.
class ColumnPicture
{
public:
    ColumnPicture(const QPainter *painter, const QRectF &area)
        : m_scale(painter->device()->devicePixelRatioF())
        , m_origin(std::floor(area.left()), std::floor(area.top()))
        , m_size((QSizeF(std::ceil(area.right()), std::ceil(area.bottom())) - QSizeF(m_origin.x(), m_origin.y()))
                 * m_scale)
        , m_strips(static_cast<std::size_t>(std::max(0, static_cast<int>(m_size.width()) * stripsPerPixel)))
    {
    }

    // A straight line from left to right, `half` of its width to either side of it.
    void addSegment(QPointF from, QPointF to, double half);
    // One without a width: what lies between it and others is filled.
    void addLine(QPointF from, QPointF to);
    void paint(QPainter *painter, const QColor &colour) const;

private:
    static int stripAt(double x) { return static_cast<int>(std::floor(x * stripsPerPixel)); }
    QPointF inPixels(QPointF point) const { return (point - m_origin) * m_scale; }
    void fillColumn(uchar *bits, qsizetype bytesPerLine, int x, const QColor &colour) const;

    double m_scale;
    QPointF m_origin;
    QSizeF m_size; // in pixels, as are the strips
    std::vector<Reach> m_strips;
};

// Of a straight line, also beyond its ends; of an upright one, its middle.
double heightAt(double x, QPointF from, QPointF to)
{
    const double width = to.x() - from.x();
    return width > 0 ? from.y() + (x - from.x()) / width * (to.y() - from.y()) : (from.y() + to.y()) / 2;
}

void ColumnPicture::addSegment(QPointF from, QPointF to, double half)
{
    const QPointF a = inPixels(from);
    const QPointF b = inPixels(to);
    half *= m_scale;
    const double length = std::hypot(b.x() - a.x(), b.y() - a.y());
    const double cosine = length > 0 ? (b.x() - a.x()) / length : 1;
    // How far the stroke stands out to the sides, and over and under its middle; its corners end it.
    const double sideways = length > 0 ? half * std::abs(b.y() - a.y()) / length : 0;
    const double upright = cosine > 0 ? half / cosine : m_size.height();
    const double lowest = std::min(a.y(), b.y()) - half * cosine;
    const double highest = std::max(a.y(), b.y()) + half * cosine;
    const int first = stripAt(a.x() - sideways);
    const int last = stripAt(b.x() + sideways);
    for (int strip = std::max(0, first); strip <= std::min(last, static_cast<int>(m_strips.size()) - 1); ++strip) {
        const double middle = heightAt((strip + 0.5) / stripsPerPixel, a, b);
        const double top = std::max(lowest, middle - upright);
        const double bottom = std::min(highest, middle + upright);
        if (top <= bottom)
            m_strips[static_cast<std::size_t>(strip)].include(top, bottom);
    }
}

void ColumnPicture::addLine(QPointF from, QPointF to)
{
    const QPointF a = inPixels(from);
    const QPointF b = inPixels(to);
    const int first = std::max(0, stripAt(a.x()));
    const int last = std::min(static_cast<int>(m_strips.size()) - 1, stripAt(b.x()));
    for (int strip = first; strip <= last; ++strip) {
        const double left = std::clamp(static_cast<double>(strip) / stripsPerPixel, a.x(), b.x());
        const double right = std::clamp((strip + 1.0) / stripsPerPixel, a.x(), b.x());
        const double one = left > a.x() ? heightAt(left, a, b) : a.y();
        const double other = right < b.x() ? heightAt(right, a, b) : b.y();
        m_strips[static_cast<std::size_t>(strip)].include(std::min(one, other), std::max(one, other));
    }
}

void ColumnPicture::fillColumn(uchar *bits, qsizetype bytesPerLine, int x, const QColor &colour) const
{
    const Reach *strips = &m_strips[static_cast<std::size_t>(x) * stripsPerPixel];
    Reach all; // what any strip fills
    Reach full{.top = std::numeric_limits<double>::lowest(),
               .bottom = std::numeric_limits<double>::max()}; // what all do
    for (const Reach *strip = strips; strip != strips + stripsPerPixel; ++strip) {
        if (!strip->isEmpty())
            all.include(strip->top, strip->bottom);
        full.top = std::max(full.top, strip->top);
        full.bottom = std::min(full.bottom, strip->bottom);
    }
    if (all.isEmpty())
        return;
    const int height = static_cast<int>(m_size.height());
    const int first = std::clamp(static_cast<int>(std::floor(all.top)), 0, height);
    const int last = std::clamp(static_cast<int>(std::ceil(all.bottom)), 0, height);
    const QRgb opaque = qPremultiply(colour.rgba());
    for (int y = first; y < last; ++y) {
        auto *pixel = reinterpret_cast<QRgb *>(bits + y * bytesPerLine) + x;
        if (y >= full.top && y + 1 <= full.bottom) {
            *pixel = opaque;
            continue;
        }
        double share = 0;
        for (const Reach *strip = strips; strip != strips + stripsPerPixel; ++strip)
            share += strip->share(y) / stripsPerPixel;
        *pixel = qPremultiply(
            qRgba(colour.red(), colour.green(), colour.blue(), static_cast<int>(std::lround(colour.alpha() * share))));
    }
}

void ColumnPicture::paint(QPainter *painter, const QColor &colour) const
{
    QImage image(m_size.toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return;
    image.setDevicePixelRatio(m_scale);
    image.fill(Qt::transparent);
    uchar *bits = image.bits();
    for (int x = 0; x < image.width(); ++x)
        fillColumn(bits, image.bytesPerLine(), x, colour);
    painter->drawImage(m_origin, image);
}

// What of the clip the points reach, with `margin` around them.
QRectF reached(const QRectF &clip, const QList<QPointF> &points, double margin)
{
    if (points.isEmpty())
        return {};
    const auto [lowest, highest]
        = std::minmax_element(points.cbegin(), points.cend(), [](QPointF a, QPointF b) { return a.y() < b.y(); });
    const QRectF area(QPointF(points.first().x() - margin, lowest->y() - margin),
                      QPointF(points.last().x() + margin, highest->y() + margin));
    return area.intersected(clip);
}

} // namespace

void curves(QPainter *painter, const QRectF &clip, const QList<QList<QPointF>> &lines, double width,
            const QColor &colour)
{
    const double half = width / 2;
    if (!isRaster(painter)) {
        painter->save();
        painter->setClipRect(clip, Qt::IntersectClip);
        painter->setPen(QPen(colour, width, Qt::SolidLine, Qt::SquareCap, Qt::BevelJoin));
        for (const QList<QPointF> &line : lines)
            painter->drawPolyline(line.constData(), static_cast<int>(line.size()));
        painter->restore();
        return;
    }
    QRectF area;
    for (const QList<QPointF> &line : lines)
        area |= reached(clip, line, width);
    ColumnPicture picture(painter, area);
    for (const QList<QPointF> &line : lines) {
        if (line.isEmpty())
            continue;
        // A point alone between two gaps is drawn out to be seen.
        const QPointF cap(line.size() == 1 ? half + 1 : half, 0);
        picture.addSegment(line.first() - cap, line.first(), half);
        for (qsizetype i = 1; i < line.size(); ++i)
            picture.addSegment(line.at(i - 1), line.at(i), half);
        picture.addSegment(line.last(), line.last() + cap, half);
    }
    picture.paint(painter, colour);
}

void fillBetween(QPainter *painter, const QRectF &clip, const QList<QPointF> &upper, const QList<QPointF> &lower,
                 const QColor &colour)
{
    if (upper.size() < 2)
        return;
    if (!isRaster(painter)) {
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
    ColumnPicture picture(painter, reached(clip, upper, 1) | reached(clip, lower, 1));
    for (qsizetype i = 1; i < upper.size(); ++i) {
        picture.addLine(upper.at(i - 1), upper.at(i));
        picture.addLine(lower.at(i - 1), lower.at(i));
    }
    picture.paint(painter, colour);
}

} // namespace Widgets::Strokes
