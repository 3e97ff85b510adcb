// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"

#include <memory>

namespace Base {

// One line that somebody types unseen: at the terminal with its echo off, or from a standard input that is redirected.
// Asks the system in hiddenline_windows.cpp or hiddenline_unix.cpp, and never waits for it.
class HiddenLine
{
public:
    enum class State {
        Open, // more may come
        Complete,
        Ended, // the input ended before a line did
    };

    HiddenLine();
    ~HiddenLine(); // the terminal echoes again
    HiddenLine(const HiddenLine &) = delete;
    HiddenLine &operator=(const HiddenLine &) = delete;

    // Takes what has come since.
    State read();
    // Without its end.
    Secret line() const;

private:
    struct Input;

    // The line so far, with one more character.
    State add(char character);

    std::unique_ptr<Input> m_input;
    QByteArray m_line;
};

} // namespace Base
