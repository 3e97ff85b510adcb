// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

namespace Session {
class Workspace;
}

namespace Widgets {

// The profile in use. Opening it, or typing into it, shows all of them to search in. The wheel passes it by: another
// account is not chosen by chance.
class ProfileCombo : public QComboBox
{
    Q_OBJECT

public:
    explicit ProfileCombo(QWidget *parent = nullptr);

    // `workspace` must outlive the combo box.
    void setWorkspace(Session::Workspace *workspace);
    void showPopup() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fill();
    void openPopup(const QString &typed);

    Session::Workspace *m_workspace = nullptr;
};

// The region in use, among those that have IVS.
class RegionCombo : public QComboBox
{
    Q_OBJECT

public:
    explicit RegionCombo(QWidget *parent = nullptr);

    // `workspace` must outlive the combo box.
    void setWorkspace(Session::Workspace *workspace);

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void fill();

    Session::Workspace *m_workspace = nullptr;
};

} // namespace Widgets
