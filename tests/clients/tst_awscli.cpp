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
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Simulator;

namespace {

// Debian's, whose service model is of January 2023. Another `aws` may come first in PATH.
const QString aws = QStringLiteral("/usr/bin/aws");

} // namespace

// The AWS CLI, which knows nothing of this project, reads what the simulator says.
class TestAwsCli : public QObject
{
    Q_OBJECT

    Support::ClientRun run(const QStringList &arguments, const QString &service = QStringLiteral("ivs")) const;

    Server m_server{{.throttling = false}};

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itReadsTheSession();
    void itFollowsThePages();
    void itNamesTheError();
    void itReadsTheMetrics();
};

void TestAwsCli::initTestCase()
{
    QVERIFY(m_server.start());
}

Support::ClientRun TestAwsCli::run(const QStringList &arguments, const QString &service) const
{
    return Support::runClient(m_server, aws,
                              QStringList{service} + arguments
                                  + QStringList{u"--endpoint-url"_s, m_server.url(), u"--output"_s, u"json"_s});
}

void TestAwsCli::itReadsTheSession()
{
    const auto target = m_server.world().target(Scenario::Takeover);
    const auto result
        = run({u"get-stream-session"_s, u"--channel-arn"_s, target.channelArn, u"--stream-id"_s, target.streamId});
    QCOMPARE(QString::fromUtf8(result.errors), QString());
    QCOMPARE(result.exitCode, 0);
    const auto read = QJsonDocument::fromJson(result.output).object().value("streamSession"_L1);
    const auto session = m_server.world().sessions(target.channelArn)->first();
    const auto document = streamSessionDocument(session, m_server.world().place(), m_server.world().now());
    QCOMPARE(Support::differences(read, document, true), QStringList());
    QCOMPARE(read["truncatedEvents"_L1].toArray().size(), document["truncatedEvents"_L1].toArray().size());
    QCOMPARE(read["ingestConfiguration"_L1]["video"_L1]["targetBitrate"_L1],
             document["ingestConfiguration"_L1]["video"_L1]["targetBitrate"_L1]);
}

void TestAwsCli::itFollowsThePages()
{
    const auto result = run({u"list-channels"_s, u"--page-size"_s, u"11"_s});
    QCOMPARE(QString::fromUtf8(result.errors), QString());
    const auto channels = QJsonDocument::fromJson(result.output).object().value("channels"_L1).toArray();
    QCOMPARE(channels.size(), m_server.world().channelCount());
    for (qsizetype i = 0; i < channels.size(); ++i)
        QCOMPARE(Support::differences(channels.at(i),
                                      channelSummaryDocument(m_server.world().channel(i), m_server.world().place()),
                                      true),
                 QStringList());
}

void TestAwsCli::itNamesTheError()
{
    const auto arn = m_server.world().target(Scenario::Healthy).channelArn;
    const auto result = run({u"get-stream"_s, u"--channel-arn"_s, arn});
    QCOMPARE(result.exitCode, 254);
    QVERIFY2(result.errors.contains("(ChannelNotBroadcasting)"), result.errors.constData());
}

// By the Query protocol, as every client did until the end of 2025.
void TestAwsCli::itReadsTheMetrics()
{
    const auto &world = m_server.world();
    const auto plan = world.sessions(world.target(Scenario::LimitBreach).channelArn)->first();
    const QString queries
        = u"[{\"Id\": \"%3\", \"MetricStat\": {\"Period\": 5, \"Stat\": \"Maximum\", \"Metric\": {\"Namespace\": "
          "\"AWS/IVS\", \"MetricName\": \"%2\", \"Dimensions\": [{\"Name\": \"Channel\", \"Value\": \"%1\"}]}}}]"_s;
    const auto ask = [&](const QString &id) {
        return run({u"get-metric-data"_s, u"--metric-data-queries"_s,
                    queries.arg(plan.channel.id, u"IngestVideoBitrate"_s, id), u"--start-time"_s,
                    plan.start.toString(Qt::ISODate), u"--end-time"_s, plan.end.toString(Qt::ISODate)},
                   u"cloudwatch"_s);
    };
    const auto result = ask(u"peak"_s);
    QCOMPARE(QString::fromUtf8(result.errors), QString());
    const auto read = QJsonDocument::fromJson(result.output).object()["MetricDataResults"_L1][0];
    QCOMPARE(read["Id"_L1].toString(), u"peak"_s);
    QCOMPARE(read["StatusCode"_L1].toString(), u"Complete"_s);
    QVERIFY(read["Timestamps"_L1].toArray().size() > 100);
    double highest = 0;
    const auto values = read["Values"_L1].toArray();
    for (const auto &value : values)
        highest = std::max(highest, value.toDouble());
    QVERIFY(highest >= 9'700'000); // the first of its breaches

    const auto refused = ask(u"Peak"_s);
    QCOMPARE(refused.exitCode, 254);
    QVERIFY2(refused.errors.contains("(ValidationError)"), refused.errors.constData());
}

int main(int argc, char *argv[])
{
    if (!QFileInfo(aws).isExecutable()) {
        std::puts("SKIP: the AWS CLI is not installed as /usr/bin/aws (package awscli)");
        return 77;
    }
    QCoreApplication app(argc, argv);
    TestAwsCli test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_awscli.moc"
