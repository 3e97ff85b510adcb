// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace Base {

// Why something that was asked for did not happen. `kind` is what the program decides by; the other members carry the
// service's own words, for people and for AWS Support. No member ever holds a secret.
struct Error
{
    enum class Kind {
        InvalidArgument, // breaks a documented constraint; nothing was sent
        Configuration, // profile, region, endpoint or CA bundle cannot be used
        NoCredentials, // nowhere on the chain were any
        InvalidCredentials, // AWS does not know this access key
        ExpiredCredentials, // the session token has run out
        SignInRequired, // a person has to sign in (single sign-on) or to enter a code (MFA) first
        CredentialsFailed, // where the credentials should have come from gave none
        BadSignature, // the secret key does not belong to the access key, or a proxy changed the request
        ClockSkew, // this machine's clock is too far from the service's
        AccessDenied, // known, but not allowed
        NotFound, // no such channel, session or configuration (any more)
        NotBroadcasting, // the channel exists and is not live
        Validation, // the service found the request malformed
        Throttled, // too many requests in this account and region
        ServiceFault, // 5xx
        Rejected, // any other error that the service answered with
        Offline, // this machine has no network
        DnsFailure, // the host's name does not resolve
        ConnectionRefused, // nothing listens there
        ConnectionLost, // reset, or the body ended before its announced end
        TlsFailure, // certificate or handshake
        Timeout, // connect, idle or whole-attempt limit
        Redirected, // 3xx: not followed
        CaptivePortal, // a sign-in page of the network answered in the service's place
        UnreadableResponse, // not JSON, nested too deeply, or without a mandatory member
        File, // a local file cannot be read or written
    };

    Kind kind = Kind::Rejected;
    QString code; // e.g. "AccessDeniedException"; empty where the service gave none
    QString message; // as received, or our own words for what happened on this machine
    QString requestId; // x-amzn-RequestId; empty where no response arrived
    int httpStatus = 0; // 0 where no response arrived
    int attempts = 0; // requests sent, 0 where none was
    qint64 elapsedMs = 0; // from the first attempt's start to the last one's end
    QDateTime at; // UTC
    QString operation; // "GetStreamSession"
    QString resource; // ARN or stream id that was asked for
    QString host; // whom we talked to, without scheme
    QString argument; // InvalidArgument: the member's name as the API spells it, e.g. "channelArn"
    std::optional<qint64> byteOffset; // UnreadableResponse, File: where in the body or file

    friend bool operator==(const Error &, const Error &) = default;
};

// "AccessDenied": stable, for logs and tests; sentences for people are made from the kind elsewhere.
QString errorKindName(Error::Kind kind);

} // namespace Base
