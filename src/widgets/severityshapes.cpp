// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/severityshapes.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace Widgets {

namespace {

QPolygonF polygonAround(QPointF centre, qreal radius, std::initializer_list<QPointF> corners)
{
    QPolygonF polygon;
    for (const QPointF &corner : corners)
        polygon << centre + corner * radius;
    return polygon;
}

QPen roundPen(const QColor &colour, qreal width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

// The "!" of octagon and triangle: a stroke and a dot, from the heights given as shares of the radius.
void paintExclamation(QPainter *painter, QPointF centre, qreal radius, const QColor &colour, qreal top, qreal bottom,
                      qreal dot, qreal width)
{
    painter->setPen(roundPen(colour, width * radius));
    painter->drawLine(centre + QPointF(0, top * radius), centre + QPointF(0, bottom * radius));
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const qreal dotRadius = width * radius * 0.57;
    painter->drawEllipse(centre + QPointF(0, dot * radius), dotRadius, dotRadius);
}

void paintError(QPainter *painter, QPointF centre, qreal radius, const Theme &theme, const QPen &outline)
{
    constexpr qreal cut = 0.414; // a regular octagon's half edge
    painter->setPen(outline);
    painter->setBrush(theme.severityFill(Models::Severity::Error));
    painter->drawPolygon(polygonAround(
        centre, radius, {{-cut, -1}, {cut, -1}, {1, -cut}, {1, cut}, {cut, 1}, {-cut, 1}, {-1, cut}, {-1, -cut}}));
    paintExclamation(painter, centre, radius, theme.glyph, -0.55, 0.12, 0.54, 0.30);
}

void paintWarning(QPainter *painter, QPointF centre, qreal radius, const Theme &theme, const QPen &outline)
{
    painter->setPen(outline.style() == Qt::NoPen ? roundPen(theme.warningOutline, 1) : outline);
    painter->setBrush(theme.severityFill(Models::Severity::Warning));
    painter->drawPolygon(polygonAround(centre, radius, {{0, -1}, {1.08, 0.9}, {-1.08, 0.9}}));
    paintExclamation(painter, centre, radius, theme.glyphOnWarning, -0.38, 0.24, 0.60, 0.26);
}

void paintOk(QPainter *painter, QPointF centre, qreal radius, const Theme &theme, const QPen &outline)
{
    painter->setPen(outline);
    painter->setBrush(theme.severityFill(Models::Severity::Ok));
    painter->drawEllipse(centre, radius * 0.96, radius * 0.96);
    painter->setPen(roundPen(theme.glyph, 0.26 * radius));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(polygonAround(centre, radius, {{-0.45, 0.04}, {-0.10, 0.40}, {0.48, -0.34}}));
}

// Shapes of strokes alone carry the on-accent colour itself on a selected row: an outline would close them.
void paintInfo(QPainter *painter, QPointF centre, qreal radius, const QColor &colour)
{
    painter->setPen(QPen(colour, 1.4));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(centre, radius * 0.86, radius * 0.86);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawEllipse(centre, radius * 0.30, radius * 0.30);
}

void paintUnknown(QPainter *painter, QPointF centre, qreal radius, const QColor &colour)
{
    painter->setPen(roundPen(colour, 1.4));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolygon(polygonAround(centre, radius, {{0, -1}, {1, 0}, {0, 1}, {-1, 0}}));
    painter->drawLine(centre - QPointF(radius * 0.3, 0), centre + QPointF(radius * 0.3, 0));
}

void paintOffline(QPainter *painter, QPointF centre, qreal radius, const QColor &colour)
{
    painter->setPen(QPen(colour, 1.2));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(centre, radius * 0.5, radius * 0.5);
}

class SeverityEngine : public QIconEngine
{
public:
    explicit SeverityEngine(Models::Severity severity)
        : m_severity(severity)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Theme theme = Theme::of(QGuiApplication::palette());
        const qreal side = std::min(rect.width(), rect.height());
        painter->save();
        painter->translate(QRectF(rect).center());
        painter->scale(side / Metrics::severityBox, side / Metrics::severityBox);
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.5);
        // The triangle stands a little low in its box, or its weight would seem to float.
        const QPointF centre(0, m_severity == Models::Severity::Warning ? 0.2 : 0);
        paintSeverity(painter, m_severity, centre, Metrics::severityBox * 3.0 / 7, theme, mode == QIcon::Selected);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new SeverityEngine(*this); }

private:
    Models::Severity m_severity;
};

} // namespace

void paintSeverity(QPainter *painter, Models::Severity severity, QPointF centre, qreal radius, const Theme &theme,
                   bool selectedRow)
{
    if (severity == Models::Severity::None)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPen outline = selectedRow ? roundPen(theme.onAccent, 1.2) : QPen(Qt::NoPen);
    const QColor stroke = selectedRow ? theme.onAccent : theme.severityFill(severity);
    switch (severity) {
    case Models::Severity::Error:
        paintError(painter, centre, radius, theme, outline);
        break;
    case Models::Severity::Warning:
        paintWarning(painter, centre, radius, theme, outline);
        break;
    case Models::Severity::Ok:
        paintOk(painter, centre, radius, theme, outline);
        break;
    case Models::Severity::Info:
        paintInfo(painter, centre, radius, stroke);
        break;
    case Models::Severity::Unknown:
        paintUnknown(painter, centre, radius, stroke);
        break;
    case Models::Severity::Offline:
        paintOffline(painter, centre, radius, stroke);
        break;
    case Models::Severity::None:
        break;
    }
    painter->restore();
}

QPixmap severityPixmap(Models::Severity severity, const Theme &theme, int size, qreal devicePixelRatio)
{
    QPixmap pixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const qreal scale = static_cast<qreal>(size) / Metrics::severityBox;
    painter.scale(scale, scale);
    const QPointF centre(Metrics::severityBox / 2.0, Metrics::severityBox / 2.0);
    paintSeverity(&painter, severity, centre, Metrics::severityBox * 3.0 / 7, theme);
    return pixmap;
}

QIcon severityIcon(Models::Severity severity)
{
    return severity == Models::Severity::None ? QIcon() : QIcon(new SeverityEngine(severity));
}

} // namespace Widgets
