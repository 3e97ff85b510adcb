// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "session/accountsource.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace Session {

class Connector;

// Who the workspace is at the service, and what a person has to do for it: sign in, or say a token code.
class Account : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Unknown, // nobody was asked: not connected, or a connection without an account
        Asking,
        Known,
        Failed, // error() says why
    };
    enum class SignIn {
        None,
        Starting, // a code is being asked for
        Waiting, // prompt() says where to go
        Failed, // signInError() says why
    };

    // `connector` must outlive the account; its questions for token codes come here.
    Account(Connector *connector, Base::Clock clock, QObject *parent = nullptr);
    ~Account() override;

    // Another connection: forgets the old one's identity, gives up its sign-in and its question, and asks who is there.
    // `source` may be null, and must stay until the next call.
    void setConnection(const QString &profile, AccountSource *source);
    void identify(); // again

    State state() const { return m_state; }
    const std::optional<Identity> &identity() const { return m_identity; }
    const std::optional<Base::Error> &error() const { return m_error; }
    const CredentialsState &credentials() const { return m_credentials; }
    // Of the credentials in use; below zero where they have run out, nothing where they do not.
    std::optional<qint64> secondsLeft() const;

    bool canSignIn() const;
    void startSignIn(); // gives up one that is on its way
    void cancelSignIn();
    SignIn signInState() const { return m_signIn; }
    const SignInPrompt &prompt() const { return m_prompt; }
    qint64 signInSecondsLeft() const; // for the code; 0 where it is over or there is none
    const std::optional<Base::Error> &signInError() const { return m_signInError; }

    const std::optional<MfaQuestion> &mfaQuestion() const { return m_mfaQuestion; }
    void answerMfa(const Base::Secret &code);
    void declineMfa();

    // Looks at the clock and at the credentials; by itself once a second.
    void tick();

Q_SIGNALS:
    void changed(); // state, identity, credentials, and as time goes on the seconds
    void signInChanged(); // its state
    void signedIn(); // what failed for want of it can be tried again
    void mfaChanged(); // a question came, or is over

private:
    void ask(const MfaQuestion &question, MfaAnswer answer);
    void endMfa(const std::optional<Base::Secret> &code);
    void setSignIn(SignIn state);

    Connector *m_connector;
    Base::Clock m_clock;
    AccountSource *m_source = nullptr;
    QString m_profile;
    State m_state = State::Unknown;
    std::optional<Identity> m_identity;
    std::optional<Base::Error> m_error;
    CredentialsState m_credentials;
    std::optional<qint64> m_toldSeconds;
    SignIn m_signIn = SignIn::None;
    SignInPrompt m_prompt;
    std::optional<Base::Error> m_signInError;
    std::optional<MfaQuestion> m_mfaQuestion;
    MfaAnswer m_mfaAnswer;
    QTimer m_timer;
    Base::RequestHandle m_identifying;
    Base::RequestHandle m_signingIn;
};

} // namespace Session
