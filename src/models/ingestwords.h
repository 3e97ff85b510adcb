// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "analysis/intervals.h"
#include "ivs/streamsession.h"
#include "session/sessionmetrics.h"

#include <QString>

namespace Models {

// What an event means, with the metrics' figures where they bear it out: "2:05 long, lowest 0.2 Mb/s",
// "6.2 Mb/s after ten seconds", "8.9 Mb/s, limit is 8.5". `words` where they have nothing to say of it.
QString withFigures(const QString &words, int eventIndex, const Analysis::SessionIntervals &intervals,
                    const QDateTime &now, const Session::SessionMetrics &metrics, const Ivs::StreamSession &session);

// "peak 8.9 Mb/s" for a breach of the bitrate's limit; empty for other events and where the metrics do not show it.
QString peakText(const Ivs::StreamEvent &event, const Session::SessionMetrics &metrics,
                 const Ivs::StreamSession &session);

} // namespace Models
