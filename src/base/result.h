// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

namespace Base {

// A value, or why there is none.
template <typename T>
using Result = tl::expected<T, Error>;

// return failure({.kind = Error::Kind::File, .message = …});
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace Base
