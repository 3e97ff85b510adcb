// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cloudwatch/cloudwatchclient.h"

#include "aws/boundary.h"
#include "aws/client.h"
#include "cloudwatch/metricmerge.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

// Every coroutine here is a free function that takes what it needs by value: the client may go while one waits.
namespace CloudWatch {

namespace {

using Base::Error;
using ClientPtr = std::shared_ptr<Aws::Client>;
using QuestionPtr = std::shared_ptr<Aws::Question>;

constexpr auto operationName = "GetMetricData"_L1;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CloudWatch::CloudWatchClient)
};

Base::Result<MetricData> failed(Error error)
{
    return Base::failure(std::move(error));
}

// The dimension's value is the resource id alone: with the whole ARN the service finds nothing, and says nothing.
QString channelId(const QString &channelArn)
{
    return channelArn.mid(channelArn.lastIndexOf(u'/') + 1);
}

int periodOf(Metric metric, int periodSeconds)
{
    return metric == Metric::ConcurrentViews ? std::max(periodSeconds, viewersPeriodSeconds) : periodSeconds;
}

Error invalid(const QString &argument, const QString &message)
{
    return {.kind = Error::Kind::InvalidArgument, .message = message, .argument = argument};
}

std::optional<Error> check(const MetricDataInput &input)
{
    constexpr qsizetype longestDimension = 1024;
    const QString id = channelId(input.channelArn);
    if (id.isEmpty() || id.size() > longestDimension || !input.channelArn.contains(u'/'))
        return invalid(u"channelArn"_s, Text::tr("channelArn must be the ARN of a channel."));
    if (input.metrics.isEmpty()
        || QSet<Metric>(input.metrics.begin(), input.metrics.end()).size() != input.metrics.size())
        return invalid(u"metrics"_s, Text::tr("metrics must name at least one metric, and none twice."));
    if (!isPeriod(input.span.periodSeconds))
        return invalid(u"period"_s, Text::tr("period must be 1, 5, 10, 20, 30 or a multiple of 60."));
    if (!input.span.isValid())
        return invalid(u"startTime"_s, Text::tr("startTime must be before endTime."));
    return {};
}

// Without Unit: one that does not match what was published gives nulls.
QJsonObject bodyOf(const MetricDataInput &input)
{
    QJsonArray queries;
    for (const Metric metric : input.metrics) {
        const QJsonObject described{
            {u"Namespace"_s, u"AWS/IVS"_s},
            {u"MetricName"_s, metricName(metric)},
            {u"Dimensions"_s,
             QJsonArray{QJsonObject{{u"Name"_s, u"Channel"_s}, {u"Value"_s, channelId(input.channelArn)}}}}};
        const QStringList names = statistics();
        for (const QString &statistic : names) {
            queries.append(
                QJsonObject{{u"Id"_s, queryId(metric, statistic)},
                            {u"MetricStat"_s, QJsonObject{{u"Metric"_s, described},
                                                          {u"Period"_s, periodOf(metric, input.span.periodSeconds)},
                                                          {u"Stat"_s, statistic}}}});
        }
    }
    return {{u"MetricDataQueries"_s, queries},
            {u"StartTime"_s, input.span.start.toSecsSinceEpoch()},
            {u"EndTime"_s, input.span.end.toSecsSinceEpoch()},
            {u"ScanBy"_s, u"TimestampAscending"_s}};
}

// JSON 1.0 of a service that once spoke Query: x-amzn-query-mode has its errors told in the old codes.
Aws::Call callOf(const MetricDataInput &input, const QJsonObject &body)
{
    return {.operation = operationName,
            .path = "/",
            .resource = input.channelArn,
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
            .contentType = "application/x-amz-json-1.0",
            .headers
            = {{"X-Amz-Target", "GraniteServiceVersion20100801.GetMetricData"}, {"x-amzn-query-mode", "true"}}};
}

Error looped(const MetricDataInput &input, const QString &host, const QString &requestId)
{
    return {.kind = Error::Kind::UnreadableResponse,
            .message = Text::tr("The pages go round in circles: a NextToken came a second time."),
            .requestId = requestId,
            .operation = operationName,
            .resource = input.channelArn,
            .host = host};
}

QCoro::Task<Base::Result<MetricData>> fetch(ClientPtr client, MetricDataInput input, QuestionPtr question)
{
    if (auto error = check(input)) {
        error->operation = operationName;
        error->resource = input.channelArn;
        co_return failed(std::move(*error));
    }
    QList<MetricMerger::Wanted> wanted;
    for (const Metric metric : std::as_const(input.metrics))
        wanted.append({.metric = metric, .periodSeconds = periodOf(metric, input.span.periodSeconds)});
    MetricMerger merger(std::move(wanted));
    QJsonObject body = bodyOf(input);
    QString requestId;
    for (auto next = MetricMerger::Next::Page; next == MetricMerger::Next::Page;) {
        if (!merger.nextToken().isEmpty())
            body.insert(u"NextToken"_s, merger.nextToken());
        const QList<Aws::RequiredMember> required{{u"MetricDataResults"_s, QJsonValue::Array}};
        Aws::Call call = callOf(input, body);
        auto page = co_await client->callJson(std::move(call), required, question->token());
        if (question->token().stop_requested() || !page)
            co_return failed(page ? Error{} : page.error());
        requestId = page->requestId;
        next = merger.add(page->document);
        if (next == MetricMerger::Next::Loop)
            co_return failed(looped(input, QString::fromLatin1(client->endpoint().hostHeader()), requestId));
    }
    co_return Base::Result<MetricData>(
        MetricData{.series = merger.series(), .messages = merger.messages(), .requestId = requestId});
}

} // namespace

CloudWatchClient::CloudWatchClient(std::shared_ptr<Aws::Client> client, QObject *parent)
    : QObject(parent)
    , m_client(std::move(client))
{
}

CloudWatchClient::~CloudWatchClient() = default;

QString CloudWatchClient::region() const
{
    return m_client->region();
}

QString CloudWatchClient::endpoint() const
{
    return m_client->endpoint().text();
}

Base::RequestHandle CloudWatchClient::getMetricData(const MetricDataInput &input, QObject *context,
                                                    std::function<void(Base::Result<MetricData>)> done)
{
    return Aws::start<MetricData>(
        this, context,
        [client = m_client, input](const QuestionPtr &question) { return fetch(client, input, question); },
        std::move(done));
}

} // namespace CloudWatch
