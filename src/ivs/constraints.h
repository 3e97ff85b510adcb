// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QString>

#include <optional>

// The documented constraints of the API's request members (service model ivs 2020-07-14), checked before a request is
// sent. Each gives nothing where the value is fine, else an InvalidArgument error which names the member and what is
// broken: length and pattern apart.
namespace Ivs {

// 1–128 characters, arn:aws:ivs:<region>:<account>:channel/<id>; the older arn:aws:svs: is accepted.
std::optional<Base::Error> checkChannelArn(const QString &arn, const QString &member = QStringLiteral("channelArn"));
// Exactly 26 characters, st-[a-zA-Z0-9]+.
std::optional<Base::Error> checkStreamId(const QString &streamId, const QString &member = QStringLiteral("streamId"));
// 0–128 characters, arn:aws:ivs:<region>:<account>:recording-configuration/<id>.
std::optional<Base::Error> checkRecordingConfigurationArn(const QString &arn,
                                                          const QString &member = QStringLiteral("arn"));
// 0–128 characters, [a-zA-Z0-9-_]*.
std::optional<Base::Error> checkChannelName(const QString &name,
                                            const QString &member = QStringLiteral("filterByName"));
// 1–100.
std::optional<Base::Error> checkMaxResults(qint64 maxResults, const QString &member = QStringLiteral("maxResults"));
// 0–1024 characters, [a-zA-Z0-9+/=_-]*.
std::optional<Base::Error> checkNextToken(const QString &token, const QString &member = QStringLiteral("nextToken"));
// 1–50 entries, each a channel ARN.
std::optional<Base::Error> checkChannelArns(const QStringList &arns, const QString &member = QStringLiteral("arns"));

} // namespace Ivs
