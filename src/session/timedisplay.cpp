// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/timedisplay.h"

namespace Session {

TimeDisplay::TimeDisplay(QObject *parent)
    : QObject(parent)
{
}

void TimeDisplay::setFormat(const Base::TimeFormat &format)
{
    if (m_format == format)
        return;
    m_format = format;
    Q_EMIT changed();
}

} // namespace Session
