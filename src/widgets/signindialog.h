// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include <memory>

class QUrl;

namespace Session {
class Account;
}
namespace Ui {
class SignInDialog;
}

namespace Widgets {

class Desktop;
class SeverityWidget;

// A sign-in from its start to its end: opens AWS's page in the browser, shows the code that the page must show too, and
// waits. Accepted once the person has allowed it there; closing it gives up.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    // Starts the sign-in. `account` and `desktop` must outlive the dialog.
    SignInDialog(Session::Account *account, const QString &profile, Desktop *desktop, QWidget *parent = nullptr);
    ~SignInDialog() override;

    void reject() override;

private:
    void setUp();
    void start();
    void showState();
    void showStarting();
    void showWaiting();
    void showFailure();
    void openPage();
    void showTime();

    std::unique_ptr<Ui::SignInDialog> m_ui;
    SeverityWidget *m_severity; // before the heading of a failure
    Session::Account *m_account;
    QString m_profile;
    Desktop *m_desktop;
    QString m_openedCode; // whose page was opened
    bool m_isBrowserMissing = false;
};

} // namespace Widgets
