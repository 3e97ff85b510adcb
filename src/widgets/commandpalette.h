// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/actionentry.h"

#include <QDialog>

#include <memory>

namespace Ui {
class CommandPalette;
}

namespace Widgets {

// Every command of the window by its name, its keys at the right. Enter runs the one that is marked.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    explicit CommandPalette(const QList<ActionEntry> &actions, QWidget *parent = nullptr);
    ~CommandPalette() override;

private:
    void fill();
    void filter(const QString &text);
    void run();

    std::unique_ptr<Ui::CommandPalette> m_ui;
    QList<ActionEntry> m_actions;
};

} // namespace Widgets
