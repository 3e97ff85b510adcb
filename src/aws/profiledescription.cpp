// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/profiledescription.h"

#include "aws/profilechain.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

void addChain(ProfileDescription *description, const ProfileChain &chain)
{
    description->asksForMfa = std::any_of(chain.roles.cbegin(), chain.roles.cend(),
                                          [](const auto &role) { return !role.mfaSerial.isEmpty(); });
    if (const auto *sso = std::get_if<ProfileChain::SsoRole>(&chain.base))
        description->signsInWith = sso->session.name.isEmpty() ? sso->session.startUrl : sso->session.name;
}

} // namespace

ProfileDescription describeProfile(const SharedConfig &config, const QString &name)
{
    const Profile profile = config.profile(name);
    ProfileDescription description{.name = name, .kind = profile.kind(), .region = profile.value(u"region"_s)};
    const QString roleArn = profile.value(u"role_arn"_s);
    switch (description.kind) {
    case ProfileKind::Role:
        description.sourceProfile = profile.value(u"source_profile"_s);
        description.credentialSource = profile.value(u"credential_source"_s);
        [[fallthrough]];
    case ProfileKind::WebIdentity:
        description.roleName = roleArn.section(u'/', -1);
        description.accountId = roleArn.section(u':', 4, 4);
        break;
    case ProfileKind::Sso:
        description.roleName = profile.value(u"sso_role_name"_s);
        description.accountId = profile.value(u"sso_account_id"_s);
        break;
    case ProfileKind::Keys:
    case ProfileKind::Process:
    case ProfileKind::None:
        description.accountId = profile.value(u"aws_account_id"_s);
        break;
    }
    if (const auto chain = resolveProfileChain(config, name))
        addChain(&description, *chain);
    else
        description.problem = chain.error();
    return description;
}

QList<ProfileDescription> describeProfiles(const SharedConfig &config)
{
    QList<ProfileDescription> descriptions;
    const auto names = config.profileNames();
    for (const auto &name : names)
        descriptions.append(describeProfile(config, name.name));
    return descriptions;
}

} // namespace Aws
