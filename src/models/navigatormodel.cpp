// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/navigatormodel.h"

#include "models/navigatoropened.h"
#include "models/navigatortext.h"
#include "models/roles.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

QSet<NavigatorRow> sessionRows(const QList<NavigatorRow> &rows)
{
    QSet<NavigatorRow> sessions;
    for (const NavigatorRow &row : rows) {
        if (row.kind == NavigatorKind::Session)
            sessions.insert(row);
    }
    return sessions;
}

} // namespace

NavigatorModel::NavigatorModel(Session::ChannelDirectory *directory, Base::Clock clock, QObject *parent)
    : QAbstractItemModel(parent)
    , m_directory(directory)
    , m_clock(std::move(clock))
    , m_today(m_format.day(m_clock()))
    , m_isLiveKnown(!directory->liveError())
{
    connectDirectory();
}

NavigatorModel::~NavigatorModel() = default;

void NavigatorModel::connectDirectory()
{
    using Session::ChannelDirectory;
    connect(m_directory, &ChannelDirectory::aboutToReset, this, [this] { beginResetModel(); });
    connect(m_directory, &ChannelDirectory::reset, this, [this] {
        dropLostChannels();
        endResetModel();
    });
    connect(m_directory, &ChannelDirectory::aboutToInsert, this, [this](int row) { beginInsertRows({}, row, row); });
    connect(m_directory, &ChannelDirectory::inserted, this, [this](int row) {
        for (const auto &[id, opened] : m_opened)
            opened->channelRow += opened->channelRow >= row ? 1 : 0;
        endInsertRows();
    });
    connect(m_directory, &ChannelDirectory::aboutToRemove, this, [this](int row) { beginRemoveRows({}, row, row); });
    connect(m_directory, &ChannelDirectory::removed, this, [this](int row) {
        if (Opened *gone = openedAtRow(row))
            forget(gone->id);
        for (const auto &[id, opened] : m_opened)
            opened->channelRow -= opened->channelRow > row ? 1 : 0;
        endRemoveRows();
    });
    connect(m_directory, &ChannelDirectory::aboutToMove, this, [this](int from, int to) {
        m_moveFrom = from;
        m_moveTo = to > from ? to - 1 : to;
        beginMoveRows({}, from, from, {}, to);
    });
    connect(m_directory, &ChannelDirectory::moved, this, [this] {
        for (const auto &[id, opened] : m_opened) {
            int &row = opened->channelRow;
            if (row == m_moveFrom)
                row = m_moveTo;
            else if (row > m_moveFrom && row <= m_moveTo)
                --row;
            else if (row < m_moveFrom && row >= m_moveTo)
                ++row;
        }
        endMoveRows();
    });
    connect(m_directory, &ChannelDirectory::changed, this, &NavigatorModel::announceChannel);
    connect(m_directory, &ChannelDirectory::stateChanged, this, [this] {
        const bool isLiveKnown = !m_directory->liveError();
        if (isLiveKnown == m_isLiveKnown)
            return;
        m_isLiveKnown = isLiveKnown;
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
}

// Brings the opened channels in line with a directory that was reset: where they stand now, without those that are
// gone.
void NavigatorModel::dropLostChannels()
{
    QHash<QString, int> rows;
    const auto &channels = m_directory->channels();
    for (int row = 0; row < channels.size(); ++row)
        rows.insert(channels.at(row).arn, row);
    QList<quintptr> gone;
    for (const auto &[id, opened] : m_opened) {
        opened->channelRow = rows.value(opened->arn, -1);
        if (opened->channelRow < 0 || !opened->list)
            gone << id;
    }
    for (const quintptr id : gone)
        forget(id);
}

void NavigatorModel::forget(quintptr id)
{
    const auto it = m_opened.find(id);
    if (it->second->list)
        disconnect(it->second->list, nullptr, this, nullptr);
    m_openedByArn.remove(it->second->arn);
    m_opened.erase(it);
}

// By where it stood before the directory changed.
NavigatorModel::Opened *NavigatorModel::openedAtRow(int row) const
{
    const auto it = std::find_if(m_opened.begin(), m_opened.end(),
                                 [row](const auto &each) { return each.second->channelRow == row; });
    return it == m_opened.end() ? nullptr : it->second.get();
}

NavigatorModel::Opened *NavigatorModel::openedOf(const QString &arn) const
{
    return m_openedByArn.value(arn);
}

NavigatorModel::Opened *NavigatorModel::openedAt(const QModelIndex &channel) const
{
    return openedOf(arnAt(channel));
}

NavigatorModel::Opened *NavigatorModel::open(int channelRow)
{
    auto opened = std::make_unique<Opened>();
    opened->id = ++m_lastId;
    opened->arn = m_directory->channels().at(channelRow).arn;
    opened->channelRow = channelRow;
    opened->list = m_directory->sessions(opened->arn);
    Opened *raw = opened.get();
    m_openedByArn.insert(raw->arn, raw);
    m_opened.emplace(raw->id, std::move(opened));
    connectSessions(raw);
    synchronise(raw);
    return raw;
}

void NavigatorModel::connectSessions(Opened *opened)
{
    using Session::SessionList;
    // Disconnected before `opened` goes, in dropLostChannels(); the list's own end leaves a null pointer behind.
    SessionList *list = opened->list;
    connect(list, &SessionList::aboutToReset, this, [this, opened] { removeChildren(opened); });
    connect(list, &SessionList::reset, this, [this, opened] { synchronise(opened); });
    connect(list, &SessionList::aboutToInsert, this, [opened](int first, int last) {
        opened->insertedAt = first;
        opened->insertedCount = last - first + 1;
    });
    connect(list, &SessionList::inserted, this, [this, opened] {
        for (NavigatorRow &row : opened->rows) {
            if (row.kind == NavigatorKind::Session && row.session >= opened->insertedAt)
                row.session += opened->insertedCount;
        }
        synchronise(opened);
    });
    connect(list, &SessionList::changed, this, [this, opened](int first, int last) {
        synchronise(opened);
        announceSessions(opened, first, last);
    });
    connect(list, &SessionList::stateChanged, this, [this, opened] {
        synchronise(opened);
        announceMessage(opened);
        announceChannel(opened->channelRow);
    });
}

QModelIndex NavigatorModel::channelIndex(const Opened &opened) const
{
    return createIndex(opened.channelRow, 0, quintptr(0));
}

void NavigatorModel::removeChildren(Opened *opened)
{
    if (opened->rows.isEmpty())
        return;
    beginRemoveRows(channelIndex(*opened), 0, static_cast<int>(opened->rows.size()) - 1);
    opened->rows.clear();
    endRemoveRows();
}

// Makes the rows below a channel what its list says, row by row, so that a selection survives.
void NavigatorModel::synchronise(Opened *opened)
{
    if (!opened->list)
        return;
    const bool hasMessage = !messageOf(*opened->list).text.isEmpty();
    const auto wanted = navigatorRows(opened->list->sessions(), m_format, m_today, hasMessage);
    removeAllBut(opened, QSet<NavigatorRow>(wanted.begin(), wanted.end()));
    const auto isInOrder = [&] {
        auto from = wanted.begin();
        return std::all_of(opened->rows.begin(), opened->rows.end(), [&](const NavigatorRow &row) {
            from = std::find(from, wanted.end(), row);
            return from != wanted.end();
        });
    };
    // Sessions keep their order; a day row may have to stand elsewhere among them.
    if (!isInOrder())
        removeAllBut(opened, sessionRows(wanted));
    insertMissing(opened, wanted);
}

void NavigatorModel::removeAllBut(Opened *opened, const QSet<NavigatorRow> &kept)
{
    for (auto last = opened->rows.size() - 1; last >= 0; --last) {
        if (kept.contains(opened->rows.at(last)))
            continue;
        auto first = last;
        while (first > 0 && !kept.contains(opened->rows.at(first - 1)))
            --first;
        beginRemoveRows(channelIndex(*opened), static_cast<int>(first), static_cast<int>(last));
        opened->rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

// The rows that are there stand in `wanted` in the same order.
void NavigatorModel::insertMissing(Opened *opened, const QList<NavigatorRow> &wanted)
{
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        qsizetype next = wanted.size();
        if (i < opened->rows.size())
            next = std::find(wanted.begin() + i, wanted.end(), opened->rows.at(i)) - wanted.begin();
        if (next == i)
            continue;
        beginInsertRows(channelIndex(*opened), static_cast<int>(i), static_cast<int>(next) - 1);
        opened->rows = opened->rows.first(i) + wanted.mid(i, next - i) + opened->rows.mid(i);
        endInsertRows();
        i = next;
    }
}

void NavigatorModel::announceChannel(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void NavigatorModel::announceSessions(Opened *opened, int first, int last)
{
    for (int row = 0; row < opened->rows.size(); ++row) {
        const int session = opened->rows.at(row).session;
        if (session >= first && session <= last)
            Q_EMIT dataChanged(createIndex(row, 0, opened->id), createIndex(row, ColumnCount - 1, opened->id));
    }
}

void NavigatorModel::announceMessage(Opened *opened)
{
    const int row = static_cast<int>(opened->rows.size()) - 1;
    if (row >= 0 && opened->rows.at(row).kind == NavigatorKind::Message)
        Q_EMIT dataChanged(createIndex(row, 0, opened->id), createIndex(row, ColumnCount - 1, opened->id));
}

void NavigatorModel::setTimeFormat(const Base::TimeFormat &format)
{
    const auto wanted = format.kind() == Base::TimeFormat::Kind::Elapsed ? Base::TimeFormat::utc() : format;
    if (wanted == m_format)
        return;
    m_format = wanted;
    m_today = m_format.day(m_clock());
    for (const auto &[id, opened] : m_opened) {
        synchronise(opened.get());
        if (opened->rows.isEmpty())
            continue;
        const int last = static_cast<int>(opened->rows.size()) - 1;
        Q_EMIT dataChanged(createIndex(0, 0, id), createIndex(last, ColumnCount - 1, id));
        announceChannel(opened->channelRow);
    }
}

void NavigatorModel::tick()
{
    const QDate today = m_format.day(m_clock());
    const bool isNewDay = today != m_today;
    m_today = today;
    for (const auto &[id, opened] : m_opened) {
        if (!opened->list)
            continue;
        if (isNewDay) {
            synchronise(opened.get());
            const int last = static_cast<int>(opened->rows.size()) - 1;
            if (last >= 0)
                Q_EMIT dataChanged(createIndex(0, 0, id), createIndex(last, ColumnCount - 1, id));
            continue;
        }
        const auto &sessions = opened->list->sessions();
        for (int row = 0; row < opened->rows.size(); ++row) {
            const int session = opened->rows.at(row).session;
            if (session >= 0 && isLive(sessions.at(session)))
                Q_EMIT dataChanged(createIndex(row, DurationColumn, id), createIndex(row, DurationColumn, id));
        }
    }
}

} // namespace Models
