// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;

namespace App {

namespace {

bool install(QCoreApplication *application, const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>(application);
    if (!translator->load(locale, name, u"_"_s, folder))
        return false;
    QCoreApplication::installTranslator(translator.release());
    return true;
}

} // namespace

QString installTranslations(QCoreApplication *application, const QLocale &locale, const QString &programFolder)
{
    const QDir program(programFolder);
    // Of a Linux tree and of the build, of Windows, of a macOS bundle.
    const QStringList folders{program.filePath(u"../share/streamloupe/translations"_s),
                              program.filePath(u"translations"_s), program.filePath(u"../Resources/translations"_s)};
    const QLocale english(QLocale::English);
    for (const QLocale &wanted : {locale, english}) {
        for (const QString &folder : folders) {
            if (!install(application, wanted, u"streamloupe"_s, folder))
                continue;
            // Qt's texts in a language that ours are not in would make a mixture.
            if (wanted.language() != QLocale::English)
                install(application, wanted, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
            return QLocale::languageToCode(wanted.language());
        }
    }
    return {};
}

} // namespace App
