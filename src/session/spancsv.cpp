// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/spancsv.h"

#include "base/csv.h"
#include "base/timetext.h"

#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Session {

namespace {

using CloudWatch::MetricSeries;

constexpr int eventFields = 3; // type, name, code

// Of each metric the finest series that covers the span.
QList<MetricSeries> seriesFor(const SessionMetrics &metrics, const TimeRange &range)
{
    QList<MetricSeries> result;
    for (const auto &one : metrics.series) {
        if (const auto *finest = metrics.finest(one.metric, range.start))
            result.append(*finest);
    }
    return result;
}

struct Line
{
    qint64 time = 0;
    int rank = 0;
    QStringList fields;
};

class Table
{
public:
    Table(const SessionRecord &record, const TimeRange &range)
        : m_record(record)
        , m_range(range)
        , m_series(seriesFor(record.metrics, range))
    {
    }

    QByteArray text()
    {
        addMetrics();
        addEvents();
        addMarks();
        std::stable_sort(m_lines.begin(), m_lines.end(), [](const Line &a, const Line &b) {
            return a.time != b.time ? a.time < b.time : a.rank < b.rank;
        });
        QList<QStringList> records{head()};
        for (const Line &line : std::as_const(m_lines))
            records.append(line.fields);
        return Base::csvText(records);
    }

private:
    QStringList head() const
    {
        QStringList fields{u"time"_s, u"t_plus"_s, u"kind"_s};
        for (const auto &series : m_series) {
            for (const QString &statistic : {u"average"_s, u"minimum"_s, u"maximum"_s})
                fields << u"%1 %2 (%3)"_s.arg(CloudWatch::metricName(series.metric), statistic,
                                              CloudWatch::metricUnit(series.metric));
        }
        return fields << u"event_type"_s << u"event_name"_s << u"event_code"_s << u"note"_s;
    }

    QStringList begun(const QDateTime &time, const QString &kind) const
    {
        return {Base::csvTime(time), Base::elapsedText(m_record.session.startTime, time), kind};
    }

    QStringList blanks(qsizetype count) const { return QStringList(count, QString()); }

    void addMetrics()
    {
        // All series of one period on one row; series of other periods have rows of their own times.
        QMap<qint64, QStringList> rows;
        for (qsizetype i = 0; i < m_series.size(); ++i) {
            const MetricSeries &series = m_series.at(i);
            for (const auto &point : series.points) {
                const qint64 end = point.time + series.periodSeconds * 1000LL;
                if (end <= m_range.start.toMSecsSinceEpoch() || point.time > m_range.end.toMSecsSinceEpoch())
                    continue;
                auto row = rows.find(point.time);
                if (row == rows.end())
                    row = rows.insert(point.time, blanks(3 * m_series.size()));
                (*row)[3 * i] = Base::csvNumber(point.average);
                (*row)[3 * i + 1] = Base::csvNumber(point.minimum);
                (*row)[3 * i + 2] = Base::csvNumber(point.maximum);
            }
        }
        for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
            const QDateTime time = QDateTime::fromMSecsSinceEpoch(row.key(), Qt::UTC);
            m_lines.append({row.key(), 0, begun(time, u"metrics"_s) + row.value() + blanks(eventFields + 1)});
        }
    }

    // Oldest first: the service lists them the other way round.
    void addEvents()
    {
        const auto &events = m_record.session.truncatedEvents;
        std::for_each(events.crbegin(), events.crend(), [this](const Ivs::StreamEvent &event) { addEvent(event); });
    }

    void addEvent(const Ivs::StreamEvent &event)
    {
        if (!event.eventTime.isValid() || event.eventTime < m_range.start || event.eventTime > m_range.end)
            return;
        QStringList fields = begun(event.eventTime, u"event"_s) + blanks(3 * m_series.size());
        for (const auto &words : {event.type, event.name, event.code})
            fields << Base::csvWords(words.value_or(QString()));
        m_lines.append({event.eventTime.toMSecsSinceEpoch(), 1, fields << QString()});
    }

    void addMarks()
    {
        if (!m_record.marks)
            return;
        for (const Mark &mark : *m_record.marks) {
            if (mark.time < m_range.start || mark.time > m_range.end)
                continue;
            m_lines.append(
                {mark.time.toMSecsSinceEpoch(), 2,
                 begun(mark.time, u"mark"_s) + blanks(3 * m_series.size() + eventFields) << Base::csvWords(mark.text)});
        }
    }

    const SessionRecord &m_record;
    TimeRange m_range;
    QList<MetricSeries> m_series;
    QList<Line> m_lines;
};

} // namespace

QByteArray spanCsv(const SessionRecord &record, const TimeRange &range)
{
    return Table(record, range).text();
}

} // namespace Session
