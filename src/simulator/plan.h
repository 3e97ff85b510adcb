// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

// What the simulated account holds, before anything of it is put into a document. Metrics and events are both told
// from these values, so that they cannot disagree. Times are UTC and whole seconds.
namespace Simulator {

using Tags = QMap<QString, QString>;

// The account and region that every ARN and URL names.
struct Place
{
    QString region;
    QString accountId;
    QString customerPrefix; // first label of ingest endpoint and playback URL, one an account

    friend bool operator==(const Place &, const Place &) = default;
};

struct RecordingPlan
{
    QString id; // last part of the ARN
    QString name;
    QString bucketName;
    QString state;
    qint64 reconnectWindowSeconds = 0;
    QString renditionSelection;
    QStringList renditions;
    QString thumbnailMode;
    qint64 thumbnailIntervalSeconds = 60;
    QString thumbnailResolution; // empty: absent
    QStringList thumbnailStorage;
    Tags tags;
    QJsonObject extra; // members that no service model knows
};

struct ChannelPlan
{
    QString id; // last part of the ARN
    QString name;
    QString type;
    QString preset; // "" for BASIC and STANDARD
    QString latencyMode;
    QString containerFormat;
    bool authorized = false;
    bool insecureIngest = false;
    bool multitrackEnabled = false;
    QString multitrackPolicy;
    QString multitrackMaximumResolution;
    QString recordingId; // empty: not recorded
    QString playbackRestrictionPolicyId;
    QString adConfigurationId;
    QString srtPassphrase;
    Tags tags;
    QJsonObject extra; // members that no service model knows
};

struct VideoTrack
{
    QString track; // "Track0"
    QString codec;
    QString encoder;
    QString profile;
    QString level;
    qint64 targetBitrate = 0; // bits per second
    qint64 targetFramerate = 0;
    qint64 width = 0;
    qint64 height = 0;
    QJsonObject extra;
};

struct AudioTrack
{
    QString track;
    QString codec;
    qint64 channels = 0;
    qint64 sampleRate = 0;
    qint64 targetBitrate = 0; // bits per second
};

struct Event
{
    QDateTime time;
    QString type;
    QString name;
    QString code; // empty: absent
    QJsonObject extra;
};

// A stretch in which the encoder sends too little.
struct Starvation
{
    QDateTime start;
    QDateTime end; // invalid: it goes on
    double share = 0; // of the target bitrate that still arrives, 0 to 1
};

// A moment above a limit of the channel.
struct Breach
{
    QDateTime time;
    QString limitName; // "Ingest Bitrate"
    qint64 peak = 0;
    qint64 limit = 0;
};

struct SessionPlan
{
    QString streamId;
    QDateTime start; // Session Created
    QDateTime liveAt; // Stream Start; invalid where it never went live
    QDateTime end; // may lie ahead; invalid: on air for good
    ChannelPlan channel; // as it was when the session began
    QList<VideoTrack> video;
    QList<AudioTrack> audio;
    std::optional<RecordingPlan> recording;
    QList<Event> events; // oldest first; those of a session on air reach into the future
    QList<Starvation> starvations; // likewise
    QList<Breach> breaches;
    bool healthUnknown = false; // the service cannot tell its health, nor its viewers
    qint64 viewers = 0; // the usual number
    QJsonObject extra; // members that no service model knows

    bool hasEnded(const QDateTime &now) const { return end.isValid() && end <= now; }
};

} // namespace Simulator
