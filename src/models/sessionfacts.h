// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "models/roles.h"
#include "session/sessionrecord.h"

#include <QDateTime>
#include <QString>

namespace Models {

// The session header's values as texts; empty ones are not shown.
struct SessionFacts
{
    QString channelName;
    QString streamId;
    QString state; // "LIVE", "ended", "not read"
    bool isLive = false;
    bool isStateSecondary = false;
    Severity health = Severity::None;
    QString healthText; // "Starving"
    QString started;
    QString ended;
    bool isEndSecondary = false; // "not yet"
    QString duration;
    QString viewers;
    QString starving;
    QString limitBreaches;

    friend bool operator==(const SessionFacts &, const SessionFacts &) = default;
};

// `now` is the moment that "so far" counts to: when the record was captured.
SessionFacts factsOf(const Session::SessionRecord &record, const QDateTime &now, const Base::TimeFormat &format);

// What is known before the session is read, or where it cannot be read: the channel's name and the list's summary.
SessionFacts factsOf(const QString &channelName, const Session::Address &address,
                     const std::optional<Ivs::StreamSessionSummary> &summary, const QString &state,
                     const QDateTime &now, const Base::TimeFormat &format);

} // namespace Models
