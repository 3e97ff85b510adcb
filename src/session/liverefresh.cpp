// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/liverefresh.h"

#include "session/channeldirectory.h"
#include "session/sessionlist.h"

#include <algorithm>
#include <utility>

namespace Session {

namespace {

using Task = LiveRefresh::Task;

constexpr std::array sessionTasks{Task::Session, Task::Stream, Task::Metrics};
constexpr std::array allTasks{Task::Session, Task::Stream, Task::Metrics, Task::Channels};

constexpr qint64 pointsSettleAfter = 45; // seconds

qint64 pauseAfter(Task task, int failures)
{
    const qint64 pace = LiveRefresh::paceOf(task);
    const int doublings = std::min(failures, 10);
    return std::max(pace, std::min(pace << doublings, LiveRefresh::longestPause));
}

} // namespace

LiveRefresh::LiveRefresh(CurrentSession *current, ChannelDirectory *channels, Base::Clock clock, QObject *parent)
    : QObject(parent)
    , m_current(current)
    , m_channels(channels)
    , m_clock(std::move(clock))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        tick();
        setTimer();
    });
    connect(m_current, &CurrentSession::changed, this, &LiveRefresh::onCurrentChanged);
    connect(m_current, &CurrentSession::partRead, this, [this](CurrentSession::Part part, const auto &error) {
        switch (part) {
        case CurrentSession::Part::Session:
            onRead(Task::Session, error);
            return;
        case CurrentSession::Part::Stream:
            onRead(Task::Stream, error);
            return;
        }
        Q_UNREACHABLE();
    });
    connect(m_current, &CurrentSession::metricsChanged, this, &LiveRefresh::onMetrics);
    connect(m_channels, &ChannelDirectory::liveRead, this,
            [this](const auto &error) { onRead(Task::Channels, error); });
    // A list that was read whole has just said which channels are live.
    connect(m_channels, &ChannelDirectory::stateChanged, this, [this] {
        if (m_channels->state() == ChannelDirectory::State::Loading)
            job(Task::Channels).dueAt = m_clock().addSecs(paceOf(Task::Channels));
    });
    job(Task::Channels).dueAt = m_clock().addSecs(paceOf(Task::Channels));
}

LiveRefresh::~LiveRefresh() = default;

void LiveRefresh::start()
{
    m_isStarted = true;
    setTimer();
}

// With the clock's own seconds, so that what is shown never skips one.
void LiveRefresh::setTimer()
{
    if (!m_isStarted || !m_isVisible) {
        m_timer.stop();
        return;
    }
    m_timer.start(1000 - m_clock().time().msec());
}

void LiveRefresh::setVisible(bool visible)
{
    if (m_isVisible == visible)
        return;
    m_isVisible = visible;
    setTimer();
    Q_EMIT changed();
    if (visible && m_isStarted)
        tick();
}

void LiveRefresh::tick()
{
    if (!m_isVisible)
        return;
    const QDateTime now = m_clock();
    for (const Task task : allTasks) {
        Job &due = job(task);
        // What is on its way moves its own time when it comes.
        if (due.dueAt.isValid() && due.dueAt <= now)
            ask(task);
    }
    watchOffAir();
    if (m_state == State::Following)
        Q_EMIT ticked();
}

bool LiveRefresh::ask(Task task)
{
    switch (task) {
    case Task::Session:
        return m_current->readAgain(CurrentSession::Part::Session);
    case Task::Stream:
        return m_current->readAgain(CurrentSession::Part::Stream);
    case Task::Metrics:
        if (m_current->metrics().state == SessionMetrics::State::Loading || m_current->isOffAir())
            return false;
        m_current->refreshMetrics();
        return true;
    case Task::Channels:
        return m_channels->refreshLive();
    }
    Q_UNREACHABLE();
}

void LiveRefresh::onRead(Task task, const std::optional<Base::Error> &error)
{
    Job &read = job(task);
    read.error = error;
    read.failures = error ? read.failures + 1 : 0;
    if (m_state != State::Following && task != Task::Channels)
        read.dueAt = {};
    if (read.dueAt.isValid())
        read.dueAt = m_clock().addSecs(pauseAfter(task, read.failures));
    const bool isGone = task == Task::Session && error && error->kind == Base::Error::Kind::NotFound;
    if (isGone && m_state == State::Following)
        stop(State::GivenUp);
    Q_EMIT changed();
}

void LiveRefresh::onMetrics()
{
    const SessionMetrics &metrics = m_current->metrics();
    switch (metrics.state) {
    case SessionMetrics::State::Loading:
        return;
    case SessionMetrics::State::None:
        job(Task::Metrics).dueAt = {};
        return;
    case SessionMetrics::State::Shown:
        onRead(Task::Metrics, {});
        return;
    case SessionMetrics::State::Failed:
        onRead(Task::Metrics, metrics.error);
        // Who may not read them now may not in 15 s either: that waits for a person.
        if (metrics.error && metrics.error->kind == Base::Error::Kind::AccessDenied)
            job(Task::Metrics).dueAt = {};
        return;
    }
    Q_UNREACHABLE();
}

void LiveRefresh::onCurrentChanged()
{
    if (m_current->state() == CurrentSession::State::Loading) {
        m_wasLoading = true;
        return;
    }
    const bool wasLoading = std::exchange(m_wasLoading, false);
    const auto &record = m_current->record();
    const bool isFromService = record && record->isFromService && m_current->recordIsOfAddress();
    const QString key = isFromService ? record->source.channelArn + u'\n' + record->source.streamId : QString();
    const bool isLive = isFromService && record->isLive();
    const bool wasFollowed = m_state == State::Following && key == m_key;
    const bool isAnother = std::exchange(m_key, key) != key;
    if (isLive && (isAnother || wasLoading)) {
        follow();
        // F5 that failed is a reading that failed.
        if (m_current->state() == CurrentSession::State::Failed && m_current->error())
            onRead(Task::Session, m_current->error());
    } else if (wasFollowed && !isLive) {
        stop(State::Ended);
        Q_EMIT ended();
    } else if (!isLive && (isAnother || m_state == State::Following)) {
        stop(State::Off);
    }
    watchOffAir();
    Q_EMIT changed();
}

// All of it has just been read.
void LiveRefresh::follow()
{
    m_state = State::Following;
    m_offAirSince = {};
    for (const Task task : sessionTasks)
        job(task) = {.dueAt = m_clock().addSecs(paceOf(task)), .failures = 0, .error = {}};
}

void LiveRefresh::stop(State state)
{
    m_state = state;
    m_offAirSince = {};
    for (const Task task : sessionTasks)
        job(task).dueAt = {};
    if (state == State::Off)
        return;
    // The last points are still being made when the end is told.
    if (state == State::Ended)
        job(Task::Metrics).dueAt = m_clock().addSecs(pointsSettleAfter);
    // The navigator shall know as well.
    job(Task::Channels).dueAt = m_clock();
    if (const auto &record = m_current->record()) {
        if (auto *list = m_channels->knownSessions(record->source.channelArn))
            list->refresh();
    }
}

void LiveRefresh::watchOffAir()
{
    if (m_state != State::Following || !m_current->isOffAir()) {
        m_offAirSince = {};
        return;
    }
    if (!m_offAirSince.isValid())
        m_offAirSince = m_clock();
    if (m_offAirSince.secsTo(m_clock()) < givenUpAfter)
        return;
    stop(State::GivenUp);
    Q_EMIT changed();
}

QDateTime LiveRefresh::updatedAt() const
{
    const auto &record = m_current->record();
    return record ? record->capturedAt : QDateTime();
}

qint64 LiveRefresh::ageSeconds() const
{
    return updatedAt().secsTo(m_clock());
}

QDateTime LiveRefresh::now() const
{
    const QDateTime read = updatedAt();
    if (m_state != State::Following || !read.isValid())
        return read;
    const QDateTime present = m_clock();
    return present < read || read.secsTo(present) > staleAfter ? read : present;
}

std::optional<qint64> LiveRefresh::secondsToNext() const
{
    const QDateTime &due = job(Task::Session).dueAt;
    if (m_state != State::Following || !due.isValid())
        return {};
    return std::max<qint64>(0, due.toSecsSinceEpoch() - m_clock().toSecsSinceEpoch());
}

} // namespace Session
