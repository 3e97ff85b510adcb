// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/desktop.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileDialog>

namespace Widgets {

QString NativeDesktop::openFileName(QWidget *parent, const QString &title, const QString &directory)
{
    return QFileDialog::getOpenFileName(
        parent, title, directory,
        QCoreApplication::translate("Widgets::Desktop", "Stream sessions (*.streamloupe.json *.json);;All files (*)"));
}

QString NativeDesktop::saveFileName(QWidget *parent, const QString &title, const QString &suggestion)
{
    return QFileDialog::getSaveFileName(parent, title, suggestion,
                                        QCoreApplication::translate("Widgets::Desktop", "JSON (*.json)"));
}

bool NativeDesktop::openUrl(const QUrl &url)
{
    return QDesktopServices::openUrl(url);
}

} // namespace Widgets
