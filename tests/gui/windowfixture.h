// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/simulatedservice.h"
#include "session/workspace.h"
#include "widgets/appearance.h"
#include "widgets/desktop.h"
#include "widgets/mainwindow.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

class QAction;
class QTreeView;
class QTableView;

namespace Testing {

// QTest::failOnWarning() for init(), but for what the platform plugin without a screen says of every dialog.
void failOnOurWarnings();

// A desktop that answers its dialogs by itself and keeps what was asked of it.
class AnsweringDesktop : public Widgets::Desktop
{
public:
    QString openFileName(QWidget *, const QString &, const QString &) override { return openAnswer; }
    QString saveFileName(QWidget *, const QString &, const QString &suggestion) override
    {
        lastSuggestion = suggestion;
        return saveAnswer;
    }
    bool openUrl(const QUrl &url) override
    {
        openedUrls += url;
        return true;
    }

    QString openAnswer;
    QString saveAnswer;
    QString lastSuggestion;
    QList<QUrl> openedUrls;
};

// The connector of a machine without any credentials.
class EmptyConnector : public Session::Connector
{
public:
    QList<Session::ProfileEntry> profiles() override { return {}; }
    QStringList regions() const override;
    QString defaultProfile() override { return {}; }
    QString defaultRegion(const QString &) override { return {}; }
    QList<Session::LookedAt> lookedAt() override;
    Base::Result<Session::Connection> connect(const QString &, const QString &) override;
};

// The real window on the simulator in this process, its clock standing still, with settings and a desktop of its own.
class WindowFixture
{
public:
    // Without a service the machine has no credentials. `appearance` must outlive the fixture. `clock` is the
    // service's.
    WindowFixture(SimulatedService *service, Widgets::Appearance *appearance, const QSize &size = {1600, 1000},
                  const Base::Clock &clock = standingNow);
    // With a connector of the test's own, which must outlive the fixture.
    WindowFixture(Session::Connector &connector, Widgets::Appearance *appearance, const QSize &size = {1600, 1000});
    ~WindowFixture();

    // Connects, and waits for the channels.
    bool connectToService();
    // Opens a scenario's session and waits until it is shown.
    bool openScenario(Simulator::Scenario scenario);
    bool waitForState(Session::CurrentSession::State state);
    // Nothing on its way any more, and all of it laid out.
    bool waitUntilQuiet();
    // A new window on the same settings, as after a restart.
    void restart();

    Session::Workspace &workspace() { return *m_workspace; }
    Widgets::MainWindow &window() { return *m_window; }
    AnsweringDesktop &desktop() { return m_desktop; }
    QSettings &settings() { return m_settings; }
    QString path(const QString &fileName) const { return m_directory.filePath(fileName); }

    QTreeView *navigator() const;
    QTableView *events() const;
    QAction *action(const QString &name) const;
    // The value that a tree shows for a path: valueOf("streamSession.channel.name").
    QString valueOf(const QString &path) const;
    QString labelText(const QString &objectName) const;
    // The heading of the message that stands in place of a session; empty where none does.
    QString messageHeading() const;

private:
    void makeWindow();
    void relayRequests();

    QTemporaryDir m_directory;
    QSettings m_settings;
    AnsweringDesktop m_desktop;
    Widgets::Appearance *m_appearance;
    SimulatedService *m_service = nullptr;
    Session::Connector *m_given = nullptr;
    Base::Clock m_clock = standingNow;
    Aws::RequestLog m_relay; // the service's log with durations that are the same in every run
    QSize m_size;
    std::unique_ptr<Session::Connector> m_connector;
    std::unique_ptr<Session::Workspace> m_workspace;
    std::unique_ptr<Widgets::MainWindow> m_window;
};

} // namespace Testing
