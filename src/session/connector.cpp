// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connector.h"

#include <QCoreApplication>

namespace Session {

// By value for those that override this and keep it. NOLINTNEXTLINE(performance-unnecessary-value-param)
Base::RequestHandle Connector::signIn(const QString &, QObject *context, SignInPrompted, SignedIn done)
{
    return answerLater(context, [done = std::move(done)] {
        done(Base::failure({.kind = Base::Error::Kind::Configuration,
                            .message = QCoreApplication::translate(
                                "Session::Connector", "This profile has no sign-in: it is not one of SSO.")}));
    });
}

} // namespace Session
