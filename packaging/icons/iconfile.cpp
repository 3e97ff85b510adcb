// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "icons/iconfile.h"

#include <QBuffer>
#include <QDataStream>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Packaging {

namespace {

// Windows' small, medium and large icons at 100, 125, 150 and 200 percent.
constexpr int icoSides[] = {16, 20, 24, 32, 40, 48, 64, 256};
// Windows reads this size alone as PNG wherever it reads icons; the others are bitmaps.
constexpr int pngSide = 256;
constexpr int icoHeaderSize = 6;
constexpr int icoEntrySize = 16;
constexpr quint32 bitmapHeaderSize = 40;

struct IcnsKind
{
    const char *type;
    int side;
};

// 16 to 512 points, each once and once for displays of twice the density.
constexpr IcnsKind icnsKinds[] = {{"icp4", 16}, {"icp5", 32}, {"ic07", 128}, {"ic08", 256}, {"ic09", 512},
                                  {"ic11", 32}, {"ic12", 64}, {"ic13", 256}, {"ic14", 512}, {"ic10", 1024}};
constexpr int icnsHeaderSize = 8;

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

// A bitmap as an icon has it: header without file header, of twice the height, rows from below, then a mask of one bit
// a pixel, in rows of whole 32 bits, for readers that know no transparency.
QByteArray bitmap(const QImage &picture)
{
    const QImage image = picture.convertToFormat(QImage::Format_ARGB32);
    const int side = image.width();
    const int maskRowSize = (side + 31) / 32 * 4;
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out << bitmapHeaderSize << qint32(side) << qint32(2 * side) << quint16(1) << quint16(32) << quint32(0)
        << quint32(side * (4 * side + maskRowSize)) << qint32(0) << qint32(0) << quint32(0) << quint32(0);
    for (int y = side - 1; y >= 0; --y) {
        for (int x = 0; x < side; ++x)
            out << quint32(image.pixel(x, y));
    }
    for (int y = side - 1; y >= 0; --y) {
        QByteArray row(maskRowSize, '\0');
        for (int x = 0; x < side; ++x) {
            if (qAlpha(image.pixel(x, y)) == 0)
                row[x / 8] = char(row.at(x / 8) | (0x80 >> (x % 8)));
        }
        out.writeRawData(row.constData(), maskRowSize);
    }
    return bytes;
}

QImage imageOfBitmap(const QByteArray &bytes, int side)
{
    QDataStream in(bytes);
    in.setByteOrder(QDataStream::LittleEndian);
    quint32 headerSize = 0;
    qint32 width = 0;
    qint32 height = 0;
    quint16 planes = 0;
    quint16 depth = 0;
    in >> headerSize >> width >> height >> planes >> depth;
    if (headerSize != bitmapHeaderSize || width != side || height != 2 * side || planes != 1 || depth != 32)
        return {};
    in.skipRawData(24);
    QImage image(side, side, QImage::Format_ARGB32);
    for (int y = side - 1; y >= 0; --y) {
        for (int x = 0; x < side; ++x) {
            quint32 pixel = 0;
            in >> pixel;
            image.setPixel(x, y, pixel);
        }
    }
    return in.status() == QDataStream::Ok ? image : QImage();
}

} // namespace

QByteArray icoFile(const Painter &paint)
{
    QByteArray header;
    QByteArray pictures;
    QDataStream out(&header, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    const auto count = int(std::size(icoSides));
    out << quint16(0) << quint16(1) << quint16(count);
    for (const int side : icoSides) {
        const QByteArray picture = side == pngSide ? png(paint(side)) : bitmap(paint(side));
        // 256 does not fit a byte and is written 0.
        out << quint8(side % 256) << quint8(side % 256) << quint8(0) << quint8(0) << quint16(1) << quint16(32)
            << quint32(picture.size()) << quint32(icoHeaderSize + count * icoEntrySize + pictures.size());
        pictures += picture;
    }
    return header + pictures;
}

QByteArray icnsFile(const Painter &paint)
{
    QByteArray entries;
    QDataStream out(&entries, QIODevice::WriteOnly);
    for (const auto &kind : icnsKinds) {
        const QByteArray picture = png(paint(kind.side));
        out.writeRawData(kind.type, 4);
        out << quint32(icnsHeaderSize + picture.size());
        out.writeRawData(picture.constData(), int(picture.size()));
    }
    QByteArray file;
    QDataStream head(&file, QIODevice::WriteOnly);
    head.writeRawData("icns", 4);
    head << quint32(icnsHeaderSize + entries.size());
    return file + entries;
}

QList<IconEntry> readIco(const QByteArray &file)
{
    QDataStream in(file);
    in.setByteOrder(QDataStream::LittleEndian);
    quint16 reserved = 0;
    quint16 type = 0;
    quint16 count = 0;
    in >> reserved >> type >> count;
    if (reserved != 0 || type != 1)
        return {};
    QList<IconEntry> entries;
    for (int i = 0; i < count; ++i) {
        quint8 side = 0;
        quint32 size = 0;
        quint32 offset = 0;
        in >> side;
        in.skipRawData(7);
        in >> size >> offset;
        const QByteArray picture = file.mid(offset, size);
        const QImage image = side == 0 ? QImage::fromData(picture, "PNG") : imageOfBitmap(picture, side);
        if (in.status() != QDataStream::Ok || picture.size() != qsizetype(size) || image.isNull())
            return {};
        entries.append({.type = {}, .image = image});
    }
    return entries;
}

QList<IconEntry> readIcns(const QByteArray &file)
{
    QDataStream in(file);
    QByteArray type(4, '\0');
    quint32 size = 0;
    in.readRawData(type.data(), 4);
    in >> size;
    if (type != "icns" || qsizetype(size) != file.size())
        return {};
    QList<IconEntry> entries;
    while (!in.atEnd()) {
        in.readRawData(type.data(), 4);
        in >> size;
        QByteArray picture(std::max(0, int(size) - icnsHeaderSize), '\0');
        const bool isWhole = in.readRawData(picture.data(), int(picture.size())) == picture.size();
        const QImage image = QImage::fromData(picture, "PNG");
        if (!isWhole || image.isNull())
            return {};
        entries.append({.type = type, .image = image});
    }
    return entries;
}

} // namespace Packaging
