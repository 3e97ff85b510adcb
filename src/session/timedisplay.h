// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"

#include <QObject>

namespace Session {

// The one switch for how clocks are shown; every view follows it.
class TimeDisplay : public QObject
{
    Q_OBJECT

public:
    explicit TimeDisplay(QObject *parent = nullptr);

    const Base::TimeFormat &format() const { return m_format; }
    void setFormat(const Base::TimeFormat &format);

Q_SIGNALS:
    void changed();

private:
    Base::TimeFormat m_format;
};

} // namespace Session
