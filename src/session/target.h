// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "session/sessionrecord.h"

#include <QString>

namespace Session {

// What somebody typed or pasted into Go to: a channel's ARN, a stream id, or a URL of the IVS console.
struct Target
{
    QString region; // of the ARN or the URL; empty for a stream id alone
    QString channelArn; // empty for a stream id alone
    QString streamId; // empty: the channel's most recent session

    friend bool operator==(const Target &, const Target &) = default;
};

// Surrounding white space and quotes are ignored. InvalidArgument, in words for the person who typed, where it is none
// of the three. A console URL is read by its parts, in whatever order and with or without a hash:
// https://<region>.console.aws.amazon.com/ivs/channels/<ARN, percent-encoded or not>/stream-sessions/<stream
// id>?region=…
Base::Result<Target> parseTarget(const QString &text);

} // namespace Session
