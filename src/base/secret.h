// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <memory>
#include <utility>

class QDebug;

namespace Base {

// Fills the buffer with zeros, for what held a secret; the size stays. A buffer that another one shares is left alone.
void overwrite(QByteArray &bytes);
void overwrite(QString &text);

// Bytes that hold a secret in plain for as long as they are needed: overwritten when this goes, unless a copy of them
// shares the buffer by then.
class Plaintext
{
public:
    explicit Plaintext(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    Plaintext(Plaintext &&other) noexcept
        : m_bytes(std::exchange(other.m_bytes, {}))
    {
    }
    Plaintext(const Plaintext &) = delete;
    Plaintext &operator=(const Plaintext &) = delete;
    Plaintext &operator=(Plaintext &&) = delete;
    ~Plaintext() { overwrite(m_bytes); }

    const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

// Bytes that must not be shown and that are kept for long: keys, tokens, passwords, codes. QDebug prints "withheld",
// nothing converts them by itself, and no QByteArray or QString shares their storage. Copies share one buffer, which is
// overwritten when the last of them goes.
//
// In memory they stand masked with random bytes of this process, so that a core dump, a page on the swap file or a
// search through memory does not show them. That is no protection against somebody who has the whole of the memory and
// works on it. What reveal() gives is plain until it goes, and is overwritten then. What a request is made of (its
// headers, its body, the text that is signed) and what Qt holds (JSON documents, sockets, a line edit) is plain until
// it is freed; nobody overwrites it, the allocator's next use excepted.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView bytes);
    explicit Secret(QStringView text); // as UTF-8

    bool isEmpty() const { return !m_buffer; }

    // For one use.
    Plaintext reveal() const;

    friend bool operator==(const Secret &left, const Secret &right);

private:
    class Buffer;

    std::shared_ptr<const Buffer> m_buffer; // null where there are no bytes
};

// The text as a secret; its own buffer is overwritten, unless it is shared.
Secret takeSecret(QString text);

QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace Base
