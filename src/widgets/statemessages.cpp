// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/statemessages.h"

#include "session/erroradvice.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Widgets::StateMessages {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Widgets::StateMessages", source);
}

QString id(const char16_t *name)
{
    return QString::fromUtf16(name);
}

Message::Button button(const char16_t *name, const char *label)
{
    return {.id = id(name), .text = text(label)};
}

QList<Message::Row> lookedAtRows(const QList<Session::LookedAt> &lookedAt)
{
    QList<Message::Row> rows;
    for (const Session::LookedAt &place : lookedAt)
        rows += {.label = place.place, .value = place.finding};
    return rows;
}

void addRow(QList<Message::Row> &rows, const char *label, const QString &value, bool isCode = false,
            bool isStrong = false)
{
    if (!value.isEmpty())
        rows += {.label = text(label), .value = value, .isCode = isCode, .isStrong = isStrong};
}

QString whenText(const Base::Error &error, const Base::TimeFormat &format)
{
    QStringList parts;
    if (error.at.isValid())
        parts += format.dateTime(error.at);
    if (error.attempts == 1)
        parts += text("1 attempt");
    else if (error.attempts > 1)
        parts += text("%1 attempts").arg(error.attempts);
    if (error.attempts > 0)
        parts += text("%1 ms").arg(error.elapsedMs);
    return parts.join(u", "_s);
}

QString codeText(const Base::Error &error)
{
    if (error.httpStatus == 0)
        return error.code;
    const QString status = text("HTTP %1").arg(error.httpStatus);
    return error.code.isEmpty() ? status : error.code + u", "_s + status;
}

// Where this window can sign in by itself nobody has to turn to a terminal.
QString toDoFor(const Base::Error &error, const Asker &asker, const QString &usual)
{
    if (!asker.canSignIn || error.kind != Base::Error::Kind::SignInRequired)
        return usual;
    return text("Sign in: a page of AWS opens in the browser. What failed is then tried again by itself.");
}

// What gets on from an error of credentials comes first: signing in where that helps.
QList<Message::Button> credentialsButtons(const Base::Error &error, const Asker &asker)
{
    QList<Message::Button> buttons;
    const bool helpsToSignIn = error.kind != Base::Error::Kind::BadSignature;
    if (asker.canSignIn && helpsToSignIn)
        buttons += button(signIn, "Sign in…");
    buttons += button(tryAgain, "Try again");
    if (asker.hasProfiles)
        buttons += button(chooseProfile, "Choose profile…");
    return buttons;
}

} // namespace

Message notConnected(const Base::Error &error, const Asker &asker, const QList<Session::LookedAt> &lookedAt,
                     bool demoAvailable)
{
    Message message;
    if (error.kind == Base::Error::Kind::NoCredentials && !asker.hasProfiles) {
        message.heading = text("No AWS profile found");
        message.explanation
            = text("Streamloupe reads the same places as the AWS CLI, and found no credentials in any of them.");
        message.toDo
            = demoAvailable
                  ? text(
                      "Run `aws configure sso` or `aws configure` in a terminal, then try again. Without an account, "
                      "open a saved session or the demo, which needs no network.")
                  : text(
                      "Run `aws configure sso` or `aws configure` in a terminal, then try again. Without an account, "
                      "open a saved session.");
    } else {
        const Session::ErrorAdvice advice = Session::adviceFor(error, asker.profile);
        message.severity = Models::Severity::Error;
        message.heading = asker.isUsable ? advice.heading : text("Profile %1 cannot be used").arg(asker.profile);
        message.explanation
            = advice.explanation == error.message ? error.message : advice.explanation + u'\n' + error.message;
        message.toDo = toDoFor(error, asker, advice.toDo);
    }
    message.rows = lookedAtRows(lookedAt);
    message.buttons = credentialsButtons(error, asker);
    message.buttons += button(openFile, "Open a session file…");
    if (demoAvailable)
        message.buttons += button(startDemo, "Start the demo");
    return message;
}

Message nothingChosen(bool isReadingChannels)
{
    return {
        .heading = text("No session is open"),
        .explanation = isReadingChannels
                           ? text("The channels are being read. They appear on the left as they come.")
                           : text("Choose a channel on the left, then one of its sessions. Live channels come first."),
        .rows = {{.label = text("Ctrl+F"), .value = text("find a channel by name, ARN, tag or type")},
                 {.label = text("Ctrl+L"), .value = text("go to a channel ARN, a stream id or a console URL")},
                 {.label = text("Ctrl+O"), .value = text("open a saved session; dropping or pasting one works too")},
                 {.label = text("?"), .value = text("every key")}},
        .buttons = {button(focusChannels, "Find a channel"), button(openFile, "Open a session file…")}};
}

Message noChannels(const QString &region, const QString &profile)
{
    return {.heading = text("No channels in %1").arg(region),
            .explanation = text("AWS answered, and has no IVS channel in this region for profile %1.").arg(profile),
            .toDo = text("Choose another region or profile on the left. A session of a deleted channel can still be "
                         "opened for 60 days by its channel ARN (Ctrl+L)."),
            .buttons = {button(tryAgain, "Try again"), button(goTo, "Go to a channel ARN…"),
                        button(openFile, "Open a session file…")}};
}

Message noSessions(const QString &channelName)
{
    return {.heading = text("%1 has no sessions").arg(channelName),
            .explanation = text("AWS keeps a channel's sessions for 60 days and has none for this one: nothing was "
                                "sent to it in that time, or it has never been live."),
            .toDo = text("Check that the encoder uses this channel's ingest endpoint and stream key, start it, then "
                         "try again. Older sessions can be opened from files that were saved."),
            .buttons = {button(tryAgain, "Try again"), button(openFile, "Open a session file…")}};
}

Message failed(const Base::Error &error, const Base::TimeFormat &format, const Asker &asker, const QString &resource)
{
    const Session::ErrorAdvice advice = Session::adviceFor(error, asker.profile);
    const bool isFile = error.kind == Base::Error::Kind::File || error.operation.isEmpty();
    Message message{.severity = Models::Severity::Error, .heading = advice.heading, .explanation = advice.explanation};
    addRow(message.rows, "Missing permission", advice.missingPermission, true, true);
    addRow(message.rows, isFile ? "File" : "On resource", resource.isEmpty() ? error.resource : resource, true);
    addRow(message.rows, "Code", codeText(error));
    addRow(message.rows, "Message", error.message);
    if (error.byteOffset)
        addRow(message.rows, "At byte", QString::number(*error.byteOffset));
    addRow(message.rows, "Request id", error.requestId, true);
    addRow(message.rows, "Time", whenText(error, format));
    message.toDo = toDoFor(error, asker, advice.toDo);
    message.buttons = Session::isAboutCredentials(error) ? credentialsButtons(error, asker)
                                                         : QList<Message::Button>{button(tryAgain, "Try again")};
    message.buttons += Message::Button{.id = id(copyDetails), .text = text("Copy details"), .isCopy = true};
    if (error.kind == Base::Error::Kind::AccessDenied)
        message.buttons += Message::Button{.id = id(copyPolicy), .text = text("Copy the policy"), .isCopy = true};
    message.buttons += isFile ? button(openFile, "Open another file…") : button(showActivity, "Show in Activity");
    return message;
}

} // namespace Widgets::StateMessages
