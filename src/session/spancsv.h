// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionrecord.h"

#include <QByteArray>

namespace Session {

// A span of a session as CSV (RFC 4180, UTF-8, CRLF), one table by time:
//     time,t_plus,kind,IngestVideoBitrate average (Bits/Second),… minimum …,… maximum
//     …,…,event_type,event_name,event_code,note
// A row of kind "metrics" is one period of the series that cover the span at their finest; "event" is an event;
// "mark" a mark or note. Times are UTC, T+ counts from the session's start; what is not known is an empty field, never
// zero. Of one instant metrics come first, then events, then marks.
QByteArray spanCsv(const SessionRecord &record, const TimeRange &range);

} // namespace Session
