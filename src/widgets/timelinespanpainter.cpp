// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinespanpainter.h"

#include "models/timespantext.h"
#include "widgets/timelinestrokes.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace Frame = Models::TimelineFrame;

namespace {

constexpr double padding = 8;
constexpr double lineHeight = 16;
constexpr double columnGap = 14;
constexpr double labelGap = 8; // between the span and its label
constexpr double flagWidth = 7;
constexpr double flagHeight = 8;
constexpr double flagReach = 4;
constexpr double noteWidth = 160;
constexpr float spanShare = 0.14F;

} // namespace

void TimelineSpanPainter::paintSpan()
{
    if (!m_view.span)
        return;
    const auto &scale = m_layout.scale();
    const auto &range = m_view.span->range;
    const double start = scale.x(range.start);
    const double end = scale.x(range.end);
    const double left = std::clamp(start, scale.left, scale.right());
    const double right = std::clamp(end, scale.left, scale.right());
    QColor fill = m_theme.accentLine;
    fill.setAlphaF(spanShare);
    m_painter->fillRect(QRectF(left, Frame::lanesTop, right - left, bottom() - Frame::lanesTop), fill);
    const QRectF strip = m_layout.overviewRect();
    const double overviewLeft = m_layout.overviewScale().x(range.start);
    const double overviewRight = std::max(m_layout.overviewScale().x(range.end), overviewLeft + 1);
    m_painter->fillRect(QRectF(overviewLeft, strip.top() + 1, overviewRight - overviewLeft, strip.height() - 1), fill);
    for (const double x : {start, end}) {
        if (x >= scale.left - 0.5 && x <= scale.right() + 0.5)
            vertical(x, Frame::lanesTop, bottom() + 6, m_theme.accentLine);
    }
    if (end >= scale.left && start <= scale.right())
        paintLabel(left, right);
}

// Beside the span where there is room, else over it.
void TimelineSpanPainter::paintLabel(double left, double right)
{
    const QString heading = Models::spanLengthText(m_view.span->range);
    const QString events = Models::spanEventsText(*m_view.span);
    const QList<QStringList> rows = Models::spanRows(*m_view.span);
    const QFontMetricsF strong(Fonts::strong());
    const QFontMetricsF small(Fonts::label());
    QList<double> widths{0, 0, 0, 0};
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], small.horizontalAdvance(row.at(i)));
    }
    double width = std::max(strong.horizontalAdvance(heading), small.horizontalAdvance(events));
    if (!rows.isEmpty())
        width = std::max(width, widths[0] + widths[1] + widths[2] + widths[3] + 3 * columnGap);
    width += 2 * padding;
    const double height = 2 * padding + lineHeight * static_cast<double>(2 + rows.size());

    const auto &scale = m_layout.scale();
    double x = right + labelGap;
    if (x + width > scale.right())
        x = left - labelGap - width;
    if (x < scale.left)
        x = std::clamp((left + right - width) / 2, scale.left + 2, std::max(scale.left + 2, scale.right() - width - 2));
    const double chartsTop
        = m_view.chartLayout.isEmpty() ? Frame::lanesTop : m_view.chartLayout.rows().first().values.top;
    const QRectF box(std::round(x) + 0.5, std::round(chartsTop) + 4.5, std::round(width), std::round(height));
    m_painter->setPen(m_theme.controlBorder);
    m_painter->setBrush(m_theme.base);
    m_painter->drawRoundedRect(box, Metrics::controlRadius, Metrics::controlRadius);
    m_painter->setBrush(Qt::NoBrush);

    double baseline = box.top() + padding + 11;
    text(box.left() + padding, baseline, heading, m_theme.text, Fonts::strong());
    baseline += lineHeight;
    text(box.left() + padding, baseline, events, m_theme.text, Fonts::label());
    const QColor heads = m_theme.secondaryText;
    for (qsizetype line = 0; line < rows.size(); ++line) {
        baseline += lineHeight;
        text(box.left() + padding, baseline, rows.at(line).at(0), heads, Fonts::label());
        double columnRight = box.right() - padding;
        for (qsizetype i = 3; i >= 1; --i) {
            text(columnRight, baseline, rows.at(line).at(i), line == 0 ? heads : m_theme.text, Fonts::label(),
                 Qt::AlignRight);
            columnRight -= widths[i] + columnGap;
        }
    }
}

void TimelineSpanPainter::paintMarks()
{
    const auto &overview = m_layout.overviewScale();
    const QRectF strip = m_layout.overviewRect();
    const auto &scale = m_layout.scale();
    for (qsizetype i = 0; i < m_view.marks.size(); ++i) {
        const Session::Mark &mark = m_view.marks.at(i);
        const double x = std::round(overview.x(mark.time)) + 0.5;
        if (x >= overview.left && x <= overview.right()) {
            m_painter->setPen(Qt::NoPen);
            m_painter->setBrush(m_theme.text);
            m_painter->drawPolygon(QPolygonF{{x - 4, strip.top() + 1}, {x + 4, strip.top() + 1}, {x, strip.top() + 7}});
            vertical(overview.x(mark.time), strip.top() + 6, strip.bottom(), m_theme.text);
        }
        const double until = i + 1 < m_view.marks.size() ? scale.x(m_view.marks.at(i + 1).time) : scale.right();
        if (const double at = scale.x(mark.time); at >= scale.left && at <= scale.right())
            paintMark(mark, std::clamp(until, at, scale.right()));
    }
}

// A line through lanes and charts, a flag on the axis, and the note beside it as far as the next one leaves room.
void TimelineSpanPainter::paintMark(const Session::Mark &mark, double until)
{
    const double x = std::round(m_layout.scale().x(mark.time));
    const double axis = bottom();
    vertical(x, Frame::lanesTop, axis, Strokes::dashed(m_theme.text, 6, 3));
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(m_theme.text);
    m_painter->drawPolygon(
        QPolygonF{{x + 0.5, axis - flagHeight}, {x + flagWidth, axis - flagHeight / 2}, {x + 0.5, axis}});
    m_painter->setBrush(Qt::NoBrush);
    const double room = std::min(noteWidth, until - x - flagWidth - 6);
    if (mark.text.isEmpty() || room < 20)
        return;
    const QString note = QFontMetricsF(Fonts::label()).elidedText(mark.text.simplified(), Qt::ElideRight, room);
    Strokes::haloText(m_painter, x + flagWidth + 3, axis - 3, note, m_theme.text, Fonts::label(), m_theme.base, 4);
}

std::optional<QString> markAt(const TimelineView &view, QPointF point)
{
    const double axis = view.axisY();
    if (point.y() < axis - flagHeight - flagReach || point.y() > axis + flagReach)
        return std::nullopt;
    for (const Session::Mark &mark : view.marks) {
        const double x = view.layout.scale().x(mark.time);
        if (point.x() >= x - flagReach && point.x() <= x + flagWidth + flagReach)
            return mark.id;
    }
    return std::nullopt;
}

} // namespace Widgets
