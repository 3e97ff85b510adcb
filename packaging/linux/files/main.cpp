// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// streamloupe-linuxfiles FOLDER PROSE-FOLDER: writes what a Linux desktop wants to know of the programs, all of it
// taken from the programs themselves: manual pages, completions, icons.
#include "app/options.h"
#include "base/programversion.h"
#include "cli/options.h"
#include "files/completions.h"
#include "files/documenticon.h"
#include "files/manpage.h"
#include "files/svgdevice.h"
#include "sim/options.h"
#include "widgets/applicationicon.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

using Paint = void (*)(QPainter *, const QRectF &);

bool write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
    if (!isWritten)
        std::fputs(qPrintable(u"streamloupe-linuxfiles: %1 cannot be written\n"_s.arg(path)), stderr);
    return isWritten;
}

bool writeDescriptions(const Packaging::Command &program, const QDir &folder, const QDir &proseFolder)
{
    QFile prose(proseFolder.filePath(program.name + u".1.in"_s));
    if (!prose.open(QIODevice::ReadOnly)) {
        std::fputs(qPrintable(u"streamloupe-linuxfiles: no %1\n"_s.arg(prose.fileName())), stderr);
        return false;
    }
    const QString page = Packaging::manPage(program, QString::fromUtf8(prose.readAll()), Base::programVersion());
    const QString name = program.name;
    return write(folder.filePath(u"man/%1.1"_s.arg(name)), page.toUtf8())
           && write(folder.filePath(u"bash/"_s + name), Packaging::bashCompletion(program).toUtf8())
           && write(folder.filePath(u"zsh/_"_s + name), Packaging::zshCompletion(program).toUtf8())
           && write(folder.filePath(u"fish/%1.fish"_s.arg(name)), Packaging::fishCompletion(program).toUtf8());
}

QByteArray png(int side, Paint paint)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paint(&painter, image.rect());
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.convertToFormat(QImage::Format_ARGB32).save(&buffer, "png");
    return bytes;
}

bool writeIcons(const QDir &folder, const QString &place, Paint paint)
{
    for (const int side : {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
        if (!write(folder.filePath(u"hicolor/%1x%1/%2.png"_s.arg(QString::number(side), place)), png(side, paint)))
            return false;
    }
    constexpr int side = 64;
    return write(
        folder.filePath(u"hicolor/scalable/%1.svg"_s.arg(place)),
        Packaging::svgOf({side, side}, [paint](QPainter *painter) { paint(painter, QRectF(0, 0, side, side)); }));
}

} // namespace

int main(int argc, char *argv[])
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 3) {
        std::fputs("usage: streamloupe-linuxfiles FOLDER PROSE-FOLDER\n", stderr);
        return 2;
    }
    const QDir folder(arguments.at(1));
    const QDir prose(arguments.at(2));
    bool isWritten
        = writeIcons(folder, u"apps/org.streamloupe.Streamloupe"_s, Widgets::paintApplicationIcon)
          && writeIcons(folder, u"mimetypes/application-vnd.streamloupe+json"_s, Packaging::paintDocumentIcon);
    const auto describe = [&](const CLI::App &app) {
        isWritten = writeDescriptions(Packaging::readCommandLine(app), folder, prose) && isWritten;
    };
    App::withCommandLine(describe);
    Cli::withCommandLine(describe);
    Sim::withCommandLine(describe);
    return isWritten ? 0 : 1;
}
