// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/clientcontext.h"
#include "aws/ssotarget.h"
#include "base/requesthandle.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace Aws {

// What a person needs to know to sign in.
struct SsoPrompt
{
    QString userCode; // "ABCD-EFGH"
    QUrl verificationUri; // where the code is entered
    QUrl verificationUriComplete; // the same with the code in it: what a browser should open
    QDateTime expiresAt; // UTC; the code is of no use afterwards

    friend bool operator==(const SsoPrompt &, const SsoPrompt &) = default;
};

// One sign-in by device authorization: registers this program, shows a code, waits until somebody has confirmed it in a
// browser (opening one is the caller's), and writes the token's cache file, which the AWS CLI reads too. The file is
// written in one piece and for the user alone.
class SsoSignIn : public QObject
{
    Q_OBJECT

public:
    SsoSignIn(const SsoTarget &target, const Settings &settings, const ClientContext &context,
              QObject *parent = nullptr);
    ~SsoSignIn() override;

    // Once. The signals come from the event loop.
    void start();
    // In silence: neither signal comes afterwards.
    void cancel();

Q_SIGNALS:
    void prompted(const Aws::SsoPrompt &prompt);
    // Without an error: the token is in its file. SignInRequired: the code ran out or was declined.
    void finished(const std::optional<Base::Error> &error);

private:
    struct Means;

    std::shared_ptr<Means> m_means;
    Base::RequestHandle m_request;
};

} // namespace Aws
