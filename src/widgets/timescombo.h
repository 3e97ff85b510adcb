// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

namespace Session {
class TimeDisplay;
}

namespace Widgets {

// The one switch for clocks: UTC, this machine's zone, T+ since the start, any other zone.
class TimesCombo : public QComboBox
{
    Q_OBJECT

public:
    // `display` must outlive the combo box.
    explicit TimesCombo(Session::TimeDisplay *display, QWidget *parent = nullptr);

    // Asks for a zone and shows times in it.
    void chooseZone();

private:
    void fill();
    void choose(int index);

    Session::TimeDisplay *m_display;
};

} // namespace Widgets
