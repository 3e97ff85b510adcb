// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// streamloupe-icons FOLDER: writes packaging/windows/streamloupe.ico, packaging/macos/streamloupe.icns and the picture
// of the Windows installer anew, from the icon that the program paints.
#include "icons/iconfile.h"
#include "widgets/applicationicon.h"

#include <QBuffer>
#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

// The left side of the installer's first and last page, in the size and format that NSIS wants.
QByteArray welcomePicture()
{
    QImage picture(164, 314, QImage::Format_RGB888);
    picture.fill(QColor(0x2A, 0x2E, 0x32));
    QPainter painter(&picture);
    painter.drawImage(QPoint(34, 48), Widgets::applicationIconImage(96));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "BMP");
    return bytes;
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
                           && write(folder.filePath(u"macos/streamloupe.icns"_s), Packaging::icnsFile(paint))
                           && write(folder.filePath(u"windows/welcome.bmp"_s), welcomePicture());
    if (!isWritten)
        std::fputs("streamloupe-icons: the folder cannot be written to\n", stderr);
    return isWritten ? 0 : 1;
}
