// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/numbertext.h"

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Base {

namespace {

// At most `decimals` places, trailing zeros cut, always with a dot: figures here are technical, not prose.
QString trimmed(double value, int decimals)
{
    QString text = QString::number(value, 'f', decimals);
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text;
}

} // namespace

QString bitrateText(qint64 bitsPerSecond)
{
    const auto bits = static_cast<double>(bitsPerSecond);
    const double size = std::abs(bits);
    if (size >= 999950) { // what would be shown as "1000 kb/s"
        // One place as a rule ("6.0 Mb/s"), a second one where it says more ("1.24 Mb/s").
        const QString fine = trimmed(bits / 1e6, 2);
        return (fine.contains(u'.') ? fine : QString::number(bits / 1e6, 'f', 1)) + u" Mb/s"_s;
    }
    if (size >= 1e3)
        return trimmed(bits / 1e3, 1) + u" kb/s"_s;
    return QString::number(bitsPerSecond) + u" b/s"_s;
}

QString frequencyText(qint64 hertz)
{
    const auto value = static_cast<double>(hertz); // before abs(): the smallest qint64 has no positive counterpart
    if (std::abs(value) >= 1e3)
        return trimmed(value / 1e3, 3) + u" kHz"_s;
    return QString::number(hertz) + u" Hz"_s;
}

QString byteCountText(qint64 bytes)
{
    if (bytes < 1000)
        return u"%1 B"_s.arg(bytes);
    static constexpr std::array units{u'k', u'M', u'G', u'T'};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    value /= 1000;
    while (value >= 999.95 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    return u"%1 %2B"_s.arg(QString::number(value, 'f', 1), QString(units.at(unit)));
}

QString groupedText(qint64 number)
{
    QString digits = QString::number(number);
    const qsizetype first = number < 0 ? 1 : 0;
    for (qsizetype i = digits.size() - 3; i > first; i -= 3)
        digits.insert(i, QChar(0x2009));
    return digits;
}

} // namespace Base
