// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/selection.h"
#include "session/sessionfile.h"

#include <QObject>
#include <QStringList>

class QMimeData;
class QSettings;
class QWidget;

namespace Session {
class Workspace;
}

namespace Widgets {

class Desktop;

// Opening and exporting sessions, by dialog, drop, paste and from the list of recent files. Exports hold no secret.
class FileCommands : public QObject
{
    Q_OBJECT

public:
    // Everything given must outlive the commands; `window` is where dialogs stand.
    FileCommands(Session::Workspace *workspace, Desktop *desktop, QSettings *settings, QWidget *window);

    void openByDialog();
    void open(const QString &fileName);
    // Clipboard text that is a session's JSON.
    void paste();
    // True where a drop holds a file or text that can be tried.
    static bool canOpen(const QMimeData *data);
    void open(const QMimeData *data);

    bool canExport() const;
    // Asks where to, then writes. `bare`: the API's document alone.
    void exportByDialog(bool bare);

    // A span of the session as CSV: metrics, events and marks; to the clipboard, or asking where to.
    void copySpan(const Session::TimeRange &range);
    void exportSpanByDialog(const Session::TimeRange &range);

    QStringList recentFiles() const; // newest first
    void clearRecentFiles();

Q_SIGNALS:
    void recentFilesChanged();
    void exported(const QString &fileName);
    void copied(const QString &what); // a sentence for the status bar

private:
    void remember(const QString &fileName);
    void tellFailure(const QString &fileName, const Base::Error &error);

    Session::Workspace *m_workspace;
    Desktop *m_desktop;
    QSettings *m_settings;
    QWidget *m_window;
};

} // namespace Widgets
