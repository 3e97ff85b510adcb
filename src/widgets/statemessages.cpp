// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/statemessages.h"

#include "session/erroradvice.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Widgets::StateMessages {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Widgets::StateMessages)
};

QString id(const char16_t *name)
{
    return QString::fromUtf16(name);
}

Message::Button button(const char16_t *name, const QString &label)
{
    return {.id = id(name), .text = label};
}

QList<Message::Row> lookedAtRows(const QList<Session::LookedAt> &lookedAt)
{
    QList<Message::Row> rows;
    for (const Session::LookedAt &place : lookedAt)
        rows += {.label = place.place, .value = place.finding};
    return rows;
}

void addRow(QList<Message::Row> &rows, const QString &label, const QString &value, bool isCode = false,
            bool isStrong = false)
{
    if (!value.isEmpty())
        rows += {.label = label, .value = value, .isCode = isCode, .isStrong = isStrong};
}

QString whenText(const Base::Error &error, const Base::TimeFormat &format)
{
    QStringList parts;
    if (error.at.isValid())
        parts += format.dateTime(error.at);
    if (error.attempts == 1)
        parts += Text::tr("1 attempt");
    else if (error.attempts > 1)
        parts += Text::tr("%1 attempts").arg(error.attempts);
    if (error.attempts > 0)
        parts += Text::tr("%1 ms").arg(error.elapsedMs);
    return parts.join(u", "_s);
}

QString codeText(const Base::Error &error)
{
    if (error.httpStatus == 0)
        return error.code;
    const QString status = Text::tr("HTTP %1").arg(error.httpStatus);
    return error.code.isEmpty() ? status : error.code + u", "_s + status;
}

// Where this window can sign in by itself nobody has to turn to a terminal.
QString toDoFor(const Base::Error &error, const Asker &asker, const QString &usual)
{
    if (!asker.canSignIn || error.kind != Base::Error::Kind::SignInRequired)
        return usual;
    return Text::tr("Sign in: a page of AWS opens in the browser. What failed is then tried again by itself.");
}

// What gets on from an error of credentials comes first: signing in where that helps.
QList<Message::Button> credentialsButtons(const Base::Error &error, const Asker &asker)
{
    QList<Message::Button> buttons;
    const bool helpsToSignIn = error.kind != Base::Error::Kind::BadSignature;
    if (asker.canSignIn && helpsToSignIn)
        buttons += button(signIn, Text::tr("Sign in…"));
    buttons += button(tryAgain, Text::tr("Try again"));
    if (asker.hasProfiles)
        buttons += button(chooseProfile, Text::tr("Choose profile…"));
    return buttons;
}

} // namespace

Message notConnected(const Base::Error &error, const Asker &asker, const QList<Session::LookedAt> &lookedAt,
                     bool demoAvailable)
{
    Message message;
    if (error.kind == Base::Error::Kind::NoCredentials && !asker.hasProfiles) {
        message.heading = Text::tr("No AWS profile found");
        message.explanation
            = Text::tr("Streamloupe reads the same places as the AWS CLI, and found no credentials in any of them.");
        message.toDo
            = demoAvailable
                  ? Text::tr(
                      "Run `aws configure sso` or `aws configure` in a terminal, then try again. Without an account, "
                      "open a saved session or the demo, which needs no network.")
                  : Text::tr(
                      "Run `aws configure sso` or `aws configure` in a terminal, then try again. Without an account, "
                      "open a saved session.");
    } else {
        const Session::ErrorAdvice advice = Session::adviceFor(error, asker.profile);
        message.severity = Models::Severity::Error;
        message.heading = asker.isUsable ? advice.heading : Text::tr("Profile %1 cannot be used").arg(asker.profile);
        message.explanation
            = advice.explanation == error.message ? error.message : advice.explanation + u'\n' + error.message;
        message.toDo = toDoFor(error, asker, advice.toDo);
    }
    message.rows = lookedAtRows(lookedAt);
    message.buttons = credentialsButtons(error, asker);
    message.buttons += button(openFile, Text::tr("Open a session file…"));
    if (demoAvailable)
        message.buttons += button(startDemo, Text::tr("Start the demo"));
    return message;
}

Message nothingChosen(bool isReadingChannels)
{
    return {
        .heading = Text::tr("No session is open"),
        .explanation
        = isReadingChannels
              ? Text::tr("The channels are being read. They appear on the left as they come.")
              : Text::tr("Choose a channel on the left, then one of its sessions. Live channels come first."),
        .rows
        = {{.label = Text::tr("Ctrl+F"), .value = Text::tr("find a channel by name, ARN, tag or type")},
           {.label = Text::tr("Ctrl+L"), .value = Text::tr("go to a channel ARN, a stream id or a console URL")},
           {.label = Text::tr("Ctrl+O"), .value = Text::tr("open a saved session; dropping or pasting one works too")},
           {.label = Text::tr("?"), .value = Text::tr("every key")}},
        .buttons
        = {button(focusChannels, Text::tr("Find a channel")), button(openFile, Text::tr("Open a session file…"))}};
}

Message noChannels(const QString &region, const QString &profile)
{
    return {.heading = Text::tr("No channels in %1").arg(region),
            .explanation = Text::tr("AWS answered, and has no IVS channel in this region for profile %1.").arg(profile),
            .toDo
            = Text::tr("Choose another region or profile on the left. A session of a deleted channel can still be "
                       "opened for 60 days by its channel ARN (Ctrl+L)."),
            .buttons = {button(tryAgain, Text::tr("Try again")), button(goTo, Text::tr("Go to a channel ARN…")),
                        button(openFile, Text::tr("Open a session file…"))}};
}

Message noSessions(const QString &channelName)
{
    return {.heading = Text::tr("%1 has no sessions").arg(channelName),
            .explanation = Text::tr("AWS keeps a channel's sessions for 60 days and has none for this one: nothing was "
                                    "sent to it in that time, or it has never been live."),
            .toDo
            = Text::tr("Check that the encoder uses this channel's ingest endpoint and stream key, start it, then "
                       "try again. Older sessions can be opened from files that were saved."),
            .buttons = {button(tryAgain, Text::tr("Try again")), button(openFile, Text::tr("Open a session file…"))}};
}

Message failed(const Base::Error &error, const Base::TimeFormat &format, const Asker &asker, const QString &resource)
{
    const Session::ErrorAdvice advice = Session::adviceFor(error, asker.profile);
    const bool isFile = error.kind == Base::Error::Kind::File || error.operation.isEmpty();
    Message message{.severity = Models::Severity::Error, .heading = advice.heading, .explanation = advice.explanation};
    addRow(message.rows, Text::tr("Missing permission"), advice.missingPermission, true, true);
    addRow(message.rows, isFile ? Text::tr("File") : Text::tr("On resource"),
           resource.isEmpty() ? error.resource : resource, true);
    addRow(message.rows, Text::tr("Code"), codeText(error), true);
    addRow(message.rows, Text::tr("Message"), error.message);
    if (error.byteOffset)
        addRow(message.rows, Text::tr("At byte"), QString::number(*error.byteOffset));
    addRow(message.rows, Text::tr("Request id"), error.requestId, true);
    addRow(message.rows, Text::tr("Time"), whenText(error, format));
    message.toDo = toDoFor(error, asker, advice.toDo);
    message.buttons = Session::isAboutCredentials(error)
                          ? credentialsButtons(error, asker)
                          : QList<Message::Button>{button(tryAgain, Text::tr("Try again"))};
    message.buttons += Message::Button{.id = id(copyDetails), .text = Text::tr("Copy details"), .isCopy = true};
    if (error.kind == Base::Error::Kind::AccessDenied)
        message.buttons += Message::Button{.id = id(copyPolicy), .text = Text::tr("Copy the policy"), .isCopy = true};
    message.buttons += isFile ? button(openFile, Text::tr("Open another file…"))
                              : button(showActivity, Text::tr("Show in Activity"));
    return message;
}

} // namespace Widgets::StateMessages
