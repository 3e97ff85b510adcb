// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "session/workspace.h"
#include "widgets/messagepage.h"

// What stands where data would be, in an operator's words. The ids of the buttons are the ones below.
namespace Widgets::StateMessages {

inline constexpr char16_t tryAgain[] = u"tryAgain";
inline constexpr char16_t openFile[] = u"openFile";
inline constexpr char16_t startDemo[] = u"startDemo";
inline constexpr char16_t copyDetails[] = u"copyDetails";
inline constexpr char16_t showActivity[] = u"showActivity";
inline constexpr char16_t focusChannels[] = u"focusChannels";
inline constexpr char16_t goTo[] = u"goTo";
inline constexpr char16_t signIn[] = u"signIn";
inline constexpr char16_t chooseProfile[] = u"chooseProfile";
inline constexpr char16_t copyPolicy[] = u"copyPolicy";

// Who asked, for what an error message says and offers.
struct Asker
{
    QString profile; // as it is shown
    bool canSignIn = false;
    bool hasProfiles = false; // there are some to choose from
    bool isUsable = true; // as far as the files say
};

// No profile, or one that cannot be used.
Message notConnected(const Base::Error &error, const Asker &asker, const QList<Session::LookedAt> &lookedAt,
                     bool demoAvailable);
Message nothingChosen(bool isReadingChannels);
Message noChannels(const QString &region, const QString &profile);
Message noSessions(const QString &channelName);
// A call that failed, or a file that could not be opened. `resource` is what permission is needed on, where the page
// knows more than the error: the channel of a session.
Message failed(const Base::Error &error, const Base::TimeFormat &format, const Asker &asker,
               const QString &resource = {});

} // namespace Widgets::StateMessages
