// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/aboutdialog.h"

#include "base/programversion.h"
#include "ui_aboutdialog.h"
#include "widgets/applicationicon.h"
#include "widgets/theme.h"

namespace Widgets {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AboutDialog>())
{
    m_ui->setupUi(this);
    m_ui->icon->setPixmap(applicationIcon().pixmap(64, 64));
    m_ui->name->setFont(Fonts::title());
    m_ui->name->setText(tr("Streamloupe %1").arg(Base::programVersion()));
    m_ui->text->setTextFormat(Qt::PlainText);
    m_ui->text->setText(tr("Inspects Amazon IVS stream sessions. It only reads: no call that changes anything is in "
                           "the program.\n\n"
                           "Copyright: the Streamloupe authors. Licence: GNU General Public License, version 3 or "
                           "later. It comes without any warranty.\n\n"
                           "Built with Qt %1 and QCustomPlot. Not affiliated with Amazon Web Services.")
                            .arg(QString::fromLatin1(qVersion())));
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

AboutDialog::~AboutDialog() = default;

} // namespace Widgets
