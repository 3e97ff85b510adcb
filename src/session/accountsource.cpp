// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/accountsource.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace Session {

namespace {

// "assumed-role/ops-support/on-call" of an ARN.
QString resourceOf(const QString &arn)
{
    return arn.section(u':', 5);
}

} // namespace

bool Identity::isRole() const
{
    return resourceOf(arn).startsWith("assumed-role/"_L1);
}

QString Identity::principal() const
{
    const QString resource = resourceOf(arn);
    if (isRole())
        return resource.section(u'/', 1, 1);
    if (resource.startsWith("user/"_L1)) // a path may stand between
        return resource.section(u'/', -1);
    if (resource.startsWith("federated-user/"_L1))
        return resource.section(u'/', 1);
    return resource == "root"_L1 ? resource : arn;
}

QString Identity::sessionName() const
{
    return isRole() ? resourceOf(arn).section(u'/', 2) : QString();
}

Base::RequestHandle answerLater(QObject *context, std::function<void()> done)
{
    const std::stop_source source;
    QTimer::singleShot(0, context, [token = source.get_token(), done = std::move(done)] {
        if (!token.stop_requested())
            done();
    });
    return Base::RequestHandle(source);
}

FixedAccount::FixedAccount(Identity identity, CredentialsState credentials)
    : m_identity(std::move(identity))
    , m_credentials(std::move(credentials))
{
}

Base::RequestHandle FixedAccount::identify(QObject *context, Identified done)
{
    return answerLater(context, [done = std::move(done), identity = m_identity] { done(identity); });
}

} // namespace Session
