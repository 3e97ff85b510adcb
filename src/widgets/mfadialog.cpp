// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/mfadialog.h"

#include "models/accounttext.h"
#include "session/account.h"
#include "ui_mfadialog.h"
#include "widgets/theme.h"

#include <QPushButton>
#include <QRegularExpressionValidator>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int codeWidth = 110;

} // namespace

MfaDialog::MfaDialog(Session::Account *account, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::MfaDialog>())
    , m_account(account)
{
    m_ui->setupUi(this);
    m_ui->heading->setFont(Fonts::heading());
    m_ui->code->setFont(Fonts::mono());
    m_ui->code->setFixedWidth(codeWidth);
    m_ui->code->setValidator(new QRegularExpressionValidator(QRegularExpression(u"[0-9]{6}"_s), this));
    for (QLabel *label : {m_ui->profileLabel, m_ui->roleLabel, m_ui->deviceLabel})
        label->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_ui->role, m_ui->device}) {
        label->setFont(Fonts::mono());
        label->setTextFormat(Qt::PlainText);
    }
    QPushButton *ok = m_ui->buttons->button(QDialogButtonBox::Ok);
    ok->setEnabled(false);
    connect(m_ui->code, &QLineEdit::textChanged, this,
            [this, ok] { ok->setEnabled(m_ui->code->hasAcceptableInput()); });
    connect(m_ui->showCode, &QCheckBox::toggled, this,
            [this](bool isShown) { m_ui->code->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &MfaDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &MfaDialog::reject);
    connect(m_account, &Session::Account::mfaChanged, this, &MfaDialog::fill);
    fill();
    m_ui->code->setFocus();
}

MfaDialog::~MfaDialog() = default;

void MfaDialog::fill()
{
    const auto &question = m_account->mfaQuestion();
    if (!question) {
        done(QDialog::Rejected);
        return;
    }
    m_ui->code->clear();
    m_ui->profile->setText(Models::profileDisplayName(question->profile));
    m_ui->device->setText(question->serial);
    m_ui->role->setText(question->roleArn);
    m_ui->role->setVisible(!question->roleArn.isEmpty());
    m_ui->roleLabel->setVisible(!question->roleArn.isEmpty());
}

void MfaDialog::accept()
{
    if (!m_ui->code->hasAcceptableInput())
        return;
    const Base::Secret code = Base::takeSecret(m_ui->code->text());
    m_ui->code->clear();
    done(QDialog::Accepted);
    m_account->answerMfa(code);
}

void MfaDialog::reject()
{
    m_ui->code->clear();
    done(QDialog::Rejected);
    m_account->declineMfa();
}

} // namespace Widgets
