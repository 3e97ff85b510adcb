// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

class QDebug;

namespace Base {

// Bytes that must not be shown: QDebug prints "withheld", nothing converts it by itself, and the buffer is overwritten
// when the last copy goes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(const QByteArray &bytes);
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }

    // The bytes themselves, for signing and for nothing else.
    const QByteArray &reveal() const { return m_bytes; }

    friend bool operator==(const Secret &, const Secret &) = default;

private:
    void wipe();

    QByteArray m_bytes;
};

// Fills the buffer with zeros, for what was derived from a secret; the size stays. A buffer that another QByteArray
// shares is left alone.
void overwrite(QByteArray &bytes);

QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace Base
