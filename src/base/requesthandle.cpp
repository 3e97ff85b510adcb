// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/requesthandle.h"

#include <utility>

namespace Base {

RequestHandle::RequestHandle(std::stop_source source)
    : m_source(std::move(source))
{
}

RequestHandle::RequestHandle(RequestHandle &&other) noexcept
    : m_source(std::exchange(other.m_source, std::stop_source{std::nostopstate}))
{
}

RequestHandle &RequestHandle::operator=(RequestHandle &&other) noexcept
{
    if (this != &other) {
        // The new question first: cancelling the old one may run code that looks at this handle.
        auto old = std::exchange(m_source, std::exchange(other.m_source, std::stop_source{std::nostopstate}));
        old.request_stop();
    }
    return *this;
}

RequestHandle::~RequestHandle()
{
    cancel();
}

void RequestHandle::cancel()
{
    auto source = std::exchange(m_source, std::stop_source{std::nostopstate});
    source.request_stop();
}

} // namespace Base
