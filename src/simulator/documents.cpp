// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/documents.h"

#include "simulator/sessionscript.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

QJsonObject tagsDocument(const Tags &tags)
{
    QJsonObject object;
    for (auto it = tags.cbegin(); it != tags.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

void addAll(QJsonObject *object, const QJsonObject &extra)
{
    for (auto it = extra.begin(); it != extra.end(); ++it)
        object->insert(it.key(), it.value());
}

// "" is how the service says that there is none.
QString arnOrNone(const Place &place, const QString &resourceType, const QString &id)
{
    return id.isEmpty() ? QString() : resourceArn(place, resourceType, id);
}

QString playbackUrl(const ChannelPlan &plan, const Place &place)
{
    return u"https://%1.%2.playback.live-video.net/api/video/v1/%2.%3.channel.%4.m3u8"_s.arg(
        place.customerPrefix, place.region, place.accountId, plan.id);
}

QJsonObject audioDocument(const AudioTrack &track)
{
    return {{u"channels"_s, track.channels},
            {u"codec"_s, track.codec},
            {u"sampleRate"_s, track.sampleRate},
            {u"targetBitrate"_s, track.targetBitrate},
            {u"track"_s, track.track}};
}

QJsonObject videoDocument(const VideoTrack &track)
{
    QJsonObject object{{u"codec"_s, track.codec},
                       {u"encoder"_s, track.encoder},
                       {u"level"_s, track.level},
                       {u"profile"_s, track.profile},
                       {u"targetBitrate"_s, track.targetBitrate},
                       {u"targetFramerate"_s, track.targetFramerate},
                       {u"track"_s, track.track},
                       {u"videoHeight"_s, track.height},
                       {u"videoWidth"_s, track.width}};
    addAll(&object, track.extra);
    return object;
}

// avcLevel and avcProfile are set in the deprecated ingestConfiguration alone.
QJsonObject olderIngestDocument(const SessionPlan &plan)
{
    QJsonObject object;
    if (!plan.video.isEmpty()) {
        auto video = videoDocument(plan.video.first());
        video.insert("avcLevel"_L1, plan.video.first().level);
        video.insert("avcProfile"_L1, plan.video.first().profile);
        object.insert("video"_L1, video);
    }
    if (!plan.audio.isEmpty())
        object.insert("audio"_L1, audioDocument(plan.audio.first()));
    return object;
}

QJsonObject ingestDocument(const SessionPlan &plan)
{
    QJsonArray video;
    for (const auto &track : plan.video)
        video.append(videoDocument(track));
    QJsonArray audio;
    for (const auto &track : plan.audio)
        audio.append(audioDocument(track));
    return {{u"videoConfigurations"_s, video}, {u"audioConfigurations"_s, audio}};
}

QJsonArray eventsDocument(const SessionPlan &plan, const QDateTime &now)
{
    QJsonArray events;
    for (auto it = plan.events.crbegin(); it != plan.events.crend() && events.size() < maximumEventCount; ++it) {
        if (it->time > now)
            continue;
        QJsonObject event{{u"eventTime"_s, timeText(it->time)}, {u"name"_s, it->name}, {u"type"_s, it->type}};
        if (!it->code.isEmpty())
            event.insert("code"_L1, it->code);
        addAll(&event, it->extra);
        events.append(event);
    }
    return events;
}

// "A quota breach or a failure": starvation is neither.
bool isError(const Event &event)
{
    return event.type == EventType::limitBreach || event.name.endsWith("Failure"_L1) || !event.code.isEmpty();
}

} // namespace

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'");
}

QString resourceArn(const Place &place, const QString &resourceType, const QString &id)
{
    return u"arn:aws:ivs:%1:%2:%3/%4"_s.arg(place.region, place.accountId, resourceType, id);
}

QJsonObject channelSummaryDocument(const ChannelPlan &plan, const Place &place)
{
    return {{u"adConfigurationArn"_s, arnOrNone(place, u"ad-configuration"_s, plan.adConfigurationId)},
            {u"arn"_s, resourceArn(place, u"channel"_s, plan.id)},
            {u"authorized"_s, plan.authorized},
            {u"insecureIngest"_s, plan.insecureIngest},
            {u"latencyMode"_s, plan.latencyMode},
            {u"name"_s, plan.name},
            {u"playbackRestrictionPolicyArn"_s,
             arnOrNone(place, u"playback-restriction-policy"_s, plan.playbackRestrictionPolicyId)},
            {u"preset"_s, plan.preset},
            {u"recordingConfigurationArn"_s, arnOrNone(place, u"recording-configuration"_s, plan.recordingId)},
            {u"tags"_s, tagsDocument(plan.tags)},
            {u"type"_s, plan.type}};
}

QJsonObject channelDocument(const ChannelPlan &plan, const Place &place)
{
    QJsonObject object = channelSummaryDocument(plan, place);
    object.insert("containerFormat"_L1, plan.containerFormat);
    object.insert("ingestEndpoint"_L1, QString(place.customerPrefix + u".global-contribute.live-video.net"_s));
    object.insert("multitrackInputConfiguration"_L1,
                  QJsonObject{{u"enabled"_s, plan.multitrackEnabled},
                              {u"maximumResolution"_s, plan.multitrackMaximumResolution},
                              {u"policy"_s, plan.multitrackPolicy}});
    object.insert("playbackUrl"_L1, playbackUrl(plan, place));
    object.insert("srt"_L1, QJsonObject{{u"endpoint"_s, QString(place.customerPrefix + u".srt.live-video.net"_s)},
                                        {u"passphrase"_s, plan.srtPassphrase}});
    addAll(&object, plan.extra);
    return object;
}

QJsonObject recordingSummaryDocument(const RecordingPlan &plan, const Place &place)
{
    return {{u"arn"_s, resourceArn(place, u"recording-configuration"_s, plan.id)},
            {u"destinationConfiguration"_s, QJsonObject{{u"s3"_s, QJsonObject{{u"bucketName"_s, plan.bucketName}}}}},
            {u"name"_s, plan.name},
            {u"state"_s, plan.state},
            {u"tags"_s, tagsDocument(plan.tags)}};
}

QJsonObject recordingDocument(const RecordingPlan &plan, const Place &place)
{
    QJsonObject object = recordingSummaryDocument(plan, place);
    object.insert("recordingReconnectWindowSeconds"_L1, plan.reconnectWindowSeconds);
    object.insert("renditionConfiguration"_L1,
                  QJsonObject{{u"renditionSelection"_s, plan.renditionSelection},
                              {u"renditions"_s, QJsonArray::fromStringList(plan.renditions)}});
    QJsonObject thumbnails{{u"recordingMode"_s, plan.thumbnailMode},
                           {u"storage"_s, QJsonArray::fromStringList(plan.thumbnailStorage)},
                           {u"targetIntervalSeconds"_s, plan.thumbnailIntervalSeconds}};
    if (!plan.thumbnailResolution.isEmpty())
        thumbnails.insert("resolution"_L1, plan.thumbnailResolution);
    object.insert("thumbnailConfiguration"_L1, thumbnails);
    addAll(&object, plan.extra);
    return object;
}

QJsonObject streamSessionDocument(const SessionPlan &plan, const Place &place, const QDateTime &now)
{
    QJsonObject object{{u"channel"_s, channelDocument(plan.channel, place)},
                       {u"ingestConfiguration"_s, olderIngestDocument(plan)},
                       {u"ingestConfigurations"_s, ingestDocument(plan)},
                       {u"startTime"_s, timeText(plan.start)},
                       {u"streamId"_s, plan.streamId},
                       {u"truncatedEvents"_s, eventsDocument(plan, now)}};
    if (plan.hasEnded(now))
        object.insert("endTime"_L1, timeText(plan.end));
    if (plan.recording)
        object.insert("recordingConfiguration"_L1, recordingDocument(*plan.recording, place));
    addAll(&object, plan.extra);
    return object;
}

QJsonObject streamSessionSummaryDocument(const SessionPlan &plan, const QDateTime &now)
{
    const bool hasErrorEvent = std::any_of(plan.events.cbegin(), plan.events.cend(),
                                           [&](const Event &event) { return event.time <= now && isError(event); });
    QJsonObject object{
        {u"hasErrorEvent"_s, hasErrorEvent}, {u"startTime"_s, timeText(plan.start)}, {u"streamId"_s, plan.streamId}};
    if (plan.hasEnded(now))
        object.insert("endTime"_L1, timeText(plan.end));
    return object;
}

QString healthAt(const SessionPlan &plan, const QDateTime &now)
{
    if (plan.healthUnknown)
        return u"UNKNOWN"_s;
    const bool isStarving = std::any_of(plan.starvations.cbegin(), plan.starvations.cend(), [&](const auto &spell) {
        return spell.start <= now && (!spell.end.isValid() || spell.end > now);
    });
    return isStarving ? u"STARVING"_s : u"HEALTHY"_s;
}

QJsonObject streamSummaryDocument(const SessionPlan &plan, const Place &place, const QDateTime &now, qint64 viewers)
{
    return {{u"channelArn"_s, resourceArn(place, u"channel"_s, plan.channel.id)},
            {u"health"_s, healthAt(plan, now)},
            {u"startTime"_s, timeText(plan.start)},
            {u"state"_s, u"LIVE"_s},
            {u"streamId"_s, plan.streamId},
            {u"viewerCount"_s, viewers}};
}

QJsonObject streamDocument(const SessionPlan &plan, const Place &place, const QDateTime &now, qint64 viewers)
{
    QJsonObject object = streamSummaryDocument(plan, place, now, viewers);
    object.insert("playbackUrl"_L1, playbackUrl(plan.channel, place));
    return object;
}

} // namespace Simulator
