// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>

namespace Base {

// The asker's end of a question. As long as it lives the answer may come; dropping it, assigning another to it or
// cancel() withdraws the question in silence: the completion is then never called. Move-only.
class [[nodiscard]] RequestHandle
{
public:
    RequestHandle() = default;
    explicit RequestHandle(std::stop_source source);
    RequestHandle(RequestHandle &&other) noexcept;
    RequestHandle &operator=(RequestHandle &&other) noexcept;
    RequestHandle(const RequestHandle &) = delete;
    RequestHandle &operator=(const RequestHandle &) = delete;
    ~RequestHandle();

    void cancel();

private:
    std::stop_source m_source{std::nostopstate};
};

} // namespace Base
