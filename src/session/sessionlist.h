// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "base/requesthandle.h"
#include "ivs/ivsclient.h"

#include <QList>
#include <QObject>

#include <optional>

namespace Session {

// The stream sessions of one channel, newest first, read a page at a time as they are wanted.
class SessionList : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Empty, // nothing was asked yet
        Loading,
        Ready, // which may be "no sessions in 60 days"
        Failed, // sessions() keeps what was read before
    };

    // `client` must outlive the list.
    SessionList(Ivs::IvsClient *client, QString channelArn, QObject *parent = nullptr);
    ~SessionList() override;

    const QString &channelArn() const { return m_channelArn; }
    State state() const { return m_state; }
    const std::optional<Base::Error> &error() const { return m_error; }
    const QList<Ivs::StreamSessionSummary> &sessions() const { return m_sessions; }
    int indexOf(const QString &streamId) const; // -1 where it is not loaded

    // Nothing was asked yet, or the service has a further page. False while one is on its way, and after a failure
    // until refresh().
    bool canFetchMore() const;
    // Asks for the next page; nothing while one is on its way.
    void fetchMore();
    // Reads the first page again and puts it in front of what is known; older pages are read again as they are wanted.
    void refresh();
    void cancel();

Q_SIGNALS:
    void stateChanged();
    void aboutToReset();
    void reset();
    void aboutToInsert(int first, int last);
    void inserted();
    void changed(int first, int last);

private:
    void ask(const QString &nextToken);
    void takePage(const Ivs::Page<Ivs::StreamSessionSummary> &page, bool isFirst);
    void takeFirstPage(const Ivs::Page<Ivs::StreamSessionSummary> &page);
    void append(const QList<Ivs::StreamSessionSummary> &items);
    void setState(State state);

    Ivs::IvsClient *m_client;
    QString m_channelArn;
    Base::RequestHandle m_request;
    State m_state = State::Empty;
    std::optional<Base::Error> m_error;
    QList<Ivs::StreamSessionSummary> m_sessions;
    QString m_nextToken;
    bool m_wasRead = false;
};

} // namespace Session
