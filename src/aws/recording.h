// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/client.h"

#include <QElapsedTimer>

#include <chrono>

namespace Aws {

// The record of one call while it runs, told to the request log. A call that ends without a word was withdrawn.
class Recording
{
public:
    Recording(const Client::Parts &parts, const Call &call);
    Recording(const Recording &) = delete;
    Recording &operator=(const Recording &) = delete;
    ~Recording();

    // The number of the attempt, from 1. What was kept of the one before is forgotten.
    int beginAttempt(qint64 bytesSent);
    void countWaiting(std::chrono::milliseconds time);
    // The body, where it is to be kept, without what is secret in it.
    void keepResponse(const HttpResponse &response, bool keepsBody);

    // With what every error of the call says beside its own.
    Base::Error completed(Base::Error error) const;

    void tellRetry(const Base::Error &error);
    void done();
    void failed(const Base::Error &error);

private:
    void close(RequestRecord::State state);

    QPointer<RequestLog> m_log;
    Base::Clock m_clock;
    QElapsedTimer m_elapsed;
    RequestRecord m_record;
};

} // namespace Aws
