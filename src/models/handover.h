// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "session/sessionrecord.h"

#include <QString>

// A session in words that are passed on: into a chat, a ticket, a terminal. No secret is in them.
namespace Models {

// What reads the same session with the AWS CLI, quoted for a POSIX shell. `profile` as the shared files name it; empty
// for credentials of the environment. An endpoint that is not Amazon's own is named. Empty where the channel's ARN or
// the stream id is not known.
QString awsCommand(const Session::SessionRecord &record, const QString &profile);

// The header's facts and the events as Markdown; of many events the problems alone, which is told. `now` serves "so
// far".
QString markdownSummary(const Session::SessionRecord &record, const QDateTime &now, const Base::TimeFormat &format);

} // namespace Models
