// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/clientbench.h"

// A call of a client, as its tests make it, and the answer to it.

inline Aws::Call getChannel()
{
    return {.operation = QStringLiteral("GetChannel"),
            .path = "/GetChannel",
            .resource = QStringLiteral("arn"),
            .body = R"({"arn":"a"})"};
}

inline Base::Result<Aws::JsonResponse> callJson(const std::shared_ptr<Aws::Client> &client)
{
    QList<Aws::RequiredMember> required{{QStringLiteral("channel"), QJsonValue::Object}};
    return QCoro::waitFor(client->callJson(getChannel(), required, {}));
}

inline const QByteArray channelBody = R"({"channel": {"srt": {"passphrase": "geheim"}}})";
