// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/documents.h"

#include "clientrun.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Simulator;

namespace {

// Where the client is installed: STREAMLOUPE_NODE_MODULES is the folder itself, STREAMLOUPE_CLIENTS the one that
// install.sh was given, which is else the build folder's own.
QString nodeModules()
{
    const QString named = qEnvironmentVariable("STREAMLOUPE_NODE_MODULES");
    if (!named.isEmpty())
        return named;
    return qEnvironmentVariable("STREAMLOUPE_CLIENTS", QStringLiteral(STREAMLOUPE_CLIENTS)) + u"/node_modules"_s;
}

bool isInstalled()
{
    return QFileInfo::exists(nodeModules() + u"/@aws-sdk/client-ivs/package.json"_s)
           && QFileInfo::exists(nodeModules() + u"/@aws-sdk/client-cloudwatch/package.json"_s);
}

QString node()
{
    return QStandardPaths::findExecutable(u"node"_s);
}

} // namespace

// The AWS SDK for JavaScript in its newest version, whose service model has every member, reads what the simulator
// says.
class TestAwsSdk : public QObject
{
    Q_OBJECT

    // One result for each call, in order; empty where the program failed.
    QJsonArray run(const QJsonArray &calls) const;

    Server m_server{{.throttling = false}};

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itReadsEveryMember();
    void itFollowsAToken();
    void itNamesTheErrors();
    void itReadsTheMetrics();
};

void TestAwsSdk::initTestCase()
{
    QVERIFY(m_server.start());
}

QJsonArray TestAwsSdk::run(const QJsonArray &calls) const
{
    const auto result
        = Support::runClient(m_server, node(), {QStringLiteral(STREAMLOUPE_CLIENT_SCRIPT)},
                             QJsonDocument(calls).toJson(), {u"STREAMLOUPE_NODE_MODULES="_s + nodeModules()});
    if (result.exitCode != 0)
        qWarning("%s", result.errors.constData());
    return QJsonDocument::fromJson(result.output).array();
}

void TestAwsSdk::itReadsEveryMember()
{
    const auto &world = m_server.world();
    const auto starving = world.target(Scenario::Starving);
    const auto multitrack = world.target(Scenario::Multitrack);
    const QJsonObject byChannel{{u"channelArn"_s, starving.channelArn}};
    const auto results = run({QJsonObject{{u"command"_s, u"GetStreamSessionCommand"_s}, {u"input"_s, byChannel}},
                              QJsonObject{{u"command"_s, u"GetStreamSessionCommand"_s},
                                          {u"input"_s, QJsonObject{{u"channelArn"_s, multitrack.channelArn}}}},
                              QJsonObject{{u"command"_s, u"GetStreamCommand"_s}, {u"input"_s, byChannel}},
                              QJsonObject{{u"command"_s, u"GetChannelCommand"_s},
                                          {u"input"_s, QJsonObject{{u"arn"_s, starving.channelArn}}}},
                              QJsonObject{{u"command"_s, u"ListTagsForResourceCommand"_s},
                                          {u"input"_s, QJsonObject{{u"resourceArn"_s, starving.channelArn}}}}});
    QCOMPARE(results.size(), 5);
    const auto sessionNow = [&](const World::Target &target) {
        return streamSessionDocument(world.sessions(target.channelArn)->first(), world.place(), world.now());
    };
    const auto same = [&](qsizetype index, const QString &member, const QJsonValue &document) {
        return Support::differences(results.at(index)["output"_L1][member], document, false);
    };
    QCOMPARE(same(0, u"streamSession"_s, sessionNow(starving)), QStringList());
    QCOMPARE(same(1, u"streamSession"_s, sessionNow(multitrack)), QStringList());
    auto stream = streamDocument(*world.sessionOnAir(0), world.place(), world.now(), 0);
    auto streamRead = results.at(2)["output"_L1]["stream"_L1].toObject();
    QVERIFY(streamRead.take("viewerCount"_L1).toInteger() > 1000); // it wavers
    stream.remove("viewerCount"_L1);
    QCOMPARE(Support::differences(streamRead, stream, false), QStringList());
    QCOMPARE(same(3, u"channel"_s, channelDocument(world.channel(0), world.place())), QStringList());
    QCOMPARE(results.at(4)["output"_L1]["tags"_L1]["scenario"_L1].toString(), u"starving"_s);
}

void TestAwsSdk::itFollowsAToken()
{
    const auto first
        = run({QJsonObject{{u"command"_s, u"ListChannelsCommand"_s}, {u"input"_s, QJsonObject{{u"maxResults"_s, 2}}}}});
    const auto token = first.at(0)["output"_L1]["nextToken"_L1];
    QVERIFY(token.isString());
    const auto second = run({QJsonObject{{u"command"_s, u"ListChannelsCommand"_s},
                                         {u"input"_s, QJsonObject{{u"maxResults"_s, 1}, {u"nextToken"_s, token}}}}});
    QCOMPARE(Support::differences(second.at(0)["output"_L1]["channels"_L1][0],
                                  channelSummaryDocument(m_server.world().channel(2), m_server.world().place()), false),
             QStringList());
}

void TestAwsSdk::itNamesTheErrors()
{
    const auto &world = m_server.world();
    const QJsonObject unknown{{u"channelArn"_s, u"arn:aws:ivs:eu-west-1:111122223333:channel/NoSuchThing1"_s}};
    const QJsonObject over{{u"channelArn"_s, world.target(Scenario::Healthy).channelArn}};
    const QJsonObject wrong{{u"channelArn"_s, u"nonsense"_s}};
    const auto results = run({QJsonObject{{u"command"_s, u"GetStreamSessionCommand"_s}, {u"input"_s, unknown}},
                              QJsonObject{{u"command"_s, u"GetStreamCommand"_s}, {u"input"_s, over}},
                              QJsonObject{{u"command"_s, u"GetStreamSessionCommand"_s}, {u"input"_s, wrong}}});
    QCOMPARE(results.size(), 3);
    const std::pair<QString, int> expected[]
        = {{u"ResourceNotFoundException"_s, 404}, {u"ChannelNotBroadcasting"_s, 404}, {u"ValidationException"_s, 400}};
    for (qsizetype i = 0; i < results.size(); ++i) {
        const auto error = results.at(i)["error"_L1];
        QCOMPARE(error["name"_L1].toString(), expected[i].first);
        QCOMPARE(error["status"_L1].toInt(), expected[i].second);
        QVERIFY(!error["requestId"_L1].toString().isEmpty());
    }
}

// By JSON 1.0, in place of Query: its errors come with the old codes beside, which the client turns into its own.
void TestAwsSdk::itReadsTheMetrics()
{
    const auto &world = m_server.world();
    const auto plan = world.sessions(world.target(Scenario::LimitBreach).channelArn)->first();
    const QJsonObject metric{
        {u"Namespace"_s, u"AWS/IVS"_s},
        {u"MetricName"_s, u"IngestVideoBitrate"_s},
        {u"Dimensions"_s, QJsonArray{QJsonObject{{u"Name"_s, u"Channel"_s}, {u"Value"_s, plan.channel.id}}}}};
    const QJsonObject query{
        {u"Id"_s, u"peak"_s},
        {u"MetricStat"_s, QJsonObject{{u"Metric"_s, metric}, {u"Period"_s, 5}, {u"Stat"_s, u"Maximum"_s}}}};
    const QJsonObject input{{u"MetricDataQueries"_s, QJsonArray{query}},
                            {u"StartTime"_s, plan.start.toSecsSinceEpoch()},
                            {u"EndTime"_s, plan.end.toSecsSinceEpoch()},
                            {u"ScanBy"_s, u"TimestampAscending"_s}};
    QJsonObject wrong = input;
    wrong.insert(u"EndTime"_s, 1);
    const QJsonObject call{{u"service"_s, u"cloudwatch"_s}, {u"command"_s, u"GetMetricDataCommand"_s}};
    QJsonObject first = call;
    first.insert(u"input"_s, input);
    QJsonObject second = call;
    second.insert(u"input"_s, wrong);
    const auto results = run({first, second});
    QCOMPARE(results.size(), 2);
    const auto result = results.at(0)["output"_L1]["MetricDataResults"_L1][0];
    QCOMPARE(result["Id"_L1].toString(), u"peak"_s);
    QCOMPARE(result["StatusCode"_L1].toString(), u"Complete"_s);
    QVERIFY(result["Timestamps"_L1][0].toString() > plan.start.toString(Qt::ISODate));
    double highest = 0;
    const auto values = result["Values"_L1].toArray();
    for (const auto &value : values)
        highest = std::max(highest, value.toDouble());
    QVERIFY(highest >= 9'700'000); // the first of its breaches
    QCOMPARE(results.at(1)["error"_L1]["status"_L1].toInt(), 400);
    QCOMPARE(results.at(1)["error"_L1]["name"_L1].toString(), u"ValidationException"_s);
}

int main(int argc, char *argv[])
{
    if (node().isEmpty() || !isInstalled()) {
        std::printf("SKIP: Node.js, @aws-sdk/client-ivs or @aws-sdk/client-cloudwatch is not installed; looked in %s "
                    "(see tests/clients/install.sh)\n",
                    qPrintable(nodeModules()));
        return 77;
    }
    QCoreApplication app(argc, argv);
    TestAwsSdk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_awssdk.moc"
