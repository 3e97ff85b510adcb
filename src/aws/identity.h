// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/credentials.h"
#include "aws/settings.h"
#include "base/requesthandle.h"
#include "base/result.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Aws {

class Client;
class CredentialsProvider;
struct ClientContext;

// Who the credentials belong to, as STS says (GetCallerIdentity).
struct Identity
{
    QString account; // "123456789012"
    QString arn; // "arn:aws:sts::123456789012:assumed-role/Admin/ada"
    QString userId;
    CredentialsInfo credentials; // those that were used

    // Of an assumed role: "Admin" and "ada"; empty for a user.
    QString roleName() const;
    QString sessionName() const;
    // "Admin", or the user's name, or "root".
    QString principalName() const;

    friend bool operator==(const Identity &, const Identity &) = default;
};

// Asks who the credentials belong to. The contract of Aws::Question holds: the answer comes once, from the event loop;
// dropping the handle, destroying `context` or this withdraws the question in silence.
class IdentityClient : public QObject
{
    Q_OBJECT

public:
    IdentityClient(std::shared_ptr<Client> sts, std::shared_ptr<CredentialsProvider> credentials,
                   QObject *parent = nullptr);

    Base::RequestHandle getCallerIdentity(QObject *context, std::function<void(Base::Result<Identity>)> done);

    // The credentials in force, fetched or refreshed where that is due, without asking STS who they belong to.
    Base::RequestHandle credentials(QObject *context, std::function<void(Base::Result<CredentialsInfo>)> done);

private:
    std::shared_ptr<Client> m_sts;
    std::shared_ptr<CredentialsProvider> m_credentials;
};

// Configuration: as for every client.
Base::Result<std::unique_ptr<IdentityClient>> makeIdentityClient(const Settings &settings,
                                                                 std::shared_ptr<CredentialsProvider> credentials,
                                                                 const ClientContext &context);

} // namespace Aws
