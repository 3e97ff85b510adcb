// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/platform.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <io.h>

#define WIN32_LEAN_AND_MEAN
#ifndef NOMINMAX // GCC's library has defined it
#    define NOMINMAX
#endif
#include <windows.h>
// After windows.h, which it needs.
#include <shellapi.h>

namespace Base {

namespace {

// The console outlives the program: it is left as it was found.
UINT consoleCodePage = 0;

void restoreConsole()
{
    SetConsoleOutputCP(consoleCodePage);
}

bool isRedirected(DWORD stream)
{
    const HANDLE handle = GetStdHandle(stream);
    return handle != nullptr && handle != INVALID_HANDLE_VALUE;
}

// A window program has no console of its own. Where it was started from one and sent nowhere else, it prints there.
void borrowConsole()
{
    const bool hasOut = isRedirected(STD_OUTPUT_HANDLE);
    const bool hasErr = isRedirected(STD_ERROR_HANDLE);
    if ((hasOut && hasErr) || !AttachConsole(ATTACH_PARENT_PROCESS))
        return;
    std::FILE *const out = hasOut ? stdout : std::freopen("CONOUT$", "w", stdout);
    std::FILE *const err = hasErr ? stderr : std::freopen("CONOUT$", "w", stderr);
    if (!out || !err)
        FreeConsole();
}

} // namespace

void openStandardStreams(ProgramKind kind)
{
    if (kind == ProgramKind::Window)
        borrowConsole();
    // A stream that leads nowhere has no descriptor, and the run-time library ends a program that names such a one.
    for (std::FILE *const stream : {stdin, stdout, stderr}) {
        if (const int descriptor = _fileno(stream); descriptor >= 0)
            _setmode(descriptor, _O_BINARY);
    }
    consoleCodePage = GetConsoleOutputCP();
    if (consoleCodePage != 0 && SetConsoleOutputCP(CP_UTF8))
        std::atexit(restoreConsole);
}

QStringList programArguments(int, char *[])
{
    int count = 0;
    wchar_t **const words = CommandLineToArgvW(GetCommandLineW(), &count);
    QStringList arguments;
    for (int i = 1; i < count; ++i)
        arguments += QString::fromWCharArray(words[i]);
    LocalFree(words);
    return arguments;
}

QByteArray screenlessPlatform()
{
    return {};
}

bool isReaderGone(int error)
{
    // A write to a pipe that nobody reads any more fails with the one or the other, by how the pipe was made.
    return error == EPIPE || error == EINVAL;
}

} // namespace Base
