// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/budget.h"
#include "aws/clientcontext.h"
#include "aws/environment.h"
#include "aws/requestlog.h"
#include "aws/settings.h"
#include "session/connector.h"

class QNetworkAccessManager;

namespace App {

// Profiles and clients as the AWS CLI would have them: environment, shared files, what the command line said.
class AwsConnector : public Session::Connector
{
public:
    // `network` and `log` must outlive the connector and its clients. Of `overrides`, profile and region are the
    // defaults that the window starts with; endpoint and CA bundle hold for every client. Without a
    // `budget` calls wait for nothing.
    AwsConnector(Aws::Environment environment, Aws::Overrides overrides, QNetworkAccessManager *network,
                 Aws::RequestLog *log, std::shared_ptr<Aws::Budget> budget = {});

    QList<Session::ProfileEntry> profiles() override;
    QStringList regions() const override;
    QString defaultProfile() override;
    QString defaultRegion(const QString &profile) override;
    QList<Session::LookedAt> lookedAt() override;
    // Configuration where the profile cannot be used, told before anything is sent.
    Base::Result<Session::Connection> connect(const QString &profile, const QString &region) override;
    QStringList files() const override; // the shared files, and where sign-ins keep their tokens
    QByteArray fingerprint(const QString &profile) override;
    Base::RequestHandle signIn(const QString &profile, QObject *context, Session::SignInPrompted prompt,
                               Session::SignedIn done) override;
    void setMfaAsker(const Session::MfaAsker &asker) override;

private:
    Aws::ClientContext clientContext() const;
    Base::Result<Aws::Settings> settingsFor(const QString &profile, const QString &region) const;
    bool hasEnvironmentKeys() const;

    Aws::Environment m_environment;
    Aws::Overrides m_overrides;
    QNetworkAccessManager *m_network;
    Aws::RequestLog *m_log;
    std::shared_ptr<Aws::Budget> m_budget;
    std::shared_ptr<Session::MfaAsker> m_mfaAsker; // shared with whatever waits for a code
};

} // namespace App
