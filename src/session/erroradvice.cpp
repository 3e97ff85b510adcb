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

QString text(const char *source)
{
    return QCoreApplication::translate("Session::ErrorAdvice", source);
}

// What the call was after, in an operator's words: "This session may not be read".
QString subjectOf(const QString &operation)
{
    if (operation == "GetStreamSession"_L1)
        return text("This session");
    if (operation == "ListStreamSessions"_L1)
        return text("This channel's sessions");
    if (operation == "ListChannels"_L1)
        return text("The channels");
    if (operation == "ListStreams"_L1)
        return text("The live streams");
    if (operation == "GetStream"_L1)
        return text("This live stream");
    if (operation == "GetChannel"_L1 || operation == "BatchGetChannel"_L1)
        return text("This channel");
    if (operation == "GetRecordingConfiguration"_L1)
        return text("This recording configuration");
    if (operation == "GetMetricData"_L1)
        return text("The metrics");
    return text("This");
}

QString permissionOf(const Base::Error &error)
{
    // The service's own words name the action exactly, where they do.
    static const QRegularExpression action(u"perform: ([a-z0-9-]+:[A-Za-z]+)"_s);
    if (const auto match = action.match(error.message); match.hasMatch())
        return match.captured(1);
    if (error.operation.isEmpty())
        return {};
    return (error.operation == "GetMetricData"_L1 ? u"cloudwatch:"_s : u"ivs:"_s) + error.operation;
}

// Calls that are made for credentials, before the one that somebody asked for.
bool isAboutRole(const QString &operation)
{
    return operation.startsWith("AssumeRole"_L1) || operation == "GetRoleCredentials"_L1;
}

ErrorAdvice roleAdvice(const Base::Error &error)
{
    const QString permission = error.operation.startsWith("AssumeRole"_L1) ? u"sts:"_s + error.operation : QString();
    return {.heading = text("The role of this profile may not be used"),
            .explanation = text("AWS gave no credentials for it: %1").arg(error.message),
            .toDo = text("Check the role's ARN and whom it trusts, and the MFA code where it asks for one; or choose "
                         "another profile."),
            .missingPermission = permission};
}

QString notFoundToDo(const Base::Error &error)
{
    if (error.operation == "GetStreamSession"_L1) {
        return text("Check the channel ARN and the stream id, and that the region of the ARN is the one chosen. The "
                    "service keeps sessions for 60 days, also those of deleted channels.");
    }
    return text("Check the ARN, and that its region and account are the ones chosen.");
}

ErrorAdvice accessDeniedAdvice(const Base::Error &error, const QString &profile)
{
    const QString subject = subjectOf(error.operation);
    const QString permission = permissionOf(error);
    const bool isRole = error.message.contains(":assumed-role/"_L1);
    ErrorAdvice advice{
        .heading = profile.isEmpty() ? text("%1 may not be read with these credentials").arg(subject)
                                     : text("%1 may not be read with profile %2").arg(subject, profile),
        .explanation = isRole
                           ? text("AWS refused the call. An administrator has to allow one more action for this role.")
                           : text("AWS refused the call. An administrator has to allow one more action."),
        .toDo = text("Ask for the permission %1 on this resource, then try again.").arg(permission),
        .missingPermission = permission};
    if (error.operation == "GetMetricData"_L1) {
        advice.explanation
            = text("Everything else of the session is there. AWS's managed policy IVSReadOnlyAccess does "
                   "not include the metrics, which Amazon CloudWatch keeps.");
        advice.toDo = text("Ask for the permission %1, then try again.").arg(permission);
    }
    return advice;
}

QString throttledText(const Base::Error &error)
{
    if (error.operation == "GetMetricData"_L1)
        return text("Amazon CloudWatch limits how many points an account may read in a second, and other programs read "
                    "some of them.");
    return text("AWS allows this account about five calls a second for each operation, and other "
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
        return {.heading = text("%1 does not exist").arg(subject),
                .explanation = text("AWS knows no such resource in this account and region."),
                .toDo = notFoundToDo(error)};
    case Kind::NotBroadcasting:
        return {.heading = text("This channel is not live"),
                .explanation = text("The channel exists, and nothing is being sent to it."),
                .toDo = text("Open its most recent session instead.")};
    case Kind::Validation:
        return {.heading = text("AWS did not accept the request"),
                .explanation = text("A value in it is not what the service expects."),
                .toDo = text(
                    "Check the ARN and the stream id. If both are right, send the details below to the maintainers.")};
    case Kind::Throttled:
        return {.heading = text("Too many requests"),
                .explanation = throttledText(error),
                .toDo = text("Wait some seconds, then try again.")};
    case Kind::ServiceFault:
        return {.heading = text("AWS has a fault of its own"),
                .explanation = text("The service answered with an internal error, also on repeated tries."),
                .toDo
                = text("Try again in a minute. If it stays, look at the AWS Health Dashboard and give AWS Support the "
                       "request id.")};
    default:
        return {.heading = text("AWS answered with an error"),
                .explanation = text("The service's own words are below."),
                .toDo = text("Try again. If it stays, give AWS Support the request id.")};
    }
}

ErrorAdvice credentialsAdvice(const Base::Error &error)
{
    using Kind = Base::Error::Kind;
    switch (error.kind) {
    case Kind::NoCredentials:
        return {.heading = text("No AWS credentials found"),
                .explanation = error.message,
                .toDo = text("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or choose a profile that holds keys "
                             "(aws configure).")};
    case Kind::InvalidCredentials:
        return {.heading = text("AWS does not know these credentials"),
                .explanation = text("The access key does not exist, or was deactivated."),
                .toDo = text("Check the access key of this profile, or choose another profile.")};
    case Kind::ExpiredCredentials:
        return {.heading = text("The credentials have expired"),
                .explanation = text("Temporary credentials are good for a limited time, and theirs is over."),
                .toDo = text("Sign in again (for example with aws sso login), then try again.")};
    case Kind::SignInRequired:
        return {.heading = text("A sign-in is needed"),
                .explanation = error.message,
                .toDo = text("Sign in (streamloupe-cli sso-login, or aws sso login), or enter the code that is asked "
                             "for, then try again.")};
    case Kind::CredentialsFailed:
        return {.heading = text("The credentials could not be fetched"),
                .explanation = error.message,
                .toDo = text("Check what the profile names as its source of credentials, then try again.")};
    case Kind::BadSignature:
        return {.heading = text("AWS did not accept the signature"),
                .explanation
                = text("The secret key does not belong to the access key, or something on the way changed the "
                       "request."),
                .toDo = text("Check the secret access key of this profile, and whether a proxy rewrites requests.")};
    default:
        return {.heading = text("This computer's clock is wrong"),
                .explanation = text("It is too far from AWS's clock, so the service refuses the signature."),
                .toDo = text("Set the clock (switch time synchronisation on), then try again.")};
    }
}

ErrorAdvice networkAdvice(const Base::Error &error)
{
    using Kind = Base::Error::Kind;
    const QString host = error.host.isEmpty() ? text("the service") : error.host;
    switch (error.kind) {
    case Kind::DnsFailure:
        return {.heading = text("%1 was not found").arg(host),
                .explanation = text("The name could not be looked up."),
                .toDo = text("Check the network connection and VPN, and that the region's name is right.")};
    case Kind::ConnectionRefused:
        return {.heading = text("%1 does not accept connections").arg(host),
                .explanation = text("The host was reached, and nothing listens at this port."),
                .toDo = text("Check the endpoint URL and its port, or the proxy, or start the simulator.")};
    case Kind::Offline:
        return {.heading = text("This machine is offline"),
                .explanation = text("No network connection is up, so that %1 cannot be reached.").arg(host),
                .toDo = text("Connect to a network, then try again. What is on screen stays.")};
    case Kind::CaptivePortal:
        return {.heading = text("A sign-in page of the network answered"),
                .explanation = text("Something between this machine and %1 sent a web page in place of an answer, as "
                                    "networks do that ask for a sign-in first.")
                                   .arg(host),
                .toDo = text("Open any web page in a browser, sign in to the network there, then try again.")};
    case Kind::ConnectionLost:
        return {.heading = text("The connection to %1 broke off").arg(host),
                .explanation = text("It was cut before the answer was complete, also on repeated tries."),
                .toDo = text("Check the network connection, then try again.")};
    case Kind::TlsFailure:
        return {.heading = text("No secure connection to %1").arg(host),
                .explanation = error.message.isEmpty()
                                   ? text("The host's certificate or its handshake was not accepted.")
                                   : error.message,
                .toDo = text("If a company proxy inspects traffic, name its CA certificate with AWS_CA_BUNDLE or "
                             "--ca-bundle.")};
    case Kind::Timeout:
        return {.heading = text("%1 did not answer in time").arg(host),
                .explanation = text("The answer did not come, or not whole, within the time limit."),
                .toDo = text("Check the network connection and proxy, then try again.")};
    default:
        return {.heading = text("%1 points elsewhere").arg(host),
                .explanation = text("The answer was a redirect. A signed request is never sent on to another host."),
                .toDo = text("Check the endpoint URL, and whether the network asks for a sign-in first.")};
    }
}

} // namespace

ErrorAdvice adviceFor(const Base::Error &error, const QString &profile)
{
    using Kind = Base::Error::Kind;
    switch (error.kind) {
    case Kind::InvalidArgument:
        return {.heading = text("Nothing was sent: a value is not valid"),
                .explanation = error.message,
                .toDo = text("Correct the value, then try again.")};
    case Kind::Configuration:
        return {.heading = text("The AWS configuration cannot be used"),
                .explanation = error.message,
                .toDo = text("Correct the setting that is named, or choose another profile or region.")};
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
            .heading = error.operation.isEmpty() ? text("This is no stream session that can be read")
                                                 : text("The answer cannot be read"),
            .explanation = error.message,
            .toDo
            = error.operation.isEmpty()
                  ? text("Open a file that Streamloupe exported, or the output of aws ivs get-stream-session.")
                  : text(
                      "Look at the answer in Activity: a proxy or a sign-in page may have answered instead of AWS.")};
    case Kind::File:
        return {.heading = text("The file cannot be used"),
                .explanation = error.message,
                .toDo = text("Check the path and its permissions, or choose another file.")};
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
    add(text("Missing permission"), advice.missingPermission);
    add(text("Operation"), error.operation);
    add(text("Resource"), error.resource);
    add(text("Host"), error.host);
    add(text("Code"), error.code);
    add(text("HTTP status"), error.httpStatus > 0 ? QString::number(error.httpStatus) : QString());
    add(text("Message"), error.message);
    add(text("Byte offset"), error.byteOffset ? QString::number(*error.byteOffset) : QString());
    add(text("Request id"), error.requestId);
    add(text("Time"), error.at.isValid() ? error.at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s) : QString());
    add(text("Attempts"), error.attempts > 0 ? QString::number(error.attempts) : QString());
    return lines.join(u'\n') + u'\n';
}

} // namespace Session
