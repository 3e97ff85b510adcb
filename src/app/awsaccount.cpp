// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/awsaccount.h"

#include "ivs/service.h"

#include <functional>
#include <optional>

namespace App {

namespace {

Session::CredentialsState stateOf(const Aws::CredentialsInfo &info)
{
    return {.source = info.source, .expiresAt = info.expiration};
}

// A sign-in on its way: goes when it is over, or when its handle or its context goes.
class PendingSignIn : public QObject
{
    Q_OBJECT

public:
    PendingSignIn(std::unique_ptr<Aws::SsoSignIn> signIn, QObject *context)
        : QObject(context)
        , m_signIn(std::move(signIn))
    {
    }

    Base::RequestHandle start(Session::SignInPrompted prompt, Session::SignedIn done)
    {
        connect(m_signIn.get(), &Aws::SsoSignIn::prompted, this, [prompt](const Aws::SsoPrompt &asked) {
            const QUrl &complete = asked.verificationUriComplete;
            prompt({.userCode = asked.userCode,
                    .page = complete.isValid() ? complete : asked.verificationUri,
                    .expiresAt = asked.expiresAt});
        });
        connect(m_signIn.get(), &Aws::SsoSignIn::finished, this, [this, done](const std::optional<Base::Error> &error) {
            deleteLater();
            done(error ? Base::Result<void>(Base::failure(*error)) : Base::Result<void>());
        });
        const std::stop_source source;
        m_onStop.emplace(source.get_token(), [this] {
            disconnect(m_signIn.get(), nullptr, this, nullptr);
            m_signIn->cancel();
            deleteLater();
        });
        m_signIn->start();
        return Base::RequestHandle(source);
    }

private:
    std::unique_ptr<Aws::SsoSignIn> m_signIn;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace

AwsAccount::AwsAccount(std::unique_ptr<Aws::IdentityClient> client, Aws::RequestLog *log,
                       std::function<void(const QString &accountId)> told)
    : m_client(std::move(client))
    , m_told(std::move(told))
{
    connect(log, &Aws::RequestLog::finished, this, &AwsAccount::look);
}

Base::RequestHandle AwsAccount::identify(QObject *context, Session::Identified done)
{
    return m_client->getCallerIdentity(context,
                                       [this, done = std::move(done)](const Base::Result<Aws::Identity> &answer) {
                                           if (!answer) {
                                               done(Base::failure(answer.error()));
                                               return;
                                           }
                                           m_state = stateOf(answer->credentials);
                                           m_told(answer->account);
                                           done(Session::Identity{.accountId = answer->account, .arn = answer->arn});
                                       });
}

void AwsAccount::look(const Aws::RequestRecord &record)
{
    if (record.state != Aws::RequestRecord::State::Done || record.service != Ivs::service().name)
        return;
    m_looking = m_client->credentials(this, [this](const Base::Result<Aws::CredentialsInfo> &info) {
        if (info)
            m_state = stateOf(*info);
    });
}

Base::RequestHandle runSignIn(std::unique_ptr<Aws::SsoSignIn> signIn, QObject *context, Session::SignInPrompted prompt,
                              Session::SignedIn done)
{
    auto *pending = new PendingSignIn(std::move(signIn), context);
    return pending->start(std::move(prompt), std::move(done));
}

} // namespace App

#include "awsaccount.moc"
