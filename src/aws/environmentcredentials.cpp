// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/environmentcredentials.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

using Kind = Base::Error::Kind;

Base::Result<Credentials> credentialsOfEnvironment(const Environment &environment)
{
    const QString key = environment.value(u"AWS_ACCESS_KEY_ID"_s);
    const Base::Secret secret = environment.secret(u"AWS_SECRET_ACCESS_KEY"_s);
    if (key.isEmpty() && secret.isEmpty()) {
        return Base::failure(
            {.kind = Kind::NoCredentials,
             .message = QCoreApplication::translate("Aws::Credentials", "AWS_ACCESS_KEY_ID is not set.")});
    }
    if (key.isEmpty() || secret.isEmpty()) {
        const QString set = key.isEmpty() ? u"AWS_SECRET_ACCESS_KEY"_s : u"AWS_ACCESS_KEY_ID"_s;
        const QString missing = key.isEmpty() ? u"AWS_ACCESS_KEY_ID"_s : u"AWS_SECRET_ACCESS_KEY"_s;
        return Base::failure(
            {.kind = Kind::Configuration,
             .message
             = QCoreApplication::translate("Aws::Credentials", "%1 is set, but %2 is not.").arg(set, missing)});
    }
    return Credentials{.accessKeyId = key,
                       .secretAccessKey = secret,
                       .sessionToken = environment.secret(u"AWS_SESSION_TOKEN"_s),
                       .source = QCoreApplication::translate("Aws::Credentials", "environment"),
                       .accountId = environment.value(u"AWS_ACCOUNT_ID"_s)};
}

EnvironmentCredentials::EnvironmentCredentials(const Environment &environment)
    : m_credentials(credentialsOfEnvironment(environment))
{
}

QCoro::Task<Base::Result<Credentials>> EnvironmentCredentials::credentials(std::stop_token)
{
    // A copy by name: GCC 12 moves a member that is returned as it stands.
    Base::Result<Credentials> copy = m_credentials;
    co_return std::move(copy);
}

} // namespace Aws
