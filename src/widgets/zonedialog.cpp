// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/zonedialog.h"

#include "ui_zonedialog.h"

#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStringListModel>

namespace Widgets {

ZoneDialog::ZoneDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ZoneDialog>())
    , m_proxy(new QSortFilterProxyModel(this))
{
    m_ui->setupUi(this);
    QStringList zones;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        zones += QString::fromLatin1(id);
    m_proxy->setSourceModel(new QStringListModel(zones, this));
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_ui->list->setModel(m_proxy);
    const auto markFirst = [this] {
        m_ui->list->setCurrentIndex(m_proxy->index(0, 0));
        m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(m_proxy->rowCount() > 0);
    };
    connect(m_ui->search, &QLineEdit::textChanged, this, [this, markFirst](const QString &text) {
        // "new york" finds America/New_York.
        m_proxy->setFilterFixedString(text.trimmed().replace(u' ', u'_'));
        markFirst();
    });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->list, &QListView::activated, this, &QDialog::accept);
    markFirst();
    m_ui->search->setFocus();
}

ZoneDialog::~ZoneDialog() = default;

QTimeZone ZoneDialog::zone() const
{
    const QModelIndex index = m_ui->list->currentIndex();
    return index.isValid() ? QTimeZone(index.data().toString().toLatin1()) : QTimeZone();
}

} // namespace Widgets
