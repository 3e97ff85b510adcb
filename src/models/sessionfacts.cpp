// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sessionfacts.h"

#include "analysis/eventcatalogue.h"
#include "analysis/intervals.h"
#include "base/numbertext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Models::SessionFacts)
};

void setHealth(SessionFacts &facts, const QString &health)
{
    if (health == "STARVING"_L1) {
        facts.health = Severity::Warning;
        facts.healthText = Text::tr("Starving");
    } else if (health == "HEALTHY"_L1) {
        facts.health = Severity::Ok;
        facts.healthText = Text::tr("Healthy");
    } else if (!health.isEmpty()) {
        // A word that the service may add is shown as it came.
        facts.health = Severity::Unknown;
        facts.healthText = health == "UNKNOWN"_L1 ? Text::tr("Unknown") : health;
    }
}

void setSpan(SessionFacts &facts, const QDateTime &start, const QDateTime &end, const QDateTime &now,
             const Base::TimeFormat &format)
{
    if (!start.isValid())
        return;
    facts.started = format.dateTime(start);
    if (!end.isValid()) {
        facts.ended = Text::tr("not yet");
        facts.isEndSecondary = true;
        if (now.isValid())
            facts.duration = Base::durationText(start.secsTo(now));
        return;
    }
    // The date stands once where both are of one day; T+ has no place in a header that gives absolute times.
    const bool isElapsed = format.kind() == Base::TimeFormat::Kind::Elapsed;
    const Base::TimeFormat absolute = isElapsed ? Base::TimeFormat::utc() : format;
    facts.ended = absolute.day(start) == absolute.day(end) ? absolute.clock(end) + u' ' + absolute.zoneLabel(end)
                                                           : absolute.dateTime(end);
    facts.duration = Base::durationText(start.secsTo(end));
}

QString starvingText(const Session::SessionRecord &record, const QDateTime &now)
{
    const auto intervals = Analysis::intervalsOf(record.session);
    const QDateTime until = record.session.endTime.isValid() ? record.session.endTime : now;
    const auto sum = Analysis::sumStarvation(intervals.starving, until);
    if (sum.spells == 0)
        return Text::tr("none");
    const QString spells = sum.spells == 1 ? Text::tr("%1 in one spell") : Text::tr("%1 in %2 spells");
    QString result = sum.spells == 1 ? spells.arg(Base::durationText(sum.seconds))
                                     : spells.arg(Base::durationText(sum.seconds)).arg(sum.spells);
    const auto duration = record.durationSeconds(now);
    if (duration && *duration > 0) {
        const qint64 share = std::min<qint64>((100 * sum.seconds + *duration / 2) / *duration, 100);
        result += share == 0 ? Text::tr(", under 1 % of the session") : Text::tr(", %1 % of the session").arg(share);
    }
    return result;
}

// The most that watched at once in a session that is over; what is live has its own figure, of this moment.
QString peakViewersText(const Session::SessionMetrics &metrics)
{
    const auto *views = metrics.find(CloudWatch::Metric::ConcurrentViews);
    if (!views || views->points.isEmpty())
        return {};
    double most = 0;
    for (const CloudWatch::MetricPoint &point : views->points)
        most = std::max(most, point.maximum.value_or(point.average));
    return Text::tr("peak %1").arg(Base::groupedText(std::llround(most)));
}

} // namespace

SessionFacts factsOf(const Session::SessionRecord &record, const QDateTime &now, const Base::TimeFormat &format)
{
    SessionFacts facts;
    const Ivs::StreamSession &session = record.session;
    facts.channelName = record.channelName();
    facts.streamId = session.streamId.value_or(record.source.streamId);
    facts.isLive = record.isLive();
    facts.state
        = facts.isLive ? Text::tr("LIVE") : (session.startTime.isValid() ? Text::tr("ended") : Text::tr("not known"));
    facts.isStateSecondary = !facts.isLive && !session.startTime.isValid();
    if (record.stream && facts.isLive) {
        setHealth(facts, record.stream->health.value_or(QString()));
        facts.viewers
            = record.stream->viewerCount ? Base::groupedText(*record.stream->viewerCount) : Text::tr("not known");
    } else if (!facts.isLive) {
        facts.viewers = peakViewersText(record.metrics);
    }
    setSpan(facts, session.startTime, session.endTime, now, format);
    facts.starving = starvingText(record, now);
    const auto breaches
        = std::count_if(session.truncatedEvents.begin(), session.truncatedEvents.end(), [](const auto &event) {
              return Analysis::meaningOf(event).lane == Analysis::EventLane::Limits;
          });
    facts.limitBreaches = breaches == 0 ? Text::tr("none") : QString::number(breaches);
    return facts;
}

SessionFacts factsOf(const QString &channelName, const Session::Address &address,
                     const std::optional<Ivs::StreamSessionSummary> &summary, const QString &state,
                     const QDateTime &now, const Base::TimeFormat &format)
{
    SessionFacts facts;
    facts.channelName = channelName;
    facts.streamId = address.streamId.value_or(QString());
    facts.state = state;
    facts.isStateSecondary = true;
    if (summary)
        setSpan(facts, summary->startTime, summary->endTime, now, format);
    return facts;
}

} // namespace Models
