// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"
#include "session/currentsession.h"
#include "session/liverefresh.h"
#include "widgets/noticestrip.h"

// What has to be known before believing a session's page: old data, a file's age, cut events, unread fields.
namespace Widgets::SessionNotices {

inline constexpr char16_t showIssues[] = u"showIssues";
inline constexpr char16_t showError[] = u"showError";

// `profile` is the one in use, as it is shown.
QList<Notice> noticesFor(const Session::CurrentSession &current, const Session::LiveRefresh &live,
                         const Base::TimeFormat &format, const QString &profile);

// One line a field: its place in the document, what was expected, what was there.
QString issuesText(const QList<Ivs::FieldIssue> &issues);

} // namespace Widgets::SessionNotices
