// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/themedicon.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <optional>

namespace Widgets {

namespace {

constexpr qreal gridSize = 16;
constexpr qreal strokeWidth = 1.3;

// Strokes on the 16 × 16 grid, as letters with absolute coordinates: M move, L line (repeatable), C cubic curve, Z
// close, O circle (centre and radius), A arc of a circle (centre, radius, start and span in degrees, counterclockwise).
const char *strokes(IconName name)
{
    switch (name) {
    case IconName::Back:
    case IconName::ChevronLeft:
        return name == IconName::Back ? "M 10 3 L 5 8 10 13" : "M 9.5 4.5 L 6 8 9.5 11.5";
    case IconName::Forward:
        return "M 6 3 L 11 8 6 13";
    case IconName::ChevronRight:
        return "M 6.5 4.5 L 10 8 6.5 11.5";
    case IconName::Up:
    case IconName::ChevronUp:
        return "M 4.5 9.75 L 8 6.25 11.5 9.75";
    case IconName::Down:
    case IconName::ChevronDown:
        return "M 4.5 6.25 L 8 9.75 11.5 6.25";
    case IconName::Refresh:
        return "A 8 8 5 40 -320 M 12.6 1.9 L 12.6 4.9 9.6 4.9";
    case IconName::Open:
        return "M 2 12.5 L 2 3.5 6 3.5 7.5 5.5 14 5.5 14 12.5 Z";
    case IconName::Save:
        return "M 2.5 2.5 L 11 2.5 13.5 5 13.5 13.5 2.5 13.5 Z M 5 2.5 L 5 6 10 6 10 2.5 M 4.5 13.5 L 4.5 9 11.5 9 "
               "11.5 13.5";
    case IconName::Export:
        return "M 8 2 L 8 10 M 5 7 L 8 10 11 7 M 3 11.5 L 3 13.5 13 13.5 13 11.5";
    case IconName::Copy:
        return "M 5.5 5 L 5.5 2.5 13.5 2.5 13.5 10.5 11 10.5 M 2.5 5.2 L 10.8 5.2 10.8 13.5 2.5 13.5 Z";
    case IconName::Paste:
        return "M 5.5 3.5 L 3 3.5 3 14 13 14 13 3.5 10.5 3.5 M 5.5 2 L 10.5 2 10.5 5 5.5 5 Z M 5.5 8.5 L 10.5 8.5 M "
               "5.5 11 L 9 11";
    case IconName::Search:
        return "O 7 7 4.5 M 10.3 10.3 L 14 14";
    case IconName::Activity:
        return "M 1.5 8.5 L 4.5 8.5 6.5 3 9.5 13 11.5 8.5 14.5 8.5";
    case IconName::Link:
        return "M 6.5 3.5 L 3 3.5 3 13 12.5 13 12.5 9.5 M 9 2.5 L 13.5 2.5 13.5 7 M 13.5 2.5 L 7.5 8.5";
    case IconName::Key:
        return "O 5 8 2.8 M 7.8 8 L 14 8 14 10.5 M 11 8 L 11 10";
    case IconName::Keyboard:
        return "M 1.5 4 L 14.5 4 14.5 12 1.5 12 Z M 4.5 9.5 L 11.5 9.5 M 4.2 6.8 L 4.6 6.8 M 7.8 6.8 L 8.2 6.8 M 11.4 "
               "6.8 L 11.8 6.8";
    case IconName::Settings:
        return "M 2.5 5 L 4.5 5 M 8 5 L 13.5 5 M 2.5 11 L 8 11 M 11.5 11 L 13.5 11 O 6.25 5 1.75 O 9.75 11 1.75";
    case IconName::Clock:
        return "O 8 8 5.5 M 8 4.8 L 8 8 10.3 9.4";
    case IconName::Filter:
        return "M 2.5 3.5 L 13.5 3.5 9.5 8.5 9.5 13 6.5 11.5 6.5 8.5 Z";
    case IconName::Expand:
        return "M 4.5 3.5 L 8 7 11.5 3.5 M 4.5 9 L 8 12.5 11.5 9";
    case IconName::Collapse:
        return "M 4.5 7 L 8 3.5 11.5 7 M 4.5 12.5 L 8 9 11.5 12.5";
    case IconName::Eye:
        return "M 1.5 8 C 4.5 3.2 11.5 3.2 14.5 8 C 11.5 12.8 4.5 12.8 1.5 8 Z O 8 8 1.9";
    case IconName::EyeOff:
        return "M 1.5 8 C 4.5 3.2 11.5 3.2 14.5 8 C 11.5 12.8 4.5 12.8 1.5 8 Z M 3 13.5 L 13 2.5";
    case IconName::Close:
        return "M 4 4 L 12 12 M 12 4 L 4 12";
    case IconName::Cancel:
        return "O 8 8 5.5 M 4.2 11.8 L 11.8 4.2";
    case IconName::More:
        return "O 3.5 8 0.45 O 8 8 0.45 O 12.5 8 0.45";
    case IconName::Help:
        return "O 8 8 5.8 M 6.2 6.5 C 6.3 4.2 9.8 4.3 9.7 6.5 C 9.6 7.8 8 7.8 8 9.3 M 8 11.3 L 8 11.4";
    case IconName::Json:
        return "M 6 2.5 C 3.6 2.5 5.4 7.5 2.8 8 C 5.4 8.5 3.6 13.5 6 13.5 M 10 2.5 C 12.4 2.5 10.6 7.5 13.2 8 C 10.6 "
               "8.5 12.4 13.5 10 13.5";
    case IconName::Timeline:
        return "M 2 4 L 9 4 M 5 8 L 14 8 M 3.5 12 L 7.5 12 M 10.5 12 L 12.5 12";
    case IconName::ZoomIn:
        return "O 7 7 4.5 M 10.3 10.3 L 14 14 M 5 7 L 9 7 M 7 5 L 7 9";
    case IconName::ZoomOut:
        return "O 7 7 4.5 M 10.3 10.3 L 14 14 M 5 7 L 9 7";
    case IconName::ZoomAll:
        return "M 1.5 3 L 1.5 13 M 14.5 3 L 14.5 13 M 4 8 L 12 8 M 6 6 L 4 8 6 10 M 10 6 L 12 8 10 10";
    }
    Q_UNREACHABLE();
}

// Reads the letters above. Our own text alone is read, so that there is nothing to report.
class StrokeReader
{
public:
    explicit StrokeReader(const char *text)
        : m_words(QByteArray::fromRawData(text, static_cast<qsizetype>(qstrlen(text))).split(' '))
    {
    }

    QPainterPath path()
    {
        QPainterPath path;
        while (m_next < m_words.size()) {
            const char letter = m_words.at(m_next++).at(0);
            add(path, letter);
        }
        return path;
    }

private:
    qreal number() { return m_words.at(m_next++).toDouble(); }
    QPointF point()
    {
        const qreal x = number();
        return {x, number()};
    }
    bool hasNumber() const { return m_next < m_words.size() && m_words.at(m_next).at(0) <= '9'; }

    void add(QPainterPath &path, char letter)
    {
        if (letter == 'M') {
            path.moveTo(point());
        } else if (letter == 'L') {
            while (hasNumber())
                path.lineTo(point());
        } else if (letter == 'C') {
            const QPointF first = point();
            const QPointF second = point();
            path.cubicTo(first, second, point());
        } else if (letter == 'Z') {
            path.closeSubpath();
        } else if (letter == 'O') {
            const QPointF centre = point();
            const qreal radius = number();
            path.addEllipse(centre, radius, radius);
        } else if (letter == 'A') {
            const QPointF centre = point();
            const qreal radius = number();
            const QRectF box(centre - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
            const qreal start = number();
            path.arcMoveTo(box, start);
            path.arcTo(box, start, number());
        }
    }

    QByteArrayList m_words;
    qsizetype m_next = 0;
};

class IconEngine : public QIconEngine
{
public:
    IconEngine(IconName name, std::optional<QPalette::ColorRole> role)
        : m_name(name)
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, m_name, rect, colourFor(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new IconEngine(*this); }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (m_role)
            return palette.color(QPalette::Active, *m_role);
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        case QIcon::Selected:
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return palette.color(QPalette::Active, QPalette::ButtonText);
    }

    IconName m_name;
    std::optional<QPalette::ColorRole> m_role;
};

} // namespace

QIcon themedIcon(IconName name)
{
    return QIcon(new IconEngine(name, std::nullopt));
}

QIcon themedIcon(IconName name, QPalette::ColorRole role)
{
    return QIcon(new IconEngine(name, role));
}

void paintIcon(QPainter *painter, IconName name, const QRectF &box, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal scale = std::min(box.width(), box.height()) / gridSize;
    painter->translate(box.center());
    painter->scale(scale, scale);
    painter->translate(-gridSize / 2, -gridSize / 2);
    painter->setPen(QPen(colour, strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(StrokeReader(strokes(name)).path());
    painter->restore();
}

} // namespace Widgets
