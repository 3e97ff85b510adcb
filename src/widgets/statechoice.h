// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/statemessages.h"

// Which of the messages stands in place of a session, by what the workspace has come to.
namespace Widgets::StateMessages {

Asker askerOf(Session::Workspace &workspace);

// Where no session is open. `pointedChannel` is the ARN of the channel that the navigator points at; empty for none.
Message whereNothingIsOpen(Session::Workspace &workspace, const QString &pointedChannel, bool demoAvailable);
// Where the current session has an error and nothing to show.
Message whereTheSessionFailed(Session::Workspace &workspace);

// The error that the page is about: the session's, else the channels'.
std::optional<Base::Error> errorOf(Session::Workspace &workspace);

} // namespace Widgets::StateMessages
