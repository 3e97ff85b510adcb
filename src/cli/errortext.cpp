// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/errortext.h"

#include "cli/options.h"
#include "session/erroradvice.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Cli {

namespace {

// The error's constraint in the words of the command line: "--channel-arn" for "channelArn".
Base::Error withOptionName(Base::Error error)
{
    // The message begins with the member's name; behind it the same letters may be part of a pattern.
    if (!error.argument.isEmpty() && error.message.startsWith(error.argument))
        error.message.replace(0, error.argument.size(), optionOfMember(error.argument));
    return error;
}

// "AccessDeniedException (HTTP 403)", or as much of it as there is.
QString codeAndStatus(const Base::Error &error)
{
    const QString status = error.httpStatus > 0 ? u"HTTP %1"_s.arg(error.httpStatus) : QString();
    if (error.code.isEmpty() || status.isEmpty())
        return error.code + status;
    return u"%1 (%2)"_s.arg(error.code, status);
}

} // namespace

QString errorText(const Base::Error &received)
{
    const Base::Error error = withOptionName(received);
    const auto advice = Session::adviceFor(error);
    QStringList lines{u"streamloupe-cli: %1."_s.arg(advice.heading)};
    if (const QString answered = codeAndStatus(error); !answered.isEmpty())
        lines.append(u"  "_s + answered);
    if (!error.message.isEmpty())
        lines.append(u"  "_s + error.message);
    if (!error.requestId.isEmpty())
        lines.append(u"  Request id: "_s + error.requestId);
    if (error.attempts > 1)
        lines.append(u"  Attempts: %1"_s.arg(error.attempts));
    lines.append(u"  "_s + advice.toDo);
    return lines.join(u'\n');
}

} // namespace Cli
