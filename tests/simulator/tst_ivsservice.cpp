// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/documents.h"

#include "endpoint.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Simulator;
using namespace Support;

class TestIvsService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aSessionIsAnsweredAsTheWorldHasIt();
    void withoutAStreamIdTheMostRecentSessionIsAnswered();
    void whatDoesNotExistIsNotFound_data();
    void whatDoesNotExistIsNotFound();
    void aBrokenConstraintIsNamed_data();
    void aBrokenConstraintIsNamed();
    void everyListIsPagedToItsEnd_data();
    void everyListIsPagedToItsEnd();
    void aTokenServesNoOtherRequest();
    void channelsAreFilteredByTheWholeName();
    void channelsAreFilteredByWhatTheyUse();
    void twoFiltersAreAConflict();
    void streamsAreFilteredByHealth();
    void onlyALiveChannelHasAStream();
    void aBatchSucceedsInPart();
    void recordingConfigurationsAreAnswered();
    void tagsAreAnsweredByArn();
    void aDeletedChannelAnswersForItsSessionsAlone();
};

void TestIvsService::aSessionIsAnsweredAsTheWorldHasIt()
{
    Endpoint endpoint;
    const auto target = endpoint.world.target(Scenario::Starving);
    const auto second = endpoint.world.sessions(target.channelArn)->at(1);
    const auto response
        = endpoint.post("GetStreamSession", {{u"channelArn"_s, target.channelArn}, {u"streamId"_s, second.streamId}});
    QCOMPARE(response.status, 200);
    QCOMPARE(response.header("content-type"), "application/json");
    QCOMPARE(bodyOf(response)["streamSession"_L1].toObject(),
             streamSessionDocument(second, endpoint.world.place(), endpoint.now));
}

void TestIvsService::withoutAStreamIdTheMostRecentSessionIsAnswered()
{
    Endpoint endpoint;
    const auto target = endpoint.world.target(Scenario::Split);
    const auto response = endpoint.post(
        "GetStreamSession", {{u"channelArn"_s, target.channelArn}, {u"streamId"_s, QJsonValue(QJsonValue::Null)}});
    QCOMPARE(bodyOf(response)["streamSession"_L1]["streamId"_L1].toString(), target.streamId);
}

void TestIvsService::whatDoesNotExistIsNotFound_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("arn");
    const QString arns[] = {u"arn:aws:ivs:eu-west-1:111122223333:channel/NoSuchThing1"_s,
                            u"arn:aws:ivs:us-west-2:111122223333:channel/NoSuchThing1"_s,
                            u"arn:aws:ivs:eu-west-1:999999999999:channel/NoSuchThing1"_s};
    const QByteArray operations[] = {"GetStreamSession", "ListStreamSessions", "GetStream"};
    for (const auto &arn : arns) {
        for (const auto &operation : operations)
            QTest::addRow("%s %s", operation.constData(), qPrintable(arn)) << operation << u"channelArn"_s << arn;
        QTest::addRow("GetChannel %s", qPrintable(arn)) << QByteArray("GetChannel") << u"arn"_s << arn;
    }
    QTest::newRow("GetRecordingConfiguration")
        << QByteArray("GetRecordingConfiguration") << u"arn"_s
        << u"arn:aws:ivs:eu-west-1:111122223333:recording-configuration/NoSuchThing1"_s;
}

void TestIvsService::whatDoesNotExistIsNotFound()
{
    QFETCH(QByteArray, operation);
    QFETCH(QString, member);
    QFETCH(QString, arn);
    Endpoint endpoint;
    const auto response = endpoint.post(operation, {{member, arn}});
    QCOMPARE(response.status, 404);
    QCOMPARE(codeOf(response), u"ResourceNotFoundException"_s);
    QVERIFY(bodyOf(response).value("exceptionMessage"_L1).toString().contains(arn));
}

void TestIvsService::aBrokenConstraintIsNamed_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("member");
    const auto row = [](const QByteArray &operation, const QByteArray &body, const QString &member) {
        QTest::newRow(QByteArray(operation + ' ' + body.left(60)).constData()) << operation << body << member;
    };
    row("GetStreamSession", "{}", u"channelArn"_s);
    row("GetStreamSession", R"({"channelArn":""})", u"channelArn"_s);
    row("GetStreamSession", R"({"channelArn":"arn:aws:s3:::bucket"})", u"channelArn"_s);
    row("GetStreamSession", R"({"channelArn":"arn:aws:ivs:eu-west-1:1:channel/a","streamId":"st-short"})",
        u"streamId"_s);
    row("GetStreamSession",
        R"({"channelArn":"arn:aws:ivs:eu-west-1:1:channel/a","streamId":"st-0123456789012345678901234"})",
        u"streamId"_s);
    row("GetStreamSession",
        R"({"channelArn":"arn:aws:ivs:eu-west-1:1:channel/a","streamId":"st_01234567890123456789012"})", u"streamId"_s);
    row("GetStreamSession", "{\"channelArn\":\"arn:aws:ivs:eu-west-1:1:channel/" + QByteArray(100, 'a') + "\"}",
        u"channelArn"_s);
    row("GetStreamSession", R"({"channelArn":7})", u"channelArn"_s);
    row("ListStreamSessions", R"({"channelArn":"arn:aws:ivs:eu-west-1:1:channel/a","maxResults":0})", u"maxResults"_s);
    row("ListStreamSessions", R"({"channelArn":"arn:aws:ivs:eu-west-1:1:channel/a","maxResults":101})",
        u"maxResults"_s);
    row("ListChannels", R"({"maxResults":"ten"})", u"maxResults"_s);
    row("ListChannels", R"({"maxResults":1.5})", u"maxResults"_s);
    row("ListChannels", R"({"filterByName":"with space"})", u"filterByName"_s);
    row("ListChannels", R"({"filterByRecordingConfigurationArn":"nonsense"})", u"filterByRecordingConfigurationArn"_s);
    row("ListChannels", R"({"nextToken":"garbage"})", u"nextToken"_s);
    row("ListChannels", R"({"nextToken":"not a token!"})", u"nextToken"_s);
    row("ListStreams", R"({"filterBy":{"health":"POORLY"}})", u"filterBy.health"_s);
    row("ListStreams", R"({"filterBy":"HEALTHY"})", u"filterBy"_s);
    row("GetStream", R"({"channelArn":null})", u"channelArn"_s);
    row("GetChannel", R"({"channelArn":"arn:aws:ivs:eu-west-1:1:channel/a"})", u"arn"_s);
    row("BatchGetChannel", R"({"arns":[]})", u"arns"_s);
    row("BatchGetChannel", R"({"arns":["nonsense"]})", u"arns.1.member"_s);
    row("GetRecordingConfiguration", R"({"arn":"arn:aws:ivs:eu-west-1:1:channel/a"})", u"arn"_s);
}

void TestIvsService::aBrokenConstraintIsNamed()
{
    QFETCH(QByteArray, operation);
    QFETCH(QByteArray, body);
    QFETCH(QString, member);
    Endpoint endpoint;
    const auto response = endpoint.gateway.handle(endpoint.signer.post(operation, body));
    QCOMPARE(response.status, 400);
    QVERIFY2(codeOf(response) == "ValidationException"_L1 || codeOf(response) == "SerializationException"_L1,
             qPrintable(codeOf(response)));
    QVERIFY2(messageOf(response).contains(member), qPrintable(messageOf(response)));
}

void TestIvsService::everyListIsPagedToItsEnd_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("key");
    QTest::addColumn<qsizetype>("count");
    Endpoint endpoint;
    const QString arn = endpoint.world.target(Scenario::Starving).channelArn;
    QTest::newRow("channels") << QByteArray("ListChannels") << u"channels"_s << u"arn"_s << qsizetype(41);
    QTest::newRow("streams") << QByteArray("ListStreams") << u"streams"_s << u"streamId"_s << qsizetype(9);
    QTest::newRow("sessions") << QByteArray("ListStreamSessions") << u"streamSessions"_s << u"streamId"_s
                              << endpoint.world.sessions(arn)->size();
    QTest::newRow("recording configurations")
        << QByteArray("ListRecordingConfigurations") << u"recordingConfigurations"_s << u"arn"_s << qsizetype(5);
}

void TestIvsService::everyListIsPagedToItsEnd()
{
    QFETCH(QByteArray, operation);
    QFETCH(QString, member);
    QFETCH(QString, key);
    QFETCH(qsizetype, count);
    Endpoint endpoint;
    endpoint.controls.setThrottling(false);
    QStringList found;
    QString token;
    int pages = 0;
    do {
        QJsonObject body{{u"maxResults"_s, 4}};
        if (operation == "ListStreamSessions")
            body.insert("channelArn"_L1, endpoint.world.target(Scenario::Starving).channelArn);
        if (!token.isEmpty())
            body.insert("nextToken"_L1, token);
        const auto document = bodyOf(endpoint.post(operation, body));
        const auto items = document.value(member).toArray();
        QVERIFY(items.size() <= 4);
        for (const auto &item : items)
            found.append(item[key].toString());
        token = document.value("nextToken"_L1).toString();
        QVERIFY(!token.isEmpty() || !document.contains("nextToken"_L1));
        ++pages;
    } while (!token.isEmpty() && pages < 100);
    QCOMPARE(found.size(), count);
    QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), count);
    QCOMPARE(pages, static_cast<int>((count + 3) / 4));
}

void TestIvsService::aTokenServesNoOtherRequest()
{
    Endpoint endpoint;
    const auto token = bodyOf(endpoint.post("ListChannels", {{u"maxResults"_s, 1}})).value("nextToken"_L1);
    QVERIFY(token.isString());
    QCOMPARE(endpoint.post("ListChannels", {{u"nextToken"_s, token}, {u"maxResults"_s, 9}}).status, 200);
    QCOMPARE(codeOf(endpoint.post("ListStreams", {{u"nextToken"_s, token}})), u"ValidationException"_s);
    QCOMPARE(codeOf(endpoint.post("ListChannels", {{u"nextToken"_s, token}, {u"filterByName"_s, u"arena-main"_s}})),
             u"ValidationException"_s);
}

void TestIvsService::channelsAreFilteredByTheWholeName()
{
    Endpoint endpoint;
    const auto one = bodyOf(endpoint.post("ListChannels", {{u"filterByName"_s, u"arena-main"_s}}));
    QCOMPARE(one["channels"_L1].toArray().size(), 1);
    QCOMPARE(one["channels"_L1][0],
             QJsonValue(channelSummaryDocument(endpoint.world.channel(0), endpoint.world.place())));
    const auto none = bodyOf(endpoint.post("ListChannels", {{u"filterByName"_s, u"arena"_s}}));
    QCOMPARE(none["channels"_L1].toArray().size(), 0);
    QVERIFY(none.contains("channels"_L1));
}

void TestIvsService::channelsAreFilteredByWhatTheyUse()
{
    Endpoint endpoint;
    const QPair<QString, QString> filters[]
        = {{u"filterByRecordingConfigurationArn"_s, u"recordingConfigurationArn"_s},
           {u"filterByPlaybackRestrictionPolicyArn"_s, u"playbackRestrictionPolicyArn"_s},
           {u"filterByAdConfigurationArn"_s, u"adConfigurationArn"_s}};
    QMap<QString, QMap<QString, int>> expected;
    for (qsizetype i = 0; i < endpoint.world.channelCount(); ++i) {
        const auto channel = channelSummaryDocument(endpoint.world.channel(i), endpoint.world.place());
        for (const auto &[filter, member] : filters)
            ++expected[filter][channel.value(member).toString()];
    }
    endpoint.controls.setThrottling(false);
    for (const auto &[filter, member] : filters) {
        const auto counts = expected.value(filter);
        for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
            if (it.key().isEmpty())
                continue;
            const auto found = bodyOf(endpoint.post("ListChannels", {{filter, it.key()}}));
            QCOMPARE(found["channels"_L1].toArray().size(), it.value());
        }
        QVERIFY(counts.size() > 1);
    }
}

void TestIvsService::twoFiltersAreAConflict()
{
    Endpoint endpoint;
    const auto response = endpoint.post(
        "ListChannels", {{u"filterByName"_s, u"arena-main"_s},
                         {u"filterByAdConfigurationArn"_s, u"arn:aws:ivs:eu-west-1:1:ad-configuration/a"_s}});
    QCOMPARE(response.status, 409);
    QCOMPARE(codeOf(response), u"ConflictException"_s);
}

void TestIvsService::streamsAreFilteredByHealth()
{
    Endpoint endpoint;
    const auto document
        = bodyOf(endpoint.post("ListStreams", {{u"filterBy"_s, QJsonObject{{u"health"_s, u"STARVING"_s}}}}));
    const auto streams = document["streams"_L1].toArray();
    QCOMPARE(streams.size(), 2);
    QCOMPARE(streams.at(0)["streamId"_L1].toString(), endpoint.world.target(Scenario::Starving).streamId);
    QCOMPARE(streams.at(0)["viewerCount"_L1].toInteger(), 1284);
    QVERIFY(!streams.at(0).toObject().contains("playbackUrl"_L1));
}

void TestIvsService::onlyALiveChannelHasAStream()
{
    Endpoint endpoint;
    const auto live = endpoint.world.target(Scenario::Starving);
    const auto stream = bodyOf(endpoint.post("GetStream", {{u"channelArn"_s, live.channelArn}})).value("stream"_L1);
    QCOMPARE(stream["state"_L1].toString(), u"LIVE"_s);
    QCOMPARE(stream["streamId"_L1].toString(), live.streamId);
    QVERIFY(stream["playbackUrl"_L1].toString().startsWith("https://"_L1));
    const auto over
        = endpoint.post("GetStream", {{u"channelArn"_s, endpoint.world.target(Scenario::Healthy).channelArn}});
    QCOMPARE(over.status, 404);
    QCOMPARE(codeOf(over), u"ChannelNotBroadcasting"_s);
}

void TestIvsService::aBatchSucceedsInPart()
{
    Endpoint endpoint;
    const QString known = endpoint.world.channelArn(u"club-night-b"_s);
    const QString unknown = known.chopped(1) + u'-';
    const auto document = bodyOf(endpoint.post("BatchGetChannel", {{u"arns"_s, QJsonArray{known, unknown}}}));
    QCOMPARE(document["channels"_L1].toArray().size(), 1);
    QCOMPARE(document["channels"_L1][0]["name"_L1].toString(), u"club-night-b"_s);
    QCOMPARE(document["errors"_L1].toArray().size(), 1);
    QCOMPARE(document["errors"_L1][0]["arn"_L1].toString(), unknown);
}

void TestIvsService::recordingConfigurationsAreAnswered()
{
    Endpoint endpoint;
    const auto list = bodyOf(endpoint.post("ListRecordingConfigurations"))["recordingConfigurations"_L1].toArray();
    const auto answer = bodyOf(endpoint.post("GetRecordingConfiguration", {{u"arn"_s, list.at(0)["arn"_L1]}}));
    QCOMPARE(answer["recordingConfiguration"_L1]["name"_L1], list.at(0)["name"_L1]);
    QCOMPARE(answer["recordingConfiguration"_L1]["recordingReconnectWindowSeconds"_L1].toInt(), 60);
    QVERIFY(!list.at(0).toObject().contains("recordingReconnectWindowSeconds"_L1));
}

void TestIvsService::tagsAreAnsweredByArn()
{
    Endpoint endpoint;
    const QString arn = endpoint.world.target(Scenario::Starving).channelArn;
    const auto response = endpoint.gateway.handle(endpoint.signer.tags(arn));
    QCOMPARE(response.status, 200);
    QCOMPARE(bodyOf(response)["tags"_L1]["scenario"_L1].toString(), u"starving"_s);
    QCOMPARE(codeOf(endpoint.gateway.handle(endpoint.signer.tags(arn + u'x'))), u"ResourceNotFoundException"_s);
    QCOMPARE(codeOf(endpoint.gateway.handle(endpoint.signer.tags(u"nonsense"_s))), u"ValidationException"_s);
    QCOMPARE(endpoint.log.first().operation, u"ListTagsForResource"_s);
}

void TestIvsService::aDeletedChannelAnswersForItsSessionsAlone()
{
    Endpoint endpoint;
    const QString arn = endpoint.world.deletedChannelArn();
    QCOMPARE(codeOf(endpoint.post("GetChannel", {{u"arn"_s, arn}})), u"ResourceNotFoundException"_s);
    QCOMPARE(codeOf(endpoint.post("GetStream", {{u"channelArn"_s, arn}})), u"ResourceNotFoundException"_s);
    QCOMPARE(endpoint.post("ListStreamSessions", {{u"channelArn"_s, arn}}).status, 200);
    const auto session = bodyOf(endpoint.post("GetStreamSession", {{u"channelArn"_s, arn}}));
    QCOMPARE(session["streamSession"_L1]["channel"_L1]["name"_L1].toString(), u"pop-up-stage"_s);
}

QTEST_GUILESS_MAIN(TestIvsService)
#include "tst_ivsservice.moc"
