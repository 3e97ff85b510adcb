// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"

using namespace Qt::StringLiterals;

namespace Base {

QString errorKindName(Error::Kind kind)
{
    using Kind = Error::Kind;
    switch (kind) {
    case Kind::InvalidArgument:
        return u"InvalidArgument"_s;
    case Kind::Configuration:
        return u"Configuration"_s;
    case Kind::NoCredentials:
        return u"NoCredentials"_s;
    case Kind::InvalidCredentials:
        return u"InvalidCredentials"_s;
    case Kind::ExpiredCredentials:
        return u"ExpiredCredentials"_s;
    case Kind::SignInRequired:
        return u"SignInRequired"_s;
    case Kind::CredentialsFailed:
        return u"CredentialsFailed"_s;
    case Kind::BadSignature:
        return u"BadSignature"_s;
    case Kind::ClockSkew:
        return u"ClockSkew"_s;
    case Kind::AccessDenied:
        return u"AccessDenied"_s;
    case Kind::NotFound:
        return u"NotFound"_s;
    case Kind::NotBroadcasting:
        return u"NotBroadcasting"_s;
    case Kind::Validation:
        return u"Validation"_s;
    case Kind::Throttled:
        return u"Throttled"_s;
    case Kind::ServiceFault:
        return u"ServiceFault"_s;
    case Kind::Rejected:
        return u"Rejected"_s;
    case Kind::Offline:
        return u"Offline"_s;
    case Kind::DnsFailure:
        return u"DnsFailure"_s;
    case Kind::ConnectionRefused:
        return u"ConnectionRefused"_s;
    case Kind::ConnectionLost:
        return u"ConnectionLost"_s;
    case Kind::TlsFailure:
        return u"TlsFailure"_s;
    case Kind::Timeout:
        return u"Timeout"_s;
    case Kind::Redirected:
        return u"Redirected"_s;
    case Kind::CaptivePortal:
        return u"CaptivePortal"_s;
    case Kind::UnreadableResponse:
        return u"UnreadableResponse"_s;
    case Kind::File:
        return u"File"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Base
