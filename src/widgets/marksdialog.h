// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include <memory>

namespace Models {
class MarksModel;
}
namespace Session {
class Workspace;
}
namespace Ui {
class MarksDialog;
}

namespace Widgets {

// The marks and notes of the session on screen: to go to, to edit (F2), to delete (Del) and to bring back (Ctrl+Z).
// Stays open beside the window.
class MarksDialog : public QDialog
{
    Q_OBJECT

public:
    // `workspace` must outlive the dialog.
    explicit MarksDialog(Session::Workspace *workspace, QWidget *parent = nullptr);
    ~MarksDialog() override;

Q_SIGNALS:
    void markActivated(const QString &id);

private:
    void setUpTable();
    void update();
    void updateButtons();
    void goTo();
    void removeCurrent();
    QString currentId() const;

    std::unique_ptr<Ui::MarksDialog> m_ui;
    Session::Workspace *m_workspace;
    Models::MarksModel *m_model;
};

} // namespace Widgets
