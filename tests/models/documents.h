// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ivs/codec.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Testing {

inline QJsonObject fromText(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

// The session of the design's pictures.
inline QJsonObject arenaSession()
{
    return fromText(R"json({"streamSession": {
        "streamId": "st-1F4kVx9QmT2bZr7LwCe8YdN",
        "startTime": "2026-11-24T02:41:08Z",
        "channel": {
            "arn": "arn:aws:ivs:eu-west-1:111122223333:channel/Qm7TgkXw2RbV",
            "authorized": false,
            "containerFormat": "TS",
            "ingestEndpoint": "a1b2c3d4e5f6.global-contribute.live-video.net",
            "insecureIngest": false,
            "latencyMode": "LOW",
            "multitrackInputConfiguration": {"enabled": false},
            "name": "arena-main",
            "playbackRestrictionPolicyArn": "",
            "playbackUrl": "https://a1b2c3d4e5f6.eu-west-1.playback.live-video.net/api/video/v1/Qm7TgkXw2RbV.m3u8",
            "preset": "",
            "recordingConfigurationArn": "arn:aws:ivs:eu-west-1:111122223333:recording-configuration/aT4v9KzQ1LmW",
            "srt": {"endpoint": "srt://a1b2c3d4e5f6.srt.live-video.net:9000", "passphrase": "correct-horse"},
            "tags": {"env": "prod", "show": "arena", "team": "live-ops"},
            "type": "STANDARD"
        },
        "ingestConfiguration": {
            "audio": {"channels": 2, "codec": "mp4a.40.2", "sampleRate": 48000, "targetBitrate": 160000, "track": "Track0"},
            "video": {"avcLevel": "4.2", "avcProfile": "High", "codec": "avc1.64002A",
                      "encoder": "obs-output module (libobs version 30.2.3)", "level": "4.2", "profile": "High",
                      "targetBitrate": 6000000, "targetFramerate": 60, "track": "Track0",
                      "videoHeight": 1080, "videoWidth": 1920
}
}
, "ingestConfigurations" : {
    "audioConfigurations" :
        [ {"channels" : 2, "codec" : "mp4a.40.2", "sampleRate" : 48000, "targetBitrate" : 160000, "track" : "Track0"} ],
    "videoConfigurations" : [ {
        "codec" : "avc1.64002A",
        "encoder" : "obs-output module (libobs version 30.2.3)",
        "level" : "4.2",
        "profile" : "High",
        "targetBitrate" : 6000000,
        "targetFramerate" : 60,
        "track" : "Track0",
        "videoHeight" : 1080,
        "videoWidth" : 1920
    } ]
},
                           "recordingConfiguration"
    : {
        "arn" : "arn:aws:ivs:eu-west-1:111122223333:recording-configuration/aT4v9KzQ1LmW",
        "destinationConfiguration" : {"s3" : {"bucketName" : "arena-vod-euw1"}},
        "name" : "arena-vod",
        "recordingReconnectWindowSeconds" : 60,
        "renditionConfiguration" : {"renditionSelection" : "CUSTOM", "renditions" : [ "FULL_HD", "HD" ]},
        "state" : "ACTIVE",
        "tags" : {"team" : "live-ops"},
        "thumbnailConfiguration" :
            {"recordingMode" : "INTERVAL", "storage" : ["SEQUENTIAL"], "targetIntervalSeconds" : 60}
    },
      "truncatedEvents" : [
          {"name" : "Starvation Start", "type" : "IVS Stream Health Change", "eventTime" : "2026-11-24T03:12:27Z"},
          {"name" : "Starvation End", "type" : "IVS Stream Health Change", "eventTime" : "2026-11-24T03:08:10Z"},
          {"name" : "Starvation Start", "type" : "IVS Stream Health Change", "eventTime" : "2026-11-24T03:06:05Z"},
          {"name" : "Ingest Bitrate", "type" : "IVS Limit Breach", "eventTime" : "2026-11-24T03:01:27Z"},
          {"name" : "Recording Start", "type" : "IVS Recording State Change", "eventTime" : "2026-11-24T02:41:16Z"},
          {"name" : "Stream Start", "type" : "IVS Stream State Change", "eventTime" : "2026-11-24T02:41:15Z"},
          {"name" : "Session Created", "type" : "IVS Stream State Change", "eventTime" : "2026-11-24T02:41:08Z"}
      ]
}
})json");
}

inline QJsonObject sessionOf(const QJsonObject &response)
{
    return response.value(QLatin1String("streamSession")).toObject();
}

inline Ivs::Decoded<Ivs::StreamSession> decode(const QJsonObject &response)
{
    return Ivs::decodeStreamSession(sessionOf(response), QStringLiteral("/streamSession"));
}

// `response` with another value at a path of member names below the session; Undefined takes the member out.
QJsonObject with(const QJsonObject &response, const QStringList &path, const QJsonValue &value);

} // namespace Testing
