// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QString>

namespace Session {

// An error in an operator's words. Used by the window and by the command line, so that both say the same.
struct ErrorAdvice
{
    QString heading; // "This session may not be read"; no full stop
    QString explanation; // what happened, a sentence or two
    QString toDo; // what the operator can do about it, imperative; never empty
    QString missingPermission; // "ivs:GetStreamSession" for AccessDenied, else empty

    friend bool operator==(const ErrorAdvice &, const ErrorAdvice &) = default;
};

// With a profile's name the heading of a refused call names it.
ErrorAdvice adviceFor(const Base::Error &error, const QString &profile = {});

// Is it about who asks, and not about what was asked?
bool isAboutCredentials(const Base::Error &error);

// What an administrator adds to a policy for the action that `error` misses, as JSON text; `resource` where the error
// names none. Empty where no permission is missing.
QString policyStatement(const Base::Error &error, const QString &resource = {});

// Everything about an error as plain text for the clipboard and AWS Support; holds no secret.
QString errorDetails(const Base::Error &error);

} // namespace Session
