// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/documents.h"
#include "simulator/gateway.h"
#include "simulator/ivsservice.h"
#include "simulator/world.h"

#include "signer.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Simulator;

namespace {

QDateTime aMoment()
{
    return QDateTime({2026, 11, 24}, {3, 14, 20}, Qt::UTC);
}

Credentials someCredentials(const QByteArray &token = {})
{
    return {.accessKeyId = u"AKIAEXAMPLE"_s,
            .secretAccessKey = Base::Secret("a/secret"),
            .sessionToken = Base::Secret(token)};
}

// A gateway over a small world whose clocks stand still until they are moved.
struct Endpoint
{
    explicit Endpoint(const QByteArray &token = {}, int channels = 41)
        : signer{.credentials = someCredentials(token), .time = aMoment()}
        , world({.channelCount = channels}, [this] { return now; })
        , gateway({.region = world.place().region,
                   .accountId = world.place().accountId,
                   .credentials = someCredentials(token),
                   .clock = [this] { return now; },
                   .throttleClock = [this] { return uptime; },
                   .accessLog = [this](const AccessRecord &record) { log.append(record); }},
                  &controls)
    {
        gateway.addService(std::make_unique<IvsService>(world));
    }

    HttpResponse post(const QByteArray &operation, const QJsonObject &body = {})
    {
        return gateway.handle(signer.post(operation, QJsonDocument(body).toJson(QJsonDocument::Compact)));
    }

    QDateTime now = aMoment();
    std::chrono::milliseconds uptime{0};
    QList<AccessRecord> log;
    Controls controls;
    Support::Signer signer;
    World world;
    Gateway gateway;
};

QJsonObject bodyOf(const HttpResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

QString codeOf(const HttpResponse &response)
{
    return QString::fromLatin1(response.header("x-amzn-ErrorType").value_or(QByteArray()));
}

QString messageOf(const HttpResponse &response)
{
    const auto body = bodyOf(response);
    return body.value("exceptionMessage"_L1).toString(body.value("message"_L1).toString());
}

} // namespace

class TestGateway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aSpoiltRequestIsRefused_data();
    void aSpoiltRequestIsRefused();
    void aSignatureOfFiveMinutesAgoIsGood_data();
    void aSignatureOfFiveMinutesAgoIsGood();
    void temporaryCredentialsNeedTheirToken();
    void anExpiredTokenIsNamed();

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

    void theSixthRequestOfASecondIsThrottled();
    void recordingConfigurationsHaveThreeASecond();
    void throttlingCanBeSwitchedOff();
    void aFaultIsMetAsOftenAsItWasOrdered();
    void aFaultMayHaveABodyOfItsOwn();
    void aCutAnswerIsTheTrueOneHalved();
    void aDeniedOperationNamesTheActionAndTheResource();
    void anAnswerIsHeldBackUntilTheServerStops();
    void everyAnswerHasARequestIdOfItsOwn();
    void theAccessLogTellsEveryRequest();
};

void TestGateway::aSpoiltRequestIsRefused_data()
{
    using Spoil = std::function<HttpRequest(Support::Signer)>;
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, int status, const QString &code, const Spoil &spoil) {
        QTest::newRow(name) << spoil << status << code;
    };
    const QString bad = u"InvalidSignatureException"_s;
    row("no Authorization header", 403, u"MissingAuthenticationTokenException"_s,
        [](auto signer) { return Support::withHeader(signer.post("ListChannels"), "Authorization", {}); });
    row("another algorithm", 403, u"IncompleteSignature"_s,
        [](auto signer) { return Support::withHeader(signer.post("ListChannels"), "Authorization", "Bearer abc"); });
    row("no signature in it", 403, u"IncompleteSignature"_s, [](auto signer) {
        return Support::withHeader(signer.post("ListChannels"), "Authorization",
                                   "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host");
    });
    row("no date", 403, u"IncompleteSignature"_s,
        [](auto signer) { return Support::withHeader(signer.post("ListChannels"), "X-Amz-Date", {}); });
    row("unknown access key", 403, u"UnrecognizedClientException"_s, [](auto signer) {
        signer.credentials.accessKeyId = u"AKIAOTHER"_s;
        return signer.post("ListChannels");
    });
    row("wrong secret key", 403, bad, [](auto signer) {
        signer.credentials.secretAccessKey = Base::Secret("another");
        return signer.post("ListChannels");
    });
    row("a token where none belongs", 403, u"UnrecognizedClientException"_s, [](auto signer) {
        signer.credentials.sessionToken = Base::Secret("token");
        return signer.post("ListChannels");
    });
    row("another region", 403, bad, [](auto signer) {
        signer.region = u"us-east-1"_s;
        return signer.post("ListChannels");
    });
    row("another service", 403, bad, [](auto signer) {
        signer.service = u"monitoring"_s;
        return signer.post("ListChannels");
    });
    row("signed six minutes ago", 403, bad, [](auto signer) {
        signer.time = signer.time.addSecs(-360);
        return signer.post("ListChannels");
    });
    row("signed six minutes ahead", 403, bad, [](auto signer) {
        signer.time = signer.time.addSecs(360);
        return signer.post("ListChannels");
    });
    row("the body was changed", 403, bad, [](auto signer) {
        auto request = signer.post("ListChannels");
        request.body = R"({"maxResults":1})";
        return request;
    });
    row("the path was changed", 403, bad, [](auto signer) {
        auto request = signer.post("ListChannels");
        request.target = "/ListStreams";
        return request;
    });
    row("a signed header was changed", 403, bad,
        [](auto signer) { return Support::withHeader(signer.post("ListChannels"), "Content-Type", "text/plain"); });
    row("an unsigned x-amz header", 403, bad,
        [](auto signer) { return Support::withHeader(signer.post("ListChannels"), "X-Amz-Added", "later"); });
    row("no such operation", 404, u"UnknownOperationException"_s,
        [](auto signer) { return signer.post("DeleteChannel"); });
    row("another method", 404, u"UnknownOperationException"_s,
        [](auto signer) { return signer.sign({.method = "GET", .target = "/ListChannels"}); });
    row("another case", 404, u"UnknownOperationException"_s, [](auto signer) { return signer.post("listchannels"); });
    row("no JSON", 400, u"SerializationException"_s,
        [](auto signer) { return signer.post("ListChannels", "{\"maxResults\":"); });
    row("no JSON object", 400, u"SerializationException"_s,
        [](auto signer) { return signer.post("ListChannels", "[1]"); });
}

void TestGateway::aSpoiltRequestIsRefused()
{
    using Spoil = std::function<HttpRequest(Support::Signer)>;
    QFETCH(Spoil, spoil);
    QFETCH(int, status);
    QFETCH(QString, code);
    Endpoint endpoint;
    const auto response = endpoint.gateway.handle(spoil(endpoint.signer));
    QCOMPARE(codeOf(response), code);
    QCOMPARE(response.status, status);
    QVERIFY(!messageOf(response).isEmpty());
    QVERIFY(response.header("x-amzn-RequestId").has_value());
}

void TestGateway::aSignatureOfFiveMinutesAgoIsGood_data()
{
    QTest::addColumn<int>("seconds");
    QTest::newRow("five minutes ago") << -300;
    QTest::newRow("now") << 0;
    QTest::newRow("five minutes ahead") << 300;
}

void TestGateway::aSignatureOfFiveMinutesAgoIsGood()
{
    QFETCH(int, seconds);
    Endpoint endpoint;
    endpoint.signer.time = endpoint.now.addSecs(seconds);
    QCOMPARE(endpoint.post("ListStreams").status, 200);
}

void TestGateway::temporaryCredentialsNeedTheirToken()
{
    Endpoint endpoint("the/session+token==");
    QCOMPARE(endpoint.post("ListStreams").status, 200);
    endpoint.signer.credentials.sessionToken = {};
    QCOMPARE(codeOf(endpoint.post("ListStreams")), u"UnrecognizedClientException"_s);
}

void TestGateway::anExpiredTokenIsNamed()
{
    Endpoint endpoint("token");
    endpoint.controls.setTokenExpired(true);
    const auto response = endpoint.post("ListStreams");
    QCOMPARE(codeOf(response), u"ExpiredTokenException"_s);
    QCOMPARE(response.status, 403);
}

void TestGateway::aSessionIsAnsweredAsTheWorldHasIt()
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

void TestGateway::withoutAStreamIdTheMostRecentSessionIsAnswered()
{
    Endpoint endpoint;
    const auto target = endpoint.world.target(Scenario::Split);
    const auto response = endpoint.post(
        "GetStreamSession", {{u"channelArn"_s, target.channelArn}, {u"streamId"_s, QJsonValue(QJsonValue::Null)}});
    QCOMPARE(bodyOf(response)["streamSession"_L1]["streamId"_L1].toString(), target.streamId);
}

void TestGateway::whatDoesNotExistIsNotFound_data()
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

void TestGateway::whatDoesNotExistIsNotFound()
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

void TestGateway::aBrokenConstraintIsNamed_data()
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

void TestGateway::aBrokenConstraintIsNamed()
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

void TestGateway::everyListIsPagedToItsEnd_data()
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

void TestGateway::everyListIsPagedToItsEnd()
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

void TestGateway::aTokenServesNoOtherRequest()
{
    Endpoint endpoint;
    const auto token = bodyOf(endpoint.post("ListChannels", {{u"maxResults"_s, 1}})).value("nextToken"_L1);
    QVERIFY(token.isString());
    QCOMPARE(endpoint.post("ListChannels", {{u"nextToken"_s, token}, {u"maxResults"_s, 9}}).status, 200);
    QCOMPARE(codeOf(endpoint.post("ListStreams", {{u"nextToken"_s, token}})), u"ValidationException"_s);
    QCOMPARE(codeOf(endpoint.post("ListChannels", {{u"nextToken"_s, token}, {u"filterByName"_s, u"arena-main"_s}})),
             u"ValidationException"_s);
}

void TestGateway::channelsAreFilteredByTheWholeName()
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

void TestGateway::channelsAreFilteredByWhatTheyUse()
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

void TestGateway::twoFiltersAreAConflict()
{
    Endpoint endpoint;
    const auto response = endpoint.post(
        "ListChannels", {{u"filterByName"_s, u"arena-main"_s},
                         {u"filterByAdConfigurationArn"_s, u"arn:aws:ivs:eu-west-1:1:ad-configuration/a"_s}});
    QCOMPARE(response.status, 409);
    QCOMPARE(codeOf(response), u"ConflictException"_s);
}

void TestGateway::streamsAreFilteredByHealth()
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

void TestGateway::onlyALiveChannelHasAStream()
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

void TestGateway::aBatchSucceedsInPart()
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

void TestGateway::recordingConfigurationsAreAnswered()
{
    Endpoint endpoint;
    const auto list = bodyOf(endpoint.post("ListRecordingConfigurations"))["recordingConfigurations"_L1].toArray();
    const auto answer = bodyOf(endpoint.post("GetRecordingConfiguration", {{u"arn"_s, list.at(0)["arn"_L1]}}));
    QCOMPARE(answer["recordingConfiguration"_L1]["name"_L1], list.at(0)["name"_L1]);
    QCOMPARE(answer["recordingConfiguration"_L1]["recordingReconnectWindowSeconds"_L1].toInt(), 60);
    QVERIFY(!list.at(0).toObject().contains("recordingReconnectWindowSeconds"_L1));
}

void TestGateway::tagsAreAnsweredByArn()
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

void TestGateway::aDeletedChannelAnswersForItsSessionsAlone()
{
    Endpoint endpoint;
    const QString arn = endpoint.world.deletedChannelArn();
    QCOMPARE(codeOf(endpoint.post("GetChannel", {{u"arn"_s, arn}})), u"ResourceNotFoundException"_s);
    QCOMPARE(codeOf(endpoint.post("GetStream", {{u"channelArn"_s, arn}})), u"ResourceNotFoundException"_s);
    QCOMPARE(endpoint.post("ListStreamSessions", {{u"channelArn"_s, arn}}).status, 200);
    const auto session = bodyOf(endpoint.post("GetStreamSession", {{u"channelArn"_s, arn}}));
    QCOMPARE(session["streamSession"_L1]["channel"_L1]["name"_L1].toString(), u"pop-up-stage"_s);
}

void TestGateway::theSixthRequestOfASecondIsThrottled()
{
    Endpoint endpoint;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(endpoint.post("ListStreams").status, 200);
    const auto throttled = endpoint.post("ListStreams");
    QCOMPARE(throttled.status, 429);
    QCOMPARE(codeOf(throttled), u"ThrottlingException"_s);
    QCOMPARE(endpoint.post("ListChannels").status, 200); // a bucket for each operation
    endpoint.uptime += std::chrono::milliseconds(200);
    QCOMPARE(endpoint.post("ListStreams").status, 200);
    QCOMPARE(endpoint.post("ListStreams").status, 429);
    endpoint.uptime += std::chrono::hours(1); // the bucket holds no more than the burst
    for (int i = 0; i < 5; ++i)
        QCOMPARE(endpoint.post("ListStreams").status, 200);
    QCOMPARE(endpoint.post("ListStreams").status, 429);
}

void TestGateway::recordingConfigurationsHaveThreeASecond()
{
    Endpoint endpoint;
    while (endpoint.post("ListRecordingConfigurations").status == 200) { }
    endpoint.uptime += std::chrono::milliseconds(1000);
    int admitted = 0;
    while (endpoint.post("ListRecordingConfigurations").status == 200)
        ++admitted;
    QCOMPARE(admitted, 3);
}

void TestGateway::throttlingCanBeSwitchedOff()
{
    Endpoint endpoint;
    endpoint.controls.setThrottling(false);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(endpoint.post("ListStreams").status, 200);
}

void TestGateway::aFaultIsMetAsOftenAsItWasOrdered()
{
    Endpoint endpoint;
    endpoint.controls.failNext(u"ListStreams"_s, 2,
                               {.status = 503,
                                .code = u"ServiceUnavailable"_s,
                                .message = u"Busy"_s,
                                .headers = {HttpHeader{.name = "Retry-After", .value = "3"}}});
    QCOMPARE(endpoint.post("ListChannels").status, 200);
    for (int i = 0; i < 2; ++i) {
        const auto response = endpoint.post("ListStreams");
        QCOMPARE(response.status, 503);
        QCOMPARE(codeOf(response), u"ServiceUnavailable"_s);
        QCOMPARE(messageOf(response), u"Busy"_s);
        QCOMPARE(response.header("Retry-After"), "3");
    }
    QCOMPARE(endpoint.post("ListStreams").status, 200);
    endpoint.controls.failNext(u"ListStreams"_s, 1);
    endpoint.controls.clearFaults();
    QCOMPARE(endpoint.post("ListStreams").status, 200);
}

void TestGateway::aFaultMayHaveABodyOfItsOwn()
{
    Endpoint endpoint;
    endpoint.controls.failNext(u"ListStreams"_s, 1, {.status = 502, .body = "<html>Bad gateway</html>"});
    const auto response = endpoint.post("ListStreams");
    QCOMPARE(response.status, 502);
    QCOMPARE(response.body, "<html>Bad gateway</html>");
    QCOMPARE(codeOf(response), QString());
}

void TestGateway::aCutAnswerIsTheTrueOneHalved()
{
    Endpoint endpoint;
    endpoint.controls.failNext(u"ListStreams"_s, 1, {.cutAnswer = true});
    const auto response = endpoint.post("ListStreams");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, endpoint.post("ListStreams").body);
    QCOMPARE(response.cutAfter, response.body.size() / 2);
}

void TestGateway::aDeniedOperationNamesTheActionAndTheResource()
{
    Endpoint endpoint;
    const QString arn = endpoint.world.target(Scenario::Starving).channelArn;
    endpoint.controls.deny(u"GetStreamSession"_s);
    const auto response = endpoint.post("GetStreamSession", {{u"channelArn"_s, arn}});
    QCOMPARE(response.status, 403);
    QCOMPARE(codeOf(response), u"AccessDeniedException"_s);
    QVERIFY(
        messageOf(response).contains("not authorized to perform: ivs:GetStreamSession on resource: "_L1 + arn + u' '));
    endpoint.controls.deny(u"GetStreamSession"_s, false);
    QCOMPARE(endpoint.post("GetStreamSession", {{u"channelArn"_s, arn}}).status, 200);
}

void TestGateway::anAnswerIsHeldBackUntilTheServerStops()
{
    Endpoint endpoint;
    QElapsedTimer timer;
    timer.start();
    endpoint.controls.setLatency(u"ListStreams"_s, std::chrono::milliseconds(30));
    QCOMPARE(endpoint.post("ListStreams").status, 200);
    QVERIFY(timer.elapsed() >= 30);
    endpoint.controls.setLatency(std::chrono::hours(1));
    endpoint.controls.setStopping(true);
    QCOMPARE(endpoint.post("ListChannels").status, 200);
}

void TestGateway::everyAnswerHasARequestIdOfItsOwn()
{
    Endpoint endpoint;
    const QRegularExpression uuid(u"\\A[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}\\z"_s);
    QSet<QByteArray> ids;
    for (int i = 0; i < 10; ++i) {
        const auto id = endpoint.post("ListStreams").header("x-amzn-RequestId").value_or(QByteArray());
        QVERIFY2(uuid.match(QString::fromLatin1(id)).hasMatch(), id.constData());
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 10);
}

void TestGateway::theAccessLogTellsEveryRequest()
{
    Endpoint endpoint;
    const auto response = endpoint.post("GetChannel", {{u"arn"_s, endpoint.world.deletedChannelArn()}});
    QCOMPARE(endpoint.log.size(), 1);
    const auto &record = endpoint.log.first();
    QCOMPARE(record.time, aMoment());
    QCOMPARE(record.method, "POST");
    QCOMPARE(record.target, "/GetChannel");
    QCOMPARE(record.operation, u"GetChannel"_s);
    QCOMPARE(record.status, 404);
    QCOMPARE(record.errorCode, u"ResourceNotFoundException"_s);
    QCOMPARE(record.requestId.toLatin1(), response.header("x-amzn-RequestId").value_or(QByteArray()));
    QCOMPARE(record.bytes, response.body.size());
}

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
