// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "analysis/eventcatalogue.h"
#include "analysis/intervals.h"
#include "base/timetext.h"
#include "models/timelinecontent.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <functional>

namespace Models {

// The width of a text in the face of the labels, in logical pixels.
using TextWidth = std::function<double(const QString &)>;

// The text, or as much of its beginning as fits with "…" behind; empty where nothing would be left of it.
QString elidedText(const QString &text, double width, const TextWidth &textWidth);

// What stands at the shapes of a lane: one or more texts for each, the longest first, of which the first that fits is
// taken.
class LaneTexts
{
    Q_DECLARE_TR_FUNCTIONS(Models::LaneTexts)

public:
    // Content and format must outlive the texts.
    LaneTexts(const TimelineContent &content, const Base::TimeFormat &format, Analysis::EventLane lane);

    QStringList ofBar(const Analysis::Interval &interval) const; // live, recording
    QStringList ofSpell(const Analysis::Interval &interval) const; // starving: with the word, then the time alone
    QString ofMoment(int event) const; // empty where the event has no time

private:
    const TimelineContent &m_content;
    const Base::TimeFormat &m_format;
    Analysis::EventLane m_lane;
};

} // namespace Models
