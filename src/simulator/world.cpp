// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/world.h"

#include "simulator/documents.h"
#include "simulator/random.h"
#include "simulator/schedule.h"

#include <QHash>
#include <QMutex>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Simulator {

struct World::Data
{
    Options options;
    Base::Clock clock;
    Place place;
    Almanac almanac;
    QList<CatalogueEntry> entries; // the deleted channel is the last
    QHash<QString, qsizetype> indexById;

    QMutex mutex; // guards what follows
    QHash<qsizetype, Sessions> sessions;
};

World::World(const Options &options, Base::Clock clock)
    : m_data(std::make_unique<Data>())
{
    m_data->options = options;
    m_data->options.channelCount = std::clamp(options.channelCount, 1, 5000);
    m_data->options.busySessionCount = std::clamp(options.busySessionCount, 0, 20'000);
    m_data->clock = std::move(clock);
    Random random(Random::seedFor(options.seed, 10));
    m_data->place = {.region = options.region,
                     .accountId = options.accountId,
                     .customerPrefix = QString::number(random.next() >> 16, 16).rightJustified(12, u'0')};
    m_data->almanac = makeAlmanac(options.seed, m_data->clock());
    m_data->almanac.liveEndsAfter = options.liveEndsAfter;
    m_data->entries = channelCatalogue(options.seed, m_data->options.channelCount);
    for (qsizetype i = 0; i < m_data->entries.size(); ++i)
        m_data->indexById.insert(m_data->entries.at(i).channel.id, i);
}

World::~World() = default;

const Place &World::place() const
{
    return m_data->place;
}

quint64 World::seed() const
{
    return m_data->options.seed;
}

QDateTime World::startedAt() const
{
    return m_data->almanac.now;
}

QDateTime World::now() const
{
    return m_data->clock().toUTC();
}

World::Target World::target(Scenario scenario) const
{
    const QString arn = channelArn(scenarioChannelName(scenario));
    const auto sessions = this->sessions(arn);
    if (!sessions || sessions->isEmpty())
        return {};
    return {.channelArn = arn,
            .streamId = sessions->first().streamId,
            .earlierStreamId = sessions->size() > 1 ? sessions->at(1).streamId : QString()};
}

QString World::channelArn(const QString &channelName) const
{
    for (qsizetype i = 0; i < channelCount(); ++i) {
        if (channel(i).name == channelName)
            return resourceArn(place(), u"channel"_s, channel(i).id);
    }
    return {};
}

QString World::deletedChannelArn() const
{
    return resourceArn(place(), u"channel"_s, m_data->entries.last().channel.id);
}

QString World::busyChannelArn() const
{
    if (busyChannelIndex >= channelCount())
        return {};
    return resourceArn(place(), u"channel"_s, channel(busyChannelIndex).id);
}

qsizetype World::channelCount() const
{
    return m_data->options.channelCount;
}

const ChannelPlan &World::channel(qsizetype index) const
{
    return m_data->entries.at(index).channel;
}

std::optional<qsizetype> World::channelIndex(const QString &channelArn) const
{
    const QString prefix = resourceArn(place(), u"channel"_s, {});
    if (!channelArn.startsWith(prefix))
        return {};
    const auto index = m_data->indexById.value(channelArn.mid(prefix.size()), -1);
    if (index < 0 || index >= channelCount())
        return {};
    return index;
}

QList<qsizetype> World::liveChannels() const
{
    QList<qsizetype> live;
    for (qsizetype i = 0; i < channelCount(); ++i) {
        if (m_data->entries.at(i).live)
            live.append(i);
    }
    return live;
}

World::Sessions World::sessions(const QString &channelArn) const
{
    if (const auto index = channelIndex(channelArn))
        return sessionsOf(*index);
    return channelArn == deletedChannelArn() ? sessionsOf(m_data->entries.size() - 1) : Sessions();
}

World::Sessions World::sessionsOf(qsizetype entryIndex) const
{
    const QMutexLocker lock(&m_data->mutex);
    if (const auto known = m_data->sessions.value(entryIndex))
        return known;
    const auto &almanac = m_data->almanac;
    const auto &entry = m_data->entries.at(entryIndex);
    QList<SessionPlan> sessions;
    if (entryIndex == busyChannelIndex && m_data->options.busySessionCount > 0) {
        sessions = manySessions(almanac, entry, m_data->options.busySessionCount);
    } else {
        // What is everyday ends before the story begins, or it would hide it.
        QDateTime before = almanac.now.addSecs(-60);
        CatalogueEntry everyday = entry;
        if (entry.scenario) {
            sessions = scenarioSessions(almanac, entry, *entry.scenario);
            for (const auto &session : std::as_const(sessions))
                before = std::min(before, session.start.addSecs(-300));
            everyday.live = false;
        }
        sessions += everydaySessions(almanac, everyday, before);
    }
    std::stable_sort(sessions.begin(), sessions.end(),
                     [](const SessionPlan &a, const SessionPlan &b) { return a.start > b.start; });
    const auto made = std::make_shared<const QList<SessionPlan>>(std::move(sessions));
    m_data->sessions.insert(entryIndex, made);
    return made;
}

std::optional<SessionPlan> World::sessionOnAir(qsizetype channelIndex) const
{
    if (!m_data->entries.at(channelIndex).live)
        return {};
    const auto sessions = sessionsOf(channelIndex);
    if (sessions->isEmpty() || sessions->first().hasEnded(now()))
        return {};
    return sessions->first();
}

qint64 World::viewersNow(const SessionPlan &session) const
{
    if (session.healthUnknown)
        return -1;
    // At the very start it is the usual number, then it wavers by a few percent every ten seconds.
    const qint64 step = startedAt().secsTo(now()) / 10;
    if (step <= 0)
        return session.viewers;
    Random random(Random::seedFor(m_data->options.seed, static_cast<quint64>(session.start.toSecsSinceEpoch()),
                                  static_cast<quint64>(step)));
    return session.viewers + random.between(-session.viewers / 25, session.viewers / 25);
}

const QList<RecordingPlan> &World::recordings() const
{
    return m_data->almanac.recordings;
}

const RecordingPlan *World::recording(const QString &arn) const
{
    for (const auto &plan : recordings()) {
        if (resourceArn(place(), u"recording-configuration"_s, plan.id) == arn)
            return &plan;
    }
    return nullptr;
}

std::optional<Tags> World::tags(const QString &resourceArn) const
{
    if (const auto index = channelIndex(resourceArn))
        return channel(*index).tags;
    if (const auto *plan = recording(resourceArn))
        return plan->tags;
    return {};
}

} // namespace Simulator
