// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/requesthandle.h"
#include "ivs/ivsclient.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace Session {

class SessionList;

// One channel as the navigator shows it.
struct ChannelEntry
{
    QString arn;
    QString name; // the last part of the ARN where the channel has no name
    QString type;
    Ivs::Tags tags;
    std::optional<Ivs::Stream> live; // ListStreams' summary; empty while the channel is not live
    bool isListed = true; // false: not in ListChannels (deleted, or reached by its ARN alone)

    friend bool operator==(const ChannelEntry &, const ChannelEntry &) = default;
};

// The channels of the profile and region in use: all of them, read in the background page after page, and which of them
// are live. Live channels come first (starving, unknown, healthy), then the rest, each by name.
//
// A refresh keeps what is there until the new list is complete; rows then change, come and go one by one, so that a
// selection survives.
class ChannelDirectory : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Empty, // nothing was asked yet
        Loading,
        Ready,
        Failed, // channels() may still hold what an earlier refresh found
    };

    explicit ChannelDirectory(QObject *parent = nullptr);
    ~ChannelDirectory() override;

    // `client` may be null: nothing can be asked then. Forgets all channels. What is read here and by the session lists
    // lets those calls go first that a person waits for.
    void setClient(Ivs::IvsClient *client);

    void refresh();
    // Reads again which channels are live, in silence: state() stays, rows change where there is news. False where
    // there is nothing to ask, or it is being asked.
    bool refreshLive();
    void cancel();

    State state() const { return m_state; }
    const std::optional<Base::Error> &error() const { return m_error; } // of the channels
    // The channels are there, which are live is not known: ListStreams failed.
    const std::optional<Base::Error> &liveError() const { return m_liveError; }
    qint64 loadedCount() const { return m_loadedCount; } // "1 200 so far" while loading
    int liveCount() const;

    const QList<ChannelEntry> &channels() const { return m_channels; }
    int indexOf(const QString &arn) const; // -1 where unknown

    // Makes sure that a channel stands in the list: one that ListChannels does not show is added as not listed, and
    // stays through refreshes.
    void remember(const QString &arn);

    // The sessions of a channel of this directory; created on first use, owned by the directory.
    SessionList *sessions(const QString &arn);
    // The same, null where nobody asked for it yet.
    SessionList *knownSessions(const QString &arn) const { return m_sessionLists.value(arn); }
    // Withdraws what any of the session lists asks.
    void cancelSessions();

Q_SIGNALS:
    void stateChanged();
    void liveRead(const std::optional<Base::Error> &error); // refreshLive() came back
    void aboutToReset();
    void reset();
    void aboutToInsert(int row);
    void inserted(int row);
    void aboutToRemove(int row);
    void removed(int row);
    void aboutToMove(int from, int to); // `to` as in QAbstractItemModel::beginMoveRows
    void moved();
    void changed(int row);

private:
    void takeChannels(QList<ChannelEntry> wanted);
    bool isMostlyNew(const QList<ChannelEntry> &wanted) const;
    void mergeRows(const QList<ChannelEntry> &wanted);
    void takeLive(const QList<Ivs::Stream> &streams);
    void finish();
    void setState(State state);

    std::unique_ptr<Ivs::IvsClient> m_client; // in the background
    Base::RequestHandle m_channelsRequest;
    Base::RequestHandle m_streamsRequest;
    Base::RequestHandle m_liveRequest; // refreshLive()
    bool m_isReadingLive = false;
    State m_state = State::Empty;
    std::optional<Base::Error> m_error;
    std::optional<Base::Error> m_liveError;
    qint64 m_loadedCount = 0;
    QList<ChannelEntry> m_channels;
    QList<ChannelEntry> m_incoming;
    QHash<QString, Ivs::Stream> m_liveStreams; // by channel ARN
    bool m_firstFill = true;
    bool m_channelsPending = false;
    bool m_streamsPending = false;
    QHash<QString, SessionList *> m_sessionLists;
};

} // namespace Session
