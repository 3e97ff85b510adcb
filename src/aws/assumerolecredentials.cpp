// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/assumerolecredentials.h"

#include "aws/stscalls.h"
#include "aws/wakeup.h"
#include "base/programversion.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Kind = Base::Error::Kind;
using Means = AssumeRoleCredentials::Means;

// A code that a person is about to enter.
class CodeWait final : public WakeUp
{
public:
    explicit CodeWait(const std::stop_token &stop)
    {
        onStop(stop, [this] { wake(); });
    }

    void enter(std::optional<Base::Secret> entered)
    {
        if (isAwake())
            return;
        code = std::move(entered);
        wake();
    }

    std::optional<Base::Secret> code;
};

Base::Error noCode(const ProfileChain::Role &role, const QString &why)
{
    return {.kind = Kind::SignInRequired,
            .message = QCoreApplication::translate("Aws::Credentials",
                                                   "The role of the profile \"%1\" asks for a code of the MFA device "
                                                   "%2, and %3.")
                           .arg(role.profile, role.mfaSerial, why)};
}

QCoro::Task<Base::Result<Base::Secret>> askForCode(ProfileChain::Role role, MfaPrompt prompt, std::stop_token stop)
{
    if (!prompt) {
        co_return Base::Result<Base::Secret>(Base::failure(
            noCode(role, QCoreApplication::translate("Aws::Credentials", "nobody can be asked for it here"))));
    }
    const auto wait = std::make_shared<CodeWait>(stop);
    const MfaQuestion question{.serial = role.mfaSerial, .profile = role.profile, .roleArn = role.roleArn};
    const MfaAnswer answer = [weak = std::weak_ptr<CodeWait>(wait)](std::optional<Base::Secret> code) {
        if (const auto waiting = weak.lock())
            waiting->enter(std::move(code));
    };
    prompt(question, answer);
    co_await wait->woken();
    if (!wait->code || wait->code->isEmpty()) {
        co_return Base::Result<Base::Secret>(
            Base::failure(noCode(role, QCoreApplication::translate("Aws::Credentials", "none was entered"))));
    }
    co_return Base::Result<Base::Secret>(std::move(*wait->code));
}

QCoro::Task<Base::Result<Credentials>> assume(Means means, std::stop_token stop)
{
    if (!means.sts)
        co_return Base::Result<Credentials>(Base::failure(means.sts.error()));
    const ProfileChain::Role role = means.role;
    Base::Secret code;
    if (!role.mfaSerial.isEmpty()) {
        auto entered = co_await askForCode(role, means.mfaPrompt, stop);
        if (!entered)
            co_return Base::Result<Credentials>(Base::failure(entered.error()));
        code = std::move(*entered);
    }
    const QString name = role.sessionName.isEmpty() ? defaultSessionName(means.clock()) : role.sessionName;
    const Call call = assumeRoleCall(role, name, code);
    const auto response = co_await (*means.sts)->call(call, stop);
    if (!response)
        co_return Base::Result<Credentials>(Base::failure(response.error()));
    auto credentials = credentialsOfSts(*response, call.operation);
    if (credentials) {
        credentials->roleName = roleNameOf(role.roleArn);
        credentials->source = QCoreApplication::translate("Aws::Credentials", "profile %1").arg(role.profile);
    }
    co_return std::move(credentials);
}

} // namespace

QString defaultSessionName(const QDateTime &now)
{
    return Base::programName().toLower() + u'-' + QString::number(now.toMSecsSinceEpoch());
}

AssumeRoleCredentials::AssumeRoleCredentials(Means means)
    : m_means(std::move(means))
{
}

QCoro::Task<Base::Result<Credentials>> AssumeRoleCredentials::credentials(std::stop_token stop)
{
    return assume(m_means, std::move(stop));
}

} // namespace Aws
