// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Simulator {

// Numbers that depend on nothing but the seed: the standard library's distributions give other values with another
// standard library, these don't.
class Random
{
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }

    // A seed of its own for each thing that is drawn, so that drawing one does not move the others.
    static quint64 seedFor(quint64 seed, quint64 thing, quint64 part = 0);

    quint64 next();
    // Both ends included; `low` where `high` is below it.
    qint64 between(qint64 low, qint64 high);
    bool chance(int percent);
    // [A-Za-z0-9], as AWS makes its ids.
    QString alphanumeric(qsizetype length);

private:
    quint64 m_state;
};

} // namespace Simulator
