// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinepainter.h"

#include "widgets/severityshapes.h"
#include "widgets/timelinestrokes.h"

#include <QFontMetricsF>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace Frame = Models::TimelineFrame;
using Models::LaneBlock;
using Models::LaneMarker;
using Models::LaneRow;
using Models::PlotSpan;
using Models::Severity;
using Strokes::sharp;

namespace {

constexpr double nameX = 12;
constexpr double readoutX = 12; // from the plot's right end
constexpr double flagWidth = 64;
constexpr double flagHeight = 18;
constexpr double flagGap = 4;
constexpr double tickLabelGap = 6; // between the zone, or a tick's label, and the plot

} // namespace

TimelinePainter::TimelinePainter(QPainter *painter, const TimelineView &view)
    : m_painter(painter)
    , m_view(view)
    , m_layout(view.layout)
    , m_theme(view.theme)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
}

void TimelinePainter::text(double x, double baseline, const QString &string, const QColor &colour, const QFont &font,
                           Qt::Alignment alignment)
{
    Strokes::text(m_painter, x, baseline, string, colour, font, alignment);
}

void TimelinePainter::haloText(double x, double baseline, const QString &string, const QColor &colour,
                               const QFont &font, const QColor &halo)
{
    Strokes::haloText(m_painter, x, baseline, string, colour, font, halo, 5);
}

void TimelinePainter::vertical(double x, double top, double bottom, const QPen &pen)
{
    Strokes::vertical(m_painter, x, top, bottom, pen);
}

QString TimelinePainter::clock(const QDateTime &time) const
{
    return m_view.format.clock(time, m_view.content.sessionStart());
}

void TimelinePainter::paintBase()
{
    const auto &scale = m_layout.scale();
    const double lanesBottom = m_layout.lanesBottom();
    m_painter->fillRect(QRectF(scale.left, Frame::lanesTop, scale.width, lanesBottom - Frame::lanesTop), m_theme.base);
    m_painter->fillRect(m_layout.overviewRect(), m_theme.base);
    const auto rule = [this](double y, const QColor &colour) {
        m_painter->setPen(colour);
        m_painter->drawLine(QPointF(0, sharp(y)), QPointF(m_layout.width(), sharp(y)));
    };
    for (const LaneRow &row : m_layout.rows())
        rule(row.top, m_theme.faintHairline);
    rule(Frame::lanesTop, m_theme.hairline);
    rule(lanesBottom, m_theme.hairline);
    if (m_view.hasReadout)
        vertical(scale.right(), Frame::lanesTop, bottom(), m_theme.hairline);
}

void TimelinePainter::paintBands()
{
    if (m_layout.bands().isEmpty())
        return;
    // One row of pixels, drawn out to the height of all: hundreds of bands, filled one by one, are what most of the
    // time of a move would go into.
    const auto &scale = m_layout.scale();
    QImage row(std::max(1, static_cast<int>(std::ceil(scale.width))), 1, QImage::Format_ARGB32_Premultiplied);
    row.fill(Qt::transparent);
    auto *pixels = reinterpret_cast<QRgb *>(row.scanLine(0));
    for (const PlotSpan &band : m_layout.bands()) {
        const int left = std::clamp(static_cast<int>(std::lround(band.left - scale.left)), 0, row.width() - 1);
        const int right = std::clamp(static_cast<int>(std::lround(band.right - scale.left)), left + 1, row.width());
        std::fill(pixels + left, pixels + right, qPremultiply(m_theme.band.rgba()));
    }
    m_painter->drawImage(QRectF(scale.left, Frame::lanesTop, row.width(), bottom() - Frame::lanesTop), row);
}

void TimelinePainter::paintGrid()
{
    if (m_layout.rows().isEmpty())
        return;
    for (const auto &tick : m_layout.ticks()) {
        if (tick.isMajor)
            vertical(m_layout.scale().x(tick.time), Frame::lanesTop + 1, m_layout.lanesBottom(), m_theme.faintHairline);
    }
}

void TimelinePainter::paintHatch()
{
    if (const auto &unknown = m_layout.unknown(); unknown && !m_layout.rows().isEmpty()) {
        const double top = Frame::lanesTop + 1;
        Strokes::hatch(m_painter, {unknown->left, top, unknown->width(), m_layout.lanesBottom() - top}, m_theme.hatch);
    }
}

void TimelinePainter::paintOverview()
{
    const QRectF strip = m_layout.overviewRect();
    paintOverviewBlocks();
    m_painter->setPen(m_theme.hairline);
    m_painter->setBrush(Qt::NoBrush);
    m_painter->drawRect(strip.adjusted(0.5, 0.5, -0.5, 0.5));
    paintOverviewWindow();
    paintOverviewLabels();
}

void TimelinePainter::paintOverviewBlocks()
{
    const QRectF strip = m_layout.overviewRect();
    if (const auto &unknown = m_layout.overviewUnknown())
        Strokes::hatch(m_painter, {unknown->left, strip.top() + 1, unknown->width(), strip.height() - 1},
                       m_theme.hatch);
    for (const PlotSpan &block : m_layout.overviewBlocks())
        m_painter->fillRect(QRectF(block.left, strip.top() + 1, block.width(), strip.height() - 1),
                            m_theme.overviewBlock);
    // Of thousands in one pixel, one of each kind is painted.
    double lastX = -1;
    QList<Severity> painted;
    for (const auto &tick : m_layout.overviewTicks()) {
        if (std::round(tick.x) != lastX)
            painted.clear();
        lastX = std::round(tick.x);
        if (painted.contains(tick.severity))
            continue;
        painted.append(tick.severity);
        const QColor colour
            = tick.severity == Severity::Warning ? m_theme.warningOutline : m_theme.severityFill(tick.severity);
        m_painter->fillRect(QRectF(std::round(tick.x) - 0.25, strip.bottom() - 7, 1.5, 7), colour);
    }
}

void TimelinePainter::paintOverviewWindow()
{
    const QRectF strip = m_layout.overviewRect();
    const PlotSpan &window = m_layout.window();
    const QRectF inside = strip.adjusted(1, 1, -1, 0);
    if (window.left > inside.left())
        m_painter->fillRect(QRectF(inside.topLeft(), QPointF(window.left, inside.bottom())), m_theme.veil);
    if (window.right < inside.right())
        m_painter->fillRect(QRectF(QPointF(window.right, inside.top()), inside.bottomRight()), m_theme.veil);
    for (const auto &tick : m_layout.overviewTicks()) {
        if (tick.event == m_view.selectedEvent)
            m_painter->fillRect(QRectF(std::round(tick.x) - 0.5, strip.top() + 1, 2, strip.height() - 1),
                                m_theme.accentLine);
    }
    for (const double x : m_layout.overviewErrors())
        paintSeverity(m_painter, Severity::Error, QPointF(x, strip.top() + 7), 5, m_theme);

    m_painter->setPen(m_theme.accentLine);
    m_painter->setBrush(Qt::NoBrush);
    const double left = std::min(sharp(window.left), strip.right() - 1.5);
    const double right = std::max(std::round(window.right) - 0.5, left + 1);
    m_painter->drawRect(QRectF(QPointF(left, strip.top() + 0.5), QPointF(right, strip.bottom() + 0.5)));
    for (const double x : {left, right}) {
        const double half = Frame::handleWidth / 2 - 0.5;
        m_painter->setPen(m_theme.accentLine);
        m_painter->setBrush(m_theme.control);
        m_painter->drawRoundedRect(QRectF(x - half, strip.top() - 1.5, 2 * half, strip.height() + 4), 1.5, 1.5);
        for (const double grip : {x - 1, x + 1})
            m_painter->drawLine(QPointF(grip, strip.top() + 9.5), QPointF(grip, strip.top() + 18.5));
    }
}

void TimelinePainter::paintOverviewLabels()
{
    const double bottom = m_layout.overviewRect().bottom();
    const auto &scale = m_layout.overviewScale();
    const QFontMetricsF metrics(Fonts::label());
    for (const auto &tick : m_layout.overviewLabels()) {
        const double x = scale.x(tick.time);
        vertical(x, bottom + 1, bottom + 4, m_theme.secondaryText);
        const double half = metrics.horizontalAdvance(tick.label) / 2;
        if (x - half >= scale.left - tickLabelGap && x + half <= scale.right() + tickLabelGap)
            text(x, bottom + 14, tick.label, m_theme.secondaryText, Fonts::label(), Qt::AlignHCenter);
    }
    const auto &span = m_view.content.span();
    text(nameX, Frame::overviewTop + 12, tr("Whole session"), m_theme.text, Fonts::small());
    const QString end = m_view.content.isOpen() ? tr("now") : clock(span.end);
    text(nameX, Frame::overviewTop + 27, tr("%1 – %2").arg(clock(span.start), end), m_theme.secondaryText,
         Fonts::label());
}

void TimelinePainter::paintLanes()
{
    if (m_layout.rows().isEmpty()) {
        paintNote();
        return;
    }
    for (const LaneRow &row : m_layout.rows()) {
        text(nameX, row.top + 15, row.title, m_theme.text, Fonts::small());
        paintRow(row);
    }
}

void TimelinePainter::paintNote()
{
    const double left = m_layout.scale().left + nameX;
    text(left, Frame::lanesTop + 18, tr("No events"), m_theme.text, Fonts::strong());
    text(left, Frame::lanesTop + 35, tr("The service told of none for this session."), m_theme.secondaryText,
         Fonts::small());
}

void TimelinePainter::paintRow(const LaneRow &row)
{
    const auto &scale = m_layout.scale();
    m_painter->save();
    // Shapes at the very ends stand out by half of themselves; blocks that go on are cut.
    m_painter->setClipRect(QRectF(scale.left, row.top, scale.width, Frame::laneHeight), Qt::IntersectClip);
    for (const PlotSpan &line : row.healthy)
        m_painter->fillRect(QRectF(line.left, row.centre() - 1, line.width(), 2), m_theme.severityFill(Severity::Ok));
    coverLines(row);
    double lastSliver = -1;
    for (const LaneBlock &block : row.blocks) {
        // Of those that are as narrow as their outline, a pixel shows one.
        const bool isSliver = block.isStarvation && block.rect.width() < 3;
        if (isSliver && std::floor(block.rect.left()) == lastSliver)
            continue;
        paintBlock(block);
        if (isSliver)
            lastSliver = std::floor(block.rect.left());
    }
    m_painter->restore();
    for (const LaneMarker &marker : row.markers)
        paintMarker(row, marker);
}

void TimelinePainter::paintBlock(const LaneBlock &block)
{
    QRectF rect = block.rect;
    rect.setLeft(std::floor(rect.left()) + 0.5);
    rect.setRight(std::max(std::floor(rect.right()) - 0.5, rect.left() + 1));
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(block.isStarvation ? m_theme.blockFill : m_theme.barFill);
    m_painter->drawRoundedRect(rect, Metrics::blockRadius, Metrics::blockRadius);
    paintBlockOutline(rect, block, block.isStarvation ? m_theme.blockLine : m_theme.barLine);
    if (block.shapeX)
        paintSeverity(m_painter, Severity::Warning, QPointF(*block.shapeX, rect.center().y() + 0.3), 5, m_theme);
    paintBlockLabel(block, false);
}

void TimelinePainter::paintBlockLabel(const LaneBlock &block, bool needsHalo)
{
    if (block.label.text.isEmpty())
        return;
    const double baseline = block.rect.top() + 11.5;
    const QColor inside = block.isStarvation ? m_theme.blockText : m_theme.text;
    const QColor ground = block.isStarvation ? m_theme.blockFill : m_theme.barFill;
    if (block.isLabelBeside)
        haloText(block.label.left, baseline, block.label.text, m_theme.secondaryText, Fonts::label(), m_theme.base);
    else if (needsHalo)
        haloText(block.label.left, baseline, block.label.text, inside, Fonts::label(), ground);
    else
        text(block.label.left, baseline, block.label.text, inside, Fonts::label());
}

// A bit of the healthy line between a block and the time beside it would read as a minus sign.
void TimelinePainter::coverLines(const LaneRow &row)
{
    const auto cover = [this, &row](double left, double right) {
        m_painter->fillRect(QRectF(left, row.centre() - 1.5, std::max(0.0, right - left), 3), m_theme.base);
    };
    for (const LaneBlock &block : row.blocks) {
        if (block.isLabelBeside)
            cover(block.rect.right() - 1, block.label.left);
    }
    for (const LaneMarker &marker : row.markers) {
        if (!marker.label.text.isEmpty())
            cover(marker.x, marker.label.left);
    }
}

// Several in one place: shape and count on a ground of their own, or what they stand for would show through.
void TimelinePainter::paintGroupGround(const LaneRow &row, const LaneMarker &marker)
{
    const double left = std::min(marker.x - 9, marker.label.left - 4);
    const double right = std::max(marker.x + 9, marker.label.left + marker.label.width + 4);
    m_painter->setPen(m_theme.hairline);
    m_painter->setBrush(m_theme.base);
    m_painter->drawRoundedRect(QRectF(QPointF(sharp(left), row.top + Frame::blockInset),
                                      QPointF(sharp(right), row.top + Frame::blockInset + Frame::blockHeight)),
                               Metrics::blockRadius, Metrics::blockRadius);
}

void TimelinePainter::paintBlockOutline(const QRectF &rect, const LaneBlock &block, const QColor &line)
{
    m_painter->setBrush(Qt::NoBrush);
    m_painter->setPen(line);
    const bool isStartDashed = block.hasStartCap && block.isStartInferred;
    const bool isEndDashed = block.hasEndCap && block.isEndInferred;
    if (!isStartDashed && !isEndDashed) {
        m_painter->drawRoundedRect(rect, Metrics::blockRadius, Metrics::blockRadius);
        return;
    }
    m_painter->drawLine(rect.topLeft(), rect.topRight());
    m_painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    QPen dashed(line, 1);
    dashed.setDashPattern({2, 2});
    dashed.setCapStyle(Qt::FlatCap);
    m_painter->setPen(isStartDashed ? dashed : QPen(line));
    m_painter->drawLine(rect.topLeft(), rect.bottomLeft());
    m_painter->setPen(isEndDashed ? dashed : QPen(line));
    m_painter->drawLine(rect.topRight(), rect.bottomRight());
}

void TimelinePainter::paintMarker(const LaneRow &row, const LaneMarker &marker)
{
    const double y = row.centre() + (marker.severity == Severity::Warning ? 0.3 : 0);
    const bool isSmall = row.lane == Analysis::EventLane::Health;
    if (marker.count > 1 && !marker.label.text.isEmpty())
        paintGroupGround(row, marker);
    if (marker.severity == Severity::Info || marker.severity == Severity::Unknown) {
        // Shapes of strokes alone stand on a bar: a ground of their own keeps them apart from it.
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(m_theme.base);
        m_painter->drawEllipse(QPointF(marker.x, y), 6.5, 6.5);
    }
    paintSeverity(m_painter, marker.severity, QPointF(marker.x, y), isSmall ? 5 : 6, m_theme);
    paintMarkerLabel(row, marker);
}

void TimelinePainter::paintMarkerLabel(const LaneRow &row, const LaneMarker &marker)
{
    if (marker.label.text.isEmpty())
        return;
    const bool isOnBar = std::any_of(row.blocks.cbegin(), row.blocks.cend(), [&marker](const LaneBlock &block) {
        return !block.isStarvation && block.rect.left() < marker.label.left && block.rect.right() > marker.label.left;
    });
    const QColor colour
        = row.lane == Analysis::EventLane::Health ? m_theme.secondaryText : m_theme.severityText(marker.severity);
    if (marker.count > 1) {
        text(marker.label.left, row.top + 15, marker.label.text, colour, Fonts::label()); // has a ground of its own
        return;
    }
    haloText(marker.label.left, row.top + 15, marker.label.text, isOnBar ? m_theme.text : colour, Fonts::label(),
             isOnBar ? m_theme.barFill : m_theme.base);
}

void TimelinePainter::paintFocus()
{
    const auto &scale = m_layout.scale();
    m_painter->setPen(QPen(m_theme.accentLine, 1));
    m_painter->setBrush(Qt::NoBrush);
    m_painter->drawRect(
        QRectF(scale.left - 0.5, Frame::lanesTop + 0.5, scale.width + 1, m_layout.lanesBottom() - Frame::lanesTop));
}

void TimelinePainter::paintSelection()
{
    if (m_view.isFocused)
        paintFocus();
    const auto frame = m_layout.frameOf(m_view.selectedEvent);
    if (!frame)
        return;
    const auto &scale = m_layout.scale();
    m_painter->save();
    m_painter->setClipRect(QRectF(scale.left - 12, Frame::lanesTop, scale.width + 24, m_layout.lanesBottom()),
                           Qt::IntersectClip);
    const double left = std::max(frame->left(), scale.left - 12);
    const double right = std::min(frame->right(), scale.right() + 12);
    m_painter->setPen(QPen(m_theme.accentLine, 2));
    m_painter->setBrush(Qt::NoBrush);
    m_painter->drawRoundedRect(
        QRectF(QPointF(std::round(left), frame->top() + 0.5), QPointF(std::round(right), frame->bottom() - 0.5)), 3, 3);
    m_painter->restore();
}

std::optional<double> TimelinePainter::cursorX() const
{
    if (!m_view.cursor)
        return std::nullopt;
    const double x = m_layout.scale().x(*m_view.cursor);
    if (x < m_layout.scale().left - 0.5 || x > m_layout.scale().right() + 0.5)
        return std::nullopt;
    return x;
}

QRectF TimelinePainter::flagRect() const
{
    const auto x = cursorX();
    if (!x)
        return {};
    const auto &scale = m_layout.scale();
    const double left = std::clamp(sharp(*x) - flagWidth / 2, scale.left, scale.right() - flagWidth);
    return {left, bottom() + flagGap, flagWidth, flagHeight};
}

void TimelinePainter::paintAxis()
{
    const auto &scale = m_layout.scale();
    const QFont font = Fonts::label();
    const QFontMetricsF metrics(font);
    const QRectF flag = flagRect();
    m_painter->setPen(m_theme.secondaryText);
    m_painter->drawLine(QPointF(scale.left, bottom() + 0.5), QPointF(scale.right(), bottom() + 0.5));
    double zoneRight = scale.left - tickLabelGap;
    for (const auto &tick : m_layout.ticks()) {
        const double x = scale.x(tick.time);
        vertical(x, bottom(), bottom() + (tick.isMajor ? 6 : 3), m_theme.secondaryText);
        if (!tick.isMajor)
            continue;
        const double half = metrics.horizontalAdvance(tick.label) / 2;
        zoneRight = std::min(zoneRight, x - half - 8);
        // Beyond the plot stand the readout's words, or nothing.
        const bool isInside = x + half <= scale.right() + tickLabelGap;
        if (isInside && (flag.isEmpty() || x + half < flag.left() - 4 || x - half > flag.right() + 4))
            text(x, bottom() + 18, tick.label, m_theme.secondaryText, font, Qt::AlignHCenter);
    }
    text(zoneRight, bottom() + 18, m_view.format.zoneLabel(QDateTime::fromMSecsSinceEpoch(scale.end, Qt::UTC)),
         m_theme.secondaryText, font, Qt::AlignRight);
}

void TimelinePainter::paintCursor()
{
    const auto x = cursorX();
    if (!x)
        return;
    const QRectF strip = m_layout.overviewRect();
    vertical(*x, Frame::lanesTop, bottom() + flagGap, m_theme.text);
    vertical(m_layout.overviewScale().x(*m_view.cursor), strip.top() + 1, strip.bottom(), m_theme.text);
    paintCrossedLabels(*x);
    const QRectF flag = flagRect();
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(m_theme.text);
    m_painter->drawRoundedRect(flag, 2, 2);
    text(flag.center().x(), flag.top() + 13, clock(*m_view.cursor), m_theme.base, Fonts::small(), Qt::AlignHCenter);
}

// The cursor's line goes behind the words that it crosses.
void TimelinePainter::paintCrossedLabels(double x)
{
    const auto isCrossed = [x](const Models::LaneLabel &label) {
        return !label.text.isEmpty() && x > label.left - 3 && x < label.left + label.width + 3;
    };
    for (const LaneRow &row : m_layout.rows()) {
        for (const LaneBlock &block : row.blocks) {
            if (isCrossed(block.label))
                paintBlockLabel(block, true);
        }
        for (const LaneMarker &marker : row.markers) {
            if (isCrossed(marker.label))
                paintMarkerLabel(row, marker);
        }
    }
}

void TimelinePainter::paintReadout()
{
    if (!m_view.hasReadout)
        return;
    const auto &scale = m_layout.scale();
    const auto &format = m_view.format;
    const bool hasCursor = cursorX().has_value();
    const QDateTime time = hasCursor ? *m_view.cursor : m_view.content.span().end;
    const double left = scale.right() + readoutX;
    const bool isElapsed = format.kind() == Base::TimeFormat::Kind::Elapsed;
    const auto utc = Base::TimeFormat::utc();
    const QString shown = isElapsed ? tr("T+ %1").arg(clock(time)) : clock(time) + u' ' + format.zoneLabel(time);
    const QDateTime local = time.toTimeZone(format.timeZone());
    const QString date = QLocale(QLocale::English).toString(local.date(), u"d MMM yyyy"_s);
    const QString elapsed = Base::elapsedText(m_view.content.sessionStart(), time);
    const QString first = isElapsed           ? utc.clock(time) + u" UTC"_s
                          : elapsed.isEmpty() ? QString()
                                              : tr("T+ %1").arg(elapsed);
    const QString second = hasCursor ? date : m_view.content.isOpen() ? tr("newest") : tr("at the end");
    text(left, Frame::overviewTop + 12, shown, m_theme.text, Fonts::strong());
    text(left, Frame::overviewTop + 28, first.isEmpty() ? second : first + u" · "_s + second, m_theme.secondaryText,
         Fonts::label());

    const auto tolerance = static_cast<qint64>(6000.0 / scale.pixelsPerSecond());
    const QFontMetricsF metrics(Fonts::small());
    for (const LaneRow &row : m_layout.rows()) {
        const Models::LaneState state = m_view.content.stateAt(row.lane, time, tolerance);
        double x = left;
        if (state.severity != Severity::None) {
            paintSeverity(m_painter, state.severity, QPointF(left + 6, row.centre()), 5.5, m_theme);
            x += 18;
        }
        const QString fitting = metrics.elidedText(state.text, Qt::ElideRight, m_layout.width() - x - 4);
        text(x, row.top + 15, fitting, m_theme.text, Fonts::small());
    }
}

} // namespace Widgets
