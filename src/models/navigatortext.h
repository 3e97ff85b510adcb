// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "models/roles.h"
#include "session/channeldirectory.h"
#include "session/sessionlist.h"

#include <QDateTime>
#include <QString>

namespace Models {

// What the navigator says of a channel.
struct ChannelWords
{
    const Session::ChannelEntry &channel;
    bool isLiveKnown; // false: which channels are live could not be read

    Severity severity() const;
    // "Starving"; for one that is not live the day of its last session, "23 Nov", where that is known.
    QString state(const QDateTime &lastStart, const Base::TimeFormat &format) const;
    QString accessibleText() const; // "arena-main, Starving"
    QString toolTip() const;
    QString filterText() const; // name, ARN, type, tags: a line each
};

// Started, and has no end.
bool isLive(const Ivs::StreamSessionSummary &session);
QString sessionStateText(const Ivs::StreamSessionSummary &session); // "LIVE", "ended"
QString sessionDurationText(const Ivs::StreamSessionSummary &session, const QDateTime &now); // "0:33:12"
QString sessionToolTip(const Ivs::StreamSessionSummary &session, const Base::TimeFormat &format);

// Why there is nothing more to see below a channel. An empty text: there is nothing to say.
struct NavigatorMessage
{
    QString text;
    QString detail;
    Severity severity = Severity::None;
};
NavigatorMessage messageOf(const Session::SessionList &list);

} // namespace Models
