// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

namespace Session {
class Workspace;
}
namespace Widgets {
class MainWindow;
}

namespace App {

// Waits until the window shows a session with all that belongs to it, draws it to a file, exports the session where
// that is wanted, and ends the event loop: 0, or 255 with a line on stderr.
class Rendering : public QObject
{
    Q_OBJECT

public:
    struct Job
    {
        QString imageFile;
        QString exportFile; // may be empty
    };

    // Both must outlive the rendering.
    Rendering(Session::Workspace *workspace, Widgets::MainWindow *window, Job job, QObject *parent = nullptr);

private:
    void check();
    void draw();
    void fail(const QString &why);

    Session::Workspace *m_workspace;
    Widgets::MainWindow *m_window;
    Job m_job;
    QTimer m_settled; // until the last layout is done
    QTimer m_deadline;
};

} // namespace App
