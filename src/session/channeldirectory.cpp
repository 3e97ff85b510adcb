// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/channeldirectory.h"

#include "session/sessionlist.h"

#include <QSet>

#include <algorithm>
#include <tuple>
#include <vector>

using namespace Qt::StringLiterals;

namespace Session {

namespace {

QString nameFromArn(const QString &arn)
{
    return arn.mid(arn.lastIndexOf(u'/') + 1);
}

ChannelEntry entryOf(const Ivs::ChannelSummary &summary)
{
    ChannelEntry entry;
    entry.arn = summary.arn.value_or(QString());
    entry.name = summary.name.value_or(QString());
    if (entry.name.isEmpty())
        entry.name = nameFromArn(entry.arn);
    entry.type = summary.type.value_or(QString());
    entry.tags = summary.tags.value_or(Ivs::Tags());
    return entry;
}

// "Cam10" as "cam0000000010": sorts without regard to case, and numbers by their size. The same on every machine,
// which a collation by the user's locale is not.
QString naturalKey(const QString &name)
{
    static constexpr qsizetype numberWidth = 10;
    QString key;
    QString number;
    const auto flush = [&] {
        if (!number.isEmpty())
            key += number.rightJustified(numberWidth, u'0');
        number.clear();
    };
    for (const QChar character : name) {
        if (character.isDigit()) {
            number += character;
            continue;
        }
        flush();
        key += character.toCaseFolded();
    }
    flush();
    return key;
}

// Those that need a look come first.
int rankOf(const ChannelEntry &entry)
{
    if (!entry.live)
        return 3;
    const QString health = entry.live->health.value_or(QString());
    if (health == "STARVING"_L1)
        return 0;
    return health == "HEALTHY"_L1 ? 2 : 1;
}

// Live ones first, then by name. Keys are made once a channel: a comparison would make them many times over.
QList<ChannelEntry> sorted(const QList<ChannelEntry> &entries)
{
    struct Key
    {
        int rank;
        QString name;
        qsizetype index;
    };
    std::vector<Key> keys;
    keys.reserve(static_cast<std::size_t>(entries.size()));
    for (qsizetype i = 0; i < entries.size(); ++i)
        keys.push_back({.rank = rankOf(entries.at(i)), .name = naturalKey(entries.at(i).name), .index = i});
    std::sort(keys.begin(), keys.end(), [](const Key &left, const Key &right) {
        return std::tie(left.rank, left.name, left.index) < std::tie(right.rank, right.name, right.index);
    });
    QList<ChannelEntry> inOrder;
    inOrder.reserve(entries.size());
    for (const auto &key : keys)
        inOrder.append(entries.at(key.index));
    return inOrder;
}

} // namespace

ChannelDirectory::ChannelDirectory(QObject *parent)
    : QObject(parent)
{
}

ChannelDirectory::~ChannelDirectory() = default;

void ChannelDirectory::setClient(Ivs::IvsClient *client)
{
    m_channelsRequest.cancel();
    m_streamsRequest.cancel();
    m_liveRequest.cancel();
    m_isReadingLive = false;
    m_channelsPending = m_streamsPending = false;
    Q_EMIT aboutToReset();
    const auto formerClient = std::exchange(m_client, client ? client->background() : nullptr); // the lists hold it
    m_channels.clear();
    m_incoming.clear();
    m_liveStreams.clear();
    m_firstFill = true;
    m_error.reset();
    m_liveError.reset();
    m_loadedCount = 0;
    const auto lists = std::exchange(m_sessionLists, {});
    m_state = State::Empty;
    Q_EMIT reset();
    // After the reset: views may hold them until then.
    qDeleteAll(lists);
    Q_EMIT stateChanged();
}

void ChannelDirectory::refresh()
{
    if (!m_client)
        return;
    m_liveRequest.cancel();
    m_isReadingLive = false;
    m_incoming.clear();
    m_loadedCount = 0;
    m_channelsPending = m_streamsPending = true;
    m_channelsRequest = m_client->listAllChannels(
        {}, {}, this,
        [this](const auto &page) {
            for (const auto &summary : page.value.items) {
                if (summary.arn)
                    m_incoming.append(entryOf(summary));
            }
            m_loadedCount = m_incoming.size();
            // The first fill is shown as it grows, whenever it has doubled: sorting in every page of a long list would
            // cost more than reading it. A later fill waits for its end, or channels not read yet would vanish.
            if (m_firstFill && m_incoming.size() >= 2 * m_channels.size())
                takeChannels(m_incoming);
            Q_EMIT stateChanged();
        },
        [this](const auto &answer) {
            m_channelsPending = false;
            m_error = answer ? std::optional<Base::Error>() : answer.error();
            if (answer) {
                m_firstFill = false;
                takeChannels(m_incoming);
            }
            finish();
        });
    m_streamsRequest = m_client->listAllStreams({}, {}, this, {}, [this](const auto &answer) {
        m_streamsPending = false;
        m_liveError = answer ? std::optional<Base::Error>() : answer.error();
        if (answer)
            takeLive(answer->value.items);
        finish();
    });
    setState(State::Loading);
}

void ChannelDirectory::takeLive(const QList<Ivs::Stream> &streams)
{
    m_liveStreams.clear();
    for (const auto &stream : streams) {
        if (stream.channelArn)
            m_liveStreams.insert(*stream.channelArn, stream);
    }
    takeChannels(m_channels);
}

bool ChannelDirectory::refreshLive()
{
    const bool isThere = m_state == State::Ready || m_state == State::Failed;
    if (!m_client || !isThere || m_isReadingLive)
        return false;
    m_isReadingLive = true;
    m_liveRequest = m_client->listAllStreams({}, {}, this, {}, [this](const auto &answer) {
        m_isReadingLive = false;
        const bool wasKnown = !m_liveError;
        m_liveError = answer ? std::optional<Base::Error>() : answer.error();
        if (answer)
            takeLive(answer->value.items);
        if (wasKnown != !m_liveError)
            Q_EMIT stateChanged();
        Q_EMIT liveRead(m_liveError);
    });
    return true;
}

void ChannelDirectory::cancel()
{
    if (m_state != State::Loading)
        return;
    m_channelsRequest.cancel();
    m_streamsRequest.cancel();
    m_channelsPending = m_streamsPending = false;
    setState(m_channels.isEmpty() ? State::Empty : State::Ready);
}

void ChannelDirectory::finish()
{
    if (m_channelsPending || m_streamsPending) {
        Q_EMIT stateChanged();
        return;
    }
    setState(m_error ? State::Failed : State::Ready);
}

int ChannelDirectory::liveCount() const
{
    return static_cast<int>(
        std::count_if(m_channels.begin(), m_channels.end(), [](const auto &entry) { return entry.live.has_value(); }));
}

int ChannelDirectory::indexOf(const QString &arn) const
{
    const auto it
        = std::find_if(m_channels.begin(), m_channels.end(), [&](const auto &entry) { return entry.arn == arn; });
    return it == m_channels.end() ? -1 : static_cast<int>(it - m_channels.begin());
}

void ChannelDirectory::remember(const QString &arn)
{
    if (indexOf(arn) >= 0)
        return;
    auto wanted = m_channels;
    wanted.append(ChannelEntry{.arn = arn, .name = nameFromArn(arn), .isListed = false});
    takeChannels(wanted);
}

SessionList *ChannelDirectory::sessions(const QString &arn)
{
    auto &list = m_sessionLists[arn];
    if (!list)
        list = new SessionList(m_client.get(), arn, this);
    return list;
}

void ChannelDirectory::cancelSessions()
{
    for (auto *list : std::as_const(m_sessionLists))
        list->cancel();
}

// Makes m_channels what `wanted` says, with what is known of live streams, in the directory's order. Rows that stay
// keep their identity.
void ChannelDirectory::takeChannels(QList<ChannelEntry> wanted)
{
    QSet<QString> present;
    for (auto &entry : wanted) {
        const auto live = m_liveStreams.constFind(entry.arn);
        entry.live = live == m_liveStreams.constEnd() ? std::optional<Ivs::Stream>() : *live;
        present.insert(entry.arn);
    }
    for (const auto &entry : std::as_const(m_channels)) {
        if (!entry.isListed && !present.contains(entry.arn))
            wanted.append(entry);
    }
    wanted = sorted(wanted);
    if (m_channels.isEmpty() || isMostlyNew(wanted)) {
        Q_EMIT aboutToReset();
        m_channels = wanted;
        Q_EMIT reset();
        return;
    }
    mergeRows(wanted);
}

// More rows to move, add or drop one by one than a view should be told of: a reset is cheaper.
bool ChannelDirectory::isMostlyNew(const QList<ChannelEntry> &wanted) const
{
    QSet<QString> known;
    for (const auto &entry : m_channels)
        known.insert(entry.arn);
    const auto kept
        = std::count_if(wanted.begin(), wanted.end(), [&](const auto &entry) { return known.contains(entry.arn); });
    constexpr qsizetype manyRows = 200;
    return wanted.size() - kept > manyRows || m_channels.size() - kept > manyRows;
}

void ChannelDirectory::mergeRows(const QList<ChannelEntry> &wanted)
{
    QSet<QString> present;
    for (const auto &entry : wanted)
        present.insert(entry.arn);
    QSet<QString> known;
    for (int row = static_cast<int>(m_channels.size()) - 1; row >= 0; --row) {
        known.insert(m_channels.at(row).arn);
        if (present.contains(m_channels.at(row).arn))
            continue;
        Q_EMIT aboutToRemove(row);
        m_channels.removeAt(row);
        Q_EMIT removed(row);
    }
    for (int row = 0; row < wanted.size(); ++row) {
        const ChannelEntry &entry = wanted.at(row);
        if (row >= m_channels.size() || m_channels.at(row).arn != entry.arn) {
            if (!known.contains(entry.arn)) {
                Q_EMIT aboutToInsert(row);
                m_channels.insert(row, entry);
                Q_EMIT inserted(row);
                continue;
            }
            const int from = indexOf(entry.arn);
            Q_EMIT aboutToMove(from, row);
            m_channels.move(from, row);
            Q_EMIT moved();
        }
        if (m_channels.at(row) != entry) {
            m_channels[row] = entry;
            Q_EMIT changed(row);
        }
    }
}

void ChannelDirectory::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace Session
