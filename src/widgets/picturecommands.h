// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QObject>
#include <QString>

class QSettings;
class QWidget;

namespace Widgets {

class Desktop;
class TimelineWidget;

// The timeline as a picture: copied, or saved as PNG or PDF. It shows what the window shows, with a line that says of
// which session and time.
class PictureCommands : public QObject
{
    Q_OBJECT

public:
    enum class Format { Png, SharpPng, Pdf }; // SharpPng: two pixels for one

    // Everything given must outlive the commands; `window` is where dialogs stand.
    PictureCommands(TimelineWidget *timeline, Desktop *desktop, QSettings *settings, QWidget *window);

    bool canRun() const; // there is a timeline
    void copy();
    void saveByDialog(Format format);

Q_SIGNALS:
    void done(const QString &what); // a sentence for the status bar

private:
    void tellFailure(const QString &fileName, const Base::Error &error);

    TimelineWidget *m_timeline;
    Desktop *m_desktop;
    QSettings *m_settings;
    QWidget *m_window;
};

} // namespace Widgets
