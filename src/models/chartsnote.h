// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/timelinecontent.h"
#include "session/sessionmetrics.h"
#include "session/sessionrecord.h"

#include <QString>

#include <optional>

namespace Models {

// Why there are no charts, to stand in their place.
struct ChartsNote
{
    QString heading;
    QString text; // `words in backquotes` are set in monospace
    QString detail; // code, HTTP status, request id; empty where nothing was asked for
    bool canTryAgain = false;
    QString policy; // a policy statement to copy; empty where that is not what is missing

    friend bool operator==(const ChartsNote &, const ChartsNote &) = default;
};

// Empty where there are charts, or will be: metrics are there, or being read for the first time.
std::optional<ChartsNote> chartsNote(const Session::SessionMetrics &metrics, const Session::SessionRecord &record,
                                     const TimelineContent &content);

} // namespace Models
