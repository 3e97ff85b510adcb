// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/budget.h"

#include "aws/tokenbucket.h"
#include "aws/wakeup.h"

#include <QHash>
#include <QPointer>

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

namespace Aws {

using std::chrono::milliseconds;

namespace {

class Turn;

// One operation's bucket and who waits at it. Grants are made by its pump alone, which sleeps until the next is due.
struct Queue
{
    QuotaKey key;
    TokenBucket bucket;
    std::deque<Turn *> interactive;
    std::deque<Turn *> background;
    bool isPumping = false;
    std::stop_source sleep{std::nostopstate};

    bool hasWaiting() const { return !interactive.empty() || !background.empty(); }
    std::deque<Turn *> &of(Priority priority) { return priority == Priority::Interactive ? interactive : background; }
};

milliseconds steadyClock()
{
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

struct Budget::Book
{
    MonotonicClock clock;
    Pause pause;
    QPointer<Budget> budget; // to tell; null when it is gone
    std::vector<std::shared_ptr<Queue>> queues;
    QHash<QString, QString> accounts; // by owner

    QuotaKey resolved(QuotaKey key) const
    {
        key.owner = accounts.value(key.owner, key.owner);
        return key;
    }

    std::shared_ptr<Queue> find(const QuotaKey &key) const
    {
        const auto found
            = std::find_if(queues.begin(), queues.end(), [&key](const auto &queue) { return queue->key == key; });
        return found == queues.end() ? nullptr : *found;
    }

    std::shared_ptr<Queue> require(const QuotaKey &key, double limit)
    {
        const QuotaKey own = resolved(key);
        if (auto queue = find(own))
            return queue;
        queues.push_back(std::make_shared<Queue>(Queue{.key = own, .bucket = TokenBucket(limit, clock())}));
        return queues.back();
    }

    void tell() const
    {
        if (budget)
            Q_EMIT budget->changed();
    }

    static void wakePump(const std::shared_ptr<Book> &book, const std::shared_ptr<Queue> &queue);
    static QCoro::Task<> pump(std::shared_ptr<Book> book, std::shared_ptr<Queue> queue);
    static QCoro::Task<milliseconds> takeTurn(std::shared_ptr<Book> book, QuotaKey key, double limit, Priority priority,
                                              std::stop_token stop);
};

namespace {

// One call's place in a queue. Woken when its token is there, or by a stop; a token that nobody used goes back.
class Turn final : public WakeUp
{
public:
    Turn(std::shared_ptr<Queue> queue, Priority priority)
        : m_queue(std::move(queue))
        , m_priority(priority)
    {
        m_queue->of(priority).push_back(this);
    }
    ~Turn() override
    {
        leave();
        if (m_isGranted && !m_isUsed)
            m_queue->bucket.giveBack();
    }

    void wakeOn(const std::stop_token &stop)
    {
        onStop(stop, [this] {
            leave();
            wake();
        });
    }
    // By the pump: not at once, for whoever waits may run for long.
    void grant()
    {
        m_isGranted = true;
        QMetaObject::invokeMethod(
            this, [this] { wake(); }, Qt::QueuedConnection);
    }
    void grantAtOnce()
    {
        leave();
        m_isGranted = true;
        wake();
    }
    void use() { m_isUsed = m_isGranted; }

private:
    void leave()
    {
        auto &line = m_queue->of(m_priority);
        line.erase(std::remove(line.begin(), line.end(), this), line.end());
    }

    std::shared_ptr<Queue> m_queue;
    Priority m_priority;
    bool m_isGranted = false;
    bool m_isUsed = false;
};

bool grantNext(Queue *queue, milliseconds now)
{
    for (const auto priority : {Priority::Interactive, Priority::Background}) {
        auto &line = queue->of(priority);
        if (line.empty())
            continue;
        if (!queue->bucket.take(priority, now))
            return false;
        Turn *next = line.front();
        line.pop_front();
        next->grant();
        return true;
    }
    return false;
}

} // namespace

// Another waiter may be due earlier than the one that the pump sleeps for.
void Budget::Book::wakePump(const std::shared_ptr<Book> &book, const std::shared_ptr<Queue> &queue)
{
    if (queue->isPumping) {
        auto sleep = queue->sleep; // the pump makes itself another while this is told
        sleep.request_stop();
    } else {
        pump(book, queue);
    }
}

QCoro::Task<> Budget::Book::pump(std::shared_ptr<Book> book, std::shared_ptr<Queue> queue)
{
    queue->isPumping = true;
    while (book->budget && queue->hasWaiting()) {
        const auto now = book->clock();
        if (grantNext(queue.get(), now)) {
            book->tell();
            continue;
        }
        const auto priority = queue->interactive.empty() ? Priority::Background : Priority::Interactive;
        queue->sleep = std::stop_source();
        co_await book->pause(queue->bucket.timeUntil(priority, now), queue->sleep.get_token());
    }
    queue->isPumping = false;
}

QCoro::Task<milliseconds> Budget::Book::takeTurn(std::shared_ptr<Book> book, QuotaKey key, double limit,
                                                 Priority priority, std::stop_token stop)
{
    if (limit <= 0 || stop.stop_requested())
        co_return milliseconds(0);
    const auto queue = book->require(key, limit);
    const auto from = book->clock();
    const bool isFirst = queue->interactive.empty() && (priority == Priority::Interactive || queue->background.empty());
    {
        Turn turn(queue, priority);
        if (isFirst && queue->bucket.take(priority, from)) {
            turn.grantAtOnce();
        } else {
            turn.wakeOn(stop);
            wakePump(book, queue);
        }
        book->tell();
        co_await turn.woken();
        if (!stop.stop_requested())
            turn.use();
    }
    if (stop.stop_requested() && queue->hasWaiting())
        wakePump(book, queue); // for the token that was given back
    book->tell();
    co_return book->clock() - from;
}

Budget::Budget(MonotonicClock clock, Pause pause)
    : m_book(std::make_shared<Book>())
{
    m_book->budget = this;
    m_book->clock = clock ? std::move(clock) : MonotonicClock(steadyClock);
    m_book->pause = pause ? std::move(pause) : Pause(Aws::pause);
}

Budget::~Budget()
{
    m_book->budget.clear();
    for (const auto &queue : m_book->queues) {
        auto sleep = queue->sleep;
        sleep.request_stop();
    }
}

QCoro::Task<milliseconds> Budget::admit(QuotaKey key, double limit, Priority priority, std::stop_token stop)
{
    return Book::takeTurn(m_book, std::move(key), limit, priority, std::move(stop));
}

void Budget::tellThrottled(const QuotaKey &key, std::optional<milliseconds> retryAfter)
{
    if (const auto queue = m_book->find(m_book->resolved(key))) {
        queue->bucket.tellThrottled(m_book->clock(), retryAfter.value_or(milliseconds(0)));
        m_book->tell();
    }
}

void Budget::tellAccount(const QString &owner, const QString &account)
{
    m_book->accounts.insert(owner, account);
    // What is known of the profile's calls holds for the account, unless that is known already.
    for (const auto &queue : m_book->queues) {
        if (const QuotaKey own = m_book->resolved(queue->key); queue->key.owner == owner && !m_book->find(own))
            queue->key = own;
    }
    m_book->tell();
}

QList<QuotaUse> Budget::use() const
{
    const auto now = m_book->clock();
    QList<QuotaUse> uses;
    for (const auto &queue : m_book->queues) {
        uses.append(QuotaUse{.key = queue->key,
                             .limit = queue->bucket.limit(),
                             .allowed = queue->bucket.allowed(now),
                             .used = queue->bucket.usedInLastSecond(now),
                             .waitingInteractive = static_cast<int>(queue->interactive.size()),
                             .waitingBackground = static_cast<int>(queue->background.size()),
                             .isThrottled = queue->bucket.isThrottled(now)});
    }
    return uses;
}

size_t qHash(const QuotaKey &key, size_t seed) noexcept
{
    return qHashMulti(seed, key.owner, key.region, key.service, key.operation);
}

} // namespace Aws
