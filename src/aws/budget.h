// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/pause.h"

#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace Aws {

// Who goes first where calls have to wait.
enum class Priority {
    Interactive, // a person waits for it
    Background, // scans, exports, lists read ahead, refreshes
};

// What the service counts together.
struct QuotaKey
{
    QString owner; // the account, or the profile as long as its account is not known; the host of a loopback endpoint
    QString region;
    QString service; // Service::name
    QString operation;

    friend bool operator==(const QuotaKey &, const QuotaKey &) = default;
};
size_t qHash(const QuotaKey &key, size_t seed = 0) noexcept;

// How one operation's budget stands, to be shown.
struct QuotaUse
{
    QuotaKey key;
    double limit = 0; // calls a second that the service documents
    double allowed = 0; // what is taken of it now: less for a while after the service throttled
    int used = 0; // calls in the last second
    int waitingInteractive = 0;
    int waitingBackground = 0;
    bool isThrottled = false; // by the service, in the last ten seconds

    friend bool operator==(const QuotaUse &, const QuotaUse &) = default;
};

// The calls a second that the service allows an account, shared by all clients of the process: a token bucket for each
// QuotaKey. Interactive calls go before background ones, which leave one token for them at all times; among equals
// first come, first served.
//
// The quota is shared with programs that this one does not know of. Where the service throttles all the same the rate
// falls by a third, at most once a second, and grows back by a twentieth of the limit each second.
class Budget : public QObject
{
    Q_OBJECT

public:
    // Since whatever moment, never going back.
    using MonotonicClock = std::function<std::chrono::milliseconds()>;

    // The machine's clock and timers where they are empty.
    explicit Budget(MonotonicClock clock = {}, Pause pause = {});
    ~Budget() override;

    // Waits until a call may be made, and says for how long that was. `limit` in calls a second; 0 waits for nothing
    // and counts nothing. A stop takes the waiter out of the queue, within request_stop(), and gives back what it had.
    QCoro::Task<std::chrono::milliseconds> admit(QuotaKey key, double limit, Priority priority, std::stop_token stop);

    // The service refused a call for coming too soon; it may have said how long to wait.
    void tellThrottled(const QuotaKey &key, std::optional<std::chrono::milliseconds> retryAfter = {});

    // From now on the calls of this owner (a profile) count for the account, together with every other profile's of
    // the same.
    void tellAccount(const QString &owner, const QString &account);

    // Every operation that was called, in the order of their first calls.
    QList<QuotaUse> use() const;

Q_SIGNALS:
    // A call was made, waits, or gave up waiting; the service throttled. `used` falls with time alone, untold.
    void changed();

private:
    struct Book;
    std::shared_ptr<Book> m_book;
};

} // namespace Aws
