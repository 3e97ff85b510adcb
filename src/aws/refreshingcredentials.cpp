// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/refreshingcredentials.h"

#include "aws/wakeup.h"

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

class Waiter;

} // namespace

struct RefreshingCredentials::State
{
    std::shared_ptr<CredentialsProvider> source;
    Base::Clock clock;
    std::optional<Credentials> current;
    QString lastRefused; // the access key that invalidate() took out
    QDateTime notBefore; // a refresh that nobody waits for
    std::optional<std::stop_source> fetch; // while one is on its way
    bool isAwaited = false; // the fetch ends with its last waiter
    QList<Waiter *> waiters;
    QList<Waiter *> served; // of a fetch that has ended, and not yet told

    bool isGoodFor(std::chrono::seconds margin) const
    {
        return current && (!current->expiration.isValid() || current->expiration > clock().addSecs(margin.count()));
    }

    void stopFetch()
    {
        if (auto stopped = std::exchange(fetch, std::nullopt))
            stopped->request_stop();
    }
};

namespace {

using State = RefreshingCredentials::State;
using StatePtr = std::shared_ptr<State>;

Base::Error withdrawn()
{
    return {.kind = Base::Error::Kind::ConnectionLost, .message = u"withdrawn"_s};
}

// Somebody who cannot go on before the fetch has ended.
class Waiter final : public WakeUp
{
public:
    Waiter(StatePtr state, const std::stop_token &stop)
        : m_state(std::move(state))
    {
        m_state->waiters.append(this);
        onStop(stop, [this] { wake(); });
    }

    ~Waiter() override
    {
        m_state->served.removeOne(this);
        if (m_state->waiters.removeOne(this) && m_state->waiters.isEmpty() && m_state->isAwaited)
            m_state->stopFetch();
    }

    void serve(const Base::Result<Credentials> &result)
    {
        outcome = result;
        wake();
    }

    Base::Result<Credentials> outcome = Base::failure(withdrawn());

private:
    StatePtr m_state;
};

// Whoever is told may end others that wait: the list is looked at anew each time.
void tellAll(const StatePtr &state, const Base::Result<Credentials> &result)
{
    state->served = std::exchange(state->waiters, {});
    while (!state->served.isEmpty())
        state->served.takeFirst()->serve(result);
}

QCoro::Task<> fetchNow(StatePtr state, std::stop_source stop)
{
    auto result = co_await state->source->credentials(stop.get_token());
    if (stop.stop_requested())
        co_return; // it is no longer this fetch that anybody waits for
    state->fetch.reset();
    if (result)
        state->current = *result;
    else
        state->notBefore = state->clock().addSecs(RefreshingCredentials::pauseAfterFailure.count());
    tellAll(state, result);
}

void beginFetch(const StatePtr &state, bool isAwaited)
{
    state->isAwaited = isAwaited;
    state->fetch.emplace();
    fetchNow(state, *state->fetch);
}

QCoro::Task<Base::Result<Credentials>> ask(StatePtr state, std::stop_token stop)
{
    if (state->isGoodFor(RefreshingCredentials::advisoryMargin))
        co_return Base::Result<Credentials>(*state->current);
    if (state->isGoodFor(RefreshingCredentials::mandatoryMargin)) {
        if (!state->fetch && !(state->clock() < state->notBefore))
            beginFetch(state, false);
        co_return Base::Result<Credentials>(*state->current);
    }
    Waiter waiter(state, stop);
    if (!state->fetch)
        beginFetch(state, true);
    co_await waiter.woken();
    if (!waiter.outcome && state->isGoodFor(std::chrono::seconds(0)))
        co_return Base::Result<Credentials>(*state->current);
    co_return std::move(waiter.outcome);
}

} // namespace

RefreshingCredentials::RefreshingCredentials(std::shared_ptr<CredentialsProvider> source, Base::Clock clock)
    : m_state(std::make_shared<State>(State{.source = std::move(source), .clock = std::move(clock)}))
{
}

RefreshingCredentials::~RefreshingCredentials()
{
    // Those who wait go on to the end; a refresh that nobody waits for has no use any more.
    if (m_state->waiters.isEmpty())
        m_state->stopFetch();
}

bool RefreshingCredentials::invalidate(const Credentials &refused)
{
    const bool mayHaveOthers = m_state->source->invalidate(refused);
    if (!m_state->current)
        return mayHaveOthers || m_state->fetch || m_state->lastRefused == refused.accessKeyId;
    if (*m_state->current != refused)
        return true;
    // What expires was fetched, and can be fetched again; keys that somebody wrote down stay what they are.
    if (!mayHaveOthers && !refused.expiration.isValid())
        return false;
    m_state->current.reset();
    m_state->lastRefused = refused.accessKeyId;
    return true;
}

QCoro::Task<Base::Result<Credentials>> RefreshingCredentials::credentials(std::stop_token stop)
{
    return ask(m_state, std::move(stop));
}

} // namespace Aws
