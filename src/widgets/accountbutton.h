// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

namespace Session {
class Workspace;
}

namespace Widgets {

// Who we are and for how long: role or user, account, time left. Its menu copies them and signs in. Nothing is shown
// for a connection that has no account.
class AccountButton : public QToolButton
{
    Q_OBJECT

public:
    explicit AccountButton(QWidget *parent = nullptr);

    // `workspace` must outlive the button. With `singleLine` it asks for the width of all of it; else the time has a
    // line of its own.
    void setWorkspace(Session::Workspace *workspace, bool singleLine = false);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void copied(const QString &what);
    void signInRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refill();
    bool hasTwoLines() const;
    void fillMenu();

    Session::Workspace *m_workspace = nullptr;
    bool m_isSingleLine = false;
    QString m_who;
    QString m_time;
};

} // namespace Widgets
