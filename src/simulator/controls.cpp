// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/controls.h"

namespace Simulator {

void Controls::setLatency(std::chrono::milliseconds latency)
{
    const std::scoped_lock lock(m_mutex);
    m_latency = latency;
}

void Controls::setLatency(const QString &operation, std::chrono::milliseconds latency)
{
    const std::scoped_lock lock(m_mutex);
    m_latencies.insert(operation, latency);
}

void Controls::failNext(const QString &operation, int count, const Fault &fault)
{
    const std::scoped_lock lock(m_mutex);
    for (int i = 0; i < count; ++i)
        m_faults[operation].append(fault);
}

void Controls::clearFaults()
{
    const std::scoped_lock lock(m_mutex);
    m_faults.clear();
}

void Controls::deny(const QString &operation, bool denied)
{
    const std::scoped_lock lock(m_mutex);
    if (denied)
        m_denied.insert(operation);
    else
        m_denied.remove(operation);
}

void Controls::setThrottling(bool on)
{
    const std::scoped_lock lock(m_mutex);
    m_throttling = on;
}

bool Controls::isThrottling() const
{
    const std::scoped_lock lock(m_mutex);
    return m_throttling;
}

void Controls::setTokenExpired(bool expired)
{
    const std::scoped_lock lock(m_mutex);
    m_tokenExpired = expired;
}

bool Controls::isTokenExpired() const
{
    const std::scoped_lock lock(m_mutex);
    return m_tokenExpired;
}

void Controls::holdBack(const QString &operation)
{
    std::unique_lock lock(m_mutex);
    const auto latency = m_latencies.value(operation, m_latency);
    ++m_heldBack;
    m_stopped.wait_for(lock, latency, [this] { return m_stopping; });
    --m_heldBack;
}

int Controls::heldBackCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_heldBack;
}

void Controls::setStopping(bool stopping)
{
    const std::scoped_lock lock(m_mutex);
    m_stopping = stopping;
    m_stopped.notify_all();
}

std::optional<Fault> Controls::takeFault(const QString &operation)
{
    const std::scoped_lock lock(m_mutex);
    const auto faults = m_faults.find(operation);
    if (faults == m_faults.end() || faults->isEmpty())
        return {};
    return faults->takeFirst();
}

bool Controls::isDenied(const QString &operation) const
{
    const std::scoped_lock lock(m_mutex);
    return m_denied.contains(operation);
}

} // namespace Simulator
