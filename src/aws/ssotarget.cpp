// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/ssotarget.h"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Aws {

SsoTarget ssoTargetOf(const Environment &environment, const SsoSession &session)
{
    return {.session = session.name,
            .startUrl = session.startUrl,
            .region = session.region,
            .scopes = session.scopes,
            .tokenPath = ssoTokenPath(environment, session.name.isEmpty() ? session.startUrl : session.name)};
}

QString ssoTokenPath(const Environment &environment, const QString &sessionOrStartUrl)
{
    if (environment.homeDirectory.isEmpty())
        return {};
    // SHA-1 as a file name, as the AWS CLI has it; nothing rests on its strength.
    const QByteArray hash = QCryptographicHash::hash(sessionOrStartUrl.toUtf8(), QCryptographicHash::Sha1).toHex();
    return environment.homeDirectory + "/.aws/sso/cache/"_L1 + QString::fromLatin1(hash) + ".json"_L1;
}

Base::Result<SsoTarget> ssoTargetOfProfile(const Settings &settings, const QString &name)
{
    if (const auto chain = resolveProfileChain(settings.sharedConfig, name)) {
        if (const auto *sso = std::get_if<ProfileChain::SsoRole>(&chain->base))
            return ssoTargetOf(settings.environment, sso->session);
    }
    // A profile for tokens alone, or one that lacks what only credentials need.
    const Profile profile = settings.sharedConfig.profile(name);
    if (profile.kind() != ProfileKind::Sso) {
        return Base::failure(
            {.kind = Base::Error::Kind::Configuration,
             .message = QCoreApplication::translate("Aws::SsoTarget",
                                                    "The profile \"%1\" does not sign in through IAM Identity Center: "
                                                    "it has no sso_session and no sso_start_url.")
                            .arg(name)});
    }
    const auto session = ssoSessionOf(settings.sharedConfig, profile);
    if (!session)
        return Base::failure(session.error());
    return ssoTargetOf(settings.environment, *session);
}

Base::Result<SsoTarget> ssoTargetOfSession(const Settings &settings, const QString &session)
{
    const auto found = ssoSessionNamed(settings.sharedConfig, session);
    if (!found)
        return Base::failure(found.error());
    return ssoTargetOf(settings.environment, *found);
}

} // namespace Aws
