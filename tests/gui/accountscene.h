// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/fakeconnector.h"
#include "session/simulatedservice.h"

namespace Testing {

// An operator's machine: profiles of every kind, a role that is known, and the simulator behind "ops-prod".
struct AccountScene
{
    AccountScene();

    // What connecting with "ops-prod" gives until somebody signs in; nothing for the simulator at once.
    std::optional<Base::Error> refusal;
    SimulatedService service;
    FakeConnector connector;
    FakeFileWatch watch;

    Session::SignInPrompt prompt() const;
    Session::MfaQuestion question() const;
};

} // namespace Testing
