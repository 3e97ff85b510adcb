// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/gate.h"

#include <algorithm>

namespace Aws {

Place::Place(std::shared_ptr<Gate> gate, const std::stop_token &stop)
    : m_gate(std::move(gate))
{
    if (m_gate->free > 0) {
        --m_gate->free;
        m_isGranted = true;
        wake();
        return;
    }
    m_gate->waiting.push_back(this);
    onStop(stop, [this] { wake(); });
}

Place::~Place()
{
    auto &waiting = m_gate->waiting;
    waiting.erase(std::remove(waiting.begin(), waiting.end(), this), waiting.end());
    if (!m_isGranted)
        return;
    if (waiting.empty()) {
        ++m_gate->free;
        return;
    }
    Place *next = waiting.front();
    waiting.pop_front();
    next->m_isGranted = true;
    // Not from within a destructor: whoever is next may run for long.
    QMetaObject::invokeMethod(
        next, [next] { next->wake(); }, Qt::QueuedConnection);
}

} // namespace Aws
