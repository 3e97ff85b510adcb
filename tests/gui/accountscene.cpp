// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/accountscene.h"

using namespace Qt::StringLiterals;

namespace Testing {

AccountScene::AccountScene()
{
    connector.entries = {{.name = u"ops-prod"_s,
                          .kind = u"SSO"_s,
                          .region = u"eu-west-1"_s,
                          .accountId = u"111122223333"_s,
                          .canSignIn = true},
                         {.name = u"archive-reader"_s, .kind = u"keys"_s, .region = u"us-west-2"_s},
                         {.name = u"build"_s, .kind = u"process"_s},
                         {.name = u"cluster"_s, .kind = u"web identity"_s, .accountId = u"444455556666"_s},
                         {.name = u"ops-old"_s,
                          .kind = u"role"_s,
                          .region = u"eu-central-1"_s,
                          .isUsable = false,
                          .whyNot = u"Its source_profile \"gone\" is in neither file."_s},
                         {.name = u"ops-staging"_s,
                          .kind = u"role"_s,
                          .region = u"eu-west-1"_s,
                          .accountId = u"777788889999"_s,
                          .canSignIn = true}};
    connector.connecting = [this](const QString &) -> Base::Result<Session::Connection> {
        if (refusal)
            return Base::failure(*refusal);
        Session::Connection connection{.ivs = service.makeClient(), .metrics = service.makeMetricsClient()};
        connection.account = std::make_unique<Session::FixedAccount>(
            Session::Identity{.accountId = u"111122223333"_s,
                              .arn = u"arn:aws:sts::111122223333:assumed-role/ops-support/on-call"_s},
            Session::CredentialsState{.source = u"profile ops-prod, SSO"_s,
                                      .expiresAt = standingNow().addSecs(58 * 60)});
        return connection;
    };
}

Session::SignInPrompt AccountScene::prompt() const
{
    return {.userCode = u"BCDF-GHJK"_s,
            .page = QUrl(u"https://device.sso.eu-west-1.amazonaws.com/?user_code=BCDF-GHJK"_s),
            .expiresAt = standingNow().addSecs(572)};
}

Session::MfaQuestion AccountScene::question() const
{
    return {.serial = u"arn:aws:iam::111122223333:mfa/on-call"_s,
            .roleArn = u"arn:aws:iam::777788889999:role/ops-support"_s,
            .profile = u"ops-staging"_s};
}

} // namespace Testing
