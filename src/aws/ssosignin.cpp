// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/ssosignin.h"

#include "aws/boundary.h"
#include "aws/credentialservices.h"
#include "aws/pause.h"
#include "aws/ssooidc.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

using Kind = Base::Error::Kind;
using OidcClient = Base::Result<std::shared_ptr<Client>>;

struct SsoSignIn::Means
{
    SsoTarget target;
    OidcClient oidc;
    OidcClient waiting; // its answers are "not yet", over and over: not for the request log
    Base::Clock clock;
    Pause pause;
    std::function<void(const SsoPrompt &)> show;
};

namespace {

OidcClient oidcClient(const SsoTarget &target, Settings settings, const ClientContext &context)
{
    settings.region = target.region;
    settings.endpointUrl.reset(); // meant for the service that the user calls
    return makeClient(ssoOidcService(), settings, nullptr, context);
}

Base::Error notSignedIn(const QString &message)
{
    return {.kind = Kind::SignInRequired, .message = message};
}

Base::Error codeRanOut()
{
    return notSignedIn(
        QCoreApplication::translate("Aws::SsoSignIn", "The code ran out before it was confirmed in the browser."));
}

// Whether to ask on; the error that ends the sign-in else.
std::optional<Base::Error> endOfWaiting(const Base::Error &error, std::chrono::seconds *interval)
{
    if (error.code == "AuthorizationPendingException"_L1)
        return {};
    // RFC 8628, 3.5: also where no answer comes, which is no reason to have a person begin again.
    if (error.code == "SlowDownException"_L1 || (error.httpStatus == 0 && isRetryable(error))) {
        *interval += std::chrono::seconds(5);
        return {};
    }
    if (error.code == "ExpiredTokenException"_L1)
        return codeRanOut();
    if (error.code == "AccessDeniedException"_L1)
        return notSignedIn(QCoreApplication::translate("Aws::SsoSignIn", "The sign-in was declined in the browser."));
    return error;
}

// Asks until somebody has confirmed the code, or it is too late.
template <typename Means>
QCoro::Task<Base::Result<SsoGrant>> confirmed(std::shared_ptr<Means> means, SsoRegistration registration,
                                              DeviceAuthorization device, QDateTime expiresAt, std::stop_token stop)
{
    auto interval = device.interval;
    for (;;) {
        co_await means->pause(interval, stop);
        if (stop.stop_requested() || means->clock() >= expiresAt)
            co_return Base::Result<SsoGrant>(Base::failure(codeRanOut()));
        auto grant = co_await createTokenFromDevice(*means->waiting, registration, device.deviceCode, stop);
        if (grant)
            co_return std::move(grant);
        if (const auto error = endOfWaiting(grant.error(), &interval))
            co_return Base::Result<SsoGrant>(Base::failure(*error));
    }
}

template <typename Means>
QCoro::Task<Base::Result<SsoToken>> signIn(std::shared_ptr<Means> means, std::shared_ptr<Question> question)
{
    const SsoTarget target = means->target;
    for (const auto *client : {&means->oidc, &means->waiting}) {
        if (!*client)
            co_return Base::Result<SsoToken>(Base::failure(client->error()));
    }
    const auto registration = co_await registerClient(*means->oidc, target.scopes, question->token());
    if (!registration)
        co_return Base::Result<SsoToken>(Base::failure(registration.error()));
    const auto device
        = co_await startDeviceAuthorization(*means->oidc, *registration, target.startUrl, question->token());
    if (!device)
        co_return Base::Result<SsoToken>(Base::failure(device.error()));
    const SsoPrompt prompt{.userCode = device->userCode,
                           .verificationUri = device->verificationUri,
                           .verificationUriComplete = device->verificationUriComplete,
                           .expiresAt = means->clock().addSecs(device->lifetime.count())};
    question->post([means, prompt] { means->show(prompt); });
    const auto grant = co_await confirmed(means, *registration, *device, prompt.expiresAt, question->token());
    if (!grant)
        co_return Base::Result<SsoToken>(Base::failure(grant.error()));
    SsoToken token{.startUrl = target.startUrl,
                   .region = target.region,
                   .accessToken = grant->accessToken,
                   .expiresAt = means->clock().addSecs(grant->lifetime.count()),
                   .refreshToken = grant->refreshToken,
                   .clientId = registration->clientId,
                   .clientSecret = registration->clientSecret,
                   .registrationExpiresAt = registration->expiresAt};
    if (question->token().stop_requested())
        co_return Base::Result<SsoToken>(Base::failure(codeRanOut()));
    if (const auto written = writeSsoToken(target.tokenPath, token); !written)
        co_return Base::Result<SsoToken>(Base::failure(written.error()));
    co_return Base::Result<SsoToken>(std::move(token));
}

} // namespace

SsoSignIn::SsoSignIn(const SsoTarget &target, const Settings &settings, const ClientContext &context, QObject *parent)
    : QObject(parent)
    , m_means(std::make_shared<Means>(Means{.target = target,
                                            .oidc = oidcClient(target, settings, context),
                                            .waiting = Base::failure({}),
                                            .clock = context.clock,
                                            .pause = context.pause}))
{
    ClientContext unlogged = context;
    unlogged.log = nullptr;
    m_means->waiting = oidcClient(target, settings, unlogged);
    if (!m_means->pause)
        m_means->pause = Aws::pause;
    // Called through the question alone, which is withdrawn with this.
    m_means->show = [this](const SsoPrompt &prompt) { Q_EMIT prompted(prompt); };
}

SsoSignIn::~SsoSignIn() = default;

void SsoSignIn::start()
{
    m_request = Aws::start<SsoToken>(
        this, this,
        [means = m_means](std::shared_ptr<Question> question) { return signIn(means, std::move(question)); },
        [this](const Base::Result<SsoToken> &token) {
            Q_EMIT finished(token ? std::optional<Base::Error>() : token.error());
        });
}

void SsoSignIn::cancel()
{
    m_request.cancel();
}

} // namespace Aws
