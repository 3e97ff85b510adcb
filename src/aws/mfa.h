// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"

#include <QString>

#include <functional>
#include <optional>

namespace Aws {

// A role that may be assumed with a code of the user's device alone.
struct MfaQuestion
{
    QString serial; // "arn:aws:iam::123456789012:mfa/ada"
    QString profile; // whose role it is
    QString roleArn;

    friend bool operator==(const MfaQuestion &, const MfaQuestion &) = default;
};

// Called once at most, with nothing where the person declined; without effect where nobody waits any more.
using MfaAnswer = std::function<void(std::optional<Base::Secret> code)>;

// How whoever builds the chain asks a person. May answer at once or later.
using MfaPrompt = std::function<void(const MfaQuestion &question, MfaAnswer answer)>;

} // namespace Aws
