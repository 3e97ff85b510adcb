// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/http.h"

#include <QHash>
#include <QSet>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace Simulator {

// What a request meets instead of its answer.
struct Fault
{
    int status = 500;
    QString code = QStringLiteral("InternalServerException");
    QString message = QStringLiteral("An internal error occurred.");
    QList<HttpHeader> headers; // added to the response, e.g. Retry-After
    std::optional<QByteArray> body; // in place of the error document, e.g. a proxy's HTML page
    bool cutAnswer = false; // the true answer, but the connection ends halfway through its body
};

// Turns the service into one that is slow, failing or forbidding, while it runs. All calls may come from any thread.
// Operations are named as the API names them: "GetStreamSession".
class Controls
{
public:
    // Every answer is held back by so much; 0 by default.
    void setLatency(std::chrono::milliseconds latency);
    // The same for one operation, in place of the general one.
    void setLatency(const QString &operation, std::chrono::milliseconds latency);

    // The next `count` requests of the operation meet the fault, then it works again.
    void failNext(const QString &operation, int count, const Fault &fault = {});
    // Faults in a row are served in the order in which they were ordered; this forgets them.
    void clearFaults();

    // AccessDeniedException, as for an identity whose policies do not allow the operation.
    void deny(const QString &operation, bool denied = true);

    // 5 a second for most operations, as the service has it. On by default.
    void setThrottling(bool on);
    bool isThrottling() const;

    // The session token has run out: ExpiredTokenException.
    void setTokenExpired(bool expired);
    bool isTokenExpired() const;

    // How many requests are being held back right now.
    int heldBackCount() const;

    // For the server: waits as long as the operation is to be held back, or until it stops.
    void holdBack(const QString &operation);
    void setStopping(bool stopping);
    std::optional<Fault> takeFault(const QString &operation);
    bool isDenied(const QString &operation) const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_stopped;
    std::chrono::milliseconds m_latency{};
    QHash<QString, std::chrono::milliseconds> m_latencies;
    QHash<QString, QList<Fault>> m_faults;
    QSet<QString> m_denied;
    int m_heldBack = 0;
    bool m_throttling = true;
    bool m_tokenExpired = false;
    bool m_stopping = false;
};

} // namespace Simulator
