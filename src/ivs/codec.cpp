// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ivs/codec.h"

#include "ivs/memberreader.h"

#include <QTimeZone>

#include <cmath>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace Ivs {

namespace {

using Reader = MemberReader;

Srt readSrt(const Reader &reader)
{
    return {.endpoint = reader.text("endpoint"_L1), .hasPassphrase = reader.isPresent("passphrase"_L1)};
}

MultitrackInputConfiguration readMultitrack(const Reader &reader)
{
    return {.enabled = reader.boolean("enabled"_L1),
            .policy = reader.text("policy"_L1),
            .maximumResolution = reader.text("maximumResolution"_L1)};
}

Channel readChannel(const Reader &reader)
{
    return {.arn = reader.text("arn"_L1),
            .name = reader.text("name"_L1),
            .latencyMode = reader.text("latencyMode"_L1),
            .type = reader.text("type"_L1),
            .preset = reader.text("preset"_L1),
            .containerFormat = reader.text("containerFormat"_L1),
            .ingestEndpoint = reader.text("ingestEndpoint"_L1),
            .playbackUrl = reader.text("playbackUrl"_L1),
            .recordingConfigurationArn = reader.text("recordingConfigurationArn"_L1),
            .playbackRestrictionPolicyArn = reader.text("playbackRestrictionPolicyArn"_L1),
            .adConfigurationArn = reader.text("adConfigurationArn"_L1),
            .authorized = reader.boolean("authorized"_L1),
            .insecureIngest = reader.boolean("insecureIngest"_L1),
            .srt = reader.object("srt"_L1, readSrt),
            .multitrackInputConfiguration = reader.object("multitrackInputConfiguration"_L1, readMultitrack),
            .tags = reader.tags("tags"_L1)};
}

VideoConfiguration readVideo(const Reader &reader)
{
    return {.avcLevel = reader.text("avcLevel"_L1),
            .avcProfile = reader.text("avcProfile"_L1),
            .codec = reader.text("codec"_L1),
            .encoder = reader.text("encoder"_L1),
            .level = reader.text("level"_L1),
            .profile = reader.text("profile"_L1),
            .targetBitrate = reader.integer("targetBitrate"_L1),
            .targetFramerate = reader.integer("targetFramerate"_L1),
            .track = reader.text("track"_L1),
            .videoHeight = reader.integer("videoHeight"_L1),
            .videoWidth = reader.integer("videoWidth"_L1)};
}

AudioConfiguration readAudio(const Reader &reader)
{
    return {.channels = reader.integer("channels"_L1),
            .codec = reader.text("codec"_L1),
            .sampleRate = reader.integer("sampleRate"_L1),
            .targetBitrate = reader.integer("targetBitrate"_L1),
            .track = reader.text("track"_L1)};
}

IngestConfiguration readIngest(const Reader &reader)
{
    return {.video = reader.object("video"_L1, readVideo), .audio = reader.object("audio"_L1, readAudio)};
}

IngestConfigurations readIngests(const Reader &reader)
{
    return {.videoConfigurations = reader.objects("videoConfigurations"_L1, readVideo),
            .audioConfigurations = reader.objects("audioConfigurations"_L1, readAudio)};
}

RenditionConfiguration readRenditions(const Reader &reader)
{
    return {.renditionSelection = reader.text("renditionSelection"_L1), .renditions = reader.texts("renditions"_L1)};
}

ThumbnailConfiguration readThumbnails(const Reader &reader)
{
    return {.recordingMode = reader.text("recordingMode"_L1),
            .targetIntervalSeconds = reader.integer("targetIntervalSeconds"_L1),
            .resolution = reader.text("resolution"_L1),
            .storage = reader.texts("storage"_L1)};
}

std::optional<QString> readBucket(const Reader &reader)
{
    const auto inner = reader.object("s3"_L1, [](const Reader &s3) { return s3.text("bucketName"_L1); });
    return inner.value_or(std::nullopt);
}

RecordingConfiguration readRecording(const Reader &reader)
{
    return {.arn = reader.text("arn"_L1),
            .name = reader.text("name"_L1),
            .state = reader.text("state"_L1),
            .bucketName = reader.object("destinationConfiguration"_L1, readBucket).value_or(std::nullopt),
            .recordingReconnectWindowSeconds = reader.integer("recordingReconnectWindowSeconds"_L1),
            .renditionConfiguration = reader.object("renditionConfiguration"_L1, readRenditions),
            .thumbnailConfiguration = reader.object("thumbnailConfiguration"_L1, readThumbnails),
            .tags = reader.tags("tags"_L1)};
}

StreamEvent readEvent(const Reader &reader)
{
    return {.name = reader.text("name"_L1),
            .type = reader.text("type"_L1),
            .code = reader.text("code"_L1),
            .eventTime = reader.time("eventTime"_L1)};
}

StreamSession readSession(const Reader &reader)
{
    return {.streamId = reader.text("streamId"_L1),
            .startTime = reader.time("startTime"_L1),
            .endTime = reader.time("endTime"_L1),
            .channel = reader.object("channel"_L1, readChannel),
            .ingestConfiguration = reader.object("ingestConfiguration"_L1, readIngest),
            .ingestConfigurations = reader.object("ingestConfigurations"_L1, readIngests),
            .recordingConfiguration = reader.object("recordingConfiguration"_L1, readRecording),
            .truncatedEvents = reader.objects("truncatedEvents"_L1, readEvent)};
}

StreamSessionSummary readSessionSummary(const Reader &reader)
{
    return {.streamId = reader.text("streamId"_L1),
            .startTime = reader.time("startTime"_L1),
            .endTime = reader.time("endTime"_L1),
            .hasErrorEvent = reader.boolean("hasErrorEvent"_L1)};
}

ChannelSummary readChannelSummary(const Reader &reader)
{
    return {.arn = reader.text("arn"_L1),
            .name = reader.text("name"_L1),
            .latencyMode = reader.text("latencyMode"_L1),
            .type = reader.text("type"_L1),
            .preset = reader.text("preset"_L1),
            .recordingConfigurationArn = reader.text("recordingConfigurationArn"_L1),
            .playbackRestrictionPolicyArn = reader.text("playbackRestrictionPolicyArn"_L1),
            .adConfigurationArn = reader.text("adConfigurationArn"_L1),
            .authorized = reader.boolean("authorized"_L1),
            .insecureIngest = reader.boolean("insecureIngest"_L1),
            .tags = reader.tags("tags"_L1)};
}

Stream readStream(const Reader &reader)
{
    Stream stream{.channelArn = reader.text("channelArn"_L1),
                  .streamId = reader.text("streamId"_L1),
                  .playbackUrl = reader.text("playbackUrl"_L1),
                  .state = reader.text("state"_L1),
                  .health = reader.text("health"_L1),
                  .viewerCount = reader.integer("viewerCount"_L1),
                  .startTime = reader.time("startTime"_L1)};
    if (stream.viewerCount == -1) // the count timed out
        stream.viewerCount.reset();
    return stream;
}

BatchError readBatchError(const Reader &reader)
{
    return {.arn = reader.text("arn"_L1), .code = reader.text("code"_L1), .message = reader.text("message"_L1)};
}

template <typename Read>
auto decode(const QJsonObject &object, const QString &pointer, Read read)
{
    Decoded<std::invoke_result_t<Read, const Reader &>> result;
    result.value = read(Reader(object, pointer, &result.issues));
    return result;
}

template <typename Read>
auto decodePage(const QJsonObject &document, QLatin1StringView member, Read read)
{
    return decode(document, {}, [member, read](const Reader &reader) {
        return Page<std::invoke_result_t<Read, const Reader &>>{
            .items = reader.objects(member, read), .nextToken = reader.text("nextToken"_L1).value_or(QString())};
    });
}

// The value of `count` digits at `position`; nothing where one of them is none.
std::optional<int> digits(QStringView text, qsizetype position, qsizetype count)
{
    if (position + count > text.size())
        return {};
    int value = 0;
    for (qsizetype i = position; i < position + count; ++i) {
        const QChar c = text.at(i);
        if (c < u'0' || c > u'9')
            return {};
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

// "Z", "+01:00" or "+0100" in seconds.
std::optional<int> zoneOffset(QStringView zone)
{
    if (zone == u"Z")
        return 0;
    if (zone.isEmpty() || (zone.front() != u'+' && zone.front() != u'-'))
        return {};
    const bool hasColon = zone.size() == 6 && zone.at(3) == u':';
    if (!hasColon && zone.size() != 5)
        return {};
    const auto hours = digits(zone, 1, 2);
    const auto minutes = digits(zone, hasColon ? 4 : 3, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59)
        return {};
    const int seconds = *hours * 3600 + *minutes * 60;
    return zone.front() == u'-' ? -seconds : seconds;
}

// By hand: QDateTime::fromString takes much that is no time of AWS's, and reads a text without a zone as local time.
QDateTime timeOfText(QStringView text)
{
    const auto part
        = [text](qsizetype position, qsizetype count) { return digits(text, position, count).value_or(-1); };
    constexpr qsizetype wholeSeconds = 19; // "2026-11-24T02:41:08"
    if (text.size() <= wholeSeconds || text.at(4) != u'-' || text.at(7) != u'-' || text.at(10) != u'T'
        || text.at(13) != u':' || text.at(16) != u':')
        return {};
    const QDate date(part(0, 4), part(5, 2), part(8, 2));
    qsizetype position = wholeSeconds;
    int milliseconds = 0;
    if (text.at(position) == u'.') {
        qsizetype end = position + 1;
        for (int weight = 100; end < text.size() && digits(text, end, 1); ++end, weight /= 10)
            milliseconds += weight * *digits(text, end, 1); // what is finer is dropped
        if (end == position + 1)
            return {};
        position = end;
    }
    const QTime time(part(11, 2), part(14, 2), part(17, 2), milliseconds);
    const auto offset = zoneOffset(text.mid(position));
    if (!date.isValid() || date.year() < 1 || !time.isValid() || !offset)
        return {};
    return QDateTime(date, time, Qt::UTC).addSecs(-*offset);
}

QDateTime timeOfNumber(double seconds)
{
    constexpr double endOfYear9999 = 253402300800.0; // what is later was meant as milliseconds, or as nothing
    if (!std::isfinite(seconds) || seconds < 0 || seconds >= endOfYear9999)
        return {};
    return QDateTime::fromMSecsSinceEpoch(std::llround(seconds * 1000.0), Qt::UTC);
}

} // namespace

Decoded<StreamSession> decodeStreamSession(const QJsonObject &object, const QString &pointer)
{
    return decode(object, pointer, readSession);
}

Decoded<Channel> decodeChannel(const QJsonObject &object, const QString &pointer)
{
    return decode(object, pointer, readChannel);
}

Decoded<RecordingConfiguration> decodeRecordingConfiguration(const QJsonObject &object, const QString &pointer)
{
    return decode(object, pointer, readRecording);
}

Decoded<Stream> decodeStream(const QJsonObject &object, const QString &pointer)
{
    return decode(object, pointer, readStream);
}

Decoded<Page<ChannelSummary>> decodeChannelPage(const QJsonObject &document)
{
    return decodePage(document, "channels"_L1, readChannelSummary);
}

Decoded<Page<StreamSessionSummary>> decodeStreamSessionPage(const QJsonObject &document)
{
    return decodePage(document, "streamSessions"_L1, readSessionSummary);
}

Decoded<Page<Stream>> decodeStreamPage(const QJsonObject &document)
{
    return decodePage(document, "streams"_L1, readStream);
}

Decoded<BatchGetChannelResult> decodeBatchGetChannel(const QJsonObject &document)
{
    return decode(document, {}, [](const Reader &reader) {
        return BatchGetChannelResult{.channels = reader.objects("channels"_L1, readChannel),
                                     .errors = reader.objects("errors"_L1, readBatchError)};
    });
}

QDateTime decodeTime(const QJsonValue &value)
{
    if (value.isString())
        return timeOfText(value.toString());
    if (value.isDouble())
        return timeOfNumber(value.toDouble());
    return {};
}

} // namespace Ivs
