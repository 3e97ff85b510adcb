// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>

#include <functional>

namespace Packaging {

// The picture at a side length in pixels.
using Painter = std::function<QImage(int side)>;

// The file formats that Windows and macOS want a program's icon in, with every size that they ask for.
QByteArray icoFile(const Painter &paint);
QByteArray icnsFile(const Painter &paint);

struct IconEntry
{
    QByteArray type; // of an .icns entry, "ic07"; empty in an .ico
    QImage image;
};

// What such a file holds, in its order; empty where it is not whole.
QList<IconEntry> readIco(const QByteArray &file);
QList<IconEntry> readIcns(const QByteArray &file);

} // namespace Packaging
