// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/actionentry.h"

#include <QMainWindow>

#include <functional>
#include <memory>

class QLabel;
class QSettings;
class QToolButton;

namespace Models {
class FieldCatalogue;
}
namespace Session {
class Workspace;
}
namespace Ui {
class MainWindow;
}

namespace Widgets {

class ActivityPanel;
class Appearance;
class ConnectionBar;
class Desktop;
class FileCommands;
class PictureCommands;
class GoToField;
class MfaDialog;
class NavigatorPanel;
class SessionPage;
class Splitter;
class TimesCombo;
class UpdatedLabel;

// The window: navigator, session page, activity, and every command as a QAction. Layout, time format and the last
// profile and region are kept in the settings given; secrets never are.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    struct Parts
    {
        Session::Workspace *workspace = nullptr;
        QSettings *settings = nullptr;
        Desktop *desktop = nullptr;
        Appearance *appearance = nullptr;
        const Models::FieldCatalogue *catalogue = nullptr;
        std::function<void()> startDemo; // empty: there is no demo to start
    };

    // Everything in `parts` must outlive the window.
    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    // All commands in menu order, the timeline's last.
    QList<ActionEntry> actionEntries() const;
    // Back to the sizes of the design.
    void resetLayout();

    SessionPage *page() const { return m_page; }
    NavigatorPanel *navigator() const { return m_navigator; }
    ActivityPanel *activity() const { return m_activity; }
    GoToField *goTo() const { return m_goTo; }
    FileCommands *files() const { return m_files; }
    // What the status bar says beside the time; empty where it says nothing.
    QString noticeText() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildCentre();
    void buildToolBar();
    void buildStatusBar();
    void connectFileActions();
    void connectEditActions();
    void connectViewActions();
    void connectTimesActions();
    void connectGoActions();
    void connectAccountActions();
    void connectHelpActions();
    void connectState();

    void updateVisible();
    void updateActions();
    void updateTitle();
    void updateTimes();
    void updateRecentFiles();
    void showNotice(const QString &text, const QString &fileName = {});
    void onPageAction(const QString &id);
    void copyFromRecord(const QString &text, const QString &what);
    void find();
    void focusPane(int step);
    void selectProblem(int step);
    void chooseProfile();
    void signIn();
    void askForCode();
    void updateAccountActions();
    void showPalette();
    void showKeys();
    void saveLayout() const;
    void restoreLayout();

    std::unique_ptr<Ui::MainWindow> m_ui;
    Parts m_parts;
    Session::Workspace *m_workspace;
    FileCommands *m_files;
    PictureCommands *m_pictures = nullptr;
    Splitter *m_horizontal = nullptr; // navigator and page
    Splitter *m_vertical = nullptr; // those and the activity
    NavigatorPanel *m_navigator = nullptr;
    SessionPage *m_page = nullptr;
    ActivityPanel *m_activity = nullptr;
    GoToField *m_goTo = nullptr;
    TimesCombo *m_times = nullptr;
    ConnectionBar *m_connectionBar = nullptr; // while the navigator is hidden
    MfaDialog *m_mfaDialog = nullptr;
    UpdatedLabel *m_updated = nullptr;
    QLabel *m_notice = nullptr;
    QToolButton *m_showInFolder = nullptr;
    QString m_noticeFile;
};

} // namespace Widgets
