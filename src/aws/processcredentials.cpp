// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/processcredentials.h"

#include "aws/commandwords.h"
#include "aws/secretreading.h"
#include "base/json.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Kind = Base::Error::Kind;
using Means = ProcessCredentials::Means;

constexpr std::chrono::minutes timeLimit{1};

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aws::Credentials)
};

Base::Error failed(const QString &profile, const QString &why, const QString &errors = {})
{
    QString message = Text::tr("The credential_process of the profile \"%1\" %2.").arg(profile, why);
    if (!errors.isEmpty())
        message += u'\n' + errors;
    return {.kind = Kind::CredentialsFailed, .message = message};
}

// The end of a program that gave nothing; nothing where it ended well.
std::optional<Base::Error> failureOf(const ProcessOutcome &outcome, const QString &profile)
{
    switch (outcome.end) {
    case ProcessOutcome::End::NotStarted:
        return failed(profile, Text::tr("cannot be started: %1").arg(outcome.reason));
    case ProcessOutcome::End::Crashed:
        return failed(profile, Text::tr("crashed"), outcome.errors);
    case ProcessOutcome::End::TimedOut:
        return failed(profile, Text::tr("did not end within a minute"), outcome.errors);
    case ProcessOutcome::End::Exited:
        if (outcome.exitCode == 0)
            return {};
        return failed(profile, Text::tr("ended with exit code %1").arg(outcome.exitCode), outcome.errors);
    }
    Q_UNREACHABLE();
}

Base::Result<Credentials> credentialsOf(const ProcessOutcome &outcome, const Means &means)
{
    const auto document = Base::parseJsonObject(outcome.output.reveal().bytes());
    if (!document)
        return Base::failure(
            failed(means.profile, Text::tr("printed something that is no JSON object"), outcome.errors));
    if (const auto version = document->value(u"Version"_s).toInteger(); version != 1)
        return Base::failure(failed(means.profile, Text::tr("printed version %1, where 1 is expected").arg(version)));
    Credentials credentials{.accessKeyId = document->value(u"AccessKeyId"_s).toString(),
                            .secretAccessKey = secretMember(*document, u"SecretAccessKey"_s),
                            .sessionToken = secretMember(*document, u"SessionToken"_s),
                            .source = Text::tr("profile %1").arg(means.profile),
                            .accountId = document->value(u"AccountId"_s).toString(means.process.accountId)};
    if (credentials.accessKeyId.isEmpty() || credentials.secretAccessKey.isEmpty())
        return Base::failure(failed(means.profile, Text::tr("printed no AccessKeyId or no SecretAccessKey")));
    if (const QString expiration = document->value(u"Expiration"_s).toString(); !expiration.isEmpty()) {
        credentials.expiration = QDateTime::fromString(expiration, Qt::ISODate).toUTC();
        if (!credentials.expiration.isValid())
            return Base::failure(failed(means.profile, Text::tr("printed an Expiration that is no time")));
    }
    return credentials;
}

QCoro::Task<Base::Result<Credentials>> runProcess(Means means, std::stop_token stop)
{
    const auto words = commandWords(means.process.command, means.platform);
    if (!words) {
        co_return Base::Result<Credentials>(Base::failure(
            {.kind = Kind::Configuration,
             .message
             = Text::tr("The credential_process of the profile \"%1\" is no command: a quote is not closed, or "
                        "nothing is there.")
                   .arg(means.profile)}));
    }
    const auto outcome = co_await means.runner->run(*words, timeLimit, stop);
    if (const auto error = failureOf(outcome, means.profile))
        co_return Base::Result<Credentials>(Base::failure(*error));
    co_return credentialsOf(outcome, means);
}

} // namespace

ProcessCredentials::ProcessCredentials(Means means)
    : m_means(std::move(means))
{
}

QCoro::Task<Base::Result<Credentials>> ProcessCredentials::credentials(std::stop_token stop)
{
    return runProcess(m_means, std::move(stop));
}

} // namespace Aws
