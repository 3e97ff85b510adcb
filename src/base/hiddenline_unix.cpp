// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/hiddenline.h"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace Base {

struct HiddenLine::Input
{
    termios before{};
    bool isTerminal = false;
};

HiddenLine::HiddenLine()
    : m_input(std::make_unique<Input>())
{
    m_input->isTerminal = ::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &m_input->before) == 0;
    if (!m_input->isTerminal)
        return;
    termios silent = m_input->before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
}

HiddenLine::~HiddenLine()
{
    overwrite(m_line);
    if (m_input->isTerminal)
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_input->before);
}

HiddenLine::State HiddenLine::read()
{
    pollfd wanted{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    while (::poll(&wanted, 1, 0) > 0) {
        char character = 0;
        // One at a time: what follows the line is not ours.
        if (::read(STDIN_FILENO, &character, 1) != 1)
            return m_line.isEmpty() ? State::Ended : State::Complete;
        if (const State state = add(character); state != State::Open)
            return state;
    }
    return State::Open;
}

} // namespace Base
