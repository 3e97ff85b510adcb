// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/navigatormodel.h"

#include "models/navigatorrows.h"
#include "models/navigatortext.h"
#include "models/roles.h"
#include "models/tooltip.h"

#include <QPointer>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Models {

// A channel whose sessions were asked for, with the rows below it.
struct NavigatorModel::Opened
{
    quintptr id = 0;
    QString arn;
    int channelRow = 0;
    QPointer<Session::SessionList> list;
    QList<NavigatorRow> rows;
    int insertedAt = 0; // between the list's aboutToInsert() and inserted()
    int insertedCount = 0;
};

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
    connect(m_directory, &ChannelDirectory::removed, this, [this] {
        dropLostChannels();
        endRemoveRows();
    });
    connect(m_directory, &ChannelDirectory::aboutToMove, this,
            [this](int from, int to) { beginMoveRows({}, from, from, {}, to); });
    connect(m_directory, &ChannelDirectory::moved, this, [this] {
        dropLostChannels();
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

// Brings the opened channels in line with the directory: where they stand now, and without those that are gone.
void NavigatorModel::dropLostChannels()
{
    QHash<QString, int> rows;
    const auto &channels = m_directory->channels();
    for (int row = 0; row < channels.size(); ++row)
        rows.insert(channels.at(row).arn, row);
    for (auto it = m_opened.begin(); it != m_opened.end();) {
        Opened &opened = *it->second;
        opened.channelRow = rows.value(opened.arn, -1);
        if (opened.channelRow >= 0 && opened.list) {
            ++it;
            continue;
        }
        if (opened.list)
            disconnect(opened.list, nullptr, this, nullptr);
        m_openedByArn.remove(opened.arn);
        it = m_opened.erase(it);
    }
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

QModelIndex NavigatorModel::indexOfChannel(const QString &arn) const
{
    const int row = m_directory->indexOf(arn);
    return row < 0 ? QModelIndex() : index(row, 0);
}

QModelIndex NavigatorModel::indexOfSession(const QString &arn, const QString &streamId) const
{
    const Opened *opened = openedOf(arn);
    const int session = opened && opened->list ? opened->list->indexOf(streamId) : -1;
    if (session < 0)
        return {};
    for (int row = 0; row < opened->rows.size(); ++row) {
        if (opened->rows.at(row).session == session)
            return createIndex(row, 0, opened->id);
    }
    return {};
}

QModelIndex NavigatorModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr(0));
    return createIndex(row, column, openedAt(parent)->id);
}

QModelIndex NavigatorModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const auto opened = m_opened.find(child.internalId());
    return opened == m_opened.end() ? QModelIndex() : channelIndex(*opened->second);
}

int NavigatorModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_directory->channels().size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    const Opened *opened = openedAt(parent);
    return opened ? static_cast<int>(opened->rows.size()) : 0;
}

int NavigatorModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return ColumnCount;
}

bool NavigatorModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0 || canFetchMore(parent) || (isChannel(parent) && m_asked.contains(arnAt(parent)));
}

bool NavigatorModel::isChannel(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() == 0 && index.column() == 0;
}

QString NavigatorModel::arnAt(const QModelIndex &channel) const
{
    return m_directory->channels().at(channel.row()).arn;
}

bool NavigatorModel::canFetchMore(const QModelIndex &parent) const
{
    if (!isChannel(parent) || m_asked.contains(arnAt(parent)))
        return false;
    const Opened *opened = openedAt(parent);
    return !opened || (opened->list && opened->list->canFetchMore());
}

void NavigatorModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    // From the event loop: views ask while they handle a change of this model, and must not meet another one in it.
    const QString arn = arnAt(parent);
    m_asked.insert(arn);
    QMetaObject::invokeMethod(
        this, [this, arn] { fetchNow(arn); }, Qt::QueuedConnection);
}

void NavigatorModel::fetchNow(const QString &arn)
{
    const int row = m_directory->indexOf(arn);
    if (!m_asked.remove(arn) || row < 0)
        return;
    Opened *opened = openedOf(arn);
    const bool isFirst = !opened;
    if (isFirst)
        opened = open(row);
    // Another part of the program may have read sessions already: they are shown, and further ones on demand alone.
    if (!isFirst || opened->list->sessions().isEmpty())
        opened->list->fetchMore();
}

Qt::ItemFlags NavigatorModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const auto kind = index.data(KindRole).value<NavigatorKind>();
    const Qt::ItemFlags child = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return kind == NavigatorKind::Session ? child | Qt::ItemIsSelectable : child;
}

QVariant NavigatorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == DurationColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (index.internalId() == 0)
        return channelData(index.row(), index.column(), role);
    const auto opened = m_opened.find(index.internalId());
    if (opened == m_opened.end() || !opened->second->list)
        return {};
    return childData(*opened->second, opened->second->rows.at(index.row()), index.column(), role);
}

QVariant NavigatorModel::channelData(int row, int column, int role) const
{
    const Session::ChannelEntry &channel = m_directory->channels().at(row);
    const ChannelWords words{.channel = channel, .isLiveKnown = m_isLiveKnown};
    switch (role) {
    case Qt::DisplayRole:
        if (column == NameColumn)
            return oneLine(channel.name);
        if (column == StateColumn) {
            const Opened *opened = channel.live ? nullptr : openedOf(channel.arn);
            const bool isRead = opened && opened->list && !opened->list->sessions().isEmpty();
            return words.state(isRead ? opened->list->sessions().first().startTime : QDateTime(), m_format);
        }
        return QString();
    case Qt::ToolTipRole:
        return words.toolTip();
    case Qt::AccessibleTextRole:
        return column == NameColumn ? words.accessibleText() : QVariant();
    case SeverityRole:
        return QVariant::fromValue(column == NameColumn ? words.severity() : Severity::None);
    case KindRole:
        return QVariant::fromValue(NavigatorKind::Channel);
    case IsLiveRole:
        return channel.live.has_value();
    case IsEmphasisRole:
        return column == NameColumn && openedOf(channel.arn) != nullptr;
    case IsSecondaryRole:
        return column == StateColumn;
    case ElideRole:
        return QVariant::fromValue(Qt::ElideRight);
    case ChannelArnRole:
    case RawValueRole:
        return channel.arn;
    case StreamIdRole:
        return QString();
    case FilterTextRole:
        return words.filterText();
    case SortRole:
        return row;
    }
    return {};
}

QVariant NavigatorModel::childData(const Opened &opened, const NavigatorRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return childText(opened, row, column);
    case KindRole:
        return QVariant::fromValue(row.kind);
    case ChannelArnRole:
        return opened.arn;
    case ElideRole:
        return QVariant::fromValue(Qt::ElideRight);
    case SortRole:
        return row.session;
    }
    if (row.kind == NavigatorKind::Session)
        return sessionData(opened, row.session, column, role);
    const bool isMessage = row.kind == NavigatorKind::Message;
    switch (role) {
    case Qt::ToolTipRole:
        return isMessage ? toolTipText({messageOf(*opened.list).detail}) : QString();
    case SeverityRole:
        return QVariant::fromValue(isMessage && column == NameColumn ? messageOf(*opened.list).severity
                                                                     : Severity::None);
    case IsSecondaryRole:
        return true;
    case StreamIdRole:
        return QString();
    }
    return {};
}

QVariant NavigatorModel::sessionData(const Opened &opened, int session, int column, int role) const
{
    const Ivs::StreamSessionSummary &summary = opened.list->sessions().at(session);
    const bool hasErrors = summary.hasErrorEvent.value_or(false);
    switch (role) {
    case Qt::ToolTipRole:
        return sessionToolTip(summary, m_format);
    case Qt::AccessibleTextRole: {
        if (column != NameColumn)
            return {};
        const NavigatorRow row{.session = session};
        QStringList words;
        for (int each = 0; each < ColumnCount; ++each)
            words << childText(opened, row, each);
        words.removeAll(QString());
        return words.join(u", "_s);
    }
    case SeverityRole:
        return QVariant::fromValue(column == FlagColumn && hasErrors ? Severity::Error : Severity::None);
    case IsLiveRole:
        return isLive(summary);
    case IsEmphasisRole:
        return column == StateColumn && isLive(summary);
    case IsSecondaryRole:
        return column == StateColumn && !isLive(summary);
    case StreamIdRole:
    case RawValueRole:
        return summary.streamId.value_or(QString());
    case StartTimeRole:
        return summary.startTime;
    }
    return {};
}

QString NavigatorModel::childText(const Opened &opened, const NavigatorRow &row, int column) const
{
    switch (row.kind) {
    case NavigatorKind::Channel:
        return {};
    case NavigatorKind::Day:
        return column == NameColumn ? dayText(row.day, m_today) : QString();
    case NavigatorKind::Message:
        return column == NameColumn ? oneLine(messageOf(*opened.list).text) : QString();
    case NavigatorKind::Session:
        break;
    }
    const Ivs::StreamSessionSummary &summary = opened.list->sessions().at(row.session);
    switch (static_cast<Column>(column)) {
    case NameColumn:
        return sessionStartText(summary.startTime, m_format, m_today);
    case DurationColumn:
        return sessionDurationText(summary, m_clock());
    case StateColumn:
        return sessionStateText(summary);
    case FlagColumn:
        return summary.hasErrorEvent.value_or(false) ? severityText(Severity::Error) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Models
