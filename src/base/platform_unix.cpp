// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/platform.h"

#include <cerrno>

namespace Base {

void openStandardStreams(ProgramKind)
{
}

QStringList programArguments(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    return arguments;
}

QByteArray screenlessPlatform()
{
    return "offscreen";
}

bool isReaderGone(int error)
{
    return error == EPIPE;
}

} // namespace Base
