// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/webidentitycredentials.h"

#include "aws/assumerolecredentials.h"
#include "aws/stscalls.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Means = WebIdentityCredentials::Means;

constexpr qint64 maximumTokenSize = 20'000; // STS takes no more

Base::Result<Base::Secret> readToken(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return Base::failure({.kind = Base::Error::Kind::CredentialsFailed,
                              .message = QCoreApplication::translate("Aws::Credentials",
                                                                     "The web identity token file %1 cannot be read: "
                                                                     "%2.")
                                             .arg(QDir::toNativeSeparators(path), file.errorString())});
    }
    const Base::Plaintext text(file.read(maximumTokenSize));
    return Base::Secret(QByteArrayView(text.bytes()).trimmed());
}

QCoro::Task<Base::Result<Credentials>> assume(Means means, std::stop_token stop)
{
    if (!means.sts)
        co_return Base::Result<Credentials>(Base::failure(means.sts.error()));
    const ProfileChain::WebIdentity identity = means.identity;
    const auto token = readToken(identity.tokenFile);
    if (!token)
        co_return Base::Result<Credentials>(Base::failure(token.error()));
    const QString name = identity.sessionName.isEmpty() ? defaultSessionName(means.clock()) : identity.sessionName;
    const Call call = assumeRoleWithWebIdentityCall(identity.roleArn, name, *token);
    const auto response = co_await (*means.sts)->call(call, stop);
    if (!response)
        co_return Base::Result<Credentials>(Base::failure(response.error()));
    auto credentials = credentialsOfSts(*response, call.operation);
    if (credentials) {
        credentials->roleName = roleNameOf(identity.roleArn);
        credentials->source = means.source;
    }
    co_return std::move(credentials);
}

} // namespace

WebIdentityCredentials::WebIdentityCredentials(Means means)
    : m_means(std::move(means))
{
}

QCoro::Task<Base::Result<Credentials>> WebIdentityCredentials::credentials(std::stop_token stop)
{
    return assume(m_means, std::move(stop));
}

} // namespace Aws
