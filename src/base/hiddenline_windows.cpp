// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/hiddenline.h"

#include <conio.h>
#include <io.h>

#define WIN32_LEAN_AND_MEAN
#ifndef NOMINMAX // GCC's library has defined it
#    define NOMINMAX
#endif
#include <windows.h>

namespace Base {

struct HiddenLine::Input
{
    HANDLE handle = INVALID_HANDLE_VALUE;
    bool isConsole = false;
};

HiddenLine::HiddenLine()
    : m_input(std::make_unique<Input>())
{
    DWORD mode = 0;
    m_input->handle = ::GetStdHandle(STD_INPUT_HANDLE);
    m_input->isConsole = ::GetConsoleMode(m_input->handle, &mode) != 0;
}

HiddenLine::~HiddenLine()
{
    overwrite(m_line);
}

HiddenLine::State HiddenLine::read()
{
    // _getch() shows nothing by itself.
    while (m_input->isConsole && ::_kbhit() != 0) {
        if (const State state = add(static_cast<char>(::_getch())); state != State::Open)
            return state;
    }
    while (!m_input->isConsole) {
        DWORD available = 0;
        const bool isPipe = ::PeekNamedPipe(m_input->handle, nullptr, 0, nullptr, &available, nullptr) != 0;
        if (isPipe && available == 0)
            return State::Open;
        char character = 0;
        DWORD count = 0;
        if (::ReadFile(m_input->handle, &character, 1, &count, nullptr) == 0 || count == 0)
            return m_line.isEmpty() ? State::Ended : State::Complete;
        if (const State state = add(character); state != State::Open)
            return state;
    }
    return State::Open;
}

} // namespace Base
