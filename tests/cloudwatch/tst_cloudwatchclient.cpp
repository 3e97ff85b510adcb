// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cloudwatch/cloudwatchclient.h"

#include "cloudwatch/service.h"
#include "support/clientbench.h"
#include "support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace CloudWatch;
using Base::Error;
using Support::Answer;

namespace {

const QString channelArn = u"arn:aws:ivs:eu-west-1:123456789012:channel/abcdABCDefgh"_s;

MetricDataInput input()
{
    return {.channelArn = channelArn,
            .metrics = {Metric::KeyframeInterval, Metric::ConcurrentViews},
            .span
            = {QDateTime({2026, 11, 24}, {2, 41, 0}, Qt::UTC), QDateTime({2026, 11, 24}, {3, 15, 0}, Qt::UTC), 5}};
}

QJsonObject sent(const Support::ScriptedServer &server, qsizetype index = 0)
{
    return QJsonDocument::fromJson(server.requests().value(index).body).object();
}

const QByteArray nothing = R"({"MetricDataResults": []})";

struct Bench
{
    Support::ScriptedServer server;
    Support::ClientBench bench{server.urlText()};
    std::unique_ptr<CloudWatchClient> client;
    QObject context;
    int count = 0;
    std::optional<Base::Result<MetricData>> result;

    Bench()
    {
        bench.parts.service = service();
        client = std::make_unique<CloudWatchClient>(bench.client());
    }
    Base::RequestHandle ask(const MetricDataInput &wanted = input())
    {
        return client->getMetricData(wanted, &context, [this](const auto &answer) {
            ++count;
            result = answer;
        });
    }
};

} // namespace

class TestCloudWatchClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aRequestIsWhatTheModelSays();
    void pagesAreFollowedAndMerged();
    void pagesThatGoRoundInCirclesEnd();
    void whatBreaksAConstraintIsNotSent_data();
    void whatBreaksAConstraintIsNotSent();
    void theServicesErrorComesThrough_data();
    void theServicesErrorComesThrough();
    void anAnswerWithoutResultsIsUnreadable();
    void whatIsWithdrawnComesInSilence_data();
    void whatIsWithdrawnComesInSilence();
};

void TestCloudWatchClient::aRequestIsWhatTheModelSays()
{
    Bench b;
    b.server.script(Answer::json(nothing));
    const auto handle = b.ask();
    QCOMPARE(b.count, 0); // never before the call returns
    QTRY_COMPARE(b.count, 1);
    QVERIFY(b.result->has_value());
    const auto &request = b.server.requests().first();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.target, QByteArray("/"));
    QCOMPARE(request.headers.value("content-type"), QByteArray("application/x-amz-json-1.0"));
    QCOMPARE(request.headers.value("x-amz-target"), QByteArray("GraniteServiceVersion20100801.GetMetricData"));
    const QByteArray authorization = request.headers.value("authorization");
    QVERIFY(authorization.contains("/eu-west-1/monitoring/aws4_request"));
    QVERIFY(authorization.contains("x-amz-target"));

    const QJsonObject body = sent(b.server);
    QCOMPARE(body.value("StartTime"_L1), QJsonValue(1'795'488'060));
    QCOMPARE(body.value("EndTime"_L1), QJsonValue(1'795'490'100));
    QCOMPARE(body.value("ScanBy"_L1).toString(), u"TimestampAscending"_s);
    const QJsonArray queries = body.value("MetricDataQueries"_L1).toArray();
    QCOMPARE(queries.size(), 6);
    const QJsonObject expected{
        {u"Id"_s, u"keyframeIntervalMinimum"_s},
        {u"MetricStat"_s,
         QJsonObject{
             {u"Metric"_s, QJsonObject{{u"Namespace"_s, u"AWS/IVS"_s},
                                       {u"MetricName"_s, u"KeyframeInterval"_s},
                                       {u"Dimensions"_s, QJsonArray{QJsonObject{{u"Name"_s, u"Channel"_s},
                                                                                {u"Value"_s, u"abcdABCDefgh"_s}}}}}},
             {u"Period"_s, 5},
             {u"Stat"_s, u"Minimum"_s}}}};
    QCOMPARE(queries.first().toObject(), expected);
    // The viewers come once a minute, whatever is asked for.
    QCOMPARE(queries.at(4)["MetricStat"_L1]["Period"_L1].toInt(), 60);
    QCOMPARE(b.result->value().series.at(1).periodSeconds, 60);
}

void TestCloudWatchClient::pagesAreFollowedAndMerged()
{
    Bench b;
    b.server.script(Answer::json(R"({"NextToken": "more", "MetricDataResults": [
        {"Id": "keyframeIntervalAverage", "StatusCode": "PartialData", "Timestamps": [100], "Values": [2]}]})"));
    b.server.script(Answer::json(R"({"MetricDataResults": [
        {"Id": "keyframeIntervalAverage", "StatusCode": "Complete", "Timestamps": [105], "Values": [2.5]}],
        "Messages": [{"Code": "a", "Value": "b"}]})"));
    const auto handle = b.ask();
    QTRY_COMPARE(b.count, 1);
    QVERIFY(!sent(b.server, 0).contains("NextToken"_L1));
    QCOMPARE(sent(b.server, 1).value("NextToken"_L1).toString(), u"more"_s);
    QCOMPARE(b.result->value().series.first().points.size(), 2);
    QCOMPARE(b.result->value().messages, QStringList{u"a: b"_s});
}

void TestCloudWatchClient::pagesThatGoRoundInCirclesEnd()
{
    Bench b;
    b.server.setHandler([](const auto &) { return Answer::json(R"({"MetricDataResults": [], "NextToken": "a"})"); });
    const auto handle = b.ask();
    QTRY_COMPARE(b.count, 1);
    QCOMPARE(b.result->error().kind, Error::Kind::UnreadableResponse);
    QCOMPARE(b.server.requests().size(), 2);
}

void TestCloudWatchClient::whatBreaksAConstraintIsNotSent_data()
{
    QTest::addColumn<MetricDataInput>("wanted");
    QTest::addColumn<QString>("argument");
    auto wanted = input();
    wanted.channelArn = u"abcdABCDefgh"_s;
    QTest::newRow("no ARN") << wanted << u"channelArn"_s;
    wanted = input();
    wanted.channelArn += u'/';
    QTest::newRow("no resource") << wanted << u"channelArn"_s;
    wanted = input();
    wanted.metrics = {};
    QTest::newRow("no metric") << wanted << u"metrics"_s;
    wanted = input();
    wanted.metrics.append(Metric::KeyframeInterval);
    QTest::newRow("a metric twice") << wanted << u"metrics"_s;
    wanted = input();
    wanted.span.periodSeconds = 7;
    QTest::newRow("a period that is none") << wanted << u"period"_s;
    wanted = input();
    std::swap(wanted.span.start, wanted.span.end);
    QTest::newRow("backwards") << wanted << u"startTime"_s;
}

void TestCloudWatchClient::whatBreaksAConstraintIsNotSent()
{
    QFETCH(MetricDataInput, wanted);
    QFETCH(QString, argument);
    Bench b;
    const auto handle = b.ask(wanted);
    QTRY_COMPARE(b.count, 1);
    QCOMPARE(b.result->error().kind, Error::Kind::InvalidArgument);
    QCOMPARE(b.result->error().argument, argument);
    QCOMPARE(b.result->error().operation, u"GetMetricData"_s);
    QVERIFY(b.server.requests().isEmpty());
}

void TestCloudWatchClient::theServicesErrorComesThrough_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("denied") << 403
                            << QByteArray(
                                   R"({"__type": "com.amazon.coral.service#AccessDeniedException", "Message": "no"})")
                            << Error::Kind::AccessDenied;
    QTest::newRow("validation")
        << 400 << QByteArray(R"({"__type": "com.amazonaws.cloudwatch.v2010_08_01#ValidationError", "message": "no"})")
        << Error::Kind::Validation;
    QTest::newRow("token")
        << 400 << QByteArray(R"({"__type": "com.amazonaws.cloudwatch.v2010_08_01#InvalidNextToken", "message": "no"})")
        << Error::Kind::Validation;
}

void TestCloudWatchClient::theServicesErrorComesThrough()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    Bench b;
    b.server.script(Answer::json(body, status));
    const auto handle = b.ask();
    QTRY_COMPARE(b.count, 1);
    QCOMPARE(b.result->error().kind, kind);
    QCOMPARE(b.result->error().message, u"no"_s);
    QCOMPARE(b.result->error().resource, channelArn);
}

void TestCloudWatchClient::anAnswerWithoutResultsIsUnreadable()
{
    Bench b;
    b.server.script(Answer::json("{}"));
    const auto handle = b.ask();
    QTRY_COMPARE(b.count, 1);
    QCOMPARE(b.result->error().kind, Error::Kind::UnreadableResponse);
}

void TestCloudWatchClient::whatIsWithdrawnComesInSilence_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("cancelled") << u"cancel"_s;
    QTest::newRow("the client goes") << u"client"_s;
}

void TestCloudWatchClient::whatIsWithdrawnComesInSilence()
{
    QFETCH(QString, how);
    Bench b;
    b.server.setHandler([](const auto &) { return Answer::silent(); });
    auto handle = b.ask();
    QTRY_COMPARE(b.server.requests().size(), 1);
    if (how == "cancel"_L1)
        handle.cancel();
    else
        b.client.reset();
    QTRY_COMPARE(b.bench.finished.size(), 1);
    QCOMPARE(b.bench.finished.first().state, Aws::RequestRecord::State::Cancelled);
    QCOMPARE(b.count, 0);
}

QTEST_GUILESS_MAIN(TestCloudWatchClient)
#include "tst_cloudwatchclient.moc"
