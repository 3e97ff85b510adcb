// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

// The values of the IVS API, named as the API names them (service model ivs 2020-07-14). Every member is optional on
// the wire: an empty optional is a member that was absent, null or unreadable; which of them, the received document
// says. Enumerations stay strings, since AWS adds values. Times are UTC.
namespace Ivs {

using Tags = QMap<QString, QString>;

struct Srt
{
    std::optional<QString> endpoint;
    bool hasPassphrase = false; // the passphrase itself is a secret and stays in the document alone

    friend bool operator==(const Srt &, const Srt &) = default;
};

struct MultitrackInputConfiguration
{
    std::optional<bool> enabled;
    std::optional<QString> policy; // ALLOW, REQUIRE
    std::optional<QString> maximumResolution; // SD, HD, FULL_HD

    friend bool operator==(const MultitrackInputConfiguration &, const MultitrackInputConfiguration &) = default;
};

// GetChannel's channel, and the snapshot of it that a stream session keeps from the moment it went live.
struct Channel
{
    std::optional<QString> arn;
    std::optional<QString> name;
    std::optional<QString> latencyMode; // NORMAL, LOW
    std::optional<QString> type; // BASIC, STANDARD, ADVANCED_SD, ADVANCED_HD
    std::optional<QString> preset; // "" for BASIC and STANDARD
    std::optional<QString> containerFormat; // TS, FRAGMENTED_MP4
    std::optional<QString> ingestEndpoint;
    std::optional<QString> playbackUrl;
    std::optional<QString> recordingConfigurationArn; // "" where recording is off
    std::optional<QString> playbackRestrictionPolicyArn;
    std::optional<QString> adConfigurationArn;
    std::optional<bool> authorized;
    std::optional<bool> insecureIngest;
    std::optional<Srt> srt;
    std::optional<MultitrackInputConfiguration> multitrackInputConfiguration;
    std::optional<Tags> tags;

    friend bool operator==(const Channel &, const Channel &) = default;
};

struct VideoConfiguration
{
    std::optional<QString> avcLevel; // deprecated; in ingestConfiguration alone
    std::optional<QString> avcProfile; // deprecated; in ingestConfiguration alone
    std::optional<QString> codec; // "avc1.64002A"
    std::optional<QString> encoder; // as the encoder names itself; "" where it does not
    std::optional<QString> level;
    std::optional<QString> profile;
    std::optional<qint64> targetBitrate; // bits per second, as the encoder declared it
    std::optional<qint64> targetFramerate; // frames per second, declared
    std::optional<QString> track; // "Track0"
    std::optional<qint64> videoHeight; // pixels
    std::optional<qint64> videoWidth; // pixels

    friend bool operator==(const VideoConfiguration &, const VideoConfiguration &) = default;
};

struct AudioConfiguration
{
    std::optional<qint64> channels;
    std::optional<QString> codec; // "mp4a.40.2"
    std::optional<qint64> sampleRate; // hertz
    std::optional<qint64> targetBitrate; // bits per second, declared
    std::optional<QString> track;

    friend bool operator==(const AudioConfiguration &, const AudioConfiguration &) = default;
};

// Deprecated by the service since 2024-11 in favour of IngestConfigurations; describes track 0 alone.
struct IngestConfiguration
{
    std::optional<VideoConfiguration> video;
    std::optional<AudioConfiguration> audio;

    friend bool operator==(const IngestConfiguration &, const IngestConfiguration &) = default;
};

struct IngestConfigurations
{
    QList<VideoConfiguration> videoConfigurations;
    QList<AudioConfiguration> audioConfigurations;

    friend bool operator==(const IngestConfigurations &, const IngestConfigurations &) = default;
};

struct RenditionConfiguration
{
    std::optional<QString> renditionSelection; // ALL, NONE, CUSTOM
    std::optional<QStringList> renditions; // SD, HD, FULL_HD, LOWEST_RESOLUTION

    friend bool operator==(const RenditionConfiguration &, const RenditionConfiguration &) = default;
};

struct ThumbnailConfiguration
{
    std::optional<QString> recordingMode; // DISABLED, INTERVAL
    std::optional<qint64> targetIntervalSeconds;
    std::optional<QString> resolution;
    std::optional<QStringList> storage; // SEQUENTIAL, LATEST

    friend bool operator==(const ThumbnailConfiguration &, const ThumbnailConfiguration &) = default;
};

struct RecordingConfiguration
{
    std::optional<QString> arn;
    std::optional<QString> name;
    std::optional<QString> state; // CREATING, CREATE_FAILED, ACTIVE
    std::optional<QString> bucketName; // destinationConfiguration.s3.bucketName
    std::optional<qint64> recordingReconnectWindowSeconds;
    std::optional<RenditionConfiguration> renditionConfiguration;
    std::optional<ThumbnailConfiguration> thumbnailConfiguration;
    std::optional<Tags> tags;

    friend bool operator==(const RecordingConfiguration &, const RecordingConfiguration &) = default;
};

struct StreamEvent
{
    std::optional<QString> name; // "Starvation Start"
    std::optional<QString> type; // "IVS Stream Health Change"
    std::optional<QString> code; // since 2024-10, on some failures
    QDateTime eventTime; // invalid where absent or unreadable

    friend bool operator==(const StreamEvent &, const StreamEvent &) = default;
};

// The service cuts truncatedEvents to this many, the newest: exactly so many means that older ones are gone.
inline constexpr qsizetype maximumEventCount = 500;

struct StreamSession
{
    std::optional<QString> streamId;
    QDateTime startTime; // invalid where absent
    QDateTime endTime; // invalid while live, and where absent
    std::optional<Channel> channel;
    std::optional<IngestConfiguration> ingestConfiguration;
    std::optional<IngestConfigurations> ingestConfigurations;
    std::optional<RecordingConfiguration> recordingConfiguration;
    QList<StreamEvent> truncatedEvents; // in the order received: newest first

    friend bool operator==(const StreamSession &, const StreamSession &) = default;
};

struct StreamSessionSummary
{
    std::optional<QString> streamId;
    QDateTime startTime;
    QDateTime endTime; // invalid while live
    std::optional<bool> hasErrorEvent; // a quota breach or a failure; starvation does not set it

    friend bool operator==(const StreamSessionSummary &, const StreamSessionSummary &) = default;
};

struct ChannelSummary
{
    std::optional<QString> arn;
    std::optional<QString> name;
    std::optional<QString> latencyMode;
    std::optional<QString> type;
    std::optional<QString> preset;
    std::optional<QString> recordingConfigurationArn;
    std::optional<QString> playbackRestrictionPolicyArn;
    std::optional<QString> adConfigurationArn;
    std::optional<bool> authorized;
    std::optional<bool> insecureIngest;
    std::optional<Tags> tags;

    friend bool operator==(const ChannelSummary &, const ChannelSummary &) = default;
};

// GetStream's stream and, less playbackUrl, ListStreams' summary.
struct Stream
{
    std::optional<QString> channelArn;
    std::optional<QString> streamId;
    std::optional<QString> playbackUrl;
    std::optional<QString> state; // LIVE, OFFLINE
    std::optional<QString> health; // HEALTHY, STARVING, UNKNOWN
    std::optional<qint64> viewerCount; // empty for -1 as well, which is how the service says "not known"
    QDateTime startTime;

    friend bool operator==(const Stream &, const Stream &) = default;
};

// One of BatchGetChannel's `errors`: the call succeeds in part.
struct BatchError
{
    std::optional<QString> arn;
    std::optional<QString> code;
    std::optional<QString> message;

    friend bool operator==(const BatchError &, const BatchError &) = default;
};

struct BatchGetChannelResult
{
    QList<Channel> channels;
    QList<BatchError> errors;

    friend bool operator==(const BatchGetChannelResult &, const BatchGetChannelResult &) = default;
};

template <typename T>
struct Page
{
    QList<T> items;
    QString nextToken; // empty on the last page

    friend bool operator==(const Page &, const Page &) = default;
};

} // namespace Ivs
