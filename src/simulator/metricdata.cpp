// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/metricdata.h"

#include "simulator/documents.h"
#include "simulator/measurements.h"
#include "simulator/pagetoken.h"
#include "simulator/world.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

constexpr qsizetype mostQueries = 500;
constexpr qint64 mostDatapoints = 100'800;
constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

struct MetricRow
{
    QLatin1StringView name;
    QLatin1StringView unit;
    Quantity quantity;
    bool hasTracks;
};

constexpr MetricRow metricRows[] = {
    {"IngestVideoBitrate"_L1, "Bits/Second"_L1, Quantity::VideoBitrate, true},
    {"IngestAudioBitrate"_L1, "Bits/Second"_L1, Quantity::AudioBitrate, true},
    {"IngestFramerate"_L1, "Count/Second"_L1, Quantity::Framerate, true},
    {"KeyframeInterval"_L1, "Seconds"_L1, Quantity::KeyframeInterval, true},
    {"IngestBitrate"_L1, "Bits/Second"_L1, Quantity::TotalBitrate, false},
    {"ConcurrentViews"_L1, "Count"_L1, Quantity::Views, false},
};

// One query, read.
struct Query
{
    QString id;
    QString label;
    QString nameSpace;
    QString metricName;
    QHash<QString, QString> dimensions;
    qint64 period = 0;
    QString stat;
    QString unit; // empty: any
    bool isReturned = true;
};

struct Request
{
    QList<Query> queries;
    qint64 start = 0;
    qint64 end = 0;
    bool isAscending = false;
    qint64 mostPoints = mostDatapoints;
    QString token;
};

struct Point
{
    qint64 time = 0;
    double value = 0;
};

tl::unexpected<ServiceError> invalid(const QString &message)
{
    return tl::unexpected<ServiceError>(ServiceError{.status = 400, .code = u"ValidationError"_s, .message = message});
}

bool isPeriod(qint64 period)
{
    static const QSet<qint64> subMinute{1, 5, 10, 20, 30};
    return subMinute.contains(period) || (period > 0 && period % minute == 0);
}

bool isStat(const QString &stat)
{
    static const QSet<QString> known{u"Average"_s, u"Minimum"_s, u"Maximum"_s, u"Sum"_s, u"SampleCount"_s};
    return known.contains(stat);
}

std::optional<QString> problemOfMetric(const QJsonObject &metric, const QString &where)
{
    for (const auto *member : {"Namespace", "MetricName"}) {
        const QString text = metric.value(QLatin1StringView(member)).toString();
        if (text.isEmpty() || text.size() > 255)
            return u"The parameter %1.Metric.%2 must have a length of 1 to 255."_s.arg(where,
                                                                                       QLatin1StringView(member));
    }
    const QJsonArray dimensions = metric.value("Dimensions"_L1).toArray();
    if (dimensions.size() > 30)
        return u"The collection %1.Metric.Dimensions must not have a size greater than 30."_s.arg(where);
    for (const auto &entry : dimensions) {
        const QString name = entry.toObject().value("Name"_L1).toString();
        const QString value = entry.toObject().value("Value"_L1).toString();
        if (name.isEmpty() || name.size() > 255 || value.isEmpty() || value.size() > 1024)
            return u"The parameter %1.Metric.Dimensions has a name or a value of no valid length."_s.arg(where);
    }
    return {};
}

std::optional<QString> problemOf(const QJsonObject &query, const QString &where)
{
    static const QRegularExpression idPattern(QRegularExpression::anchoredPattern(u"[a-z][A-Za-z0-9_]{0,254}"_s));
    if (!idPattern.match(query.value("Id"_L1).toString()).hasMatch())
        return u"The value '%1' for parameter %2.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$."_s.arg(
            query.value("Id"_L1).toString(), where);
    const bool hasStat = query.contains("MetricStat"_L1);
    const bool hasExpression = query.contains("Expression"_L1);
    if (hasStat == hasExpression)
        return u"The parameter %1 must have exactly one of MetricStat and Expression."_s.arg(where);
    if (hasExpression)
        return u"Error in expression '%1': metric math is not simulated."_s.arg(query.value("Id"_L1).toString());
    const QJsonObject stat = query.value("MetricStat"_L1).toObject();
    if (const auto problem = problemOfMetric(stat.value("Metric"_L1).toObject(), where + ".MetricStat"_L1))
        return problem;
    if (!isPeriod(stat.value("Period"_L1).toInteger(-1)))
        return u"The parameter %1.MetricStat.Period must be 1, 5, 10, 20, 30 or a multiple of 60."_s.arg(where);
    if (!isStat(stat.value("Stat"_L1).toString()))
        return u"The value '%1' for parameter %2.MetricStat.Stat is not supported."_s.arg(
            stat.value("Stat"_L1).toString(), where);
    return {};
}

Query readQuery(const QJsonObject &object)
{
    const QJsonObject stat = object.value("MetricStat"_L1).toObject();
    const QJsonObject metric = stat.value("Metric"_L1).toObject();
    Query query{.id = object.value("Id"_L1).toString(),
                .label = object.value("Label"_L1).toString(metric.value("MetricName"_L1).toString()),
                .nameSpace = metric.value("Namespace"_L1).toString(),
                .metricName = metric.value("MetricName"_L1).toString(),
                .period = stat.value("Period"_L1).toInteger(),
                .stat = stat.value("Stat"_L1).toString(),
                .unit = stat.value("Unit"_L1).toString(),
                .isReturned = object.value("ReturnData"_L1).toBool(true)};
    const QJsonArray dimensions = metric.value("Dimensions"_L1).toArray();
    for (const auto &entry : dimensions)
        query.dimensions.insert(entry.toObject().value("Name"_L1).toString(),
                                entry.toObject().value("Value"_L1).toString());
    return query;
}

tl::expected<Request, ServiceError> readRequest(const QJsonObject &object)
{
    const QJsonValue queries = object.value("MetricDataQueries"_L1);
    if (!queries.isArray() || queries.toArray().isEmpty())
        return invalid(u"The parameter MetricDataQueries is required."_s);
    if (queries.toArray().size() > mostQueries)
        return invalid(u"The collection MetricDataQueries must not have a size greater than %1."_s.arg(mostQueries));
    for (const auto *member : {"StartTime", "EndTime"}) {
        if (!object.value(QLatin1StringView(member)).isDouble())
            return invalid(u"The parameter %1 is required."_s.arg(QLatin1StringView(member)));
    }
    Request request{.start = static_cast<qint64>(std::floor(object.value("StartTime"_L1).toDouble())),
                    .end = static_cast<qint64>(std::floor(object.value("EndTime"_L1).toDouble())),
                    .token = object.value("NextToken"_L1).toString()};
    if (request.start >= request.end)
        return invalid(u"The parameter StartTime must be less than the parameter EndTime."_s);
    const QString order = object.value("ScanBy"_L1).toString(u"TimestampDescending"_s);
    if (order != "TimestampAscending"_L1 && order != "TimestampDescending"_L1)
        return invalid(u"The value '%1' for parameter ScanBy is invalid."_s.arg(order));
    request.isAscending = order == "TimestampAscending"_L1;
    request.mostPoints = object.value("MaxDatapoints"_L1).toInteger(mostDatapoints);
    if (request.mostPoints < 1 || request.mostPoints > mostDatapoints)
        return invalid(u"The parameter MaxDatapoints must be between 1 and %1."_s.arg(mostDatapoints));
    QSet<QString> ids;
    const QJsonArray entries = queries.toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QJsonObject entry = entries.at(i).toObject();
        if (const auto problem = problemOf(entry, u"MetricDataQueries.member.%1"_s.arg(i + 1)))
            return invalid(*problem);
        const Query query = readQuery(entry);
        if (ids.contains(query.id))
            return invalid(u"The values for parameter id in MetricDataQueries are not unique."_s);
        ids.insert(query.id);
        request.queries.append(query);
    }
    return request;
}

// The period that is left of what began so long ago; finer ones have no points.
qint64 keptPeriod(qint64 age)
{
    if (age <= 3 * hour)
        return 1;
    if (age <= 15 * day)
        return minute;
    return age <= 63 * day ? 5 * minute : hour;
}

// Rounds down as the service does: to the period, beyond that to a minute, five, an hour by the age of the start.
qint64 roundedStart(qint64 start, qint64 period, qint64 now)
{
    const qint64 age = now - start;
    const qint64 grid = std::max(period < minute ? period : minute, age > 63 * day   ? hour
                                                                    : age > 15 * day ? 5 * minute
                                                                                     : 1);
    return start - start % grid;
}

double valueOf(const Measurement &measurement, const QString &stat)
{
    if (stat == "Minimum"_L1)
        return measurement.minimum;
    if (stat == "Maximum"_L1)
        return measurement.maximum;
    if (stat == "Sum"_L1)
        return measurement.average * measurement.samples;
    return stat == "SampleCount"_L1 ? measurement.samples : measurement.average;
}

// What one period saw of several measurements.
void add(std::optional<Measurement> *sum, const Measurement &one)
{
    if (!*sum) {
        *sum = one;
        return;
    }
    Measurement &all = **sum;
    const double total = all.average * all.samples + one.average;
    ++all.samples;
    all.average = total / all.samples;
    all.minimum = std::min(all.minimum, one.minimum);
    all.maximum = std::max(all.maximum, one.maximum);
}

// Points of all the queries of one request. Three statistics of one metric are measured once.
class Reader
{
public:
    Reader(const World &world, const Request &request)
        : m_world(world)
        , m_request(request)
        , m_now(world.now().toSecsSinceEpoch())
    {
    }

    QList<Point> points(const Query &query)
    {
        QList<Point> points;
        const auto *row = rowOf(query);
        if (!row)
            return points;
        const auto series = measured(*row, query);
        for (auto it = series.cbegin(); it != series.cend(); ++it)
            points.append({.time = it.key(), .value = valueOf(it.value(), query.stat)});
        if (!m_request.isAscending)
            std::reverse(points.begin(), points.end());
        return points;
    }

private:
    using Series = QMap<qint64, Measurement>;

    static const MetricRow *rowOf(const Query &query)
    {
        for (const auto &row : metricRows) {
            const bool isUnit = query.unit.isEmpty() || query.unit == row.unit;
            if (query.nameSpace == "AWS/IVS"_L1 && query.metricName == row.name && isUnit)
                return &row;
        }
        return nullptr;
    }

    // -1 without the dimension; nothing for a track that is none.
    static std::optional<int> trackOf(const Query &query)
    {
        const QString track = query.dimensions.value(u"Track"_s);
        if (track.isEmpty())
            return -1;
        bool isNumber = false;
        const int number = track.mid(5).toInt(&isNumber);
        return track.startsWith("Track"_L1) && isNumber ? std::optional(number) : std::nullopt;
    }

    Series measured(const MetricRow &row, const Query &query)
    {
        const QString channel = query.dimensions.value(u"Channel"_s);
        const auto track = trackOf(query);
        const qsizetype known = (channel.isEmpty() ? 0 : 1) + (query.dimensions.contains(u"Track"_s) ? 1 : 0);
        if (channel.isEmpty() || !track || known != query.dimensions.size() || (*track >= 0 && !row.hasTracks))
            return {};
        const qint64 start = roundedStart(m_request.start, query.period, m_now);
        if (query.period % keptPeriod(m_now - m_request.start) != 0)
            return {};
        const QString key = u"%1 %2 %3 %4"_s.arg(row.name, channel).arg(*track).arg(query.period);
        if (const auto found = m_measured.constFind(key); found != m_measured.cend())
            return *found;
        const Series series = measure(row.quantity, channel, *track, start, query.period);
        m_measured.insert(key, series);
        return series;
    }

    Series measure(Quantity quantity, const QString &channel, int track, qint64 start, qint64 period) const
    {
        Series series;
        const auto sessions = m_world.sessions(resourceArn(m_world.place(), u"channel"_s, channel));
        if (!sessions)
            return series;
        const qint64 step = measuringPeriod(quantity);
        for (const auto &session : *sessions) {
            const qint64 begin = session.start.toSecsSinceEpoch();
            const qint64 end = session.end.isValid() ? session.end.toSecsSinceEpoch() : m_now;
            const Measurements measurements(session, m_world.seed(), m_world.now());
            const qint64 from = std::max(start, begin - begin % step);
            const qint64 to = std::min({m_request.end, end, m_now});
            for (qint64 time = from + (step - from % step) % step; time < to; time += step) {
                const auto value = measurements.at(quantity, time, track);
                if (!value)
                    continue;
                std::optional<Measurement> sum;
                const qint64 slot = time - time % period;
                if (const auto found = series.constFind(slot); found != series.cend())
                    sum = *found;
                add(&sum, *value);
                series.insert(slot, *sum);
            }
        }
        series.removeIf([&](const auto &it) { return it.key() < start; });
        return series;
    }

    const World &m_world;
    const Request &m_request;
    qint64 m_now;
    QHash<QString, Series> m_measured;
};

// All series go on together: a page holds the same stretch of each, as far as there is room.
QJsonObject page(const Request &request, const QList<QList<Point>> &series, qsizetype from, const QByteArray &key)
{
    qsizetype total = 0;
    for (const auto &points : series)
        total += points.size();
    const auto queryCount = static_cast<qint64>(std::max<qsizetype>(series.size(), 1));
    const qsizetype length = total <= request.mostPoints && from == 0
                                 ? std::max<qsizetype>(total, 1)
                                 : static_cast<qsizetype>(std::max<qint64>(1, request.mostPoints / queryCount));
    bool isMore = false;
    QJsonArray results;
    for (qsizetype i = 0; i < series.size(); ++i) {
        const auto &points = series.at(i);
        const bool isDone = from + length >= points.size();
        isMore = isMore || !isDone;
        QJsonArray times;
        QJsonArray values;
        for (qsizetype p = from; p < std::min(from + length, points.size()); ++p) {
            times.append(points.at(p).time);
            values.append(points.at(p).value);
        }
        if (from > 0 && times.isEmpty())
            continue; // was complete on a page before
        const auto &query = request.queries.at(i);
        results.append(QJsonObject{{u"Id"_s, query.id},
                                   {u"Label"_s, query.label},
                                   {u"Timestamps"_s, times},
                                   {u"Values"_s, values},
                                   {u"StatusCode"_s, isDone ? u"Complete"_s : u"PartialData"_s}});
    }
    QJsonObject document{{u"MetricDataResults"_s, results}, {u"Messages"_s, QJsonArray()}};
    if (isMore)
        document.insert(u"NextToken"_s, makePageToken(key, from + length));
    return document;
}

} // namespace

tl::expected<QJsonObject, ServiceError> metricData(const QJsonObject &object, const World &world)
{
    auto request = readRequest(object);
    if (!request)
        return tl::unexpected<ServiceError>(request.error());
    QJsonObject same = object;
    same.remove(u"NextToken"_s);
    same.remove(u"MaxDatapoints"_s);
    const QByteArray key = "GetMetricData " + QJsonDocument(same).toJson(QJsonDocument::Compact);
    qsizetype from = 0;
    if (!request->token.isEmpty()) {
        const auto offset = readPageToken(key, request->token);
        if (!offset)
            return tl::unexpected<ServiceError>(ServiceError{
                .status = 400, .code = u"InvalidNextToken"_s, .message = u"The next token specified is invalid."_s});
        from = *offset;
    }
    request->queries.removeIf([](const Query &query) { return !query.isReturned; });
    Reader reader(world, *request);
    QList<QList<Point>> series;
    for (const auto &query : std::as_const(request->queries))
        series.append(reader.points(query));
    return page(*request, series, from, key);
}

} // namespace Simulator
