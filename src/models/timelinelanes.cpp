// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinelanes.h"

#include "models/timelinelayout.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Models {

using Analysis::EventLane;
using Analysis::Interval;

namespace {

constexpr double shapeHalf = 7; // half of a shape's box
constexpr double groupHalf = 9; // the same where several are drawn on a ground of their own
constexpr double groupMargin = 5; // of that ground behind the count
constexpr double labelGap = 4; // between a shape and its label
constexpr double labelApart = 6; // between a label and what follows
constexpr double beyond = 4; // how far an open end is drawn past the plot's edge, where it is cut off
constexpr double leastElided = 48; // a label cut shorter than this tells nothing

constexpr double spellShapeX = 9; // the triangle in a block
constexpr double spellTextX = 18;
constexpr double narrowSpell = 18; // a block that has no room for its triangle
constexpr double spellWithWord = 84; // "Starving 2:05"
constexpr double spellWithTime = 42; // "2:05"
constexpr double barTextX = 6;

int rank(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return 5;
    case Severity::Warning:
        return 4;
    case Severity::Unknown:
        return 3;
    case Severity::Info:
        return 2;
    case Severity::Ok:
        return 1;
    case Severity::None:
    case Severity::Offline:
        return 0;
    }
    Q_UNREACHABLE();
}

} // namespace

double LaneRow::centre() const
{
    return top + TimelineFrame::laneHeight / 2;
}

LaneBuilder::LaneBuilder(const TimelineContent &content, const TimelineScale &scale, const Base::TimeFormat &format,
                         const TextWidth &textWidth)
    : m_content(content)
    , m_scale(scale)
    , m_format(format)
    , m_textWidth(textWidth)
    , m_room({scale.left, scale.right()})
{
}

LaneRow LaneBuilder::row(EventLane lane, double top)
{
    m_row = {.lane = lane, .title = Analysis::laneTitle(lane), .top = top};
    m_blockIntervals.clear();
    m_room = LaneRoom({m_scale.left, m_scale.right()});

    if (lane == EventLane::StreamState)
        addBars(m_content.intervals().live);
    if (lane == EventLane::Recording)
        addBars(m_content.intervals().recording);
    addMoments();
    if (lane == EventLane::Health)
        addSpells();
    mergeMarkers();
    labelSpells();
    labelMarkers(true);
    labelBars();
    labelMarkers(false);
    return m_row;
}

std::optional<LaneBlock> LaneBuilder::block(const Interval &interval) const
{
    const double start = m_scale.x(m_content.startOf(interval));
    const double end = m_scale.x(m_content.endOf(interval));
    if (end < m_scale.left || start > m_scale.right())
        return std::nullopt;
    LaneBlock block;
    const bool goesOn = !interval.end.isValid();
    block.hasStartCap = start >= m_scale.left - 0.5;
    block.hasEndCap = !goesOn && end <= m_scale.right() + 0.5;
    block.isStartInferred = !TimelineContent::isStartTold(interval);
    block.isEndInferred = interval.isEndInferred;
    block.startEvent = interval.startEvent;
    block.endEvent = interval.endEvent;
    const double left = block.hasStartCap ? start : m_scale.left - beyond;
    const double right = block.hasEndCap ? end : std::min(end, m_scale.right()) + beyond;
    block.rect = {left, m_row.top + TimelineFrame::blockInset, std::max(right - left, 2.0), TimelineFrame::blockHeight};
    return block;
}

void LaneBuilder::addBars(const QList<Interval> &intervals)
{
    for (const Interval &interval : intervals) {
        if (const auto bar = block(interval)) {
            m_row.blocks.append(*bar);
            m_blockIntervals.append(interval);
        }
    }
}

void LaneBuilder::addMoments()
{
    for (const TimelineEvent &event : m_content.events()) {
        const double x = m_scale.x(event.time);
        if (event.isEdge || event.meaning.lane != m_row.lane || x < m_scale.left - 0.5 || x > m_scale.right() + 0.5)
            continue;
        m_row.markers.append({.x = x, .severity = event.severity, .events = {event.index}});
    }
}

// Spells that have room for their triangle are blocks of their own; the others keep their fill and get a marker, which
// merges with its neighbours.
void LaneBuilder::addSpells()
{
    for (const Interval &interval : m_content.intervals().starving) {
        auto spell = block(interval);
        if (!spell)
            continue;
        spell->isStarvation = true;
        const double left = std::max(spell->rect.left(), m_scale.left);
        const double right = std::min(spell->rect.right(), m_scale.right());
        if (right - left >= narrowSpell) {
            spell->shapeX = left + spellShapeX;
            m_room.take({left, right});
        } else {
            const int event = interval.startEvent >= 0 ? interval.startEvent : interval.endEvent;
            LaneMarker marker{.x = std::clamp((left + right) / 2, m_scale.left, m_scale.right()),
                              .severity = Severity::Warning};
            if (event >= 0)
                marker.events = {event};
            m_row.markers.append(marker);
        }
        m_row.blocks.append(*spell);
        m_blockIntervals.append(interval);
    }
    const auto isBefore = [](const LaneMarker &a, const LaneMarker &b) { return a.x < b.x; };
    if (!std::is_sorted(m_row.markers.cbegin(), m_row.markers.cend(), isBefore))
        std::stable_sort(m_row.markers.begin(), m_row.markers.end(), isBefore);
}

// Figures are as wide as each other.
double LaneBuilder::countWidth(qsizetype count)
{
    qsizetype figures = 1;
    for (qsizetype rest = count; rest >= 10; rest /= 10)
        ++figures;
    while (m_countWidths.size() < figures)
        m_countWidths.append(m_textWidth(u'×' + QString(m_countWidths.size() + 1, u'0')));
    return m_countWidths.at(figures - 1);
}

void LaneBuilder::join(LaneMarker &group, const LaneMarker &other)
{
    group.events.append(other.events);
    group.count += other.count;
    if (rank(other.severity) > rank(group.severity))
        group.severity = other.severity;
    group.label.width = countWidth(group.count);
    group.label.left = group.x + shapeHalf + labelGap;
}

// From left to right: a shape that would touch the one before, or its count, joins it.
void LaneBuilder::mergeMarkers()
{
    QList<LaneMarker> merged;
    const auto rightOf = [](const LaneMarker &marker) {
        return marker.count == 1 ? marker.x + shapeHalf : marker.label.left + marker.label.width + groupMargin;
    };
    for (const LaneMarker &marker : std::as_const(m_row.markers)) {
        if (merged.isEmpty() || marker.x - groupHalf >= rightOf(merged.last()))
            merged.append(marker);
        else
            join(merged.last(), marker);
    }
    // A count that would leave the plot stands before its shape; where that is taken, the last two join.
    while (!merged.isEmpty() && merged.last().count > 1 && rightOf(merged.last()) > m_scale.right()) {
        LaneMarker &last = merged.last();
        last.label.left = last.x - shapeHalf - labelGap - last.label.width;
        if (merged.size() == 1 || last.label.left - groupMargin >= rightOf(merged.at(merged.size() - 2)))
            break;
        const LaneMarker joining = merged.takeLast();
        join(merged.last(), joining);
    }
    for (const LaneMarker &marker : std::as_const(merged))
        m_room.take({marker.x - shapeHalf, marker.x + shapeHalf});
    for (LaneMarker &marker : merged) {
        if (marker.count == 1)
            continue;
        marker.label.text = u"×%1"_s.arg(marker.count);
        placeCount(marker);
    }
    m_row.markers = merged;
}

// Behind the shape, else before it, else nowhere: blocks that are wide stay readable.
void LaneBuilder::placeCount(LaneMarker &group)
{
    const double width = group.label.width;
    for (const double left : {group.label.left, group.x - shapeHalf - labelGap - width}) {
        const bool isBehind = left > group.x;
        if (m_room.isFree(
                {isBehind ? left : left - groupMargin, isBehind ? left + width + groupMargin : left + width})) {
            group.label.left = left;
            m_room.take({left, left + width});
            return;
        }
    }
    group.label = {};
}

void LaneBuilder::labelSpells()
{
    for (qsizetype i = 0; i < m_row.blocks.size(); ++i) {
        LaneBlock &spell = m_row.blocks[i];
        if (!spell.isStarvation || !spell.shapeX)
            continue;
        const double left = *spell.shapeX - spellShapeX;
        const double right = std::min(spell.rect.right(), m_scale.right());
        const QStringList choices = texts().ofSpell(m_blockIntervals.at(i));
        for (qsizetype choice = 0; choice < choices.size() && spell.label.text.isEmpty(); ++choice) {
            const double width = m_textWidth(choices.at(choice));
            const double least = choice == 0 ? spellWithWord : spellWithTime;
            if (right - left > least && spellTextX + width + labelGap <= right - left)
                spell.label = {choices.at(choice), left + spellTextX, width};
        }
        const double width = m_textWidth(choices.last());
        const double beside = right + labelGap + 1;
        if (spell.label.text.isEmpty() && !choices.last().isEmpty()
            && m_room.isFree({beside, beside + width + labelApart})) {
            spell.label = {choices.last(), beside, width};
            spell.isLabelBeside = true;
            m_room.take({beside, beside + width});
        }
    }
}

void LaneBuilder::labelBars()
{
    for (qsizetype i = 0; i < m_row.blocks.size(); ++i) {
        LaneBlock &bar = m_row.blocks[i];
        if (bar.isStarvation)
            continue;
        const double right = std::min(bar.rect.right(), m_scale.right());
        const QStringList choices = texts().ofBar(m_blockIntervals.at(i));
        // The first gap between shapes that holds one of the texts; what is longer gives way before what is earlier.
        for (const QString &text : choices) {
            const double width = m_textWidth(text);
            const double left = m_room.firstGap(std::max(bar.rect.left(), m_scale.left) + barTextX, width, labelGap);
            if (left + width + barTextX > right)
                continue;
            bar.label = {text, left, width};
            m_room.take({left, left + width});
            break;
        }
    }
}

void LaneBuilder::labelMarkers(bool problems)
{
    for (LaneMarker &marker : m_row.markers) {
        if (marker.count > 1 || marker.events.isEmpty() || isProblem(marker.severity) != problems)
            continue;
        const int event = marker.events.first();
        const auto spell = std::find_if(
            m_blockIntervals.cbegin(), m_blockIntervals.cend(), [event, this](const Interval &interval) {
                return m_row.lane == EventLane::Health && (interval.startEvent == event || interval.endEvent == event);
            });
        if (spell != m_blockIntervals.cend())
            labelMarker(marker, texts().ofSpell(*spell).last(), false);
        else
            labelMarker(marker, texts().ofMoment(event), true);
    }
}

void LaneBuilder::labelMarker(LaneMarker &marker, const QString &text, bool canElide)
{
    const double width = m_textWidth(text);
    if (text.isEmpty())
        return;
    const double left = marker.x + shapeHalf + labelGap;
    const double until = m_room.freeUntil(marker.x + shapeHalf);
    const double room = until - left - (until < m_scale.right() ? labelApart : 0);
    if (width <= room) {
        marker.label = {text, left, width};
    } else if (const double before = marker.x - shapeHalf - labelGap - width;
               until >= m_scale.right() && before >= m_room.freeFrom(marker.x - shapeHalf) + labelApart) {
        marker.label = {text, before, width};
    } else if (canElide && room >= leastElided) {
        const QString elided = elidedText(text, room, m_textWidth);
        marker.label = {elided, left, m_textWidth(elided)};
    }
    if (!marker.label.text.isEmpty())
        m_room.take({marker.label.left, marker.label.left + marker.label.width});
}

} // namespace Models
