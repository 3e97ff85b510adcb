// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/transport.h"

#include <QStringList>

#include <optional>

class QNetworkReply;
class QSslError;

// What came of a request, out of what Qt says of its end.
namespace Aws {

// `body` is what was read of the reply, decompressed; `tlsErrors` what certificateError() made of its errors.
Base::Result<HttpResponse> outcomeOf(const QNetworkReply &reply, const QByteArray &body, const QStringList &tlsErrors);

// The reason, and whose certificate it is, so that a person can tell a proxy's from the service's.
QString certificateError(const QSslError &error);

// Why the answer is only the beginning of one; nothing where it is whole, as far as can be told. A body that is not
// compressed must have the length that was announced. Of a compressed one Qt does not say whether it went on to the end
// of its stream: JSON in it shows whether it breaks off.
std::optional<Base::Error> cutShort(const HttpResponse &response);

} // namespace Aws
