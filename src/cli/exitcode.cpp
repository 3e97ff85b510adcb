// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/exitcode.h"

namespace Cli {

ExitCode exitCodeFor(const Base::Error &error)
{
    using Kind = Base::Error::Kind;
    switch (error.kind) {
    case Kind::InvalidArgument:
        return ExitCode::Usage;
    case Kind::Configuration:
    case Kind::NoCredentials:
    case Kind::SignInRequired:
    case Kind::CredentialsFailed:
        return ExitCode::Configuration;
    case Kind::InvalidCredentials:
    case Kind::ExpiredCredentials:
    case Kind::BadSignature:
    case Kind::ClockSkew:
    case Kind::AccessDenied:
    case Kind::NotFound:
    case Kind::NotBroadcasting:
    case Kind::Validation:
    case Kind::Throttled:
    case Kind::ServiceFault:
    case Kind::Rejected:
        return ExitCode::Service;
    case Kind::Offline:
    case Kind::DnsFailure:
    case Kind::ConnectionRefused:
    case Kind::ConnectionLost:
    case Kind::TlsFailure:
    case Kind::Timeout:
    case Kind::Redirected:
    case Kind::CaptivePortal:
    case Kind::UnreadableResponse:
    case Kind::File:
        return ExitCode::Other;
    }
    Q_UNREACHABLE();
}

} // namespace Cli
