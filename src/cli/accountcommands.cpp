// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/accountcommands.h"

#include "aws/endpoint.h"
#include "base/timetext.h"

#include <QProcess>

#include <utility>

using namespace Qt::StringLiterals;

namespace Cli {

namespace {

// "Account   123456789012": names under each other, values under each other.
QString linesOf(const QList<std::pair<QString, QString>> &fields)
{
    QString text;
    for (const auto &[name, value] : fields) {
        if (!value.isEmpty())
            text += name.leftJustified(13) + value + u'\n';
    }
    return text;
}

void put(QJsonObject *document, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        document->insert(name, value);
}

// What the service gave as an address is opened only where it is one for a browser.
void openInBrowser(const QUrl &url)
{
    if (!url.isValid() || (url.scheme() != "https"_L1 && !Aws::isLoopback(url.host())))
        return;
    const QString address = url.toString(QUrl::FullyEncoded);
#if defined(Q_OS_WIN)
    QProcess::startDetached(u"rundll32"_s, {u"url.dll,FileProtocolHandler"_s, address});
#elif defined(Q_OS_MACOS)
    QProcess::startDetached(u"open"_s, {address});
#else
    QProcess::startDetached(u"xdg-open"_s, {address});
#endif
}

} // namespace

CodePrompt::CodePrompt(Output *output, QObject *parent)
    : QObject(parent)
    , m_output(output)
{
    m_glance.setInterval(50);
    connect(&m_glance, &QTimer::timeout, this, &CodePrompt::read);
}

void CodePrompt::ask(const Aws::MfaQuestion &question, const Aws::MfaAnswer &answer)
{
    withdraw();
    m_output->note(u"Code of the MFA device %1, for the role %2 of the profile %3:"_s.arg(
        question.serial, question.roleArn, question.profile));
    m_answer = answer;
    m_line = std::make_unique<Base::HiddenLine>();
    m_glance.start();
}

void CodePrompt::withdraw()
{
    m_glance.stop();
    m_line.reset();
    m_answer = {};
}

void CodePrompt::read()
{
    const auto state = m_line->read();
    if (state == Base::HiddenLine::State::Open)
        return;
    const auto answer = std::exchange(m_answer, {});
    const Base::Secret code = m_line->line();
    withdraw();
    answer(state == Base::HiddenLine::State::Complete ? std::optional(code) : std::nullopt);
}

AccountCommands::AccountCommands(Options options, Aws::Settings settings, Aws::ClientContext context, Output *output,
                                 QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_settings(std::move(settings))
    , m_context(std::move(context))
    , m_output(output)
{
}

void AccountCommands::whoAmI()
{
    auto client = Aws::makeIdentityClient(m_settings, Aws::makeCredentialsProvider(m_settings, m_context), m_context);
    if (!client) {
        Q_EMIT failed(client.error());
        return;
    }
    m_identity = std::move(*client);
    m_request = m_identity->getCallerIdentity(this, [this](const Base::Result<Aws::Identity> &identity) {
        if (identity)
            tell(*identity);
        else
            Q_EMIT failed(identity.error());
    });
}

void AccountCommands::tell(const Aws::Identity &identity)
{
    const QDateTime expiration = identity.credentials.expiration;
    const qint64 left = expiration.isValid() ? m_context.clock().secsTo(expiration) : 0;
    QJsonObject document;
    put(&document, u"account"_s, identity.account);
    put(&document, u"arn"_s, identity.arn);
    put(&document, u"userId"_s, identity.userId);
    put(&document, u"roleName"_s, identity.roleName());
    put(&document, u"sessionName"_s, identity.sessionName());
    put(&document, u"profile"_s, m_settings.profile);
    put(&document, u"region"_s, m_settings.region);
    put(&document, u"credentialSource"_s, identity.credentials.source);
    if (expiration.isValid()) {
        put(&document, u"expiration"_s, expiration.toUTC().toString(Qt::ISODate));
        document.insert(u"secondsLeft"_s, left);
    }
    const QString until = expiration.isValid() ? u"%1 (until %2)"_s.arg(Base::longDurationText(left),
                                                                        Base::TimeFormat::utc().dateTime(expiration))
                                               : u"do not expire, or nobody said when"_s;
    Q_EMIT answered(document, linesOf({{u"Account"_s, identity.account},
                                       {u"ARN"_s, identity.arn},
                                       {u"User id"_s, identity.userId},
                                       {u"Role"_s, identity.roleName()},
                                       {u"Profile"_s, m_settings.profile},
                                       {u"Region"_s, m_settings.region},
                                       {u"Credentials"_s, identity.credentials.source},
                                       {u"Time left"_s, until}}));
}

void AccountCommands::signIn()
{
    const auto target = m_options.ssoSession.isEmpty() ? Aws::ssoTargetOfProfile(m_settings, m_settings.profile)
                                                       : Aws::ssoTargetOfSession(m_settings, m_options.ssoSession);
    if (!target) {
        Q_EMIT failed(target.error());
        return;
    }
    m_signIn = std::make_unique<Aws::SsoSignIn>(*target, m_settings, m_context);
    connect(m_signIn.get(), &Aws::SsoSignIn::prompted, this, &AccountCommands::show);
    connect(m_signIn.get(), &Aws::SsoSignIn::finished, this,
            [this, name = target->name()](const std::optional<Base::Error> &error) {
                if (error) {
                    Q_EMIT failed(*error);
                    return;
                }
                m_output->note(u"Signed in to %1."_s.arg(name));
                Q_EMIT signedIn();
            });
    m_signIn->start();
}

void AccountCommands::show(const Aws::SsoPrompt &prompt)
{
    m_output->note(u"Open this address in a browser, and confirm that it shows the code %1:"_s.arg(prompt.userCode));
    const bool hasWhole = !prompt.verificationUriComplete.isEmpty();
    const QUrl address = hasWhole ? prompt.verificationUriComplete : prompt.verificationUri;
    m_output->note(u"  "_s + address.toString(QUrl::FullyEncoded));
    m_output->note(u"Waiting until %1."_s.arg(Base::TimeFormat::utc().dateTime(prompt.expiresAt)));
    if (!m_options.noBrowser)
        openInBrowser(address);
}

} // namespace Cli
