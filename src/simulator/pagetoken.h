// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Simulator {

// Where the next page of a list begins, as a text that tells nothing and serves only the request that it was given
// for. `request` is what makes two requests the same: the operation and its filters, not maxResults.
QString makePageToken(const QByteArray &request, qsizetype offset);
// Nothing where the token was not made for this request.
std::optional<qsizetype> readPageToken(const QByteArray &request, const QString &token);

} // namespace Simulator
