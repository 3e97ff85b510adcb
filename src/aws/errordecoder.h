// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/transport.h"
#include "base/clock.h"

namespace Aws {

// An answer that is no 2xx as an Error: code, message, request id, status, and the kind by the code first, by the
// status second. `now` is this machine's time, against which the answer's Date header is held where the service
// complains about the signature or the time.
Base::Error decodeError(const HttpResponse &response, const QDateTime &now);

// The text before ':' and after '#': "aws.ivs#FooError:http://…" is "FooError".
QString shortErrorCode(const QString &code);

} // namespace Aws
