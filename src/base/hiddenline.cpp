// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/hiddenline.h"

namespace Base {

// More than any code has; what is longer is none.
constexpr qsizetype maximumLine = 4096;

Secret HiddenLine::line() const
{
    return Secret(QByteArrayView(m_line).trimmed());
}

HiddenLine::State HiddenLine::add(char character)
{
    if (character == '\n' || character == '\r')
        return State::Complete;
    if (character == '\b' || character == '\x7f') {
        if (!m_line.isEmpty())
            m_line.back() = '\0';
        m_line.chop(1);
    } else if (m_line.size() < maximumLine) {
        m_line.reserve(maximumLine); // it stays in one place, which is overwritten in the end
        m_line += character;
    }
    return State::Open;
}

} // namespace Base
