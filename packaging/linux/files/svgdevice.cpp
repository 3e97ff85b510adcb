// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/svgdevice.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace Packaging {

namespace {

QString number(double value)
{
    return QString::number(value, 'g', 6);
}

QString point(const QPainterPath::Element &element)
{
    return number(element.x) + u' ' + number(element.y);
}

QString pathData(const QPainterPath &path)
{
    QStringList parts;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        switch (element.type) {
        case QPainterPath::MoveToElement:
            parts += u'M' + point(element);
            break;
        case QPainterPath::LineToElement:
            parts += u'L' + point(element);
            break;
        case QPainterPath::CurveToElement:
            parts += u'C' + point(element);
            break;
        case QPainterPath::CurveToDataElement:
            parts += point(element);
            break;
        }
    }
    return parts.join(u' ');
}

class SvgEngine : public QPaintEngine
{
public:
    SvgEngine()
        : QPaintEngine(QPaintEngine::AllFeatures)
    {
    }

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return QPaintEngine::User; }
    void updateState(const QPaintEngineState &) override { }
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { }

    void drawPath(const QPainterPath &path) override { add(path, painter()->brush()); }

    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path;
        path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
        if (mode != PolylineMode)
            path.closeSubpath();
        add(path, mode == PolylineMode ? QBrush(Qt::NoBrush) : painter()->brush());
    }

    QStringList shapes;

private:
    void add(const QPainterPath &path, const QBrush &brush)
    {
        const QTransform &transform = painter()->transform();
        const QPen pen = painter()->pen();
        QString shape = u"<path fill=\"%1\""_s.arg(brush.style() == Qt::NoBrush ? u"none"_s : brush.color().name());
        if (pen.style() != Qt::NoPen) {
            const bool isRound = pen.capStyle() == Qt::RoundCap;
            shape += u" stroke=\"%1\" stroke-width=\"%2\""_s.arg(pen.color().name(),
                                                                 number(pen.widthF() * transform.m11()));
            if (isRound)
                shape += u" stroke-linecap=\"round\""_s;
            if (pen.joinStyle() == Qt::RoundJoin)
                shape += u" stroke-linejoin=\"round\""_s;
        }
        shapes += shape + u" d=\"%1\"/>"_s.arg(pathData(transform.map(path)));
    }
};

class SvgDevice : public QPaintDevice
{
public:
    explicit SvgDevice(const QSize &size)
        : m_size(size)
    {
    }

    QPaintEngine *paintEngine() const override { return &m_engine; }
    const QStringList &shapes() const { return m_engine.shapes; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        default:
            return 0;
        }
    }

private:
    QSize m_size;
    mutable SvgEngine m_engine;
};

} // namespace

QByteArray svgOf(const QSize &size, const std::function<void(QPainter *)> &paint)
{
    SvgDevice device(size);
    QPainter painter(&device);
    paint(&painter);
    painter.end();
    const QString text
        = u"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\">\n%3\n</svg>\n"_s
              .arg(QString::number(size.width()), QString::number(size.height()), device.shapes().join(u'\n'));
    return text.toUtf8();
}

} // namespace Packaging
