// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/actionentry.h"

#include <QDialog>

#include <memory>

namespace Ui {
class KeySheet;
}

namespace Widgets {

// Every key of the window, made from the commands themselves.
class KeySheet : public QDialog
{
    Q_OBJECT

public:
    explicit KeySheet(const QList<ActionEntry> &actions, QWidget *parent = nullptr);
    ~KeySheet() override;

private:
    std::unique_ptr<Ui::KeySheet> m_ui;
};

} // namespace Widgets
