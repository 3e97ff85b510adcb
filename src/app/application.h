// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/options.h"
#include "aws/budget.h"
#include "aws/requestlog.h"
#include "base/clock.h"
#include "widgets/appearance.h"
#include "widgets/desktop.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include <memory>
#include <vector>

class QApplication;
class QSettings;

namespace Session {
class Connector;
class FileWatch;
class Workspace;
} // namespace Session
namespace Widgets {
class MainWindow;
}

namespace App {

class Rendering;

// The objects of the program, built and joined: the network, an account (AWS, or the demo's), a workspace on it, a
// window on that. The demo that is started from a window gets a window of its own.
class Application : public QObject
{
    Q_OBJECT

public:
    Application(QApplication *qt, const Options &options);
    ~Application() override;

    // Shows the window and asks for what it is to show; returns at once.
    void start();

    // macOS hands over files that are opened with the program, at any time, as events of the application.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Stack
    {
        std::unique_ptr<Session::Connector> connector;
        std::unique_ptr<Session::FileWatch> watch; // of the files that the connector reads
        std::unique_ptr<Session::Workspace> workspace;
        std::unique_ptr<Widgets::MainWindow> window;

        Stack();
        Stack(Stack &&) noexcept;
        ~Stack();
    };

    Stack &makeStack(std::unique_ptr<Session::Connector> connector, bool isDemo);
    void startDemo();
    void startAws();
    void show(Stack &stack);

    QApplication *m_qt;
    Options m_options;
    Base::Clock m_clock;
    QTemporaryDir m_scratch; // settings of a rendering, which are nobody's
    std::unique_ptr<QSettings> m_settings;
    Widgets::Appearance m_appearance;
    Widgets::NativeDesktop m_desktop;
    QNetworkAccessManager m_network;
    Aws::RequestLog m_log;
    std::shared_ptr<Aws::Budget> m_budget = std::make_shared<Aws::Budget>(); // of all windows
    std::vector<std::unique_ptr<Stack>> m_stacks;
    std::unique_ptr<Rendering> m_rendering;
};

} // namespace App
