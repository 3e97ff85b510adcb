// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// streamloupe-icons FOLDER: writes packaging/windows/streamloupe.ico and packaging/macos/streamloupe.icns anew, from
// the icon that the program paints.
#include "icons/iconfile.h"
#include "widgets/applicationicon.h"

#include <QDir>
#include <QGuiApplication>
#include <QIcon>
#include <QPixmap>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

int main(int argc, char *argv[])
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 2) {
        std::fputs("usage: streamloupe-icons PACKAGING-FOLDER\n", stderr);
        return 2;
    }
    const QDir folder(arguments.at(1));
    const auto paint = [](int side) { return Widgets::applicationIconImage(side); };
    const bool isWritten = write(folder.filePath(u"windows/streamloupe.ico"_s), Packaging::icoFile(paint))
                           && write(folder.filePath(u"macos/streamloupe.icns"_s), Packaging::icnsFile(paint));
    if (!isWritten)
        std::fputs("streamloupe-icons: the folder cannot be written to\n", stderr);
    return isWritten ? 0 : 1;
}
