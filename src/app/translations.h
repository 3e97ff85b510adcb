// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QCoreApplication;
class QLocale;

namespace App {

// Puts the texts into the locale's language where there is a translation, with Qt's own texts in the same one, and else
// into English, which has a file of its own for its plurals. The files are looked for where each system's package lays
// them, from the folder that the program is in. Returns the language that was found, "de"; empty without any file.
QString installTranslations(QCoreApplication *application, const QLocale &locale, const QString &programFolder);

} // namespace App
