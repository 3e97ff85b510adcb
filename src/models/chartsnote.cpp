// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/chartsnote.h"

#include "session/erroradvice.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

using State = Session::SessionMetrics::State;

// CloudWatch keeps an hour's values for 455 days, and nothing longer.
constexpr qint64 keptDays = 455;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Models::ChartsNote)
};

QString detailOf(const Base::Error &error)
{
    QStringList parts;
    if (!error.code.isEmpty())
        parts << error.code;
    if (error.httpStatus > 0)
        parts << Text::tr("HTTP %1").arg(error.httpStatus);
    if (!error.requestId.isEmpty())
        parts << Text::tr("request id %1").arg(error.requestId);
    return parts.isEmpty() ? error.message : parts.join(u", "_s);
}

ChartsNote refused(const Base::Error &error)
{
    return {.heading = Text::tr("No charts: this role may not read CloudWatch metrics"),
            .text = Text::tr(
                "Allow `cloudwatch:GetMetricData` on resource `*`. The managed policy IVSReadOnlyAccess does not "
                "contain it. All else on this page is complete."),
            .detail = detailOf(error),
            .canTryAgain = true,
            .policy = Session::policyStatement(error)};
}

ChartsNote failed(const Base::Error &error)
{
    const Session::ErrorAdvice advice = Session::adviceFor(error);
    QString text = advice.explanation;
    if (!advice.toDo.isEmpty())
        text += (text.isEmpty() ? u""_s : u" "_s) + advice.toDo;
    return {.heading = Text::tr("No charts: CloudWatch's metrics could not be read"),
            .text = text,
            .detail = detailOf(error),
            .canTryAgain = true};
}

ChartsNote notAsked(const Session::SessionRecord &record)
{
    if (!record.isFromService)
        return {.heading = Text::tr("No charts: this file holds no metrics"),
                .text
                = Text::tr("It keeps the session as the service told it, and CloudWatch is not asked for a file. Open "
                           "the session from its channel to see what CloudWatch has.")};
    return {.heading = Text::tr("No charts: metrics are not read here"),
            .text
            = Text::tr("There is no connection to CloudWatch for this profile. All else on this page is complete.")};
}

ChartsNote nothingThere(const Session::SessionMetrics &metrics, const TimelineContent &content)
{
    const QDateTime end = content.span().end;
    if (metrics.readAt.isValid() && end.isValid() && end.daysTo(metrics.readAt) > keptDays)
        return {.heading = Text::tr("No charts: this session is too old"),
                .text = Text::tr("CloudWatch keeps metrics for 455 days; this session ended before that.")};
    if (content.intervals().live.isEmpty())
        return {.heading = Text::tr("No charts: this session never went live"),
                .text = Text::tr("Metrics come from the video that arrives. None arrived: see the events for why.")};
    const bool isForbidden = std::any_of(metrics.series.cbegin(), metrics.series.cend(), [](const auto &series) {
        return series.status == CloudWatch::MetricSeries::Status::Forbidden;
    });
    if (isForbidden)
        return {.heading = Text::tr("No charts: CloudWatch does not let this role see the metrics"),
                .text
                = Text::tr("It answered, and marked every series as forbidden. An administrator has to allow them."),
                .canTryAgain = true};
    return {.heading = Text::tr("No charts: CloudWatch has no metrics of this time"),
            .text = content.isOpen()
                        ? Text::tr("The first values come some seconds after a stream has begun.")
                        : Text::tr("It answered, and held nothing for this channel between start and end."),
            .canTryAgain = true};
}

} // namespace

std::optional<ChartsNote> chartsNote(const Session::SessionMetrics &metrics, const Session::SessionRecord &record,
                                     const TimelineContent &content)
{
    const bool hasPoints = std::any_of(metrics.series.cbegin(), metrics.series.cend(),
                                       [](const auto &series) { return !series.points.isEmpty(); });
    if (hasPoints)
        return std::nullopt;
    switch (metrics.state) {
    case State::Loading:
        return std::nullopt;
    case State::None:
        return notAsked(record);
    case State::Failed:
        if (metrics.error && metrics.error->kind == Base::Error::Kind::AccessDenied)
            return refused(*metrics.error);
        return failed(metrics.error.value_or(Base::Error()));
    case State::Shown:
        return nothingThere(metrics, content);
    }
    Q_UNREACHABLE();
}

} // namespace Models
