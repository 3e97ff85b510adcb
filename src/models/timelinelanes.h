// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "analysis/eventcatalogue.h"
#include "base/timetext.h"
#include "models/laneroom.h"
#include "models/lanetexts.h"
#include "models/roles.h"
#include "models/timelinecontent.h"
#include "models/timelinerange.h"

#include <QList>
#include <QRectF>
#include <QString>

#include <optional>

namespace Models {

struct LaneLabel
{
    QString text; // empty: there was no room
    double left = 0;
    double width = 0;

    friend bool operator==(const LaneLabel &, const LaneLabel &) = default;
};

// What lasted: live, recording, starving.
struct LaneBlock
{
    QRectF rect; // cut at the plot's edges
    bool isStarvation = false;
    bool hasStartCap = true; // false: begins before the plot
    bool hasEndCap = true; // false: goes on behind it, or goes on
    bool isStartInferred = false; // no event tells it: drawn dashed
    bool isEndInferred = false;
    std::optional<double> shapeX; // of the triangle inside
    LaneLabel label;
    bool isLabelBeside = false; // outside, over the lane
    int startEvent = -1;
    int endEvent = -1;

    friend bool operator==(const LaneBlock &, const LaneBlock &) = default;
};

// A moment, or several in the space of one: then the worst severity, at the place of the first.
struct LaneMarker
{
    double x = 0;
    Severity severity = Severity::Unknown;
    QList<int> events; // oldest first
    qsizetype count = 1; // how many; more than `events` where no event tells of one
    LaneLabel label; // of one: its words; of several: "×7"

    friend bool operator==(const LaneMarker &, const LaneMarker &) = default;
};

struct LaneRow
{
    Analysis::EventLane lane = Analysis::EventLane::Other;
    QString title;
    double top = 0;
    QList<LaneBlock> blocks;
    QList<LaneMarker> markers;
    QList<PlotSpan> healthy;

    double centre() const;

    friend bool operator==(const LaneRow &, const LaneRow &) = default;
};

// Lays out one lane: blocks, shapes, and the labels that find room beside each other. Errors are labelled first, then
// what lasted, then the other moments.
class LaneBuilder
{
public:
    // All must outlive the builder.
    LaneBuilder(const TimelineContent &content, const TimelineScale &scale, const Base::TimeFormat &format,
                const TextWidth &textWidth);

    LaneRow row(Analysis::EventLane lane, double top);

private:
    void addBars(const QList<Analysis::Interval> &intervals);
    void addSpells();
    void addMoments();
    void mergeMarkers();
    void join(LaneMarker &group, const LaneMarker &other);
    double countWidth(qsizetype count);
    void placeCount(LaneMarker &group);
    void labelSpells();
    void labelBars();
    void labelMarkers(bool problems);
    void labelMarker(LaneMarker &marker, const QString &text, bool canElide);

    std::optional<LaneBlock> block(const Analysis::Interval &interval) const;
    LaneTexts texts() const { return {m_content, m_format, m_row.lane}; }

    const TimelineContent &m_content;
    const TimelineScale &m_scale;
    const Base::TimeFormat &m_format;
    const TextWidth &m_textWidth;
    LaneRow m_row;
    QList<Analysis::Interval> m_blockIntervals; // of m_row.blocks, in their order
    LaneRoom m_room;
    QList<double> m_countWidths; // of "×7", "×77", …: asking for each of thousands would take longer than all the rest
};

} // namespace Models
