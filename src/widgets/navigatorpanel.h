// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionrecord.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QMenu;

namespace Models {
class NavigatorModel;
class NavigatorProxy;
} // namespace Models
namespace Session {
class Workspace;
}
namespace Ui {
class NavigatorPanel;
}

namespace Widgets {

// Profile and region in use, and the channels with their sessions. Selecting a session opens it; the session on screen
// is selected here, however it was reached.
class NavigatorPanel : public QWidget
{
    Q_OBJECT

public:
    // `workspace` must outlive the panel.
    explicit NavigatorPanel(Session::Workspace *workspace, QWidget *parent = nullptr);
    ~NavigatorPanel() override;

    void focusFilter();
    void focusTree();
    QString filterText() const;
    void setFilterText(const QString &text);
    bool isLiveOnly() const;
    void setLiveOnly(bool liveOnly);
    // The channel of the current row; empty without one.
    QString currentChannel() const;
    // Opens the list of profiles.
    void chooseProfile();

Q_SIGNALS:
    void signInRequested();
    void currentChannelChanged(const QString &arn);
    void copied(const QString &what);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpTree();
    void setUpConnection();
    void showConnection();
    QString countText() const;
    void showChannelState();
    void showNotice(const QString &text, const QString &action);
    void openIndex(const QModelIndex &index);
    void openPending();
    void revealCurrentSession();
    void showMenu(const QPoint &position);
    void addCopy(QMenu *menu, const QString &label, const QString &text, const QString &what);

    std::unique_ptr<Ui::NavigatorPanel> m_ui;
    Session::Workspace *m_workspace;
    Models::NavigatorModel *m_model;
    Models::NavigatorProxy *m_proxy;
    QTimer m_openTimer; // walking with the arrow keys does not ask for every session passed
    QTimer m_tickTimer;
    std::optional<Session::Address> m_revealed;
    bool m_isRevealing = false;
};

} // namespace Widgets
