// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace Aws {

// One call, all of its attempts together, as the activity list shows it. Holds no secret.
struct RequestRecord
{
    enum class State {
        Running,
        Done,
        Failed,
        Cancelled, // withdrawn by whoever asked
    };

    // How much of an answer is kept.
    static constexpr qsizetype maximumBodySize = 1024 * 1024;

    quint64 id = 0; // counts up within one RequestLog
    State state = State::Running;
    QString service; // "Amazon IVS"
    QString operation; // "GetStreamSession"
    QString resource; // ARN or stream id that was asked for; may be empty
    QString region;
    QString host;
    QDateTime startedAt; // UTC
    qint64 durationMs = 0;
    qint64 waitedMs = 0; // of it, for the budget of calls a second: no attempt ran then
    int attempts = 0;
    int httpStatus = 0; // 0 where no response arrived
    QString requestId;
    qint64 bytesSent = 0; // bodies, over all attempts
    qint64 bytesReceived = 0; // bodies as they came out of decompression, over all attempts
    std::optional<Base::Error> error;
    QByteArray body; // the last answer's, without secrets, at most maximumBodySize
    bool bodyIsCut = false;

    friend bool operator==(const RequestRecord &, const RequestRecord &) = default;
};

} // namespace Aws
