// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

class QWidget;

namespace Widgets {

// What the window asks of the desktop around it. The tests bring one that answers by itself.
class Desktop
{
public:
    virtual ~Desktop() = default;

    // An existing file to open; empty where the person changed their mind.
    virtual QString openFileName(QWidget *parent, const QString &title, const QString &directory) = 0;
    // Where to save; asks before a file that exists. Empty as above.
    virtual QString saveFileName(QWidget *parent, const QString &title, const QString &suggestion) = 0;
    // A documentation page in the browser, a folder in the file manager.
    virtual bool openUrl(const QUrl &url) = 0;
};

// The platform's own dialogs.
class NativeDesktop : public Desktop
{
public:
    QString openFileName(QWidget *parent, const QString &title, const QString &directory) override;
    QString saveFileName(QWidget *parent, const QString &title, const QString &suggestion) override;
    bool openUrl(const QUrl &url) override;
};

} // namespace Widgets
