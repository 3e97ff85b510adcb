// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionmetrics.h"

#include <QByteArray>
#include <QJsonObject>

// Metrics as text: the member `metrics` of a session file, which is also what the command line prints, and CSV.
//
// {"formatVersion": 1, "readAt": "…Z", "start": "…Z", "end": "…Z", "periodSeconds": 60, "messages": […],
//  "series": [{"metric": "IngestVideoBitrate", "unit": "Bits/Second", "periodSeconds": 60, "statusCode": "Complete",
//              "messages": […], "timestamps": [seconds since the epoch], "average": […], "minimum": […],
//              "maximum": […]}, …],
//  "recent": {"start": "…Z", "end": "…Z", "series": […]}}
//
// Numbers are those of the service, to the last bit. A minimum or maximum that was not told is null. `recent` is there
// where the last part was read at a finer period, `messages` where there are some.
namespace Session::MetricsFile {

inline constexpr int formatVersion = 1;

// Empty where nothing was read.
QJsonObject toJson(const SessionMetrics &metrics);
// State Shown; None for an empty object and for a newer formatVersion; Failed where it cannot be read.
SessionMetrics fromJson(const QJsonObject &object);

// RFC 4180, a row a point in time and a column a figure: "time,IngestVideoBitrate minimum (Bits/Second),…". Times are
// ISO 8601 in UTC; a cell is empty where there is no point. From where `recent` begins its finer rows take the place of
// the others.
QByteArray toCsv(const SessionMetrics &metrics);

} // namespace Session::MetricsFile
