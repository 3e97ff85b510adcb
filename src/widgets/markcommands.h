// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QObject>
#include <QPointer>

namespace Session {
class Workspace;
}

namespace Widgets {

class MarksDialog;
class NoteEditor;
class TimelineWidget;

// What the timeline's wishes about marks do: sets and takes marks, edits notes over the timeline, shows the list.
class MarkCommands : public QObject
{
    Q_OBJECT

public:
    // Both must outlive the object.
    MarkCommands(Session::Workspace *workspace, TimelineWidget *timeline, QObject *parent = nullptr);
    ~MarkCommands() override;

    void showList();
    void undoRemove();

Q_SIGNALS:
    void told(const QString &what); // a sentence for the status bar

private:
    void toggleMark(const QDateTime &time);
    void editNote(const QDateTime &time);
    void goTo(const QString &id);
    qint64 reach() const; // seconds within which an instant means the mark beside it

    Session::Workspace *m_workspace;
    TimelineWidget *m_timeline;
    NoteEditor *m_editor;
    QPointer<MarksDialog> m_dialog;
    QString m_editedId; // empty: a new mark
    QDateTime m_editedTime;
};

} // namespace Widgets
