// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/requesthandle.h"
#include "base/result.h"
#include "base/secret.h"

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>
#include <optional>

namespace Session {

// Whom the service takes us for.
struct Identity
{
    QString accountId; // "111122223333"
    QString arn; // "arn:aws:sts::111122223333:assumed-role/ops-support/on-call"

    // "ops-support" of an assumed role, "on-call" of a user, "root"; the ARN where it is of no known kind.
    QString principal() const;
    // "on-call" of an assumed role, else empty.
    QString sessionName() const;
    bool isRole() const;

    friend bool operator==(const Identity &, const Identity &) = default;
};

// What is known of the credentials in use, and is no secret.
struct CredentialsState
{
    QString source; // "profile ops-prod, SSO"; empty while none were needed
    QDateTime expiresAt; // UTC; invalid where they do not expire or none were needed

    friend bool operator==(const CredentialsState &, const CredentialsState &) = default;
};

using Identified = std::function<void(const Base::Result<Identity> &)>;

// Runs `done` from the event loop, unless the handle or `context` goes before: for answers that are known at once.
Base::RequestHandle answerLater(QObject *context, std::function<void()> done);

// Whose credentials a connection uses.
class AccountSource
{
public:
    virtual ~AccountSource() = default;

    // Asks the service; the contract is that of any request.
    virtual Base::RequestHandle identify(QObject *context, Identified done) = 0;
    // As they are now; they are fetched and refreshed by whoever signs a request.
    virtual CredentialsState credentials() const = 0;
};

// An account that is known beforehand, such as the demo's.
class FixedAccount : public AccountSource
{
public:
    explicit FixedAccount(Identity identity, CredentialsState credentials = {});

    Base::RequestHandle identify(QObject *context, Identified done) override;
    CredentialsState credentials() const override { return m_credentials; }

private:
    Identity m_identity;
    CredentialsState m_credentials;
};

// The page on which a person allows a sign-in.
struct SignInPrompt
{
    QString userCode; // "BCDF-GHJK", to compare with the page's
    QUrl page; // with the code in it where the service gives such a one
    QDateTime expiresAt; // UTC

    friend bool operator==(const SignInPrompt &, const SignInPrompt &) = default;
};

using SignInPrompted = std::function<void(const SignInPrompt &)>;
using SignedIn = std::function<void(const Base::Result<void> &)>;

// A chain of credentials wants the code of a device.
struct MfaQuestion
{
    QString serial; // "arn:aws:iam::111122223333:mfa/on-call"
    QString roleArn;
    QString profile;

    friend bool operator==(const MfaQuestion &, const MfaQuestion &) = default;
};

// Called once: with the code, or without one where the person does not want to.
using MfaAnswer = std::function<void(const std::optional<Base::Secret> &code)>;
using MfaAsker = std::function<void(const MfaQuestion &, MfaAnswer)>;

} // namespace Session
