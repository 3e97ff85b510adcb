// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/credentialservices.h"

using namespace Qt::StringLiterals;

namespace Aws {

Service stsService()
{
    return {.id = u"STS"_s,
            .endpointPrefix = u"sts"_s,
            .signingName = u"sts"_s,
            .name = u"AWS STS"_s,
            .govHostIsFips = true,
            // User guide of IAM, AWS STS in an AWS Region: these were there before regional endpoints were the rule.
            .legacyGlobalRegions
            = {u"ap-northeast-1"_s, u"ap-south-1"_s, u"ap-southeast-1"_s, u"ap-southeast-2"_s, u"aws-global"_s,
               u"ca-central-1"_s, u"eu-central-1"_s, u"eu-north-1"_s, u"eu-west-1"_s, u"eu-west-2"_s, u"eu-west-3"_s,
               u"sa-east-1"_s, u"us-east-1"_s, u"us-east-2"_s, u"us-west-1"_s, u"us-west-2"_s}};
}

Service ssoService()
{
    return {.id = u"SSO"_s,
            .endpointPrefix = u"portal.sso"_s,
            .signingName = u"awsssoportal"_s,
            .name = u"IAM Identity Center"_s,
            .govHostIsFips = true};
}

Service ssoOidcService()
{
    return {.id = u"SSO_OIDC"_s,
            .endpointPrefix = u"oidc"_s,
            .signingName = u"sso-oauth"_s,
            .name = u"IAM Identity Center OIDC"_s,
            .govHostIsFips = true};
}

} // namespace Aws
