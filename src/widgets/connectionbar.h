// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace Session {
class Workspace;
}

namespace Widgets {

class AccountButton;
class ProfileCombo;
class RegionCombo;

// Profile, region and account in one line: they stand in the status bar while the navigator is hidden.
class ConnectionBar : public QWidget
{
    Q_OBJECT

public:
    // `workspace` must outlive the bar.
    explicit ConnectionBar(Session::Workspace *workspace, QWidget *parent = nullptr);

    void chooseProfile();

Q_SIGNALS:
    void signInRequested();
    void copied(const QString &what);

private:
    ProfileCombo *m_profile;
    RegionCombo *m_region;
    AccountButton *m_account;
};

} // namespace Widgets
