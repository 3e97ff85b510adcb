// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinelegend.h"

#include "widgets/theme.h"
#include "widgets/timelinestrokes.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

using Models::TimelineCharts;
using Models::TimelineContent;

namespace {

constexpr int swatchWidth = 22;
constexpr int swatchGap = 6; // before its words
constexpr int apart = 16;

bool hasUntoldEnds(const Analysis::SessionIntervals &intervals)
{
    const auto isUntold = [](const Analysis::Interval &interval) {
        return interval.isEndInferred || !TimelineContent::isStartTold(interval);
    };
    const auto lists = {&intervals.live, &intervals.starving, &intervals.recording};
    return std::any_of(lists.begin(), lists.end(),
                       [&isUntold](const auto *list) { return std::any_of(list->cbegin(), list->cend(), isUntold); });
}

} // namespace

TimelineLegend::TimelineLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

QList<TimelineLegend::Entry> TimelineLegend::entriesFor(const TimelineContent &content, const TimelineCharts &charts)
{
    QList<Entry> entries;
    const auto &all = charts.charts();
    const bool hasCharts = !all.isEmpty() && !charts.isLoading();
    if (hasCharts)
        entries.append({Swatch::Average, tr("average, min–max")});
    if (hasCharts && std::any_of(all.cbegin(), all.cend(), [](const auto &chart) { return chart.target.has_value(); }))
        entries.append({Swatch::Target, tr("encoder’s target")});
    if (!hasCharts && !content.healthy().isEmpty())
        entries.append({Swatch::Healthy, tr("healthy")});
    if (!content.intervals().starving.isEmpty())
        entries.append({Swatch::Starving, tr("starving")});
    if (hasUntoldEnds(content.intervals()))
        entries.append({Swatch::NotTold, tr("end not told")});
    const bool hasGaps = std::any_of(all.cbegin(), all.cend(), [](const auto &chart) { return !chart.gaps.isEmpty(); });
    if (content.isCut())
        entries.append({Swatch::NoData, tr("not known")});
    else if (hasCharts && (hasGaps || content.isOpen()))
        entries.append({Swatch::NoData, tr("no data")});
    return entries;
}

void TimelineLegend::setContent(const TimelineContent &content, const TimelineCharts &charts)
{
    const QList<Entry> entries = entriesFor(content, charts);
    if (entries == m_entries)
        return;
    m_entries = entries;
    QStringList words;
    for (const Entry &entry : entries)
        words << entry.words;
    setAccessibleName(tr("Legend: %1").arg(words.join(u", "_s)));
    updateGeometry();
    update();
}

void TimelineLegend::setDimmed(bool dimmed)
{
    m_isDimmed = dimmed;
    update();
}

QSize TimelineLegend::sizeHint() const
{
    const QFontMetrics metrics(Fonts::label());
    int width = 0;
    for (const Entry &entry : m_entries)
        width += swatchWidth + swatchGap + metrics.horizontalAdvance(entry.words) + apart;
    return {std::max(0, width - apart), Metrics::timelineBarHeight};
}

void TimelineLegend::paintEvent(QPaintEvent *)
{
    const Theme own = Theme::of(palette());
    const Theme theme = m_isDimmed ? own.dimmed() : own;
    QPainter painter(this);
    const QFontMetrics metrics(Fonts::label());
    painter.setFont(Fonts::label());
    int x = 0;
    const int middle = height() / 2;
    for (const auto &[swatch, words] : m_entries) {
        paintSwatch(&painter, swatch, QRectF(x, middle - 5, swatchWidth, 11), theme);
        x += swatchWidth + swatchGap;
        painter.setPen(theme.secondaryText);
        painter.drawText(QPointF(x, middle + 4), words);
        x += metrics.horizontalAdvance(words) + apart;
    }
}

void TimelineLegend::paintSwatch(QPainter *painter, Swatch swatch, const QRectF &box, const Theme &theme)
{
    const QRectF frame = box.adjusted(0.5, 0.5, -0.5, -0.5);
    switch (swatch) {
    case Swatch::Average: {
        QColor range = theme.videoBitrate;
        range.setAlpha(theme.rangeAlpha);
        painter->fillRect(box.adjusted(0, 1, 0, -1), theme.base);
        painter->fillRect(box.adjusted(0, 1, 0, -1), range);
        painter->fillRect(QRectF(box.left(), box.center().y() - 0.5, box.width(), 2), theme.videoBitrate);
        break;
    }
    case Swatch::Target:
        Strokes::horizontal(painter, box.center().y() - 0.5, box.left(), box.right(),
                            Strokes::dashed(theme.target, 6, 4));
        break;
    case Swatch::Healthy:
        painter->fillRect(QRectF(box.left(), box.center().y() - 0.5, box.width(), 2),
                          theme.severityFill(Models::Severity::Ok));
        break;
    case Swatch::Starving:
        painter->fillRect(box, theme.base);
        painter->fillRect(box, theme.band);
        painter->setBrush(theme.blockFill);
        painter->setPen(theme.blockLine);
        painter->drawRect(frame);
        break;
    case Swatch::NotTold:
        painter->fillRect(frame, theme.barFill);
        painter->setPen(theme.barLine);
        painter->drawLine(frame.topLeft(), frame.topRight());
        painter->drawLine(frame.bottomLeft(), frame.bottomRight());
        painter->setPen(Strokes::dashed(theme.secondaryText, 2, 2));
        painter->drawLine(frame.topRight(), frame.bottomRight());
        break;
    case Swatch::NoData:
        Strokes::hatch(painter, box, theme.hatch);
        break;
    }
}

} // namespace Widgets
