// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelineaxis.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

struct Step
{
    qint64 seconds;
    int parts; // minor ticks divide it into so many
};

constexpr std::array steps = {
    Step{1, 1},           Step{2, 2},           Step{5, 5},          Step{10, 2},         Step{15, 3},
    Step{30, 3},          Step{minute, 2},      Step{2 * minute, 2}, Step{5 * minute, 5}, Step{10 * minute, 2},
    Step{15 * minute, 3}, Step{30 * minute, 3}, Step{hour, 2},       Step{2 * hour, 2},   Step{3 * hour, 3},
    Step{6 * hour, 2},    Step{12 * hour, 2},   Step{day, 2},        Step{2 * day, 2},    Step{5 * day, 5},
    Step{10 * day, 2},    Step{30 * day, 3},    Step{90 * day, 3},   Step{365 * day, 1},
};

Step stepFor(double seconds, double width, double spacing)
{
    const double least = seconds * spacing / std::max(width, 1.0);
    for (const Step &step : steps) {
        if (static_cast<double>(step.seconds) >= least)
            return step;
    }
    const auto years = static_cast<qint64>(std::ceil(least / static_cast<double>(steps.back().seconds)));
    return {steps.back().seconds * years, 1};
}

bool isMultiple(qint64 value, qint64 step)
{
    return value % step == 0;
}

// The first multiple of `step` at or after `value`; right for negative values too.
qint64 nextMultiple(qint64 value, qint64 step)
{
    const qint64 rest = ((value % step) + step) % step;
    return rest == 0 ? value : value + step - rest;
}

// How ticks lie: seconds since the epoch plus an offset are what is round.
class Ruler
{
public:
    Ruler(const Base::TimeFormat &format, const QDateTime &sessionStart)
        : m_format(format)
        , m_start(sessionStart)
    {
    }

    // Whether the offset can differ between two instants.
    bool hasTransitions() const
    {
        return (m_format.kind() == Base::TimeFormat::Kind::Local || m_format.kind() == Base::TimeFormat::Kind::Zone)
               && m_format.timeZone().hasTransitions();
    }

    qint64 offsetAt(qint64 second) const
    {
        switch (m_format.kind()) {
        case Base::TimeFormat::Kind::Utc:
            return 0;
        case Base::TimeFormat::Kind::Elapsed:
            return m_start.isValid() ? -m_start.toSecsSinceEpoch() : 0;
        case Base::TimeFormat::Kind::Local:
        case Base::TimeFormat::Kind::Zone:
            return m_format.timeZone().offsetFromUtc(QDateTime::fromSecsSinceEpoch(second, Qt::UTC));
        }
        Q_UNREACHABLE();
    }

    QString label(qint64 second, qint64 step) const
    {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
        if (m_format.kind() == Base::TimeFormat::Kind::Elapsed)
            return m_format.clock(time, m_start);
        const QDateTime wall = time.toTimeZone(m_format.timeZone());
        if (step >= day || wall.time() == QTime(0, 0))
            return QLocale(QLocale::English).toString(wall.date(), step > 90 * day ? u"MMM yyyy"_s : u"d MMM"_s);
        return m_format.clock(time).left(step < minute ? 8 : 5);
    }

private:
    const Base::TimeFormat &m_format;
    const QDateTime &m_start;
};

// Seconds since the epoch at which the clock shows a multiple of `step`, from `first` to `last`.
QList<qint64> roundTimes(const Ruler &ruler, qint64 first, qint64 last, qint64 step)
{
    QList<qint64> times;
    // Offsets are whole quarters of an hour and change by at least that much, so that shorter steps stay round. From
    // two quarters on, each quarter is asked, which is right on both sides of a change and finds the hour that comes
    // twice.
    constexpr qint64 quarter = 15 * minute;
    if (ruler.hasTransitions() && step > quarter && step < day) {
        for (qint64 second = nextMultiple(first, quarter); second <= last; second += quarter) {
            if (isMultiple(second + ruler.offsetAt(second), step))
                times.append(second);
        }
        return times;
    }
    qint64 second = nextMultiple(first + ruler.offsetAt(first), step) - ruler.offsetAt(first);
    while (second <= last) {
        times.append(second);
        // Steps of days: each midnight has its own offset.
        const qint64 next = second + step;
        second = step >= day ? next + ruler.offsetAt(second) - ruler.offsetAt(next) : next;
    }
    return times;
}

} // namespace

qint64 axisStep(double seconds, double width, double spacing)
{
    return stepFor(seconds, width, spacing).seconds;
}

QList<AxisTick> axisTicks(const Session::TimeRange &range, double width, const Base::TimeFormat &format,
                          const QDateTime &sessionStart)
{
    QList<AxisTick> ticks;
    if (!range.isValid() || width <= 0)
        return ticks;
    const qint64 begin = range.start.toMSecsSinceEpoch();
    const qint64 end = range.end.toMSecsSinceEpoch();
    const Step step = stepFor(static_cast<double>(end - begin) / 1000.0, width, axisLabelSpacing);
    const qint64 minor = step.seconds / step.parts;
    const Ruler ruler(format, sessionStart);
    const qint64 first = begin / 1000 + (begin % 1000 > 0 ? 1 : 0);
    // The hour that comes twice would put two labels closer than they may stand.
    const double leastApart = axisLabelSpacing * 0.75 * static_cast<double>(end - begin) / width / 1000.0;
    qint64 lastMajor = first - 2 * static_cast<qint64>(leastApart) - 2;
    for (const qint64 second : roundTimes(ruler, first, end / 1000, minor)) {
        AxisTick tick{.time = second * 1000};
        if (isMultiple(second + ruler.offsetAt(second), step.seconds)
            && static_cast<double>(second - lastMajor) >= leastApart) {
            tick.isMajor = true;
            tick.label = ruler.label(second, step.seconds);
            lastMajor = second;
        }
        ticks.append(tick);
    }
    return ticks;
}

} // namespace Models
