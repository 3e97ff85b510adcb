// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <qcorotask.h>

#include <QObject>

#include <functional>
#include <optional>
#include <stop_token>
#include <utility>

namespace Aws {

// What a coroutine of this layer waits for: something that happens once, or a stop, whichever comes first. One
// coroutine may await it, on the thread that it lives on. It is resumed from within wake() or request_stop(), and may
// destroy this in doing so: call wake() last.
class WakeUp : public QObject
{
public:
    // Small and copyable: GCC 12 copies what await_transform hands back by reference.
    struct Awaiter
    {
        WakeUp *wakeUp;

        bool await_ready() const noexcept { return wakeUp->m_isAwake; }
        void await_suspend(std::coroutine_handle<> waiter) const noexcept { wakeUp->m_waiter = waiter; }
        void await_resume() const noexcept { }
    };

    // co_await wakeUp.woken();
    Awaiter woken() { return {this}; }

    bool isAwake() const { return m_isAwake; }

protected:
    // Called on a stop; to be set once the object is ready for it, since a stop may have come before.
    void onStop(const std::stop_token &stop, std::function<void()> react) { m_stop.emplace(stop, std::move(react)); }

    void wake()
    {
        if (std::exchange(m_isAwake, true))
            return;
        if (const auto waiter = std::exchange(m_waiter, nullptr))
            waiter.resume();
    }

private:
    std::coroutine_handle<> m_waiter;
    bool m_isAwake = false;
    std::optional<std::stop_callback<std::function<void()>>> m_stop;
};

} // namespace Aws
