// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/zonedialog.h"

#include "models/roles.h"
#include "models/timezonemodel.h"
#include "ui_zonedialog.h"
#include "widgets/listkeys.h"
#include "widgets/themedicon.h"

#include <QPushButton>
#include <QSortFilterProxyModel>

namespace Widgets {

ZoneDialog::ZoneDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ZoneDialog>())
    , m_model(new Models::TimeZoneModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
{
    m_ui->setupUi(this);
    new ListKeys(m_ui->search, m_ui->list);
    m_ui->search->addAction(themedIcon(IconName::Search, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterRole(Models::FilterTextRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_ui->list->setModel(m_proxy);
    const auto markFirst = [this] {
        m_ui->list->setCurrentIndex(m_proxy->index(0, 0));
        m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(m_proxy->rowCount() > 0);
    };
    connect(m_ui->search, &QLineEdit::textChanged, this, [this, markFirst](const QString &text) {
        m_proxy->setFilterFixedString(text.trimmed());
        markFirst();
    });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->list, &QListView::activated, this, &QDialog::accept);
    markFirst();
    m_ui->search->setFocus();
}

ZoneDialog::~ZoneDialog() = default;

std::optional<Base::TimeFormat> ZoneDialog::format() const
{
    const QModelIndex index = m_proxy->mapToSource(m_ui->list->currentIndex());
    return index.isValid() ? std::optional(m_model->formatAt(index.row())) : std::nullopt;
}

} // namespace Widgets
