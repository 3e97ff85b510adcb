// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// MainWindow's commands about the account: who it is, signing in, token codes.

#include "session/workspace.h"
#include "ui_mainwindow.h"
#include "widgets/connectionbar.h"
#include "widgets/mainwindow.h"
#include "widgets/mfadialog.h"
#include "widgets/navigatorpanel.h"
#include "widgets/signindialog.h"

namespace Widgets {

void MainWindow::connectAccountActions()
{
    Session::Account *account = m_workspace->account();
    connect(m_ui->actionChooseProfile, &QAction::triggered, this, &MainWindow::chooseProfile);
    connect(m_ui->actionSignIn, &QAction::triggered, this, &MainWindow::signIn);
    connect(m_ui->actionReconnect, &QAction::triggered, m_workspace, &Session::Workspace::reconnect);
    connect(m_ui->actionCopyAccountId, &QAction::triggered, this, [this, account] {
        if (const auto &identity = account->identity())
            copyFromRecord(identity->accountId, tr("Account id copied."));
    });
    connect(m_ui->actionCopyIdentityArn, &QAction::triggered, this, [this, account] {
        if (const auto &identity = account->identity())
            copyFromRecord(identity->arn, tr("ARN copied."));
    });
    connect(m_navigator, &NavigatorPanel::signInRequested, this, &MainWindow::signIn);
    connect(m_connectionBar, &ConnectionBar::signInRequested, this, &MainWindow::signIn);
    connect(m_connectionBar, &ConnectionBar::copied, this, [this](const QString &what) { showNotice(what); });
    connect(account, &Session::Account::changed, this, &MainWindow::updateAccountActions);
    connect(account, &Session::Account::mfaChanged, this, &MainWindow::askForCode);
    connect(m_workspace, &Session::Workspace::connectionChanged, this, &MainWindow::updateAccountActions);
    connect(m_workspace->profiles(), &Session::ProfileList::changed, this, &MainWindow::updateAccountActions);
    updateAccountActions();
}

void MainWindow::updateAccountActions()
{
    const auto *account = m_workspace->account();
    m_ui->actionSignIn->setEnabled(account->canSignIn());
    m_ui->actionCopyAccountId->setEnabled(account->identity().has_value());
    m_ui->actionCopyIdentityArn->setEnabled(account->identity().has_value());
}

// Wherever the choice stands at the moment.
void MainWindow::chooseProfile()
{
    if (m_navigator->isVisible())
        m_navigator->chooseProfile();
    else
        m_connectionBar->chooseProfile();
}

void MainWindow::signIn()
{
    if (!m_workspace->account()->canSignIn())
        return;
    auto *dialog = new SignInDialog(m_workspace->account(), m_workspace->profile(), m_parts.desktop, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] { showNotice(tr("Signed in.")); });
    dialog->open();
}

void MainWindow::askForCode()
{
    if (m_mfaDialog || !m_workspace->account()->mfaQuestion())
        return;
    m_mfaDialog = new MfaDialog(m_workspace->account(), this);
    m_mfaDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_mfaDialog, &QDialog::finished, this, [this] { m_mfaDialog = nullptr; });
    m_mfaDialog->open();
}

} // namespace Widgets
