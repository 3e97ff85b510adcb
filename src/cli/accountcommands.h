// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/credentialchain.h"
#include "aws/identity.h"
#include "aws/ssosignin.h"
#include "base/hiddenline.h"
#include "cli/options.h"
#include "cli/output.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace Cli {

// Asks for the code of an MFA device at the terminal, without showing it.
class CodePrompt : public QObject
{
    Q_OBJECT

public:
    explicit CodePrompt(Output *output, QObject *parent = nullptr);

    // As Aws::MfaPrompt. One question at a time: another one withdraws the first.
    void ask(const Aws::MfaQuestion &question, const Aws::MfaAnswer &answer);
    void withdraw();

private:
    void read();

    Output *m_output;
    QTimer m_glance;
    std::unique_ptr<Base::HiddenLine> m_line;
    Aws::MfaAnswer m_answer;
};

// whoami and sso-login.
class AccountCommands : public QObject
{
    Q_OBJECT

public:
    AccountCommands(Options options, Aws::Settings settings, Aws::ClientContext context, Output *output,
                    QObject *parent = nullptr);

    void whoAmI();
    void signIn();

Q_SIGNALS:
    // whoami: the document, and the same for people.
    void answered(const QJsonObject &document, const QString &text);
    void signedIn();
    void failed(const Base::Error &error);

private:
    void tell(const Aws::Identity &identity);
    void show(const Aws::SsoPrompt &prompt);

    Options m_options;
    Aws::Settings m_settings;
    Aws::ClientContext m_context;
    Output *m_output;
    std::unique_ptr<Aws::IdentityClient> m_identity;
    std::unique_ptr<Aws::SsoSignIn> m_signIn;
    Base::RequestHandle m_request;
};

} // namespace Cli
