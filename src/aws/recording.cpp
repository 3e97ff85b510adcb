// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/recording.h"

#include "aws/redaction.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(logAws, "streamloupe.aws", QtInfoMsg)

namespace Aws {

using State = RequestRecord::State;

Recording::Recording(const Client::Parts &parts, const Call &call)
    : m_log(parts.log)
    , m_clock(parts.clock)
{
    m_record.service = parts.service.name;
    m_record.operation = call.operation;
    m_record.resource = call.resource;
    m_record.region = parts.region;
    m_record.host = QString::fromLatin1(parts.endpoint.hostHeader());
    m_record.startedAt = m_clock();
    m_elapsed.start();
    if (m_log) {
        m_record.id = m_log->nextId();
        m_log->tellStarted(m_record);
    }
}

Recording::~Recording()
{
    if (m_record.state == State::Running)
        close(State::Cancelled);
}

int Recording::beginAttempt(qint64 bytesSent)
{
    m_record.bytesSent += bytesSent;
    m_record.httpStatus = 0;
    m_record.requestId.clear();
    m_record.body.clear();
    m_record.bodyIsCut = false;
    return ++m_record.attempts;
}

void Recording::countWaiting(std::chrono::milliseconds time)
{
    m_record.waitedMs += time.count();
}

void Recording::keepResponse(const HttpResponse &response, bool keepsBody)
{
    m_record.bytesReceived += response.body.size();
    m_record.httpStatus = response.status;
    m_record.requestId = QString::fromLatin1(response.header("x-amzn-RequestId"));
    if (!keepsBody)
        return;
    auto shown = showableBody(response.body, RequestRecord::maximumBodySize);
    m_record.body = std::move(shown.text);
    m_record.bodyIsCut = shown.isCut;
}

Base::Error Recording::completed(Base::Error error) const
{
    // An error of the call that was to fetch the credentials speaks for itself.
    if (!error.operation.isEmpty() && error.operation != m_record.operation)
        return error;
    error.attempts = m_record.attempts;
    error.elapsedMs = m_elapsed.elapsed();
    error.at = m_clock();
    error.operation = m_record.operation;
    error.resource = m_record.resource;
    error.host = m_record.host;
    return error;
}

void Recording::tellRetry(const Base::Error &error)
{
    m_record.error = error;
    m_record.durationMs = m_elapsed.elapsed();
    if (m_log)
        m_log->tellRetried(m_record);
}

void Recording::done()
{
    m_record.error.reset();
    close(State::Done);
}

void Recording::failed(const Base::Error &error)
{
    m_record.error = error;
    close(State::Failed);
}

void Recording::close(State state)
{
    m_record.state = state;
    m_record.durationMs = m_elapsed.elapsed();
    qCDebug(logAws).noquote() << m_record.operation << m_record.host << "status" << m_record.httpStatus << "attempts"
                              << m_record.attempts << m_record.durationMs << "ms"
                              << (m_record.error ? Base::errorKindName(m_record.error->kind) : QString());
    if (m_log)
        m_log->tellFinished(m_record);
}

} // namespace Aws
