// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/credentialservices.h"

using namespace Qt::StringLiterals;

namespace Aws {

Service stsService()
{
    return {.id = u"STS"_s, .endpointPrefix = u"sts"_s, .signingName = u"sts"_s, .name = u"AWS STS"_s};
}

Service ssoService()
{
    return {.id = u"SSO"_s,
            .endpointPrefix = u"portal.sso"_s,
            .signingName = u"awsssoportal"_s,
            .name = u"IAM Identity Center"_s};
}

Service ssoOidcService()
{
    return {.id = u"SSO_OIDC"_s,
            .endpointPrefix = u"oidc"_s,
            .signingName = u"sso-oauth"_s,
            .name = u"IAM Identity Center OIDC"_s};
}

} // namespace Aws
