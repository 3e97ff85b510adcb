// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/lanetexts.h"

using namespace Qt::StringLiterals;

namespace Models {

using Analysis::EventLane;
using Analysis::Interval;

QString elidedText(const QString &text, double width, const TextWidth &textWidth)
{
    if (textWidth(text) <= width)
        return text;
    qsizetype low = 0; // fits
    qsizetype high = text.size(); // does not
    const auto cut = [&text](qsizetype length) -> QString {
        // Not between the two halves of one character.
        if (length > 0 && text.at(length - 1).isHighSurrogate())
            --length;
        return text.left(length).trimmed() + u'…';
    };
    while (high - low > 1) {
        const qsizetype middle = (low + high) / 2;
        (textWidth(cut(middle)) <= width ? low : high) = middle;
    }
    return low == 0 ? QString() : cut(low);
}

LaneTexts::LaneTexts(const TimelineContent &content, const Base::TimeFormat &format, EventLane lane)
    : m_content(content)
    , m_format(format)
    , m_lane(lane)
{
}

QStringList LaneTexts::ofBar(const Interval &interval) const
{
    const bool isLive = m_lane == EventLane::StreamState;
    const QString start = !TimelineContent::isStartTold(interval)
                              ? QString()
                              : m_format.clock(interval.start, m_content.sessionStart());
    const QString end = m_format.clock(interval.end, m_content.sessionStart());
    const QString length = m_content.lengthText(interval);
    const QString &bucket = m_content.bucketName();
    const auto either = [isLive](const QString &live, const QString &recording) { return isLive ? live : recording; };
    QStringList texts;
    QString untold;
    if (!interval.end.isValid() || interval.isEndInferred) {
        texts << (start.isEmpty() ? either(tr("Live"), tr("Recording"))
                                  : either(tr("Live since %1"), tr("Recording since %1")).arg(start));
        untold = start.isEmpty() ? tr("since when is not told") : QString();
        if (interval.isEndInferred)
            untold = tr("its end is not told");
        texts << either(tr("Live"), tr("Recording"));
    } else if (start.isEmpty()) {
        texts << either(tr("Live until %1"), tr("Recorded until %1")).arg(end) << either(tr("Live"), tr("Recorded"));
    } else {
        texts << either(tr("Live %1 – %2, %3"), tr("Recorded %1 – %2, %3")).arg(start, end, length)
              << either(tr("Live for %1"), tr("Recorded for %1")).arg(length) << either(tr("Live"), tr("Recorded"));
    }
    if (!isLive && !bucket.isEmpty())
        texts.prepend(tr("%1 to %2").arg(texts.first(), bucket));
    if (!untold.isEmpty())
        texts.prepend(tr("%1, %2").arg(texts.first(), untold));
    return texts;
}

QStringList LaneTexts::ofSpell(const Interval &interval) const
{
    const QString length = m_content.lengthText(interval);
    QStringList texts;
    texts << (length.isEmpty() ? tr("Starving") : tr("Starving %1").arg(length)) << length;
    if (!interval.end.isValid() && TimelineContent::isStartTold(interval)) {
        const QDateTime end = m_content.endOf(interval);
        texts << Base::durationText(end.toSecsSinceEpoch() - interval.start.toSecsSinceEpoch());
    }
    return texts;
}

QString LaneTexts::ofMoment(int event) const
{
    const TimelineEvent *found = m_content.event(event);
    if (!found)
        return {};
    // A limit is known by its own name: what was exceeded is all of it.
    if (m_lane != EventLane::Limits || found->name.isEmpty())
        return found->meaning.title;
    return found->peak.isEmpty() ? found->name : found->name + u", "_s + found->peak;
}

} // namespace Models
