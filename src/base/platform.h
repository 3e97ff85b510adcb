// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

// What differs from system to system in the three main()s: platform_windows.cpp and platform_unix.cpp hold it, and no
// other file of the programs includes a system's own header.
namespace Base {

enum class ProgramKind {
    Console,
    Window, // started from a terminal, it still prints there
};

// First thing in main(). What is printed goes out byte by byte, as UTF-8, whatever the terminal was set to.
void openStandardStreams(ProgramKind kind);

// What main() was given, without the program's name; on Windows as typed, not as the system's code page has it.
QStringList programArguments(int argc, char *argv[]);

// The Qt platform that draws windows without a screen. Empty where a program always has one, as on Windows, whose own
// platform alone knows the fonts.
QByteArray screenlessPlatform();

// Says this value of errno that whoever read the pipe is gone?
bool isReaderGone(int error);

} // namespace Base
