// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/erroradvice.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Session {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Session::ErrorAdvice)
};

// What the call was after, in an operator's words: "This session may not be read".
QString subjectOf(const QString &operation)
{
    if (operation == "GetStreamSession"_L1)
        return Text::tr("This session");
    if (operation == "ListStreamSessions"_L1)
        return Text::tr("This channel's sessions");
    if (operation == "ListChannels"_L1)
        return Text::tr("The channels");
    if (operation == "ListStreams"_L1)
        return Text::tr("The live streams");
    if (operation == "GetStream"_L1)
        return Text::tr("This live stream");
    if (operation == "GetChannel"_L1 || operation == "BatchGetChannel"_L1)
        return Text::tr("This channel");
    if (operation == "GetRecordingConfiguration"_L1)
        return Text::tr("This recording configuration");
    if (operation == "GetMetricData"_L1)
        return Text::tr("The metrics");
    return Text::tr("This");
}

QString permissionOf(const Base::Error &error)
{
    // The service's own words name the action exactly, where they do.
    static const QRegularExpression action(u"perform: ([a-z0-9-]+:[A-Za-z]+)"_s);
    if (const auto match = action.match(error.message); match.hasMatch())
        return match.captured(1);
    if (error.operation.isEmpty())
        return {};
    if (error.operation == "GetMetricData"_L1)
        return u"cloudwatch:"_s + error.operation;
    if (error.operation == "GetCallerIdentity"_L1)
        return u"sts:"_s + error.operation;
    return u"ivs:"_s + error.operation;
}

// Calls that are made for credentials, before the one that somebody asked for.
bool isAboutRole(const QString &operation)
{
    return operation.startsWith("AssumeRole"_L1) || operation == "GetRoleCredentials"_L1;
}

ErrorAdvice roleAdvice(const Base::Error &error)
{
    const QString permission = error.operation.startsWith("AssumeRole"_L1) ? u"sts:"_s + error.operation : QString();
    return {.heading = Text::tr("The role of this profile may not be used"),
            .explanation = Text::tr("AWS gave no credentials for it: %1").arg(error.message),
            .toDo
            = Text::tr("Check the role's ARN and whom it trusts, and the MFA code where it asks for one; or choose "
                       "another profile."),
            .missingPermission = permission};
}

QString notFoundToDo(const Base::Error &error)
{
    if (error.operation == "GetStreamSession"_L1) {
        return Text::tr(
            "Check the channel ARN and the stream id, and that the region of the ARN is the one chosen. The "
            "service keeps sessions for 60 days, also those of deleted channels.");
    }
    return Text::tr("Check the ARN, and that its region and account are the ones chosen.");
}

ErrorAdvice accessDeniedAdvice(const Base::Error &error, const QString &profile)
{
    const QString subject = subjectOf(error.operation);
    const QString permission = permissionOf(error);
    const bool isRole = error.message.contains(":assumed-role/"_L1);
    ErrorAdvice advice{
        .heading = profile.isEmpty() ? Text::tr("%1 may not be read with these credentials").arg(subject)
                                     : Text::tr("%1 may not be read with profile %2").arg(subject, profile),
        .explanation
        = isRole ? Text::tr("AWS refused the call. An administrator has to allow one more action for this role.")
                 : Text::tr("AWS refused the call. An administrator has to allow one more action."),
        .toDo = Text::tr("Ask for the permission %1 on this resource, then try again.").arg(permission),
        .missingPermission = permission};
    if (error.operation == "GetMetricData"_L1) {
        advice.explanation
            = Text::tr("Everything else of the session is there. AWS's managed policy IVSReadOnlyAccess does "
                       "not include the metrics, which Amazon CloudWatch keeps.");
        advice.toDo = Text::tr("Ask for the permission %1, then try again.").arg(permission);
    }
    return advice;
}

QString throttledText(const Base::Error &error)
{
    if (error.operation == "GetMetricData"_L1)
        return Text::tr(
            "Amazon CloudWatch limits how many points an account may read in a second, and other programs read "
            "some of them.");
    return Text::tr("AWS allows this account about five calls a second for each operation, and other "
                    "programs share them.");
}

ErrorAdvice serviceAdvice(const Base::Error &error, const QString &profile)
{
    using Kind = Base::Error::Kind;
    const QString subject = subjectOf(error.operation);
    switch (error.kind) {
    case Kind::AccessDenied:
        return accessDeniedAdvice(error, profile);
    case Kind::NotFound:
        return {.heading = Text::tr("%1 does not exist").arg(subject),
                .explanation = Text::tr("AWS knows no such resource in this account and region."),
                .toDo = notFoundToDo(error)};
    case Kind::NotBroadcasting:
        return {.heading = Text::tr("This channel is not live"),
                .explanation = Text::tr("The channel exists, and nothing is being sent to it."),
                .toDo = Text::tr("Open its most recent session instead.")};
    case Kind::Validation:
        return {.heading = Text::tr("AWS did not accept the request"),
                .explanation = Text::tr("A value in it is not what the service expects."),
                .toDo = Text::tr(
                    "Check the ARN and the stream id. If both are right, send the details below to the maintainers.")};
    case Kind::Throttled:
        return {.heading = Text::tr("Too many requests"),
                .explanation = throttledText(error),
                .toDo = Text::tr("Wait some seconds, then try again.")};
    case Kind::ServiceFault:
        return {.heading = Text::tr("AWS has a fault of its own"),
                .explanation = Text::tr("The service answered with an internal error, also on repeated tries."),
                .toDo = Text::tr(
                    "Try again in a minute. If it stays, look at the AWS Health Dashboard and give AWS Support the "
                    "request id.")};
    default:
        return {.heading = Text::tr("AWS answered with an error"),
                .explanation = Text::tr("The service's own words are below."),
                .toDo = Text::tr("Try again. If it stays, give AWS Support the request id.")};
    }
}

ErrorAdvice credentialsAdvice(const Base::Error &error)
{
    using Kind = Base::Error::Kind;
    switch (error.kind) {
    case Kind::NoCredentials:
        return {.heading = Text::tr("No AWS credentials found"),
                .explanation = error.message,
                .toDo = Text::tr("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or choose a profile that holds keys "
                                 "(aws configure).")};
    case Kind::InvalidCredentials:
        return {.heading = Text::tr("AWS does not know these credentials"),
                .explanation = Text::tr("The access key does not exist, or was deactivated."),
                .toDo = Text::tr("Check the access key of this profile, or choose another profile.")};
    case Kind::ExpiredCredentials:
        return {.heading = Text::tr("The credentials have expired"),
                .explanation = Text::tr("Temporary credentials are good for a limited time, and theirs is over."),
                .toDo = Text::tr("Sign in again (for example with aws sso login), then try again.")};
    case Kind::SignInRequired:
        return {.heading = Text::tr("A sign-in is needed"),
                .explanation = error.message,
                .toDo
                = Text::tr("Sign in (streamloupe-cli sso-login, or aws sso login), or enter the code that is asked "
                           "for, then try again.")};
    case Kind::CredentialsFailed:
        return {.heading = Text::tr("The credentials could not be fetched"),
                .explanation = error.message,
                .toDo = Text::tr("Check what the profile names as its source of credentials, then try again.")};
    case Kind::BadSignature:
        return {.heading = Text::tr("AWS did not accept the signature"),
                .explanation
                = Text::tr("The secret key does not belong to the access key, or something on the way changed the "
                           "request."),
                .toDo
                = Text::tr("Check the secret access key of this profile, and whether a proxy rewrites requests.")};
    default:
        return {.heading = Text::tr("This computer's clock is wrong"),
                .explanation = Text::tr("It is too far from AWS's clock, so the service refuses the signature."),
                .toDo = Text::tr("Set the clock (switch time synchronisation on), then try again.")};
    }
}

ErrorAdvice networkAdvice(const Base::Error &error)
{
    using Kind = Base::Error::Kind;
    const QString host = error.host.isEmpty() ? Text::tr("the service") : error.host;
    switch (error.kind) {
    case Kind::DnsFailure:
        return {.heading = Text::tr("%1 was not found").arg(host),
                .explanation = Text::tr("The name could not be looked up."),
                .toDo = Text::tr("Check the network connection and VPN, and that the region's name is right.")};
    case Kind::ConnectionRefused:
        return {.heading = Text::tr("%1 does not accept connections").arg(host),
                .explanation = Text::tr("The host was reached, and nothing listens at this port."),
                .toDo = Text::tr("Check the endpoint URL and its port, or the proxy, or start the simulator.")};
    case Kind::Offline:
        return {.heading = Text::tr("This machine is offline"),
                .explanation = Text::tr("No network connection is up, so that %1 cannot be reached.").arg(host),
                .toDo = Text::tr("Connect to a network, then try again. What is on screen stays.")};
    case Kind::CaptivePortal:
        return {.heading = Text::tr("A sign-in page of the network answered"),
                .explanation
                = Text::tr("Something between this machine and %1 sent a web page in place of an answer, as "
                           "networks do that ask for a sign-in first.")
                      .arg(host),
                .toDo = Text::tr("Open any web page in a browser, sign in to the network there, then try again.")};
    case Kind::ConnectionLost:
        return {.heading = Text::tr("The connection to %1 broke off").arg(host),
                .explanation = Text::tr("It was cut before the answer was complete, also on repeated tries."),
                .toDo = Text::tr("Check the network connection, then try again.")};
    case Kind::TlsFailure:
        return {.heading = Text::tr("No secure connection to %1").arg(host),
                .explanation = error.message.isEmpty()
                                   ? Text::tr("The host's certificate or its handshake was not accepted.")
                                   : error.message,
                .toDo = Text::tr("If a company proxy inspects traffic, name its CA certificate with AWS_CA_BUNDLE or "
                                 "--ca-bundle.")};
    case Kind::Timeout:
        return {.heading = Text::tr("%1 did not answer in time").arg(host),
                .explanation = Text::tr("The answer did not come, or not whole, within the time limit."),
                .toDo = Text::tr("Check the network connection and proxy, then try again.")};
    default:
        return {.heading = Text::tr("%1 points elsewhere").arg(host),
                .explanation
                = Text::tr("The answer was a redirect. A signed request is never sent on to another host."),
                .toDo = Text::tr("Check the endpoint URL, and whether the network asks for a sign-in first.")};
    }
}

} // namespace

ErrorAdvice adviceFor(const Base::Error &error, const QString &profile)
{
    using Kind = Base::Error::Kind;
    switch (error.kind) {
    case Kind::InvalidArgument:
        return {.heading = Text::tr("Nothing was sent: a value is not valid"),
                .explanation = error.message,
                .toDo = Text::tr("Correct the value, then try again.")};
    case Kind::Configuration:
        return {.heading = Text::tr("The AWS configuration cannot be used"),
                .explanation = error.message,
                .toDo = Text::tr("Correct the setting that is named, or choose another profile or region.")};
    case Kind::NoCredentials:
    case Kind::InvalidCredentials:
    case Kind::ExpiredCredentials:
    case Kind::SignInRequired:
    case Kind::CredentialsFailed:
    case Kind::BadSignature:
    case Kind::ClockSkew:
        return credentialsAdvice(error);
    case Kind::AccessDenied:
    case Kind::NotFound:
    case Kind::Validation:
    case Kind::Rejected:
        return isAboutRole(error.operation) ? roleAdvice(error) : serviceAdvice(error, profile);
    case Kind::NotBroadcasting:
    case Kind::Throttled:
    case Kind::ServiceFault:
        return serviceAdvice(error, profile);
    case Kind::Offline:
    case Kind::DnsFailure:
    case Kind::ConnectionRefused:
    case Kind::ConnectionLost:
    case Kind::TlsFailure:
    case Kind::Timeout:
    case Kind::Redirected:
    case Kind::CaptivePortal:
        return networkAdvice(error);
    case Kind::UnreadableResponse:
        return {
            .heading = error.operation.isEmpty() ? Text::tr("This is no stream session that can be read")
                                                 : Text::tr("The answer cannot be read"),
            .explanation = error.message,
            .toDo
            = error.operation.isEmpty()
                  ? Text::tr("Open a file that Streamloupe exported, or the output of aws ivs get-stream-session.")
                  : Text::tr(
                      "Look at the answer in Activity: a proxy or a sign-in page may have answered instead of AWS.")};
    case Kind::File:
        return {.heading = Text::tr("The file cannot be used"),
                .explanation = error.message,
                .toDo = Text::tr("Check the path and its permissions, or choose another file.")};
    }
    Q_UNREACHABLE();
}

bool isAboutCredentials(const Base::Error &error)
{
    using Kind = Base::Error::Kind;
    return error.kind == Kind::NoCredentials || error.kind == Kind::InvalidCredentials
           || error.kind == Kind::ExpiredCredentials || error.kind == Kind::SignInRequired
           || error.kind == Kind::CredentialsFailed || error.kind == Kind::BadSignature;
}

QString policyStatement(const Base::Error &error, const QString &resource)
{
    if (error.kind != Base::Error::Kind::AccessDenied)
        return {};
    static const QRegularExpression named(u"on resource: (\\S+)"_s);
    const auto match = named.match(error.message);
    QString on = match.hasMatch() ? match.captured(1) : (resource.isEmpty() ? error.resource : resource);
    // CloudWatch knows no resource for it.
    if (on.isEmpty() || error.operation == "GetMetricData"_L1)
        on = u"*"_s;
    const QJsonObject statement{
        {u"Effect"_s, u"Allow"_s}, {u"Action"_s, QJsonArray{permissionOf(error)}}, {u"Resource"_s, QJsonArray{on}}};
    const QJsonObject policy{{u"Version"_s, u"2012-10-17"_s}, {u"Statement"_s, QJsonArray{statement}}};
    return QString::fromUtf8(QJsonDocument(policy).toJson());
}

QString errorDetails(const Base::Error &error)
{
    QStringList lines;
    const auto add = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines.append(name + u": "_s + value);
    };
    const ErrorAdvice advice = adviceFor(error);
    lines.append(advice.heading);
    add(Text::tr("Missing permission"), advice.missingPermission);
    add(Text::tr("Operation"), error.operation);
    add(Text::tr("Resource"), error.resource);
    add(Text::tr("Host"), error.host);
    add(Text::tr("Code"), error.code);
    add(Text::tr("HTTP status"), error.httpStatus > 0 ? QString::number(error.httpStatus) : QString());
    add(Text::tr("Message"), error.message);
    add(Text::tr("Byte offset"), error.byteOffset ? QString::number(*error.byteOffset) : QString());
    add(Text::tr("Request id"), error.requestId);
    add(Text::tr("Time"), error.at.isValid() ? error.at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s) : QString());
    add(Text::tr("Attempts"), error.attempts > 0 ? QString::number(error.attempts) : QString());
    return lines.join(u'\n') + u'\n';
}

} // namespace Session
