// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connector.h"
#include "session/filewatch.h"

#include <memory>
#include <vector>

namespace Testing {

// A machine's files that change when the test says so.
class FakeFileWatch : public Session::FileWatch
{
public:
    using FileWatch::FileWatch;

    void setFiles(const QStringList &paths) override { files = paths; }
    void change() { Q_EMIT changed(); }

    QStringList files;
};

// Questions that the test answers, and whether they are still waited for.
template <typename Completion>
struct Asked
{
    std::stop_source source;
    Completion done;

    bool isWithdrawn() const { return source.stop_requested(); }
};

// An account that says what the test wants when the test wants it.
class FakeAccountSource : public Session::AccountSource
{
public:
    struct State
    {
        std::vector<Asked<Session::Identified>> asked;
        Session::CredentialsState credentials;

        void answer(const Base::Result<Session::Identity> &identity)
        {
            const auto last = asked.back();
            if (!last.isWithdrawn())
                last.done(identity);
        }
    };

    explicit FakeAccountSource(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
    }

    Base::RequestHandle identify(QObject *, Session::Identified done) override
    {
        const std::stop_source source;
        m_state->asked.push_back({source, std::move(done)});
        return Base::RequestHandle(source);
    }
    Session::CredentialsState credentials() const override { return m_state->credentials; }

private:
    std::shared_ptr<State> m_state;
};

// A connector without a service: profiles, files, sign-in and questions alone.
class FakeConnector : public Session::Connector
{
public:
    QList<Session::ProfileEntry> profiles() override { return entries; }
    QStringList regions() const override { return {QStringLiteral("eu-west-1")}; }
    QString defaultProfile() override { return entries.isEmpty() ? QString() : entries.first().name; }
    QString defaultRegion(const QString &) override { return QStringLiteral("eu-west-1"); }
    QList<Session::LookedAt> lookedAt() override { return places; }
    Base::Result<Session::Connection> connect(const QString &profile, const QString &) override
    {
        ++connectCount;
        if (connecting)
            return connecting(profile);
        return Base::failure({.kind = Base::Error::Kind::NoCredentials, .message = QStringLiteral("None.")});
    }
    QStringList files() const override { return {QStringLiteral("/home/ops/.aws/config")}; }
    QByteArray fingerprint(const QString &profile) override { return prints.value(profile); }
    Base::RequestHandle signIn(const QString &profile, QObject *, Session::SignInPrompted prompt,
                               Session::SignedIn done) override
    {
        const std::stop_source source;
        signedInProfile = profile;
        prompted = std::move(prompt);
        signIns.push_back({source, std::move(done)});
        return Base::RequestHandle(source);
    }
    void setMfaAsker(const Session::MfaAsker &given) override { asker = given; }

    std::function<Base::Result<Session::Connection>(const QString &profile)> connecting; // empty: nobody connects
    QList<Session::LookedAt> places;
    QList<Session::ProfileEntry> entries;
    QHash<QString, QByteArray> prints;
    int connectCount = 0;
    QString signedInProfile;
    Session::SignInPrompted prompted;
    std::vector<Asked<Session::SignedIn>> signIns;
    Session::MfaAsker asker;
};

} // namespace Testing
