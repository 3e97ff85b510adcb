// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "simulator/plan.h"
#include "simulator/scenario.h"

#include <memory>

namespace Simulator {

// An AWS account with Amazon IVS channels that does not exist.
//
// What it holds follows from the seed, the options and the moment at which it is made: the same three give the same
// bytes. What of it has happened follows from the clock: a session on air gains events as time goes on. Sessions are
// made channel by channel when first asked for, so a world of thousands of channels is made at once. All calls may come
// from any thread.
class World
{
public:
    struct Options
    {
        quint64 seed = 1;
        QString region = QStringLiteral("eu-west-1");
        QString accountId = QStringLiteral("111122223333");
        int channelCount = 41; // 1 to 5,000; the scenarios are among the first 41
        int busySessionCount
            = 0; // 0 to 20,000: so many sessions on one channel (see busyChannelArn) instead of the usual
        int liveEndsAfter = 0; // seconds after it was made, until the session of Scenario::Live ends; 0: never
    };

    explicit World(const Options &options, Base::Clock clock = Base::systemClock);
    World()
        : World(Options{})
    {
    }
    ~World();
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    const Place &place() const;
    quint64 seed() const;
    // When it was made; all times of the past are laid out back from here.
    QDateTime startedAt() const;
    QDateTime now() const;

    // Where a scenario plays. Empty texts where the world has too few channels for it.
    struct Target
    {
        QString channelArn;
        QString streamId; // the session that tells the story, the channel's most recent one
        QString earlierStreamId; // the one before; with Split, the broadcast's first part

        friend bool operator==(const Target &, const Target &) = default;
    };
    Target target(Scenario scenario) const;
    QString channelArn(const QString &channelName) const; // empty where there is none
    // A channel that was deleted: not listed, not to be got, but its sessions still answer.
    QString deletedChannelArn() const;
    QString busyChannelArn() const; // empty where the world has too few channels

    // Channels are numbered from 0, in the order in which they are listed.
    qsizetype channelCount() const;
    const ChannelPlan &channel(qsizetype index) const;
    std::optional<qsizetype> channelIndex(const QString &channelArn) const;
    QList<qsizetype> liveChannels() const;

    // Newest first. Nothing for a channel that never was; the deleted one's are here.
    using Sessions = std::shared_ptr<const QList<SessionPlan>>;
    Sessions sessions(const QString &channelArn) const;
    // The session on air, or nothing.
    std::optional<SessionPlan> sessionOnAir(qsizetype channelIndex) const;
    // How many watch now; -1 where the service cannot tell.
    qint64 viewersNow(const SessionPlan &session) const;

    const QList<RecordingPlan> &recordings() const;
    const RecordingPlan *recording(const QString &arn) const;
    // The tags of a channel or recording configuration.
    std::optional<Tags> tags(const QString &resourceArn) const;

private:
    struct Data;
    Sessions sessionsOf(qsizetype entryIndex) const;

    std::unique_ptr<Data> m_data;
};

} // namespace Simulator
