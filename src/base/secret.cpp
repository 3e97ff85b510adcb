// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/secret.h"

#include <QDebug>

#include <utility>

namespace Base {

// A deep copy, so that wiping ours leaves the caller's alone.
Secret::Secret(const QByteArray &bytes)
    : m_bytes(bytes.constData(), bytes.size())
{
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe()
{
    // A shared buffer still serves another Secret, whose turn will come.
    overwrite(m_bytes);
    m_bytes.clear();
}

void overwrite(QByteArray &bytes)
{
    if (!bytes.isDetached())
        return;
    // volatile: a plain fill of a dying buffer may be optimised away.
    volatile char *buffer = bytes.data();
    for (qsizetype i = 0; i < bytes.size(); ++i)
        buffer[i] = 0;
}

QDebug operator<<(QDebug debug, const Secret &secret)
{
    QDebugStateSaver saver(debug);
    debug.nospace() << (secret.isEmpty() ? "Secret(empty)" : "Secret(withheld)");
    return debug;
}

} // namespace Base
