// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connector.h"

#include <QString>

namespace Session {
class Account;
}

// What is known of an account, in words.
namespace Models {

// "3 h 12 min left", "12 min left", "42 s left", "expired".
QString timeLeftText(qint64 seconds);
// "9:05" of a code that is waited for.
QString countdownText(qint64 seconds);

// "default", or what stands for the environment's keys, which have no name.
QString profileDisplayName(const QString &name);
// "SSO, eu-west-1", and after that why it cannot be used.
QString profileDetailText(const Session::ProfileEntry &profile);

// "ops-support, 111122223333"; while it is not known, why. Empty where a connection has no account.
QString accountText(const Session::Account &account);
// "58 min left"; empty where nothing runs out.
QString accountTimeText(const Session::Account &account);
// All that is known, a line each: "Account: 111122223333".
QString accountDetailsText(const Session::Account &account, const QString &profile, const QString &region);

} // namespace Models
