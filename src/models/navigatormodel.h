// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/timetext.h"
#include "session/channeldirectory.h"
#include "session/sessionlist.h"

#include <QAbstractItemModel>
#include <QDate>
#include <QHash>
#include <QSet>

#include <memory>
#include <unordered_map>

namespace Models {

struct NavigatorRow;

// Channels, and under each its sessions grouped by day: Today, Yesterday, Earlier. A view over a ChannelDirectory and
// its SessionLists: it holds no channel and no session of its own, and fetches sessions a page at a time as a view asks
// (canFetchMore, fetchMore). Day rows and message rows are siblings of the sessions, as in the design:
//
//   channel > day row, session, session, day row, session, message row ("Reading sessions…", "No sessions in 60 days")
//
// The message row stands last, also where the service has older sessions that were not read: a view that comes to show
// it calls fetchMore() with its parent.
//
// Columns: NameColumn ("arena-main"; for a session its start "02:41:08", in Earlier "Sun 22, 19:58"), DurationColumn
// ("0:33:12", so far for a live one), StateColumn ("Starving", "23 Nov" = last session's day where known, "LIVE",
// "ended"), FlagColumn (SeverityRole Error where hasErrorEvent).
class NavigatorModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, DurationColumn, StateColumn, FlagColumn, ColumnCount };

    // `directory` must outlive the model.
    NavigatorModel(Session::ChannelDirectory *directory, Base::Clock clock, QObject *parent = nullptr);
    ~NavigatorModel() override;

    void setTimeFormat(const Base::TimeFormat &format);
    // Durations of live sessions and "Today" follow the clock; call once a second or minute, it touches live rows
    // alone.
    void tick();

    QModelIndex indexOfChannel(const QString &arn) const;
    QModelIndex indexOfSession(const QString &arn, const QString &streamId) const; // invalid where not loaded

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override; // rows come later, from the event loop
    Qt::ItemFlags flags(const QModelIndex &index) const override; // day and message rows cannot be selected
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Opened;

    void connectDirectory();
    void connectSessions(Opened *opened);
    Opened *openedAt(const QModelIndex &channel) const;
    Opened *openedOf(const QString &arn) const;
    Opened *open(int channelRow);
    bool isChannel(const QModelIndex &index) const;
    QString arnAt(const QModelIndex &channel) const;
    void fetchNow(const QString &arn);
    Opened *openedAtRow(int row) const;
    void dropLostChannels();
    void forget(quintptr id);
    void removeChildren(Opened *opened);
    void synchronise(Opened *opened);
    void removeAllBut(Opened *opened, const QSet<NavigatorRow> &kept);
    void insertMissing(Opened *opened, const QList<NavigatorRow> &wanted);
    void announceChannel(int row);
    void announceSessions(Opened *opened, int first, int last);
    void announceMessage(Opened *opened);
    QModelIndex channelIndex(const Opened &opened) const;

    QVariant channelData(int row, int column, int role) const;
    QVariant childData(const Opened &opened, const NavigatorRow &row, int column, int role) const;
    QVariant sessionData(const Opened &opened, int session, int column, int role) const;
    QString childText(const Opened &opened, const NavigatorRow &row, int column) const;

    Session::ChannelDirectory *m_directory;
    Base::Clock m_clock;
    Base::TimeFormat m_format; // never Elapsed: sessions of a list have no common start
    QDate m_today;
    bool m_isLiveKnown = true;
    int m_moveFrom = 0; // between the directory's aboutToMove() and moved(); m_moveTo is the row after the move
    int m_moveTo = 0;
    quintptr m_lastId = 0;
    // Channels whose sessions were asked for. Their id, never 0, is the internal id of their rows.
    std::unordered_map<quintptr, std::unique_ptr<Opened>> m_opened;
    QHash<QString, Opened *> m_openedByArn;
    QSet<QString> m_asked; // ARNs: fetchMore() was called, and waits for the event loop
};

} // namespace Models
