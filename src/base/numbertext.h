// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Base {

// Bits per second in the unit that a person expects: "6.0 Mb/s", "160 kb/s", "800 b/s".
QString bitrateText(qint64 bitsPerSecond);
// "48 kHz", "44.1 kHz", "800 Hz".
QString frequencyText(qint64 hertz);
// "18.4 kB", "912 B", "1.2 MB": powers of 1000.
QString byteCountText(qint64 bytes);
// "1 284": thousands apart by a thin space (U+2009).
QString groupedText(qint64 number);

} // namespace Base
