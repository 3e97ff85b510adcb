// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/chartpointtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Models {

using CloudWatch::MetricPoint;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Models::ChartPointText)
};

class Lines
{
public:
    Lines(const TimelineCharts &charts, const TimelineChart &chart, const Base::TimeFormat &format,
          const QDateTime &sessionStart)
        : m_charts(charts)
        , m_chart(chart)
        , m_metric(chart.series.metric)
        , m_format(format)
        , m_start(sessionStart)
    {
    }

    QStringList ofPoint(const MetricPoint &point) const
    {
        QStringList lines{
            Text::tr("%1 %2").arg(chartWords(m_metric).title, chartValue(m_metric, point.average)),
            Text::tr("%1 %2, the average").arg(exactNumber(point.average), CloudWatch::metricUnit(m_metric)),
            span(point.time, point.time + m_chart.series.periodSeconds * 1000LL)};
        if (point.minimum && point.maximum)
            lines << Text::tr("from %1 to %2")
                         .arg(chartNumber(m_metric, *point.minimum), chartValue(m_metric, *point.maximum));
        if (m_chart.target && *m_chart.target > 0)
            lines << Text::tr("%1 % of the encoder’s target of %2")
                         .arg(percent(point.average, *m_chart.target), valueWithUnit(*m_chart.target));
        if (m_chart.limit)
            lines << limitLine(point, *m_chart.limit);
        if (point.time > m_charts.provisionalFrom())
            lines << Text::tr("may still change");
        return lines;
    }

    QStringList ofGap(qint64 time) const
    {
        QStringList lines{Text::tr("%1: no data").arg(chartWords(m_metric).title)};
        const auto gap = std::find_if(m_chart.gaps.cbegin(), m_chart.gaps.cend(),
                                      [time](const TimeGap &one) { return one.start <= time && time < one.end; });
        if (gap != m_chart.gaps.cend())
            lines << span(gap->start, gap->end);
        if (time > m_charts.provisionalFrom())
            lines << Text::tr("it may still come");
        return lines;
    }

private:
    // As it was told, less what no figure of a floating point number means.
    static QString exactNumber(double value) { return QString::number(value, 'g', 10); }
    static QString percent(double value, double whole) { return QString::number(std::llround(value / whole * 100)); }

    QString valueWithUnit(double value) const
    {
        const QString unit = chartWords(m_metric).unit;
        const QString figure = chartFigure(m_metric, value);
        return unit.isEmpty() ? figure : figure + u' ' + unit;
    }

    // The maximum is what breaks a limit.
    QString limitLine(const MetricPoint &point, double limit) const
    {
        const double highest = point.maximum.value_or(point.average);
        if (highest > limit)
            return Text::tr("%1 over the channel’s limit of %2")
                .arg(chartValue(m_metric, highest - limit), valueWithUnit(limit));
        return Text::tr("%1 % of the channel’s limit of %2").arg(percent(highest, limit), valueWithUnit(limit));
    }

    QString span(qint64 from, qint64 until) const
    {
        const QDateTime start = QDateTime::fromMSecsSinceEpoch(from, Qt::UTC);
        const QDateTime end = QDateTime::fromMSecsSinceEpoch(until, Qt::UTC);
        if (m_format.kind() == Base::TimeFormat::Kind::Elapsed)
            return Text::tr("T+ %1 – %2").arg(m_format.clock(start, m_start), m_format.clock(end, m_start));
        const QString clocks
            = Text::tr("%1 – %2 %3").arg(m_format.clock(start), m_format.clock(end), m_format.zoneLabel(end));
        const QString elapsed = Base::elapsedText(m_start, start);
        return elapsed.isEmpty() ? clocks : Text::tr("%1, T+ %2").arg(clocks, elapsed);
    }

    const TimelineCharts &m_charts;
    const TimelineChart &m_chart;
    CloudWatch::Metric m_metric;
    const Base::TimeFormat &m_format;
    const QDateTime &m_start;
};

} // namespace

QStringList chartPointLines(const TimelineCharts &charts, const TimelineChart &chart, const QDateTime &time,
                            const Base::TimeFormat &format, const QDateTime &sessionStart)
{
    const Lines lines(charts, chart, format, sessionStart);
    const qint64 instant = time.toMSecsSinceEpoch();
    const MetricPoint *point = pointAt(chart.series, instant);
    return point ? lines.ofPoint(*point) : lines.ofGap(instant);
}

} // namespace Models
