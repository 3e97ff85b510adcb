// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/cloudwatchservice.h"

#include "simulator/documents.h"
#include "simulator/metricdata.h"

#include "endpoint.h"

#include <QCborMap>
#include <QCborValue>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Simulator;
using Support::Endpoint;

namespace {

struct Asked
{
    QString metric = u"IngestVideoBitrate"_s;
    QString stat = u"Average"_s;
    int period = 5;
};

QJsonObject queryOf(const QString &channel, const Asked &asked, const QString &id)
{
    return {{u"Id"_s, id},
            {u"MetricStat"_s,
             QJsonObject{{u"Metric"_s, QJsonObject{{u"Namespace"_s, u"AWS/IVS"_s},
                                                   {u"MetricName"_s, asked.metric},
                                                   {u"Dimensions"_s, QJsonArray{QJsonObject{{u"Name"_s, u"Channel"_s},
                                                                                            {u"Value"_s, channel}}}}}},
                         {u"Period"_s, asked.period},
                         {u"Stat"_s, asked.stat}}}};
}

struct Story
{
    World::Options options;
    QDateTime now = Support::aMoment();
    World world{options, [this] { return now; }};

    SessionPlan session(Scenario scenario) const { return world.sessions(world.target(scenario).channelArn)->first(); }
    QJsonObject request(Scenario scenario, const Asked &asked) const
    {
        const SessionPlan plan = session(scenario);
        return {{u"MetricDataQueries"_s, QJsonArray{queryOf(plan.channel.id, asked, u"a"_s)}},
                {u"StartTime"_s, plan.start.toSecsSinceEpoch()},
                {u"EndTime"_s, (plan.end.isValid() ? plan.end : now).toSecsSinceEpoch()},
                {u"ScanBy"_s, u"TimestampAscending"_s}};
    }
    QMap<qint64, double> points(Scenario scenario, const Asked &asked = {}) const
    {
        const auto answer = metricData(request(scenario, asked), world);
        const QJsonObject result = answer.value()["MetricDataResults"_L1][0].toObject();
        const QJsonArray times = result.value("Timestamps"_L1).toArray();
        QMap<qint64, double> points;
        for (qsizetype i = 0; i < times.size(); ++i)
            points.insert(times.at(i).toInteger(), result.value("Values"_L1)[i].toDouble());
        return points;
    }
};

HttpRequest jsonRequest(const QJsonObject &body)
{
    return {.method = "POST",
            .target = "/",
            .headers = {{.name = "Content-Type", .value = "application/x-amz-json-1.0"},
                        {.name = "X-Amz-Target", .value = "GraniteServiceVersion20100801.GetMetricData"},
                        {.name = "x-amzn-query-mode", .value = "true"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

HttpRequest formRequest(const QByteArray &body)
{
    return {.method = "POST",
            .target = "/",
            .headers = {{.name = "Content-Type", .value = "application/x-www-form-urlencoded; charset=utf-8"}},
            .body = body};
}

} // namespace

class TestCloudWatchService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theSameSeedMeasuresTheSame();
    void aStarvationIsSeenAndOver();
    void aBreachPeaksAtItsMomentAtItsFigure();
    void aBrokenLinkIsAGap();
    void whatNeverWentLiveSentNothing();
    void whatIsOnAirFillsUpAsTimeGoesOn();
    void resolutionIsLostWithAge_data();
    void resolutionIsLostWithAge();
    void theViewersComeOnceAMinute();
    void whatIsNotKnownHasNoPoints_data();
    void whatIsNotKnownHasNoPoints();
    void aLargeAnswerComesInPages();
    void aBrokenConstraintIsAValidationError_data();
    void aBrokenConstraintIsAValidationError();
    void everyProtocolSaysTheSame();
    void whoMayNotReadIsToldTheAction();
};

void TestCloudWatchService::theSameSeedMeasuresTheSame()
{
    const Story one;
    const Story two;
    QCOMPARE(one.points(Scenario::Starving), two.points(Scenario::Starving));
    QVERIFY(one.points(Scenario::Starving).size() > 350);
}

void TestCloudWatchService::aStarvationIsSeenAndOver()
{
    const Story story;
    const SessionPlan plan = story.session(Scenario::Starving);
    const auto points = story.points(Scenario::Starving);
    const auto target = static_cast<double>(plan.video.first().targetBitrate);
    for (const auto &spell : plan.starvations) {
        if (!spell.end.isValid())
            continue;
        for (auto it = points.cbegin(); it != points.cend(); ++it) {
            if (it.key() >= spell.start.toSecsSinceEpoch() && it.key() < spell.end.toSecsSinceEpoch() - 5)
                QVERIFY(it.value() < 0.7 * target);
        }
        const qint64 after = spell.end.toSecsSinceEpoch() + 10;
        QVERIFY(points.value(after - after % 5) > 0.95 * target);
    }
}

void TestCloudWatchService::aBreachPeaksAtItsMomentAtItsFigure()
{
    const Story story;
    const SessionPlan plan = story.session(Scenario::LimitBreach);
    const auto points = story.points(Scenario::LimitBreach, {.stat = u"Maximum"_s});
    int seen = 0;
    for (const auto &breach : plan.breaches) {
        const qint64 at = breach.time.toSecsSinceEpoch();
        if (breach.limitName == "Ingest Bitrate"_L1 && points.contains(at - at % 5)) {
            QCOMPARE(points.value(at - at % 5), static_cast<double>(breach.peak));
            ++seen;
        }
    }
    QVERIFY(seen >= 1);
}

void TestCloudWatchService::aBrokenLinkIsAGap()
{
    Story story;
    const SessionPlan second = story.session(Scenario::Split);
    const SessionPlan first = story.world.sessions(story.world.target(Scenario::Split).channelArn)->at(1);
    story.now = story.world.startedAt();
    QJsonObject request = story.request(Scenario::Split, {.period = 60});
    request.insert(u"StartTime"_s, first.start.toSecsSinceEpoch());
    const auto answer = metricData(request, story.world);
    QVERIFY(!answer.value()["MetricDataResults"_L1][0]["Values"_L1].toArray().isEmpty());
    // Within the half minute before the end nothing was measured: no five seconds of it have a value.
    const Asked fine{.period = 5};
    const World &world = story.world;
    story.now = first.end.addSecs(60);
    request = story.request(Scenario::Split, fine);
    request.insert(u"StartTime"_s, first.start.toSecsSinceEpoch());
    request.insert(u"EndTime"_s, first.end.toSecsSinceEpoch());
    const auto times = metricData(request, world).value()["MetricDataResults"_L1][0]["Timestamps"_L1].toArray();
    QVERIFY(!times.isEmpty());
    QVERIFY(times.last().toInteger() <= first.end.toSecsSinceEpoch() - 30);
    QVERIFY(second.start > first.end);
}

void TestCloudWatchService::whatNeverWentLiveSentNothing()
{
    const Story story;
    const auto points = story.points(Scenario::NeverLive);
    QVERIFY(!points.isEmpty());
    QVERIFY(std::all_of(points.begin(), points.end(), [](double value) { return value == 0; }));
    QVERIFY(story.points(Scenario::NeverLive, {.metric = u"KeyframeInterval"_s}).isEmpty());
    QVERIFY(story.points(Scenario::NeverLive, {.metric = u"ConcurrentViews"_s, .period = 60}).isEmpty());
}

void TestCloudWatchService::whatIsOnAirFillsUpAsTimeGoesOn()
{
    Story story;
    const auto before = story.points(Scenario::Live);
    const qint64 start = story.session(Scenario::Live).start.toSecsSinceEpoch();
    QVERIFY(before.firstKey() > start + 5);
    QVERIFY(before.lastKey() < story.now.toSecsSinceEpoch() - 10);
    story.now = story.now.addSecs(60);
    const auto after = story.points(Scenario::Live);
    QVERIFY(after.size() >= before.size() + 10);
    // What was told stays as it was told.
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        QCOMPARE(after.value(it.key()), it.value());
}

void TestCloudWatchService::resolutionIsLostWithAge_data()
{
    QTest::addColumn<qint64>("later"); // seconds
    QTest::addColumn<int>("period");
    QTest::addColumn<bool>("hasPoints");
    constexpr qint64 hour = 3600;
    constexpr qint64 day = 24 * hour;
    QTest::newRow("five seconds, now") << qint64(0) << 5 << true;
    QTest::newRow("five seconds, three hours on") << 3 * hour << 5 << false;
    QTest::newRow("a minute, three hours on") << 3 * hour << 60 << true;
    QTest::newRow("a minute, fifteen days on") << 15 * day << 60 << false;
    QTest::newRow("five minutes, fifteen days on") << 15 * day << 300 << true;
    QTest::newRow("five minutes, 63 days on") << 63 * day << 300 << false;
    QTest::newRow("an hour, 63 days on") << 63 * day << 3600 << true;
}

void TestCloudWatchService::resolutionIsLostWithAge()
{
    QFETCH(qint64, later);
    QFETCH(int, period);
    QFETCH(bool, hasPoints);
    Story story;
    QVERIFY(story.session(Scenario::LimitBreach).end.isValid());
    story.now = story.now.addSecs(later);
    QCOMPARE(!story.points(Scenario::LimitBreach, {.period = period}).isEmpty(), hasPoints);
}

void TestCloudWatchService::theViewersComeOnceAMinute()
{
    const Story story;
    const auto points = story.points(Scenario::Starving, {.metric = u"ConcurrentViews"_s, .period = 5});
    QVERIFY(points.size() > 20);
    for (auto it = points.cbegin(); it != points.cend(); ++it)
        QCOMPARE(it.key() % 60, 0);
}

void TestCloudWatchService::whatIsNotKnownHasNoPoints_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("the whole ARN in the dimension") << u"%ID%"_s << u"%ARN%"_s;
    QTest::newRow("another namespace") << u"AWS/IVS"_s << u"AWS/EC2"_s;
    QTest::newRow("another metric") << u"IngestVideoBitrate"_s << u"LiveInputTime"_s;
    QTest::newRow("another dimension") << u"\"Channel\""_s << u"\"Stream\""_s;
}

void TestCloudWatchService::whatIsNotKnownHasNoPoints()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const Story story;
    const QString arn = story.world.target(Scenario::Starving).channelArn;
    QString text = QString::fromUtf8(QJsonDocument(story.request(Scenario::Starving, {})).toJson());
    text.replace(from.replace("%ID%"_L1, arn.section(u'/', 1)), to.replace("%ARN%"_L1, arn));
    const auto answer = metricData(QJsonDocument::fromJson(text.toUtf8()).object(), story.world);
    QVERIFY(answer.has_value());
    const auto result = answer.value()["MetricDataResults"_L1][0];
    QVERIFY(result["Values"_L1].toArray().isEmpty());
    QCOMPARE(result["StatusCode"_L1].toString(), u"Complete"_s);
}

void TestCloudWatchService::aLargeAnswerComesInPages()
{
    const Story story;
    QJsonObject request = story.request(Scenario::Starving, {});
    const auto whole = metricData(request, story.world).value()["MetricDataResults"_L1][0];
    request.insert(u"MaxDatapoints"_s, 100);
    QJsonArray values;
    QStringList codes;
    for (int pages = 0; pages < 20; ++pages) {
        const auto page = metricData(request, story.world).value();
        const auto result = page["MetricDataResults"_L1][0];
        codes.append(result["StatusCode"_L1].toString());
        const auto more = result["Values"_L1].toArray();
        QVERIFY(more.size() <= 100);
        for (const auto &value : more)
            values.append(value);
        if (!page.contains("NextToken"_L1))
            break;
        request.insert(u"NextToken"_s, page.value("NextToken"_L1));
    }
    QCOMPARE(values, whole["Values"_L1].toArray());
    QVERIFY(codes.size() > 3);
    QCOMPARE(codes.first(), u"PartialData"_s);
    QCOMPARE(codes.last(), u"Complete"_s);
    request.insert(u"EndTime"_s, request.value("EndTime"_L1).toInteger() - 5);
    QCOMPARE(metricData(request, story.world).error().code, u"InvalidNextToken"_s);
}

void TestCloudWatchService::aBrokenConstraintIsAValidationError_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("no queries") << u"MetricDataQueries"_s << u"Queries"_s;
    QTest::newRow("an Id in upper case") << u"\"Id\": \"a\""_s << u"\"Id\": \"A\""_s;
    QTest::newRow("a period that is none") << u"\"Period\": 5"_s << u"\"Period\": 7"_s;
    QTest::newRow("a statistic that is none") << u"\"Average\""_s << u"\"Middle\""_s;
    QTest::newRow("no start") << u"StartTime"_s << u"Start"_s;
    QTest::newRow("an end before the start") << u"\"EndTime\": "_s << u"\"EndTime\": 1, \"Was\": "_s;
    QTest::newRow("an order that is none") << u"TimestampAscending"_s << u"Sideways"_s;
    QTest::newRow("an empty metric name") << u"\"IngestVideoBitrate\""_s << u"\"\""_s;
    QTest::newRow("neither statistic nor expression") << u"\"MetricStat\""_s << u"\"Stat\""_s;
}

void TestCloudWatchService::aBrokenConstraintIsAValidationError()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const Story story;
    QString text = QString::fromUtf8(QJsonDocument(story.request(Scenario::Starving, {})).toJson());
    QVERIFY(text.contains(from));
    const auto answer = metricData(QJsonDocument::fromJson(text.replace(from, to).toUtf8()).object(), story.world);
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().code, u"ValidationError"_s);
    QCOMPARE(answer.error().status, 400);
}

void TestCloudWatchService::everyProtocolSaysTheSame()
{
    Endpoint endpoint;
    endpoint.signer.service = u"monitoring"_s;
    const Story story;
    const QJsonObject request = story.request(Scenario::LimitBreach, {});
    const auto json = endpoint.gateway.handle(endpoint.signer.sign(jsonRequest(request)));
    QCOMPARE(json.status, 200);
    QCOMPARE(json.header("content-type"), "application/x-amz-json-1.0");
    const QJsonArray values = Support::bodyOf(json)["MetricDataResults"_L1][0]["Values"_L1].toArray();
    QVERIFY(values.size() > 100);

    QCborMap map = QCborMap::fromJsonObject(request);
    for (const auto &name : {u"StartTime"_s, u"EndTime"_s})
        map.insert(name, QCborValue(QCborKnownTags::UnixTime_t, map.value(name)));
    const auto cbor = endpoint.gateway.handle(
        endpoint.signer.sign({.method = "POST",
                              .target = "/service/GraniteServiceVersion20100801/operation/GetMetricData",
                              .headers = {{.name = "Content-Type", .value = "application/cbor"},
                                          {.name = "smithy-protocol", .value = "rpc-v2-cbor"}},
                              .body = QCborValue(map).toCbor()}));
    QCOMPARE(cbor.status, 200);
    QCOMPARE(cbor.header("smithy-protocol"), "rpc-v2-cbor");
    const QCborValue document = QCborValue::fromCbor(cbor.body); // const: its elements are then values, not references
    const QCborValue result = document["MetricDataResults"_L1][0];
    QCOMPARE(result["Values"_L1].toArray().toJsonArray(), values);
    QVERIFY(result["Timestamps"_L1][0].isDateTime());

    const SessionPlan plan = story.session(Scenario::LimitBreach);
    QByteArray form = "Action=GetMetricData&Version=2010-08-01&ScanBy=TimestampAscending&StartTime="
                      + QUrl::toPercentEncoding(plan.start.toString(Qt::ISODate))
                      + "&EndTime=" + QUrl::toPercentEncoding(plan.end.toString(Qt::ISODate));
    const QByteArray query = "&MetricDataQueries.member.1.";
    form += query + "Id=a" + query + "MetricStat.Period=5" + query + "MetricStat.Stat=Average" + query
            + "MetricStat.Metric.Namespace=AWS%2FIVS" + query + "MetricStat.Metric.MetricName=IngestVideoBitrate"
            + query + "MetricStat.Metric.Dimensions.member.1.Name=Channel" + query
            + "MetricStat.Metric.Dimensions.member.1.Value=" + plan.channel.id.toLatin1();
    const auto xml = endpoint.gateway.handle(endpoint.signer.sign(formRequest(form)));
    QCOMPARE(xml.status, 200);
    QCOMPARE(xml.header("content-type"), "text/xml");
    QCOMPARE(xml.body.count("<member>") - 1, 2 * values.size());
    QVERIFY(xml.body.contains("<StatusCode>Complete</StatusCode>"));

    const auto refused
        = endpoint.gateway.handle(endpoint.signer.sign(formRequest(QByteArray(form).replace("Period=5", "Period=7"))));
    QCOMPARE(refused.status, 400);
    QVERIFY(refused.body.contains("<Code>ValidationError</Code>"));
    QVERIFY(refused.body.contains("<Type>Sender</Type>"));
}

void TestCloudWatchService::whoMayNotReadIsToldTheAction()
{
    Endpoint endpoint;
    endpoint.signer.service = u"monitoring"_s;
    endpoint.controls.deny(u"GetMetricData"_s);
    const Story story;
    const auto response
        = endpoint.gateway.handle(endpoint.signer.sign(jsonRequest(story.request(Scenario::Starving, {}))));
    QCOMPARE(response.status, 403);
    const QJsonObject body = Support::bodyOf(response);
    QVERIFY(body.value("__type"_L1).toString().endsWith("#AccessDeniedException"_L1));
    QVERIFY(body.value("message"_L1).toString().contains("cloudwatch:GetMetricData"_L1));
    QCOMPARE(response.header("x-amzn-query-error"), "AccessDeniedException;Sender");
}

QTEST_APPLESS_MAIN(TestCloudWatchService)
#include "tst_cloudwatchservice.moc"
