// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include <memory>

namespace Session {
class Account;
}
namespace Ui {
class MfaDialog;
}

namespace Widgets {

// Asks for the six digits of a device. Masked as the AWS CLI masks them, unless the person wants to see them. Closing
// it leaves the question unanswered, which is an error where the data would be; a question that is over closes it.
class MfaDialog : public QDialog
{
    Q_OBJECT

public:
    // For the question that the account has; `account` must outlive the dialog.
    explicit MfaDialog(Session::Account *account, QWidget *parent = nullptr);
    ~MfaDialog() override;

    void accept() override;
    void reject() override;

private:
    void fill();

    std::unique_ptr<Ui::MfaDialog> m_ui;
    Session::Account *m_account;
};

} // namespace Widgets
