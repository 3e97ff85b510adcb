// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinecursorpainter.h"

#include "widgets/severityshapes.h"
#include "widgets/timelinelanepainter.h"
#include "widgets/timelinestrokes.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace Frame = Models::TimelineFrame;
using Models::ChartRow;
using Models::LaneRow;
using Models::Severity;
using Models::TimelineChart;
using Strokes::sharp;

namespace {

constexpr double flagWidth = 64;
constexpr double flagHeight = 18;
constexpr double flagGap = 4;
constexpr double majorTick = 6;
constexpr double minorTick = 3;
constexpr double axisBaseline = 18; // of the labels, under the axis
constexpr double labelsApart = 8;
constexpr double ringRadius = 3.5;
constexpr double momentReach = 6; // pixels within which a moment of a lane counts as the cursor's
constexpr double detailsLine = 16;
constexpr double smallLine = 12; // the same where lines have to be narrow
constexpr double gutterLine = 14;
constexpr double ticksRoom = 40; // of the figures beside the plot
constexpr double rightMargin = 4;

} // namespace

// Of what is in view.
std::optional<QDateTime> TimelineCursorPainter::visibleCursor() const
{
    return m_view.cursorX() ? m_view.cursor : std::nullopt;
}

QRectF TimelineCursorPainter::flagRect() const
{
    const auto x = m_view.cursorX();
    if (!x)
        return {};
    const auto &scale = m_layout.scale();
    const double left = std::clamp(sharp(*x) - flagWidth / 2, scale.left, scale.right() - flagWidth);
    return {left, bottom() + flagGap, flagWidth, flagHeight};
}

void TimelineCursorPainter::paintAxis()
{
    const auto &scale = m_layout.scale();
    const QFont font = Fonts::label();
    const QFontMetricsF metrics(font);
    const QRectF flag = flagRect();
    m_painter->setPen(m_theme.secondaryText);
    m_painter->drawLine(QPointF(scale.left, bottom() + 0.5), QPointF(scale.right(), bottom() + 0.5));
    double zoneRight = scale.left - Frame::tickLabelGap;
    for (const auto &tick : m_layout.ticks()) {
        const double x = scale.x(tick.time);
        vertical(x, bottom(), bottom() + (tick.isMajor ? majorTick : minorTick), m_theme.secondaryText);
        if (!tick.isMajor)
            continue;
        const double half = metrics.horizontalAdvance(tick.label) / 2;
        zoneRight = std::min(zoneRight, x - half - labelsApart);
        // Beyond the plot stand the readout's words, or nothing.
        const bool isInside = x + half <= scale.right() + Frame::tickLabelGap;
        if (isInside && (flag.isEmpty() || x + half < flag.left() - flagGap || x - half > flag.right() + flagGap))
            text(x, bottom() + axisBaseline, tick.label, m_theme.secondaryText, font, Qt::AlignHCenter);
    }
    text(zoneRight, bottom() + axisBaseline,
         m_view.format.zoneLabel(QDateTime::fromMSecsSinceEpoch(scale.end, Qt::UTC)), m_theme.secondaryText, font,
         Qt::AlignRight);
}

void TimelineCursorPainter::paintCursor()
{
    const auto x = m_view.cursorX();
    if (!x)
        return;
    const QRectF strip = m_layout.overviewRect();
    vertical(*x, Frame::lanesTop, bottom() + flagGap, m_theme.text);
    vertical(m_layout.overviewScale().x(*m_view.cursor), strip.top() + 1, strip.bottom(), m_theme.text);
    TimelineLanePainter(m_painter, m_view).paintCrossedLabels(*x);
    const QRectF flag = flagRect();
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(m_theme.text);
    m_painter->drawRoundedRect(flag, 2, 2);
    text(flag.center().x(), flag.top() + 13, m_view.clock(*m_view.cursor), m_theme.base, Fonts::small(),
         Qt::AlignHCenter);
}

void TimelineCursorPainter::paintRings()
{
    const auto cursor = visibleCursor();
    if (!cursor)
        return;
    const auto &scale = m_layout.scale();
    for (const ChartRow &row : m_view.chartLayout.rows()) {
        const auto readout = m_view.charts.readout(m_view.chartOf(row), cursor);
        if (!readout.point || row.isFolded)
            continue;
        const QPointF centre(scale.x(readout.time), row.values.y(*readout.point));
        if (centre.x() < scale.left || centre.x() > scale.right())
            continue;
        m_painter->setPen(QPen(m_view.colourOf(row.metric), 1.8));
        m_painter->setBrush(m_theme.base);
        m_painter->drawEllipse(centre, ringRadius, ringRadius);
    }
}

// Without a cursor, of the newest there is.
void TimelineCursorPainter::paintReadout()
{
    const auto cursor = visibleCursor();
    if (m_view.hasReadout) {
        const QDateTime time = cursor.value_or(m_view.content.span().end);
        paintTime(time);
        paintLaneStates(time);
    }
    for (const ChartRow &row : m_view.chartLayout.rows())
        paintChart(row, m_view.chartOf(row));
    paintPeriod();
}

void TimelineCursorPainter::paintTime(const QDateTime &time)
{
    const auto &format = m_view.format;
    const bool isElapsed = format.kind() == Base::TimeFormat::Kind::Elapsed;
    const QString shown
        = isElapsed ? tr("T+ %1").arg(m_view.clock(time)) : m_view.clock(time) + u' ' + format.zoneLabel(time);
    const QDateTime local = time.toTimeZone(format.timeZone());
    const QString date = QLocale(QLocale::English).toString(local.date(), u"d MMM yyyy"_s);
    const QString elapsed = Base::elapsedText(m_view.content.sessionStart(), time);
    QStringList parts;
    if (isElapsed)
        parts << Base::TimeFormat::utc().clock(time) + u" UTC"_s;
    else if (!elapsed.isEmpty())
        parts << tr("T+ %1").arg(elapsed);
    parts << (visibleCursor() ? date : m_view.content.isOpen() ? tr("newest") : tr("at the end"));
    text(readoutLeft(), Frame::overviewTop + 12, shown, m_theme.text, Fonts::strong());
    text(readoutLeft(), Frame::overviewTop + 28, parts.join(u" · "_s), m_theme.secondaryText, Fonts::label());
}

void TimelineCursorPainter::paintLaneStates(const QDateTime &time)
{
    const auto tolerance = static_cast<qint64>(momentReach * 1000.0 / m_layout.scale().pixelsPerSecond());
    const QFontMetricsF metrics(Fonts::small());
    for (const LaneRow &row : m_layout.rows()) {
        const Models::LaneState state = m_view.content.stateAt(row.lane, time, tolerance);
        double x = readoutLeft();
        if (state.severity != Severity::None) {
            paintSeverity(m_painter, state.severity, QPointF(x + 6, row.centre()), 5.5, m_theme);
            x += 18;
        }
        const QString fitting = metrics.elidedText(state.text, Qt::ElideRight, m_layout.width() - x - rightMargin);
        text(x, row.top + Frame::laneBaseline, fitting, m_theme.text, Fonts::small());
    }
}

void TimelineCursorPainter::paintChart(const ChartRow &row, const TimelineChart &chart)
{
    const auto readout = m_view.charts.readout(chart, visibleCursor());
    if (!m_view.hasReadout) {
        paintChartInGutter(row, readout);
        return;
    }
    const double top = row.values.top;
    const double left = readoutLeft();
    const double first = row.isFolded ? top + 12 : top + 14;
    const QColor colour = readout.point ? m_theme.text : m_theme.secondaryText;
    m_painter->fillRect(QRectF(left - 5.75, first - 11, 2.5, 12), m_view.colourOf(row.metric));
    text(left + 4, first, readout.value, colour, readout.point ? Fonts::strong() : Fonts::small());
    if (row.isFolded)
        return;
    for (qsizetype i = 0; i < readout.details.size(); ++i) {
        const double baseline = top + 30 + static_cast<double>(i) * detailsLine;
        if (baseline <= row.values.bottom() + 4)
            text(left + 4, baseline, readout.details.at(i), m_theme.secondaryText, Fonts::label());
    }
}

// In place of the unit.
void TimelineCursorPainter::paintChartInGutter(const ChartRow &row, const Models::ChartReadout &readout)
{
    const double top = row.values.top;
    const QColor colour = readout.point ? m_theme.text : m_theme.secondaryText;
    if (row.isFolded)
        text(m_layout.scale().left - Frame::tickLabelGap, top + 12, readout.value, colour, Fonts::label(),
             Qt::AlignRight);
    else
        text(Frame::nameX, top + Frame::unitBaseline, readout.value, colour, Fonts::label());
}

// A sentence too long for the column goes on under itself.
void TimelineCursorPainter::paintPeriod()
{
    const QStringList &words = m_view.charts.periodLines();
    if (m_view.chartLayout.isEmpty() || words.isEmpty())
        return;
    if (!m_view.hasReadout) {
        paintPeriodInGutter(words);
        return;
    }
    const QStringList lines
        = Strokes::wrapped(words.join(u", "_s), Fonts::label(), m_layout.width() - readoutLeft() - rightMargin);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const double baseline = lines.size() == 1 ? axisBaseline : 9 + static_cast<double>(i) * smallLine;
        text(readoutLeft(), bottom() + baseline, lines.at(i), m_theme.secondaryText, Fonts::label());
    }
}

// The period beside the axis's zone; what it hides under the value of the first chart that has the room.
void TimelineCursorPainter::paintPeriodInGutter(const QStringList &words)
{
    text(Frame::nameX, bottom() + axisBaseline, words.first(), m_theme.secondaryText, Fonts::label());
    const QStringList lines = Strokes::wrapped(words.mid(1).join(u", "_s), Fonts::label(),
                                               m_layout.scale().left - Frame::nameX - ticksRoom);
    const double needed = Frame::unitBaseline + gutterLine * static_cast<double>(lines.size());
    const auto &rows = m_view.chartLayout.rows();
    const auto row = std::find_if(rows.cbegin(), rows.cend(), [needed](const ChartRow &one) {
        return !one.isFolded && one.values.height >= needed;
    });
    if (row == rows.cend())
        return;
    double baseline = row->values.top + Frame::unitBaseline;
    for (const QString &line : lines)
        text(Frame::nameX, baseline += gutterLine, line, m_theme.secondaryText, Fonts::label());
}

} // namespace Widgets
