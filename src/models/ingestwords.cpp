// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingestwords.h"

#include "analysis/ingestevidence.h"
#include "base/numbertext.h"
#include "models/timelinecharts.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

constexpr double mega = 1'000'000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Models::IngestWords)
};

// Megabits throughout, so that the rows compare at a glance; only what would read 0.0 is told in full.
QString videoText(double bitsPerSecond)
{
    constexpr double smallest = 50'000;
    if (bitsPerSecond > 0 && bitsPerSecond < smallest)
        return Base::bitrateText(std::llround(bitsPerSecond));
    return Text::tr("%1 Mb/s").arg(QString::number(bitsPerSecond / mega, 'f', 1));
}

std::optional<double> limitOf(const Ivs::StreamSession &session)
{
    const auto limit = ingestLimit(session);
    return limit ? std::optional(limit->bitsPerSecond) : std::nullopt;
}

std::optional<double> peakOf(const Ivs::StreamEvent &event, const Session::SessionMetrics &metrics,
                             const Ivs::StreamSession &session)
{
    if (event.name != u"Ingest Bitrate"_s)
        return {};
    return Analysis::peakOfBreach(metrics, event.eventTime, limitOf(session));
}

} // namespace

QString withFigures(const QString &words, int eventIndex, const Analysis::SessionIntervals &intervals,
                    const QDateTime &now, const Session::SessionMetrics &metrics, const Ivs::StreamSession &session)
{
    if (metrics.series.isEmpty())
        return words;
    for (const auto &spell : intervals.starving) {
        if (spell.startEvent == eventIndex) {
            const auto lowest = Analysis::lowestOfSpell(metrics, spell.start, spell.end.isValid() ? spell.end : now);
            return lowest ? Text::tr("%1, lowest %2").arg(words, videoText(*lowest)) : words;
        }
        if (spell.endEvent == eventIndex && !spell.isEndInferred) {
            const auto after = Analysis::bitrateAfterSpell(metrics, spell.end);
            return after ? Text::tr("%1 after ten seconds").arg(videoText(*after)) : words;
        }
    }
    const auto peak = peakOf(session.truncatedEvents.at(eventIndex), metrics, session);
    if (!peak)
        return words;
    const auto limit = limitOf(session);
    if (!limit)
        return videoText(*peak);
    return Text::tr("%1, limit is %2")
        .arg(videoText(*peak), chartFigure(CloudWatch::Metric::IngestVideoBitrate, *limit));
}

QString peakText(const Ivs::StreamEvent &event, const Session::SessionMetrics &metrics,
                 const Ivs::StreamSession &session)
{
    const auto peak = peakOf(event, metrics, session);
    return peak ? Text::tr("peak %1").arg(videoText(*peak)) : QString();
}

} // namespace Models
