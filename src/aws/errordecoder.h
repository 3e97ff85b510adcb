// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/transport.h"
#include "base/clock.h"

#include <chrono>
#include <optional>

namespace Aws {

// An answer that is no 2xx as an Error: code, message, request id, status, and the kind by the code first, by the
// status second. `now` is this machine's time, against which the answer's Date header is held where the service
// complains about the signature or the time.
Base::Error decodeError(const HttpResponse &response, const QDateTime &now);

// A web page of the network (or the status that stands for one) where the service's answer should be: what is behind a
// sign-in page says so with 511, or with a page of its own under whatever status that is no error.
bool isSignInPage(const HttpResponse &response);

// How far the service's clock is ahead of `now`, by the Date header of an answer that complains about the signature or
// the time; nothing where that is not why it complains.
std::optional<std::chrono::milliseconds> clockCorrection(const HttpResponse &response, const QDateTime &now);

// The text before ':' and after '#': "aws.ivs#FooError:http://…" is "FooError".
QString shortErrorCode(const QString &code);

} // namespace Aws
