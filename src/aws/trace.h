// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/transport.h"

#include <QString>

#include <functional>

// What is sent and received, line by line and without secrets (--debug).
namespace Aws {

// Takes one line; empty where nobody wants them.
using Trace = std::function<void(const QString &line)>;

// `isConfidential`: the body is left out as a whole.
void traceRequest(const Trace &trace, const HttpRequest &request, bool isConfidential);
void traceResponse(const Trace &trace, const Base::Result<HttpResponse> &response, bool isConfidential);

} // namespace Aws
