// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/signindialog.h"

#include "models/accounttext.h"
#include "session/account.h"
#include "session/erroradvice.h"
#include "ui_signindialog.h"
#include "widgets/desktop.h"
#include "widgets/severitywidget.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

using SignIn = Session::Account::SignIn;

constexpr int dialogWidth = 480;
constexpr int dialogHeight = 280;
constexpr int codePixels = 30;

// A page of AWS is https; a simulator's on this machine need not be.
bool mayBeOpened(const QUrl &page)
{
    const QString host = page.host();
    return page.scheme() == "https"_L1
           || (page.scheme() == "http"_L1 && (host == "127.0.0.1"_L1 || host == "::1"_L1 || host == "localhost"_L1));
}

} // namespace

SignInDialog::SignInDialog(Session::Account *account, const QString &profile, Desktop *desktop, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SignInDialog>())
    , m_severity(new SeverityWidget(Models::Severity::Error, this))
    , m_account(account)
    , m_profile(Models::profileDisplayName(profile))
    , m_desktop(desktop)
{
    m_ui->setupUi(this);
    setUp();
    connect(m_account, &Session::Account::signInChanged, this, &SignInDialog::showState);
    connect(m_account, &Session::Account::signedIn, this, &QDialog::accept);
    connect(m_ui->cancel, &QPushButton::clicked, this, &SignInDialog::reject);
    connect(m_ui->again, &QPushButton::clicked, this, &SignInDialog::start);
    connect(m_ui->openPage, &QPushButton::clicked, this, &SignInDialog::openPage);
    connect(m_ui->copyCode, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_account->prompt().userCode); });
    connect(m_ui->copyAddress, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_account->prompt().page.toString(QUrl::FullyEncoded)); });
    start();
}

SignInDialog::~SignInDialog() = default;

void SignInDialog::setUp()
{
    resize(dialogWidth, dialogHeight);
    m_ui->heading->setFont(Fonts::heading());
    m_ui->heading->setTextFormat(Qt::PlainText);
    m_ui->explanation->setTextFormat(Qt::PlainText);
    m_ui->host->setFont(Fonts::mono());
    m_ui->host->setTextFormat(Qt::PlainText);
    m_ui->code->setTextFormat(Qt::PlainText);
    QFont code = Fonts::mono();
    code.setPixelSize(codePixels);
    code.setBold(true);
    m_ui->code->setFont(code);
    m_ui->copyCode->setIcon(themedIcon(IconName::Copy));
    m_ui->openPage->setIcon(themedIcon(IconName::Link));
    m_ui->headingRow->insertWidget(0, m_severity, 0, Qt::AlignVCenter);
    for (QLabel *label : {m_ui->hostLabel, m_ui->timeLabel})
        label->setForegroundRole(QPalette::PlaceholderText);
}

void SignInDialog::start()
{
    m_openedCode.clear();
    m_isBrowserMissing = false;
    m_account->startSignIn();
}

void SignInDialog::reject()
{
    m_account->cancelSignIn();
    QDialog::reject();
}

void SignInDialog::openPage()
{
    const QUrl &page = m_account->prompt().page;
    m_isBrowserMissing = !mayBeOpened(page) || !m_desktop->openUrl(page);
    showState();
}

void SignInDialog::showState()
{
    const SignIn state = m_account->signInState();
    const bool isWaiting = state == SignIn::Waiting;
    m_severity->setVisible(state == SignIn::Failed);
    m_ui->waiting->setVisible(isWaiting);
    m_ui->openPage->setVisible(isWaiting);
    m_ui->copyAddress->setVisible(isWaiting);
    m_ui->again->setVisible(state == SignIn::Failed);
    switch (state) {
    case SignIn::None:
        break; // it is over, one way or the other
    case SignIn::Starting:
        showStarting();
        break;
    case SignIn::Waiting:
        showWaiting();
        break;
    case SignIn::Failed:
        showFailure();
        break;
    }
}

void SignInDialog::showStarting()
{
    m_ui->heading->setText(tr("Sign in to profile %1").arg(m_profile));
    m_ui->explanation->setText(tr("Asking AWS for a code…"));
    m_ui->cancel->setFocus();
}

void SignInDialog::showWaiting()
{
    const Session::SignInPrompt &prompt = m_account->prompt();
    m_ui->heading->setText(tr("Sign in to profile %1").arg(m_profile));
    m_ui->code->setText(prompt.userCode);
    m_ui->host->setText(prompt.page.host());
    m_ui->host->setToolTip(prompt.page.toString());
    showTime();
    if (m_openedCode != prompt.userCode) {
        m_openedCode = prompt.userCode;
        m_ui->openPage->setFocus();
        openPage();
        return;
    }
    m_ui->explanation->setText(
        m_isBrowserMissing ? tr("The browser could not be opened. Copy the address into one, see that the page shows "
                                "this code, and allow access there. This window waits.")
                           : tr("A page of AWS has opened in the browser. See that it shows this code, and allow "
                                "access there. This window waits."));
}

void SignInDialog::showTime()
{
    m_ui->time->setText(Models::countdownText(m_account->signInSecondsLeft()));
    m_ui->time->setAccessibleName(tr("The code is good for %1").arg(m_ui->time->text()));
}

void SignInDialog::showFailure()
{
    const Base::Error &error = *m_account->signInError();
    const Session::ErrorAdvice advice = Session::adviceFor(error);
    // Whoever stands here is signing in already.
    const bool isOfPerson = error.kind == Base::Error::Kind::SignInRequired;
    m_ui->heading->setText(isOfPerson ? tr("You are not signed in") : advice.heading);
    QStringList lines{advice.explanation};
    if (!error.message.isEmpty() && error.message != advice.explanation)
        lines += error.message;
    lines += isOfPerson ? tr("Try again, and allow access on the page before the code runs out.") : advice.toDo;
    m_ui->explanation->setText(lines.join(u"\n\n"_s));
    m_ui->again->setFocus();
}

} // namespace Widgets
