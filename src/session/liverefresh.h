// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "session/currentsession.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <array>
#include <optional>

namespace Session {

class ChannelDirectory;

// Keeps a session on air up to date while somebody looks: reads what changes, each part at a pace of its own, and tells
// the time. Notices the end of the stream, and stops.
//
// A reading that fails leaves what is shown as it is and is tried again, later and later; F5 starts anew. While the
// window cannot be seen nothing is asked; what is overdue is asked when it can be seen again.
class LiveRefresh : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Off, // nothing on air is shown: a session that ended, a file, none
        Following,
        Ended, // it was followed until its end was told
        GivenUp, // off air for long without an end, or the service does not know it any more
    };

    // What is read, and after how many seconds again. Events come within seconds, viewers within 15; a point of a
    // metric stands for 5 s but each metric of each reading is billed; the list of live channels is one call for each
    // 100 of them. Together 16 calls a minute, where the service allows 300 of each kind.
    enum class Task { Session, Stream, Metrics, Channels };
    static constexpr int taskCount = 4;
    static constexpr qint64 paceOf(Task task)
    {
        constexpr std::array<qint64, taskCount> seconds{10, 15, 15, 60};
        return seconds.at(static_cast<std::size_t>(task));
    }
    static constexpr qint64 longestPause = 120; // seconds between attempts that fail
    static constexpr qint64 staleAfter = 60; // seconds since the last reading: then nobody knows how it goes on
    static constexpr qint64 givenUpAfter = 600; // seconds off air without an end

    // All must outlive the object. Nothing happens by itself before start(): a test moves the clock and calls tick().
    LiveRefresh(CurrentSession *current, ChannelDirectory *channels, Base::Clock clock, QObject *parent = nullptr);
    ~LiveRefresh() override;

    void start(); // ticks with each second of the clock
    void tick(); // asks for what is due, and tells the time
    // Whether the window can be seen; true at first.
    void setVisible(bool visible);

    State state() const { return m_state; }
    bool isFollowing() const { return m_state == State::Following; }
    bool isPaused() const { return !m_isVisible; }
    // The end of what goes on in the session shown: the present while it is followed, as far as readings reach; the
    // time of capture of anything else. Invalid where nothing is shown.
    QDateTime now() const;
    // When the session shown was read; invalid where nothing is shown, or a file does not say.
    QDateTime updatedAt() const;
    qint64 ageSeconds() const; // since updatedAt()
    // Seconds until the session is read again, 0 while it is being read; empty where it will not be.
    std::optional<qint64> secondsToNext() const;
    // Why the last reading of a part failed, until one succeeds.
    const std::optional<Base::Error> &error(Task task) const { return job(task).error; }

Q_SIGNALS:
    void changed(); // state(), updatedAt(), error()
    // Once a second while a session is followed and seen: now() and secondsToNext() went on.
    void ticked();
    // The end of the session that was followed has been told.
    void ended();

private:
    struct Job
    {
        QDateTime dueAt; // invalid: never
        int failures = 0;
        std::optional<Base::Error> error;
    };

    const Job &job(Task task) const { return m_jobs.at(static_cast<std::size_t>(task)); }
    Job &job(Task task) { return m_jobs.at(static_cast<std::size_t>(task)); }
    bool ask(Task task);
    void onCurrentChanged();
    void onMetrics();
    void onRead(Task task, const std::optional<Base::Error> &error);
    void follow();
    void stop(State state);
    void watchOffAir();
    void setTimer();

    CurrentSession *m_current;
    ChannelDirectory *m_channels;
    Base::Clock m_clock;
    QTimer m_timer;
    std::array<Job, taskCount> m_jobs;
    State m_state = State::Off;
    QString m_key; // of the session shown
    QDateTime m_offAirSince;
    bool m_isVisible = true;
    bool m_isStarted = false;
    bool m_wasLoading = false;
};

} // namespace Session
