// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/identity.h"
#include "aws/requestlog.h"
#include "aws/ssosignin.h"
#include "session/accountsource.h"

#include <QObject>

#include <functional>
#include <memory>

namespace App {

// STS says who we are. What is known of the credentials is looked at after each call that went well, never by itself:
// that could ask a person for a token code while nobody wants anything.
class AwsAccount : public QObject, public Session::AccountSource
{
    Q_OBJECT

public:
    // `log` must outlive the account. `told` hears the account's number as soon as it is known.
    AwsAccount(std::unique_ptr<Aws::IdentityClient> client, Aws::RequestLog *log,
               std::function<void(const QString &accountId)> told);

    Base::RequestHandle identify(QObject *context, Session::Identified done) override;
    Session::CredentialsState credentials() const override { return m_state; }

private:
    void look(const Aws::RequestRecord &record);

    std::unique_ptr<Aws::IdentityClient> m_client;
    std::function<void(const QString &accountId)> m_told;
    Session::CredentialsState m_state;
    Base::RequestHandle m_looking;
};

// Runs a sign-in until it is over or its handle is dropped; the completion comes at most once.
Base::RequestHandle runSignIn(std::unique_ptr<Aws::SsoSignIn> signIn, QObject *context, Session::SignInPrompted prompt,
                              Session::SignedIn done);

} // namespace App
