// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/secret.h"

#include <QDebug>
#include <QRandomGenerator>

#include <array>
#include <vector>

namespace Base {

namespace {

// Through volatile: a plain fill of a buffer that is about to go may be optimised away.
void fillWithZeros(void *buffer, std::size_t size)
{
    auto *bytes = static_cast<volatile char *>(buffer);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = 0;
}

using Pad = std::array<quint32, 16>;

const Pad &pad()
{
    static const Pad bytes = [] {
        Pad fresh{};
        QRandomGenerator::system()->generate(fresh.begin(), fresh.end());
        return fresh;
    }();
    return bytes;
}

// There and back.
char masked(char byte, qsizetype position)
{
    const auto word = static_cast<std::size_t>(position / 4) % std::tuple_size_v<Pad>;
    return static_cast<char>(byte ^ static_cast<char>(pad()[word] >> (position % 4 * 8)));
}

} // namespace

// Never plain.
class Secret::Buffer
{
public:
    explicit Buffer(QByteArrayView bytes)
        : m_masked(static_cast<std::size_t>(bytes.size()))
    {
        for (qsizetype i = 0; i < bytes.size(); ++i)
            m_masked[static_cast<std::size_t>(i)] = masked(bytes.at(i), i);
    }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;
    ~Buffer() { fillWithZeros(m_masked.data(), m_masked.size()); }

    QByteArray plain() const
    {
        QByteArray bytes(static_cast<qsizetype>(m_masked.size()), Qt::Uninitialized);
        for (qsizetype i = 0; i < bytes.size(); ++i)
            bytes[i] = masked(m_masked[static_cast<std::size_t>(i)], i);
        return bytes;
    }

    friend bool operator==(const Buffer &left, const Buffer &right) { return left.m_masked == right.m_masked; }

private:
    std::vector<char> m_masked;
};

Secret::Secret(QByteArrayView bytes)
    : m_buffer(bytes.isEmpty() ? nullptr : std::make_shared<const Buffer>(bytes))
{
}

Secret::Secret(QStringView text)
    : Secret(Plaintext(text.toUtf8()).bytes())
{
}

Plaintext Secret::reveal() const
{
    return Plaintext(m_buffer ? m_buffer->plain() : QByteArray());
}

// One pad for all: equal bytes are masked alike.
bool operator==(const Secret &left, const Secret &right)
{
    if (!left.m_buffer || !right.m_buffer)
        return left.m_buffer == right.m_buffer;
    return *left.m_buffer == *right.m_buffer;
}

Secret takeSecret(QString text)
{
    const Secret secret{QStringView(text)};
    overwrite(text);
    return secret;
}

void overwrite(QByteArray &bytes)
{
    if (bytes.isDetached())
        fillWithZeros(bytes.data(), static_cast<std::size_t>(bytes.size()));
}

void overwrite(QString &text)
{
    if (text.isDetached())
        fillWithZeros(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
}

QDebug operator<<(QDebug debug, const Secret &secret)
{
    QDebugStateSaver saver(debug);
    debug.nospace() << (secret.isEmpty() ? "Secret(empty)" : "Secret(withheld)");
    return debug;
}

} // namespace Base
