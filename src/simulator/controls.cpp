// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/controls.h"

#include <QDeadlineTimer>

namespace Simulator {

void Controls::setLatency(std::chrono::milliseconds latency)
{
    const QMutexLocker lock(&m_mutex);
    m_latency = latency;
}

void Controls::setLatency(const QString &operation, std::chrono::milliseconds latency)
{
    const QMutexLocker lock(&m_mutex);
    m_latencies.insert(operation, latency);
}

void Controls::failNext(const QString &operation, int count, const Fault &fault)
{
    const QMutexLocker lock(&m_mutex);
    for (int i = 0; i < count; ++i)
        m_faults[operation].append(fault);
}

void Controls::clearFaults()
{
    const QMutexLocker lock(&m_mutex);
    m_faults.clear();
}

void Controls::deny(const QString &operation, bool denied)
{
    const QMutexLocker lock(&m_mutex);
    if (denied)
        m_denied.insert(operation);
    else
        m_denied.remove(operation);
}

void Controls::setThrottling(bool on)
{
    const QMutexLocker lock(&m_mutex);
    m_throttling = on;
}

bool Controls::isThrottling() const
{
    const QMutexLocker lock(&m_mutex);
    return m_throttling;
}

void Controls::setTokenExpired(bool expired)
{
    const QMutexLocker lock(&m_mutex);
    m_tokenExpired = expired;
}

bool Controls::isTokenExpired() const
{
    const QMutexLocker lock(&m_mutex);
    return m_tokenExpired;
}

void Controls::holdBack(const QString &operation)
{
    const QMutexLocker lock(&m_mutex);
    const QDeadlineTimer deadline(m_latencies.value(operation, m_latency));
    ++m_heldBack;
    while (!m_stopping && !deadline.hasExpired())
        m_stopped.wait(&m_mutex, deadline);
    --m_heldBack;
}

int Controls::heldBackCount() const
{
    const QMutexLocker lock(&m_mutex);
    return m_heldBack;
}

void Controls::setStopping(bool stopping)
{
    const QMutexLocker lock(&m_mutex);
    m_stopping = stopping;
    m_stopped.wakeAll();
}

std::optional<Fault> Controls::takeFault(const QString &operation)
{
    const QMutexLocker lock(&m_mutex);
    const auto faults = m_faults.find(operation);
    if (faults == m_faults.end() || faults->isEmpty())
        return {};
    return faults->takeFirst();
}

bool Controls::isDenied(const QString &operation) const
{
    const QMutexLocker lock(&m_mutex);
    return m_denied.contains(operation);
}

} // namespace Simulator
