// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"

#include <QDialog>

#include <memory>
#include <optional>

class QSortFilterProxyModel;

namespace Models {
class TimeZoneModel;
}
namespace Ui {
class ZoneDialog;
}

namespace Widgets {

// How clocks are shown: UTC, local, T+, or any zone of the IANA database, found by typing.
class ZoneDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ZoneDialog(QWidget *parent = nullptr);
    ~ZoneDialog() override;

    std::optional<Base::TimeFormat> format() const; // empty where nothing is marked

private:
    std::unique_ptr<Ui::ZoneDialog> m_ui;
    Models::TimeZoneModel *m_model;
    QSortFilterProxyModel *m_proxy;
};

} // namespace Widgets
