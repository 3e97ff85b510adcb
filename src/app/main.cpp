// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/translations.h"

#include "base/platform.h"
#include "base/programversion.h"

#include <QApplication>
#include <QLocale>

#include <cstdio>

int main(int argc, char *argv[])
{
    Base::openStandardStreams(Base::ProgramKind::Window);
    const auto parsed = App::parseOptions(Base::programArguments(argc, argv));
    if (const auto *notice = std::get_if<App::Notice>(&parsed)) {
        std::fputs(notice->text.toUtf8().constData(), notice->exitCode == 0 ? stdout : stderr);
        return notice->exitCode;
    }
    const auto &options = std::get<App::Options>(parsed);
    if (!options.renderFile.isEmpty() && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", Base::screenlessPlatform());

    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("streamloupe"));
    QApplication::setApplicationDisplayName(QStringLiteral("Streamloupe"));
    QApplication::setApplicationVersion(Base::programVersion());
    QApplication::setDesktopFileName(QStringLiteral("org.streamloupe.Streamloupe"));
    App::installTranslations(&qt, QLocale(), QApplication::applicationDirPath());
    App::Application application(&qt, options);
    application.start();
    return QApplication::exec();
}
