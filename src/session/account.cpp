// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/account.h"

#include "session/connector.h"

#include <QPointer>

#include <algorithm>

namespace Session {

namespace {

constexpr int tickMs = 1000;

} // namespace

Account::Account(Connector *connector, Base::Clock clock, QObject *parent)
    : QObject(parent)
    , m_connector(connector)
    , m_clock(std::move(clock))
{
    m_connector->setMfaAsker([account = QPointer(this)](const MfaQuestion &question, MfaAnswer answer) {
        if (account)
            account->ask(question, std::move(answer));
        else
            answer({});
    });
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, &Account::tick);
    m_timer.start();
}

Account::~Account()
{
    m_connector->setMfaAsker({});
    endMfa({});
}

void Account::setConnection(const QString &profile, AccountSource *source)
{
    m_identifying.cancel();
    m_profile = profile;
    m_source = source;
    m_state = State::Unknown;
    m_identity.reset();
    m_error.reset();
    m_credentials = {};
    m_toldSeconds.reset();
    cancelSignIn();
    declineMfa();
    if (m_source)
        identify();
    else
        Q_EMIT changed();
}

void Account::identify()
{
    if (!m_source)
        return;
    m_state = State::Asking;
    m_identifying = m_source->identify(this, [this](const Base::Result<Identity> &answer) {
        m_error.reset();
        if (answer)
            m_identity = *answer;
        else
            m_error = answer.error();
        m_state = answer ? State::Known : State::Failed;
        m_credentials = m_source->credentials();
        m_toldSeconds = secondsLeft();
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

std::optional<qint64> Account::secondsLeft() const
{
    if (!m_credentials.expiresAt.isValid())
        return {};
    return m_clock().secsTo(m_credentials.expiresAt);
}

void Account::tick()
{
    if (m_source)
        m_credentials = m_source->credentials();
    const auto seconds = secondsLeft();
    if (m_toldSeconds != seconds) {
        m_toldSeconds = seconds;
        Q_EMIT changed();
    }
    if (m_signIn == SignIn::Waiting)
        Q_EMIT signInChanged();
}

bool Account::canSignIn() const
{
    const auto profiles = m_connector->profiles();
    return std::any_of(profiles.begin(), profiles.end(),
                       [this](const ProfileEntry &entry) { return entry.name == m_profile && entry.canSignIn; });
}

void Account::startSignIn()
{
    m_signInError.reset();
    m_prompt = {};
    m_signingIn = m_connector->signIn(
        m_profile, this,
        [this](const SignInPrompt &prompt) {
            m_prompt = prompt;
            setSignIn(SignIn::Waiting);
        },
        [this](const Base::Result<void> &answer) {
            m_prompt = {};
            if (!answer) {
                m_signInError = answer.error();
                setSignIn(SignIn::Failed);
                return;
            }
            setSignIn(SignIn::None);
            Q_EMIT signedIn();
        });
    setSignIn(SignIn::Starting);
}

void Account::cancelSignIn()
{
    m_signingIn.cancel();
    m_signInError.reset();
    m_prompt = {};
    if (m_signIn != SignIn::None)
        setSignIn(SignIn::None);
}

void Account::setSignIn(SignIn state)
{
    m_signIn = state;
    Q_EMIT signInChanged();
}

qint64 Account::signInSecondsLeft() const
{
    return m_prompt.expiresAt.isValid() ? std::max<qint64>(m_clock().secsTo(m_prompt.expiresAt), 0) : 0;
}

// One device, one question at a time: a second one means that the first is no longer waited for.
void Account::ask(const MfaQuestion &question, MfaAnswer answer)
{
    endMfa({});
    m_mfaQuestion = question;
    m_mfaAnswer = std::move(answer);
    Q_EMIT mfaChanged();
}

void Account::endMfa(const std::optional<Base::Secret> &code)
{
    m_mfaQuestion.reset();
    if (const MfaAnswer answer = std::exchange(m_mfaAnswer, {}))
        answer(code);
}

void Account::answerMfa(const Base::Secret &code)
{
    if (!m_mfaQuestion)
        return;
    endMfa(code);
    Q_EMIT mfaChanged();
}

void Account::declineMfa()
{
    if (!m_mfaQuestion)
        return;
    endMfa({});
    Q_EMIT mfaChanged();
}

} // namespace Session
