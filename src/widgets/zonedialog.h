// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QTimeZone>

#include <memory>

class QSortFilterProxyModel;

namespace Ui {
class ZoneDialog;
}

namespace Widgets {

// Any zone of the IANA database, found by typing.
class ZoneDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ZoneDialog(QWidget *parent = nullptr);
    ~ZoneDialog() override;

    QTimeZone zone() const; // invalid where nothing is marked

private:
    std::unique_ptr<Ui::ZoneDialog> m_ui;
    QSortFilterProxyModel *m_proxy;
};

} // namespace Widgets
