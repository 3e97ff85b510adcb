// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/random.h"

using namespace Qt::StringLiterals;

namespace Simulator {

namespace {

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the state reaches every bit of the result.
quint64 scrambled(quint64 value)
{
    value = (value ^ (value >> 30)) * Q_UINT64_C(0xbf58476d1ce4e5b9);
    value = (value ^ (value >> 27)) * Q_UINT64_C(0x94d049bb133111eb);
    return value ^ (value >> 31);
}

constexpr quint64 goldenGamma = Q_UINT64_C(0x9e3779b97f4a7c15);

} // namespace

quint64 Random::seedFor(quint64 seed, quint64 thing, quint64 part)
{
    return scrambled(scrambled(scrambled(seed + goldenGamma) + thing * goldenGamma) + part * goldenGamma);
}

quint64 Random::next()
{
    m_state += goldenGamma;
    return scrambled(m_state);
}

qint64 Random::between(qint64 low, qint64 high)
{
    if (high <= low)
        return low;
    const auto span = static_cast<quint64>(high - low) + 1;
    return low + static_cast<qint64>(next() % span);
}

bool Random::chance(int percent)
{
    return between(1, 100) <= percent;
}

QString Random::alphanumeric(qsizetype length)
{
    static constexpr QStringView alphabet = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QString result;
    result.reserve(length);
    for (qsizetype i = 0; i < length; ++i)
        result += alphabet.at(between(0, alphabet.size() - 1));
    return result;
}

} // namespace Simulator
