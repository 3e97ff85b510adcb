// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ivs/codec.h"

#include "base/json.h"
#include "support/conformance.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Ivs;

namespace {

QJsonObject parsed(const QByteArray &text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        qFatal("%s", qPrintable(error.errorString()));
    return document.object();
}

// Every member that the model has, each with a value of its own.
QJsonObject fullSession()
{
    return parsed(R"({
        "streamId": "st-1", "startTime": "2026-11-24T02:41:08Z", "endTime": "2026-11-24T03:41:08+00:00",
        "channel": {"arn": "a", "name": "n", "latencyMode": "LOW", "type": "STANDARD", "preset": "", "containerFormat": "TS",
            "ingestEndpoint": "i", "playbackUrl": "p", "recordingConfigurationArn": "r",
            "playbackRestrictionPolicyArn": "", "adConfigurationArn": "", "authorized": true, "insecureIngest": false,
            "srt": {"endpoint": "e", "passphrase": "geheim"},
            "multitrackInputConfiguration": {"enabled": true, "policy": "ALLOW", "maximumResolution": "HD"},
            "tags": {"k": "v", "a/b": "w"}},
        "ingestConfiguration": {
            "video": {"avcLevel": "4.0", "avcProfile": "High", "codec": "avc1", "encoder": "", "level": "4.0",
                "profile": "High", "targetBitrate": 6000000, "targetFramerate": 60, "track": "Track0",
                "videoHeight": 1080, "videoWidth": 1920},
            "audio": {"channels": 2, "codec": "mp4a", "sampleRate": 48000, "targetBitrate": 160000, "track": "Track0"}},
        "ingestConfigurations": {
            "videoConfigurations": [{"codec": "avc1", "videoWidth": 1920}, {"codec": "avc1", "videoWidth": 1280}],
            "audioConfigurations": [{"channels": 2}]},
        "recordingConfiguration": {"arn": "a", "name": "n", "state": "ACTIVE",
            "destinationConfiguration": {"s3": {"bucketName": "b"}}, "recordingReconnectWindowSeconds": 60,
            "renditionConfiguration": {"renditionSelection": "CUSTOM", "renditions": ["HD", "SD"]},
            "thumbnailConfiguration": {"recordingMode": "INTERVAL", "targetIntervalSeconds": 30, "resolution": "SD",
                "storage": ["LATEST"]},
            "tags": {"k": "v"}},
        "truncatedEvents": [
            {"name": "Stream End", "type": "IVS Stream State Change", "code": "c", "eventTime": "2026-11-24T03:41:07Z"},
            {"name": "Stream Start", "type": "IVS Stream State Change", "eventTime": 1795487468}]
    })");
}

// The pointers of all values below `value`, parents before their children.
void collectPointers(const QJsonValue &value, const QString &pointer, QStringList *pointers)
{
    if (!pointer.isEmpty())
        pointers->append(pointer);
    if (value.isObject()) {
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collectPointers(it.value(), Base::appendPointer(pointer, it.key()), pointers);
    } else if (value.isArray()) {
        for (qsizetype i = 0; i < value.toArray().size(); ++i)
            collectPointers(value.toArray().at(i), Base::appendPointer(pointer, i), pointers);
    }
}

QJsonValue replaced(const QJsonValue &root, const QStringList &path, const QJsonValue &by)
{
    if (path.isEmpty())
        return by;
    QString name = path.first();
    name.replace("~1"_L1, "/"_L1);
    if (root.isArray()) {
        QJsonArray array = root.toArray();
        const int index = name.toInt();
        array.replace(index, replaced(array.at(index), path.mid(1), by));
        return array;
    }
    QJsonObject object = root.toObject();
    object.insert(name, replaced(object.value(name), path.mid(1), by));
    return object;
}

QStringList pointersOf(const QList<FieldIssue> &issues)
{
    QStringList pointers;
    for (const auto &issue : issues)
        pointers.append(issue.pointer);
    return pointers;
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyMemberIsRead();
    void absentAndNullGiveNothingAndNoIssue();
    void documentedExamplesAreReadWithoutIssues_data();
    void documentedExamplesAreReadWithoutIssues();
    void aWrongValueCostsItselfAlone_data();
    void aWrongValueCostsItselfAlone();
    void issuesSayWhatWasExpectedAndFound_data();
    void issuesSayWhatWasExpectedAndFound();
    void integersAreExact_data();
    void integersAreExact();
    void timesAreReadInEveryForm_data();
    void timesAreReadInEveryForm();
    void unknownEnumerationValuesAreKept();
    void goodEntriesOfAnOddListStay();
    void aViewerCountOfMinusOneIsNotKnown();
    void aPassphraseIsNeverLookedAt_data();
    void aPassphraseIsNeverLookedAt();
    void aTagThatIsASecretByNameIsLeftOut();
    void pagesCarryTheirToken();
    void aBatchHasChannelsAndErrors();
    void pointersArePrefixed();
    void aHundredThousandEventsAreRead();
};

void TestCodec::everyMemberIsRead()
{
    const auto decoded = decodeStreamSession(fullSession());
    QVERIFY(decoded.issues.isEmpty());
    const StreamSession &session = decoded.value;
    QCOMPARE(session.streamId, u"st-1"_s);
    QCOMPARE(session.startTime, QDateTime({2026, 11, 24}, {2, 41, 8}, Qt::UTC));
    QCOMPARE(session.endTime, QDateTime({2026, 11, 24}, {3, 41, 8}, Qt::UTC));
    const Channel channel{
        .arn = u"a"_s,
        .name = u"n"_s,
        .latencyMode = u"LOW"_s,
        .type = u"STANDARD"_s,
        .preset = u""_s,
        .containerFormat = u"TS"_s,
        .ingestEndpoint = u"i"_s,
        .playbackUrl = u"p"_s,
        .recordingConfigurationArn = u"r"_s,
        .playbackRestrictionPolicyArn = u""_s,
        .adConfigurationArn = u""_s,
        .authorized = true,
        .insecureIngest = false,
        .srt = Srt{.endpoint = u"e"_s, .hasPassphrase = true},
        .multitrackInputConfiguration
        = MultitrackInputConfiguration{.enabled = true, .policy = u"ALLOW"_s, .maximumResolution = u"HD"_s},
        .tags = Tags{{u"k"_s, u"v"_s}, {u"a/b"_s, u"w"_s}}};
    QCOMPARE(*session.channel, channel);
    const VideoConfiguration video{.avcLevel = u"4.0"_s,
                                   .avcProfile = u"High"_s,
                                   .codec = u"avc1"_s,
                                   .encoder = u""_s,
                                   .level = u"4.0"_s,
                                   .profile = u"High"_s,
                                   .targetBitrate = 6'000'000,
                                   .targetFramerate = 60,
                                   .track = u"Track0"_s,
                                   .videoHeight = 1080,
                                   .videoWidth = 1920};
    const AudioConfiguration audio{
        .channels = 2, .codec = u"mp4a"_s, .sampleRate = 48000, .targetBitrate = 160000, .track = u"Track0"_s};
    QCOMPARE(*session.ingestConfiguration, (IngestConfiguration{.video = video, .audio = audio}));
    QCOMPARE(session.ingestConfigurations->videoConfigurations.size(), 2);
    QCOMPARE(session.ingestConfigurations->videoConfigurations.at(1).videoWidth, qint64(1280));
    QCOMPARE(session.ingestConfigurations->audioConfigurations.size(), 1);
    const RecordingConfiguration recording{
        .arn = u"a"_s,
        .name = u"n"_s,
        .state = u"ACTIVE"_s,
        .bucketName = u"b"_s,
        .recordingReconnectWindowSeconds = 60,
        .renditionConfiguration
        = RenditionConfiguration{.renditionSelection = u"CUSTOM"_s, .renditions = QStringList{u"HD"_s, u"SD"_s}},
        .thumbnailConfiguration = ThumbnailConfiguration{.recordingMode = u"INTERVAL"_s,
                                                         .targetIntervalSeconds = 30,
                                                         .resolution = u"SD"_s,
                                                         .storage = QStringList{u"LATEST"_s}},
        .tags = Tags{{u"k"_s, u"v"_s}}};
    QCOMPARE(*session.recordingConfiguration, recording);
    QCOMPARE(session.truncatedEvents.size(), 2);
    QCOMPARE(session.truncatedEvents.at(0), (StreamEvent{.name = u"Stream End"_s,
                                                         .type = u"IVS Stream State Change"_s,
                                                         .code = u"c"_s,
                                                         .eventTime = QDateTime({2026, 11, 24}, {3, 41, 7}, Qt::UTC)}));
    QVERIFY(!session.truncatedEvents.at(1).code);
}

void TestCodec::absentAndNullGiveNothingAndNoIssue()
{
    const auto empty = decodeStreamSession({});
    QVERIFY(empty.issues.isEmpty());
    QCOMPARE(empty.value, StreamSession());
    QJsonObject nulls;
    const auto names = fullSession().keys();
    for (const auto &name : names)
        nulls.insert(name, QJsonValue::Null);
    const auto decoded = decodeStreamSession(nulls);
    QVERIFY(decoded.issues.isEmpty());
    QCOMPARE(decoded.value, StreamSession());
}

void TestCodec::documentedExamplesAreReadWithoutIssues_data()
{
    QTest::addColumn<QJsonObject>("output");
    STREAMLOUPE_CONFORMANCE_OR_SKIP(file, u"ivs-cli-examples.json"_s);
    int number = 0;
    for (const auto &example : file.value("examples"_L1).toArray()) {
        ++number;
        const auto output = example["output"_L1].isObject() ? example["output"_L1] : example["outputRepaired"_L1];
        if (output.isObject())
            QTest::addRow("%d %s", number, qPrintable(example["operation"_L1].toString())) << output.toObject();
    }
    QVERIFY(number > 0);
}

void TestCodec::documentedExamplesAreReadWithoutIssues()
{
    QFETCH(QJsonObject, output);
    QList<FieldIssue> issues;
    qsizetype count = 0;
    const auto take = [&issues, &count](const QList<FieldIssue> &found, qsizetype items) {
        issues += found;
        count += items;
    };
    if (output.contains("streamSession"_L1)) {
        const auto decoded = decodeStreamSession(output.value("streamSession"_L1).toObject());
        take(decoded.issues, decoded.value.truncatedEvents.size());
        QVERIFY(decoded.value.streamId && decoded.value.startTime.isValid());
    }
    if (output.contains("channel"_L1)) {
        const auto decoded = decodeChannel(output.value("channel"_L1).toObject());
        take(decoded.issues, decoded.value.arn.has_value());
    }
    if (output.contains("recordingConfiguration"_L1)) {
        const auto decoded = decodeRecordingConfiguration(output.value("recordingConfiguration"_L1).toObject());
        take(decoded.issues, decoded.value.bucketName.has_value());
    }
    if (output.contains("stream"_L1)) {
        const auto decoded = decodeStream(output.value("stream"_L1).toObject());
        take(decoded.issues, decoded.value.viewerCount.has_value());
    }
    if (output.contains("channels"_L1)) {
        take(decodeChannelPage(output).issues, decodeChannelPage(output).value.items.size());
        take(decodeBatchGetChannel(output).issues, 0);
    }
    if (output.contains("streams"_L1))
        take(decodeStreamPage(output).issues, decodeStreamPage(output).value.items.size());
    if (output.contains("streamSessions"_L1))
        take(decodeStreamSessionPage(output).issues, decodeStreamSessionPage(output).value.items.size());
    QCOMPARE(pointersOf(issues), QStringList());
    const auto known = {"streamSession"_L1, "channel"_L1, "recordingConfiguration"_L1, "stream"_L1,
                        "channels"_L1,      "streams"_L1, "streamSessions"_L1};
    const bool isOurs
        = std::any_of(known.begin(), known.end(), [&output](QLatin1StringView name) { return output.contains(name); });
    QVERIFY(count > 0 || !isOurs);
}

void TestCodec::aWrongValueCostsItselfAlone_data()
{
    QTest::addColumn<QString>("pointer");
    QStringList pointers;
    collectPointers(fullSession(), {}, &pointers);
    QVERIFY(pointers.size() > 70);
    for (const auto &pointer : std::as_const(pointers))
        QTest::newRow(qPrintable(pointer)) << pointer;
}

void TestCodec::aWrongValueCostsItselfAlone()
{
    QFETCH(QString, pointer);
    const auto original = Base::valueAt(fullSession(), pointer);
    const bool isTime = pointer.endsWith("Time"_L1);
    const bool isSecret = pointer.endsWith("passphrase"_L1);
    const QList<QJsonValue> wrong{QJsonValue::Null,  true,           QJsonValue(12.5),
                                  QJsonValue(1e300), QJsonValue(-1), u"text"_s,
                                  QJsonArray(),      QJsonObject(),  QJsonArray{QJsonValue::Null}};
    for (const auto &value : wrong) {
        const QJsonValue document = replaced(fullSession(), pointer.mid(1).split(u'/'), value);
        const auto decoded = decodeStreamSession(document.toObject());
        const bool sameType
            = value.type() == original.type()
              && !(value.isDouble() && value.toInteger(0) != value.toInteger(1)); // a fraction is no integer
        bool fits = value.isNull() || isSecret || (sameType && !isTime);
        if (isTime)
            fits = value.isNull() || value == QJsonValue(12.5); // epoch seconds
        QCOMPARE(pointersOf(decoded.issues), fits ? QStringList() : QStringList{pointer});
        QVERIFY(!QDebug::toString(decoded.issues.value(0).found).contains("geheim"_L1));
        // All that is not below the pointer is as it was: without the top-level member both are equal.
        const QString member = pointer.section(u'/', 1, 1);
        QJsonObject left = document.toObject();
        QJsonObject right = fullSession();
        left.remove(member);
        right.remove(member);
        QCOMPARE(decodeStreamSession(left).value, decodeStreamSession(right).value);
    }
}

void TestCodec::issuesSayWhatWasExpectedAndFound_data()
{
    QTest::addColumn<QByteArray>("session");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("found");
    QTest::newRow("text") << QByteArray(R"({"streamId": 12})") << u"text"_s << u"number 12"_s;
    QTest::newRow("time") << QByteArray(R"({"startTime": "soon"})") << u"ISO 8601 time or epoch seconds"_s
                          << u"text \"soon\""_s;
    QTest::newRow("integer") << QByteArray(R"({"ingestConfiguration": {"audio": {"channels": "2"}}})") << u"integer"_s
                             << u"text \"2\""_s;
    QTest::newRow("boolean") << QByteArray(R"({"channel": {"authorized": "true"}})") << u"true or false"_s
                             << u"text \"true\""_s;
    QTest::newRow("list") << QByteArray(R"({"truncatedEvents": {}})") << u"list"_s << u"an object"_s;
    QTest::newRow("object") << QByteArray(R"({"channel": []})") << u"object"_s << u"a list"_s;
    QTest::newRow("truth") << QByteArray(R"({"channel": false})") << u"object"_s << u"false"_s;
    QTest::newRow("long text") << QByteArray("{\"channel\": \"" + QByteArray(100, 'x') + "\"}") << u"object"_s
                               << QString(u"text \""_s + QString(60, u'x') + QChar(0x2026) + u'"');
}

void TestCodec::issuesSayWhatWasExpectedAndFound()
{
    QFETCH(QByteArray, session);
    const auto decoded = decodeStreamSession(parsed(session));
    QCOMPARE(decoded.issues.size(), 1);
    QTEST(decoded.issues.first().expected, "expected");
    QTEST(decoded.issues.first().found, "found");
}

void TestCodec::integersAreExact_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("fits");
    QTest::addColumn<qint64>("value");
    QTest::newRow("plain") << QByteArray("48000") << true << qint64(48000);
    QTest::newRow("whole fraction") << QByteArray("48000.0") << true << qint64(48000);
    QTest::newRow("exponent") << QByteArray("4.8e4") << true << qint64(48000);
    QTest::newRow("zero") << QByteArray("0") << true << qint64(0);
    QTest::newRow("one") << QByteArray("1") << true << qint64(1);
    QTest::newRow("minus zero") << QByteArray("-0") << true << qint64(0);
    QTest::newRow("beyond doubles") << QByteArray("9007199254740993") << true << Q_INT64_C(9007199254740993);
    QTest::newRow("largest") << QByteArray("9223372036854775807") << true << std::numeric_limits<qint64>::max();
    QTest::newRow("smallest") << QByteArray("-9223372036854775808") << true << std::numeric_limits<qint64>::min();
    QTest::newRow("one too large") << QByteArray("9223372036854775808") << false << qint64(0);
    QTest::newRow("far too large") << QByteArray("1e300") << false << qint64(0);
    QTest::newRow("fraction") << QByteArray("48000.5") << false << qint64(0);
}

void TestCodec::integersAreExact()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, fits);
    QFETCH(qint64, value);
    const auto decoded
        = decodeStreamSession(parsed("{\"ingestConfiguration\": {\"audio\": {\"sampleRate\": " + text + "}}}"));
    QCOMPARE(decoded.issues.isEmpty(), fits);
    QCOMPARE(decoded.value.ingestConfiguration->audio->sampleRate, fits ? std::optional(value) : std::nullopt);
}

void TestCodec::timesAreReadInEveryForm_data()
{
    QTest::addColumn<QJsonValue>("json");
    QTest::addColumn<qint64>("milliseconds"); // since 1970; -1 for no time
    const qint64 time = QDateTime({2026, 11, 24}, {2, 41, 8}, Qt::UTC).toMSecsSinceEpoch();
    const auto row = [](const char *name, const QJsonValue &json, qint64 milliseconds) {
        QTest::newRow(name) << json << milliseconds;
    };
    row("Z", u"2026-11-24T02:41:08Z"_s, time);
    row("offset of zero", u"2026-11-24T02:41:08+00:00"_s, time);
    row("offset", u"2026-11-24T08:11:08+05:30"_s, time);
    row("negative offset", u"2026-11-23T23:41:08-0300"_s, time);
    row("milliseconds", u"2026-11-24T02:41:08.123Z"_s, time + 123);
    row("one digit", u"2026-11-24T02:41:08.5+00:00"_s, time + 500);
    row("nanoseconds are dropped, not rounded", u"2026-11-24T02:41:08.999999999Z"_s, time + 999);
    row("epoch", QJsonValue(time / 1000), time);
    row("epoch with a fraction", QJsonValue(double(time) / 1000.0 + 0.25), time + 250);
    row("epoch zero", QJsonValue(0), 0);
    row("leap day", u"2024-02-29T00:00:00Z"_s, QDateTime({2024, 2, 29}, {0, 0}, Qt::UTC).toMSecsSinceEpoch());
    const auto no = [&row](const char *name, const QJsonValue &json) { row(name, json, -1); };
    no("empty", QString());
    no("word", u"soon"_s);
    no("date alone", u"2026-11-24"_s);
    no("no zone", u"2026-11-24T02:41:08"_s);
    no("blank for T", u"2026-11-24 02:41:08Z"_s);
    no("no such day", u"2026-02-29T00:00:00Z"_s);
    no("no such hour", u"2026-11-24T25:00:00Z"_s);
    no("no such offset", u"2026-11-24T02:41:08+25:00"_s);
    no("point alone", u"2026-11-24T02:41:08.Z"_s);
    no("text behind", u"2026-11-24T02:41:08Zx"_s);
    no("other digits", u"\u0662026-11-24T02:41:08Z"_s);
    no("epoch as text", u"1795487468"_s);
    no("negative", QJsonValue(-1.5));
    no("milliseconds by mistake", QJsonValue(time));
    no("huge", QJsonValue(1e300));
    no("truth", true);
    no("list", QJsonArray());
    no("null", QJsonValue::Null);
}

void TestCodec::timesAreReadInEveryForm()
{
    QFETCH(QJsonValue, json);
    QFETCH(qint64, milliseconds);
    const QDateTime time = decodeTime(json);
    QCOMPARE(time.isValid(), milliseconds >= 0);
    if (time.isValid()) {
        QCOMPARE(time.toMSecsSinceEpoch(), milliseconds);
        QCOMPARE(time.timeSpec(), Qt::UTC);
    }
}

void TestCodec::unknownEnumerationValuesAreKept()
{
    const auto decoded = decodeChannel(parsed(R"({"latencyMode": "ULTRA", "type": "", "more": {"a": 1}})"));
    QVERIFY(decoded.issues.isEmpty());
    QCOMPARE(decoded.value.latencyMode, u"ULTRA"_s);
    QCOMPARE(decoded.value.type, u""_s);
}

void TestCodec::goodEntriesOfAnOddListStay()
{
    const auto decoded = decodeStreamSession(parsed(R"({"truncatedEvents": [{"name": "a"}, 5, null, "x", {"name": "b"}],
        "recordingConfiguration": {"renditionConfiguration": {"renditions": ["HD", 1, null, "SD"]}}})"));
    QCOMPARE(decoded.value.truncatedEvents.size(), 2);
    QCOMPARE(decoded.value.truncatedEvents.at(1).name, u"b"_s);
    QCOMPARE(*decoded.value.recordingConfiguration->renditionConfiguration->renditions,
             (QStringList{u"HD"_s, u"SD"_s}));
    QCOMPARE(pointersOf(decoded.issues), (QStringList{u"/recordingConfiguration/renditionConfiguration/renditions/1"_s,
                                                      u"/truncatedEvents/1"_s, u"/truncatedEvents/3"_s}));
}

void TestCodec::aViewerCountOfMinusOneIsNotKnown()
{
    QCOMPARE(decodeStream(parsed(R"({"viewerCount": -1})")).value.viewerCount, std::optional<qint64>());
    QVERIFY(decodeStream(parsed(R"({"viewerCount": -1})")).issues.isEmpty());
    QCOMPARE(decodeStream(parsed(R"({"viewerCount": 0})")).value.viewerCount, std::optional<qint64>(0));
    const auto page = decodeStreamPage(parsed(R"({"streams": [{"viewerCount": -1, "state": "LIVE"}]})"));
    QVERIFY(!page.value.items.first().viewerCount);
}

void TestCodec::aPassphraseIsNeverLookedAt_data()
{
    QTest::addColumn<QByteArray>("srt");
    QTest::addColumn<bool>("has");
    QTest::newRow("there") << QByteArray(R"({"passphrase": "geheim"})") << true;
    QTest::newRow("empty") << QByteArray(R"({"passphrase": ""})") << true;
    QTest::newRow("odd") << QByteArray(R"({"passphrase": {"geheim": 1}})") << true;
    QTest::newRow("null") << QByteArray(R"({"passphrase": null})") << false;
    QTest::newRow("absent") << QByteArray("{}") << false;
}

void TestCodec::aPassphraseIsNeverLookedAt()
{
    QFETCH(QByteArray, srt);
    const auto decoded = decodeChannel(parsed("{\"srt\": " + srt + "}"));
    QTEST(decoded.value.srt->hasPassphrase, "has");
    QVERIFY(decoded.issues.isEmpty());
}

void TestCodec::aTagThatIsASecretByNameIsLeftOut()
{
    const auto decoded = decodeChannel(parsed(R"({"tags": {"passphrase": "geheim", "Passphrase": 5, "k": "v"}})"));
    QCOMPARE(*decoded.value.tags, (Tags{{u"k"_s, u"v"_s}}));
    QVERIFY(decoded.issues.isEmpty());
}

void TestCodec::pagesCarryTheirToken()
{
    const auto page = decodeStreamSessionPage(parsed(
        R"({"streamSessions": [{"streamId": "s", "hasErrorEvent": true, "endTime": null}, {"streamId": 1}], "nextToken": "t"})"));
    QCOMPARE(page.value.nextToken, u"t"_s);
    QCOMPARE(page.value.items.size(), 2);
    QCOMPARE(page.value.items.first().hasErrorEvent, true);
    QCOMPARE(pointersOf(page.issues), (QStringList{u"/streamSessions/1/streamId"_s}));
    QVERIFY(decodeChannelPage(parsed(R"({"channels": [], "nextToken": null})")).value.nextToken.isEmpty());
    QCOMPARE(pointersOf(decodeChannelPage(parsed(R"({"channels": 1, "nextToken": 2})")).issues),
             (QStringList{u"/channels"_s, u"/nextToken"_s}));
}

void TestCodec::aBatchHasChannelsAndErrors()
{
    const auto decoded = decodeBatchGetChannel(
        parsed(R"({"channels": [{"arn": "a"}], "errors": [{"arn": "b", "code": "c", "message": "m"}, 1]})"));
    QCOMPARE(decoded.value.channels.size(), 1);
    QCOMPARE(decoded.value.errors, (QList<BatchError>{{.arn = u"b"_s, .code = u"c"_s, .message = u"m"_s}}));
    QCOMPARE(pointersOf(decoded.issues), (QStringList{u"/errors/1"_s}));
}

void TestCodec::pointersArePrefixed()
{
    const auto decoded = decodeChannel(parsed(R"({"tags": {"a/b~": 1}})"), u"/channel"_s);
    QCOMPARE(pointersOf(decoded.issues), (QStringList{u"/channel/tags/a~1b~0"_s}));
}

void TestCodec::aHundredThousandEventsAreRead()
{
    QJsonArray events;
    for (int i = 0; i < 100'000; ++i)
        events.append(QJsonObject{{u"name"_s, u"Starvation Start"_s}, {u"eventTime"_s, u"2026-11-24T02:41:08Z"_s}});
    const auto decoded = decodeStreamSession({{u"truncatedEvents"_s, events}});
    QVERIFY(decoded.issues.isEmpty());
    QCOMPARE(decoded.value.truncatedEvents.size(), 100'000);
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
